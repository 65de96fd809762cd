import type { RefusalDetails } from "@threshold/domain/refusal";
import { custodyStatuses } from "@threshold/domain/custody/vocabulary";
import type { CustodyCode } from "./custody-refusals.zh.ts";
import { facts } from "./facts.ts";
import { formats } from "./format.ts";
import { wordsIn } from "./vocabulary.ts";

const { count, text, when, quote } = facts({
  day: formats("en").day,
  comma: ", ",
  quotes: ["“", "”"],
});
const statuses = wordsIn("en")(custodyStatuses);

/** Refusals of custody, in English. */
export const custodyRefusalsEn: Record<CustodyCode, (d: RefusalDetails) => string> = {
  CUSTODY_NOTHING: () => "Please choose what is handed over first.",
  CUSTODY_TOO_MANY: (d) =>
    `At most ${count(d, "max")} numbers go over at once. Please do it in several handovers.`,
  CUSTODY_LINE_TWICE: () => "A thing stands once in a handover. Please add its counts up.",
  CUSTODY_RANGE: (d) => `${quote(d, "text")} is no range. Please write it as K-001~K-030.`,
  CUSTODY_NOT_IN_STORE: (d) =>
    `${quote(d, "number")}: ${count(d, "there")} in store, ${count(d, "asked")} asked for. Refresh to see who holds it now.`,
  CUSTODY_NOT_HELD: (d) =>
    `${quote(d, "number")}: ${count(d, "there")} out, ${count(d, "asked")} asked for. It may have come back; please refresh.`,
  CUSTODY_NOT_LOST: (d) =>
    `${quote(d, "number")}: ${count(d, "there")} lost, ${count(d, "asked")} asked for. Please refresh.`,
  CUSTODY_OTHER_HOLDER: (d) =>
    `${quote(d, "number")} is held by somebody else. Please take back from each holder by itself.`,
  CUSTODY_DUE_PAST: (d) =>
    `The day that it is due back (${when(d, "dueBackOn")}) has passed. Please choose today or later.`,
  CUSTODY_STAND_IN_RELATION: () => "Please say how the stand-in is related.",
  CUSTODY_STAND_IN_PAPER: () =>
    "This center asks a stand-in for a paper. Please fill in which was shown.",
  CUSTODY_SETTLED: () => "This difference is settled already.",
  CUSTODY_CLOSED: (d) =>
    `The handover is ${text(d, "status", statuses)}: it is neither signed nor called off any more.`,
  CUSTODY_EXPECTED_LESS: (d) => `${count(d, "received")} came already; no fewer can be expected.`,
};
