import type { RefusalCode, RefusalDetails } from "@threshold/domain/refusal";
import { facts } from "./facts.ts";
import { formats } from "./format.ts";

const { count, list, text, when, quote } = facts({
  day: formats("zh").day,
  comma: "、",
  quotes: ["「", "」"],
});
const kindsZh = { GENERAL: "房屋综合验收小组", SPECIAL: "专项验收小组" };

const missingZh = {
  ROOMS: "没有选检查的房间",
  REQUIREMENT: "没有限值，也没有写要求",
  TOOL: "是实测项，但没有选量具，结果不能判定",
  LIMIT: "是实测项，但没有填限值或极差",
};

export type UnitAcceptanceCode = Extract<RefusalCode, `UAC_${string}`>;

/** Refusals of unit acceptance, in Chinese. */
export const unitAcceptanceRefusalsZh: Record<UnitAcceptanceCode, (d: RefusalDetails) => string> = {
  UAC_NOT_PASSED_INTERNALLY: () =>
    "工程部内部验收未合格，不能组织分户验收。请填写通知之前的内部验收合格日期。",
  UAC_HANDOVER_PASSED: (d) => `已到交楼日期（${when(d, "handoverOn")}），分户验收须在交楼前进行。`,
  UAC_STATUS: () => "现在的状态不能这样办理，请刷新后查看。",
  UAC_GROUP_MISSING: (d) => `还未成立：${list(d, "kinds", kindsZh)}。`,
  UAC_ORGANIZATION_MISSING: (d) => `验收小组缺少：${list(d, "organizations")}。`,
  UAC_LEADER_NOT_HEAD: () => "组长须为物业服务中心负责人。",
  UAC_MEMBER_NOT_READY: (d) => `未明确分工或未在验收前培训：${list(d, "names")}。`,
  UAC_TOOL_MISSING: (d) => `验收工具缺少：${list(d, "tools")}。`,
  UAC_TOOL_UNCHECKED: (d) => `验收工具未检查或已损坏：${list(d, "tools")}。`,
  UAC_BALLS_WRONG: () => "乒乓球须40个且编号无重复。",
  UAC_NET_WRONG: () => "网兜直径应为200–300mm。",
  UAC_NOT_MEMBER: () => "非本小组成员不能记录或签字。",
  UAC_LINES_OPEN: (d) => `还有${count(d, "number")}项没有结果：${list(d, "items")}。`,
  UAC_VALUE_MISSING: (d) => `请填写实测值：${quote(d, "item")}。`,
  UAC_VALUE_QUESTIONED: (d) =>
    `${quote(d, "item")}的读数 ${count(d, "value")} 超出工具量程（${count(d, "min")}–${count(d, "max")}），请核对；确认无误后再保存。`,
  UAC_SAMPLING_SWITCH: (d) => {
    if (d["decision"] === "RESTORE") return "目前不是放宽检验，无须恢复。";
    if (d["decision"] === "RESUME") return "抽样没有停止，无须恢复。";
    return d["severity"] === "NORMAL"
      ? `转移得分为 ${text(d, "score")}，正常检验下达到 ${text(d, "need")} 方可转为放宽检验。`
      : "只能从正常检验转为放宽检验。";
  },
  UAC_LOT_OPEN: (d) =>
    `抽样还没有判定，判定后再转签字（已签字的样本户/样本户）：${list(d, "items")}。`,
  UAC_CRITICAL_SAMPLED: (d) => `${quote(d, "item")}是强制项，须逐户检查，不能抽样。`,
  UAC_VERDICT_COMPUTED: (d) =>
    `${quote(d, "item")}实测超出限值（${count(d, "rule")}），不能改判合格。`,
  UAC_NOT_SIGNED: (d) => `还未签字：${list(d, "names")}。`,
  UAC_NOT_RECTIFIED: (d) => `${quote(d, "item")}还未整改完成，不能复验。`,
  UAC_RESULT_CONFLICT: (d) =>
    `其他人已记录了不同的结果：${list(d, "items")}（${list(d, "names")}）。请刷新核对后再保存。`,
  UAC_LEASED: (d) => `${quote(d, "name")}正在验收这一户。请先联系；需要接手时写明原因。`,
  UAC_STANDARD_EMPTY: (d) => `标准里还没有${list(d, "kinds", kindsZh)}的检查项。`,
  UAC_STANDARD_PUBLISHED: () => "已发布的版本不能修改，请新建一版。",
  UAC_STANDARD_DRAFT_OPEN: () => "已有一份草稿，请在草稿上修改或先放弃它。",
  UAC_ITEM_INCOMPLETE: (d) => `${quote(d, "item")}${text(d, "missing", missingZh)}。`,
  UAC_LIMITS_REVERSED: (d) => `${quote(d, "item")}的上下限或适用日期前后颠倒，请核对。`,
  UAC_SOURCE_NOT_READ: (d) =>
    `${quote(d, "item")}的依据没有人读过原文（${count(d, "confidence")}），不能作为强制项；请核对原文后改为 V1/V2，或取消强制。`,
  UAC_VARIANT_TWICE: (d) =>
    `${quote(d, "item")}在同一地点、同一报批日期有两条，不知道执行哪一条。请修改适用地点或日期。`,
  UAC_ITEM_OTHER_MEANING: (d) =>
    `${quote(d, "item")}的编码 ${count(d, "code")} 已用于别的检查类别或单位。编码保持原来的含义；请用新的编码。`,
  UAC_STATUTE_LOOSENED: (d) =>
    `${quote(d, "item")}比强制条文宽松（${count(d, "source")}，${count(d, "rule")}）。公司标准只能更严，不能取消、放宽或改为非强制。`,
  UAC_NO_UNITS: () => "所选楼栋没有可以纳入的房屋，可能已在别的批次中。",
};
