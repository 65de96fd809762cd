import type { RefusalCode, RefusalDetails } from "@threshold/domain/refusal";
import { facts } from "./facts.ts";
import { formats } from "./format.ts";

const { count, list, when, quote } = facts({
  day: formats("zh").day,
  comma: "、",
  quotes: ["「", "」"],
});

export type TakeoverCode = Extract<RefusalCode, `TKO_${string}`>;

/** Refusals of takeover inspection, in Chinese. */
export const takeoverRefusalsZh: Record<TakeoverCode, (d: RefusalDetails) => string> = {
  TKO_STATUS: () => "现在的状态不能这样办理，请刷新后查看。",
  TKO_ANCHOR_MISSING: () => "请填写分项工程竣工验收日期或收到交接通知日期。",
  TKO_BUILDING_TAKEN: () => "所选楼栋已在别的承接查验项目中。",
  TKO_CONDITIONS_UNMET: (d) => `承接查验条件未具备：${list(d, "items")}。`,
  TKO_LEADER_NOT_HEAD: () => "承接查验小组组长须为物业服务中心负责人。",
  TKO_PLAN_ROW_INCOMPLETE: (d) =>
    Number(d["row"]) > 0
      ? `第${count(d, "row")}项缺少内容、标准或完成时间。`
      : "查验工作方案至少有一项。",
  TKO_BASIS_MISSING: (d) => `还未上传查验依据：${list(d, "items")}。`,
  TKO_STANDARD_EMPTY: () => "承接查验标准没有条目。",
  TKO_TOPICS_MISSING: (d) => `培训内容缺少：${list(d, "items")}。`,
  TKO_NOT_MEMBER: () => "非承接查验小组成员不能记录。请组长先将其加入小组。",
  TKO_UNTRAINED: (d) => `${quote(d, "name")}还未培训，不能查验。请先登记培训。`,
  TKO_LINKAGE_TOO_EARLY: () => "联动测试在正式验收时进行。",
  TKO_LINES_OPEN: (d) => `还有${count(d, "number")}项未查验：${list(d, "items")}。`,
  TKO_LINE_CONTESTED: (d) =>
    `其他人已改过同一项：${list(d, "items")}（${list(d, "names")}）。请刷新核对后再保存。`,
  TKO_REPORT_UNSIGNED: () => "整改报告须经组长签署。请先提交整改报告，由组长签署后再开始正式验收。",
  TKO_FORMAL_OPEN: (d) => `正式验收还未完成：${list(d, "items")}。`,
  TKO_REMEDY: () => "影响安全的问题须加固、补强或返修；其他问题由责任单位维修。",
  TKO_AGREEMENT_MIXED: () => "影响安全的问题与其他问题须分别约定，签署方不同。",
  TKO_AGREED_DUE_MISSING: () => "现状接管须书面约定整改期限。",
  TKO_NO_EXCEPTION: () => "承接查验问题不能由一人例外接受；现状接管须三方书面约定整改期限。",
  TKO_SAFETY_NOT_VOID: () => "影响安全的问题不能作废，须经复查合格。",
  TKO_SAFETY_OPEN: (d) => `存在影响结构/使用安全的问题，不得接管：${list(d, "defects")}。`,
  TKO_NOT_AS_IS: (d) => `还有未整改的问题：${list(d, "defects")}。请整改，或选择现状接管。`,
  TKO_AS_IS_UNAGREED: (d) =>
    `现状接管须三方书面约定整改期限，以下还未约定或未签完：${list(d, "defects")}。`,
  TKO_TRANSFER_SCOPE: () => "移交内容与移交方式不符：一次性移交须包括全部区域。",
  TKO_WAIVED_ONLY_PARTIAL: () => "条件未全部具备即开始查验的，只能局部移交。",
  TKO_AREA_TRANSFERRED: (d) => `${list(d, "areas")}的管理权已移交。此后发现的问题请按报修登记。`,
  TKO_AGREEMENT_HEADS: (d) => `承接查验协议还缺：${list(d, "items")}。`,
  TKO_PAPERS_UNSIGNED: () => "移交文件还未由双方签署。",
  TKO_TRANSFER_BEFORE_SIGNING: (d) =>
    `移交日期不得早于移交文件签署日期（${when(d, "signedOn")}）。`,
  TKO_NOT_TO_URGE: () => "问题未逾期，不需督促。",
  TKO_REGISTER_OPEN: (d) =>
    Number(d["number"]) > 0 ? `以下还没有面积：${list(d, "items")}。` : "权属清册还没有内容。",
  TKO_FILING_INCOMPLETE: (d) => `备案材料缺少：${list(d, "items")}。`,
};
