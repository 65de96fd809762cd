import type { RefusalDetails } from "@threshold/domain/refusal";
import { formats } from "./format.ts";

const { bytes } = formats("zh-CN");

/** 招标项目的操作被拒绝时的说明。 */
export const tenderRefusalsZh = {
  BID_TEXT_BROKEN: () => "投标内容含有无法编码的字符，请删除后重试。",
  BID_UNREADABLE: () => "这份投标文件无法解密：加密所用公钥不是本项目的，或文件已被改动。",
  BID_NOT_AS_COMMITTED: () => "这份投标文件的内容与递交时的承诺值不一致。",
  BID_WITHOUT_PRICE: () => "有一份投标文件没有可读的报价，请列入无法开启并说明原因。",
  BID_PRICE_WRONG: ({ service }: RefusalDetails) =>
    service
      ? `“${String(service)}”的报价须是大于 0 的数。`
      : "请填写报价：大于 0 的数，单位为元/㎡·月。",
  BID_SERVICES_DO_NOT_SUM: ({ sum, price }: RefusalDetails) =>
    `分项报价合计 ${String(sum ?? "–")} 元，与报价 ${String(price ?? "–")} 元不一致。`,
  BID_PART_MISSING: ({ part }: RefusalDetails) =>
    part === "plan" ? "请填写物业管理方案（可概述要点，详细方案放进附件）。" : "请填写投标函。",
  BID_TOO_LONG: () => "投标内容过长，请精简文字，把详细方案放进附件。",
  BID_FILES_TOO_MANY: (d: RefusalDetails) =>
    `一份投标文件最多 ${String(d["limit"] ?? "–")} 个附件，合计不超过 ${bytes(Number(d["bytes"]))}，请合并或压缩后再添加。`,
  BID_FILE_NOT_THERE: () => "有附件还没有上传完成，请等上传完成后再封存。",
  BID_FILE_DAMAGED: () => "上传的附件与加密时的哈希不一致，请移除后重新添加。",
  BID_NOT_THERE: () => "没有可以撤回的投标文件。",
  PASSPHRASE_TOO_SHORT: () => "口令至少需要 14 个字符。",
  PASSPHRASE_WRONG: () => "口令不正确，密钥无法打开。",
  KEY_HOLDERS_TOO_FEW: () =>
    "至少需要 2 人共同开标，且保管人须多于开标所需人数，每人各用自己的密钥。",
  KEY_SHARE_BROKEN: () => "这份密钥份额不属于该保管人，或已被改动。",
  KEY_SHARES_MISSING: () => "到场的密钥保管人不足，无法开标。",
  KEY_SHARES_DO_NOT_FIT: () => "这些密钥份额合不成本项目的密钥。",
  COMMITTEE_SIZE_WRONG: () => "评标委员会须为 5 人以上单数，其中专家不少于三分之二。",
  EXPERT_TWICE: () => "同一人在名单中出现了两次。",
  CONFLICT_WITHOUT_REASON: () => "因利害关系回避的专家须写明原因。",
  EXPERTS_TOO_FEW: () => "可抽取的专家人数不足，请补充专家名单。",
  EXPERTS_LISTED_ALREADY: () => "专家名单已经公布，抽取前不能更改。",
  EXPERT_NOT_DRAWN: () => "不是本项目评标委员会的成员。",
  EXPERT_BIDS: () => "此人在投标小组中，与投标人有利害关系，不能评标。",
  EXPERT_CANNOT_READ: () =>
    "此人没有可登录的账号，或其岗位看不到本项目的招标，将无法进入评分。请先给予能查看招投标的岗位，或不选账号、改用链接评分。",
  EXPERT_HAS_ACCOUNT: () => "这位评委有账号，由本人登录后进入评分，不能代为生成链接。",
  DRAW_DOES_NOT_FIT: () => "抽取结果与专家名单不符。",
  CRITERIA_WRONG: () => "评分办法有误：权重须为正数，每项须有满分或下级项，编号不得重复。",
  CRITERION_UNKNOWN: () => "评分表中有不存在的评分项。",
  POINTS_MISSING: () => "还有评分项没有打分。",
  POINTS_OUT_OF_RANGE: () => "得分须在 0 与该项满分之间。",
  SCORED_ALREADY: () => "独立评分已经提交，不能再次提交。",
  SHEETS_NOT_COMPLETE: () => "须对每一份已开启的投标文件评分。",
  SCORES_STILL_ALONE: () => "还有评委没有独立评完，此前不能讨论修改。",
  SCORES_MISSING: () => "还有评委没有提交评分。",
  RANKING_DOES_NOT_FIT: () => "排序名单与已开启的投标不符。",
  TENDER_STATE: () => "招标项目现在的状态不允许这样做。",
  DEADLINE_PASSED: () => "投标截止时间已过。",
  DEADLINE_NOT_REACHED: () => "投标截止时间还没有到。",
  DEADLINE_ONLY_LATER: () => "截止时间只能顺延，不能提前。",
  BIDDER_UNKNOWN: () => "不是本项目的投标人。",
  BIDDER_TWICE: () => "该投标人已经登记。",
  BIDDER_NOT_INVITED: () => "该企业不在邀请名单内。",
  BIDDER_NOT_QUALIFIED: () => "该投标人没有通过资格预审。",
  BIDDER_NOT_RANKED: () => "中标人须在中标候选人之中。",
  QUESTION_NOT_OPEN: () => "该问题已经答复或不存在。",
  MINUTES_REQUIRED: () => "请填写开标记录。",
  OPENING_NOT_COMPLETE: () => "截止前收到且未撤回的投标文件须全部开启，无法开启的须列明。",
  COMPLAINTS_NEED_TIME: () => "异议期限须晚于公布时间。",
  COMPLAINTS_OVER: () => "异议期限已过。",
  COMPLAINTS_STILL_POSSIBLE: () => "异议期限还没有结束。",
  COMPLAINTS_OPEN: () => "还有异议没有答复。",
  COMPLAINT_NOT_OPEN: () => "该异议已经答复或不存在。",
  TENDER_FIELDS_MISSING: () => "招标公告或办理内容还有必填项没有填写。",
  TENDER_KEY_MISSING: () => "还没有生成招标项目的密钥，请先由密钥保管人各自设定口令。",
  TENDER_KEY_MADE: () => "招标项目的密钥已经生成，保管人不能再更改。",
  HOLDER_KEYS_MISSING: () => "还有密钥保管人没有设定口令。",
  TENDER_OFFICER_PARTIAL: () => "经办人所在单位参加本项目投标，或本人在投标小组中，不能办理招标。",
  TENDER_OFFICER_MISSING: () => "请指定有权办理招标的经办人。",
  QUALIFICATION_NOT_ASKED: () => "本次招标没有资格预审。",
  QUALIFICATION_OPEN: () => "还有申请人的资格没有审查。",
  QUALIFICATION_TOLD_ALREADY: () => "资格预审结果已经通知，不能再更改。",
  CONTRACT_NOT_BY_BID: () => "合同价格与中标价不一致，应按招标文件和中标人的投标文件签订合同。",
  TENDER_DONE_ALREADY: () => "这一步已经办理过，不能重复。",
  TENDER_STEPS_OPEN: () => "合同签订或结果备案还没有办理。",
  EXPERT_KEPT: () => "专家名单已经公布，不能再更改。",
} as const;
