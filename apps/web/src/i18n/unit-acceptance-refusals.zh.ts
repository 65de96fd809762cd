import type { RefusalCode, RefusalDetails } from "@threshold/domain/refusal";
import { facts } from "./facts.ts";
import { formats } from "./format.ts";

const { count, list, when, quote } = facts({
  day: formats("zh").day,
  comma: "、",
  quotes: ["「", "」"],
});
const kindsZh = { GENERAL: "房屋综合验收小组", SPECIAL: "专项验收小组" };

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
  UAC_VERDICT_COMPUTED: (d) =>
    `${quote(d, "item")}实测超出限值（${count(d, "rule")}），不能改判合格。`,
  UAC_NOT_SIGNED: (d) => `还未签字：${list(d, "names")}。`,
  UAC_NOT_RECTIFIED: (d) => `${quote(d, "item")}还未整改完成，不能复验。`,
  UAC_RESULT_CONFLICT: (d) =>
    `其他人已记录了不同的结果：${list(d, "items")}（${list(d, "names")}）。请刷新核对后再保存。`,
  UAC_LEASED: (d) => `${quote(d, "name")}正在验收这一户。请先联系；需要接手时写明原因。`,
  UAC_NO_UNITS: () => "所选楼栋没有可以纳入的房屋，可能已在别的批次中。",
};
