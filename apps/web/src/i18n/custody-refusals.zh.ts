import type { RefusalCode, RefusalDetails } from "@threshold/domain/refusal";
import { custodyStatuses } from "@threshold/domain/custody/vocabulary";
import { facts } from "./facts.ts";
import { formats } from "./format.ts";
import { wordsIn } from "./vocabulary.ts";

const { count, text, when, quote } = facts({
  day: formats("zh").day,
  comma: "、",
  quotes: ["「", "」"],
});
const statuses = wordsIn("zh")(custodyStatuses);

export type CustodyCode = Extract<RefusalCode, `CUSTODY_${string}`>;

/** Refusals of custody, in Chinese. */
export const custodyRefusalsZh: Record<CustodyCode, (d: RefusalDetails) => string> = {
  CUSTODY_NOTHING: () => "请先选择要交接的物品。",
  CUSTODY_TOO_MANY: (d) => `一次最多交接 ${count(d, "max")} 个编号，请分几次办理。`,
  CUSTODY_LINE_TWICE: () => "同一物品在一张交接单里只能出现一次，请合并数量。",
  CUSTODY_RANGE: (d) => `${quote(d, "text")}不是可以展开的号段，请写成 K-001~K-030 这样。`,
  CUSTODY_NOT_IN_STORE: (d) =>
    `${quote(d, "number")}在库 ${count(d, "there")}，不够 ${count(d, "asked")}。请刷新后查看现在由谁持有。`,
  CUSTODY_NOT_HELD: (d) =>
    `${quote(d, "number")}在外 ${count(d, "there")}，不够 ${count(d, "asked")}。可能已经归还，请刷新后再办理。`,
  CUSTODY_NOT_LOST: (d) =>
    `${quote(d, "number")}遗失 ${count(d, "there")}，不够 ${count(d, "asked")}。请刷新后再处理。`,
  CUSTODY_OTHER_HOLDER: (d) => `${quote(d, "number")}由别人持有，请为各持有人分别办理归还。`,
  CUSTODY_DUE_PAST: (d) => `应还日期（${when(d, "dueBackOn")}）已经过去，请改为今天或以后。`,
  CUSTODY_STAND_IN_RELATION: () => "请写明代领人与本人的关系。",
  CUSTODY_STAND_IN_PAPER: () => "本中心要求代领人出示凭证，请填写凭证名称或编号。",
  CUSTODY_SETTLED: () => "这项差异已经处理过了。",
  CUSTODY_CLOSED: (d) => `交接单${text(d, "status", statuses)}，不能再签收或作废。`,
  CUSTODY_EXPECTED_LESS: (d) => `已经接收 ${count(d, "received")}，应交数量不能更少。`,
};
