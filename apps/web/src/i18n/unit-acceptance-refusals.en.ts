import type { RefusalDetails } from "@threshold/domain/refusal";
import { facts } from "./facts.ts";
import { formats } from "./format.ts";
import type { UnitAcceptanceCode } from "./unit-acceptance-refusals.zh.ts";

const { count, list, text, when, quote } = facts({
  day: formats("en").day,
  comma: ", ",
  quotes: ["“", "”"],
});
const kindsEn = { GENERAL: "general group", SPECIAL: "special group" };

const missingEn = {
  ROOMS: "is looked at in no room: choose some",
  REQUIREMENT: "has neither limits nor words on what is asked",
  TOOL: "is measured without a tool: it would never decide",
  LIMIT: "is measured without a limit or range",
};

/** Refusals of unit acceptance, in English. */
export const unitAcceptanceRefusalsEn: Record<UnitAcceptanceCode, (d: RefusalDetails) => string> = {
  UAC_NOT_PASSED_INTERNALLY: () =>
    "Engineering has not passed it internally: acceptance cannot be organized. Give the day of the internal pass, not after the notice.",
  UAC_HANDOVER_PASSED: (d) =>
    `The day of the handover (${when(d, "handoverOn")}) has come: units are accepted before it.`,
  UAC_STATUS: () => "This cannot be done in its state now. Reload and look again.",
  UAC_GROUP_MISSING: (d) => `Not set up yet: ${list(d, "kinds", kindsEn)}.`,
  UAC_ORGANIZATION_MISSING: (d) => `The group has nobody of: ${list(d, "organizationsEn")}.`,
  UAC_LEADER_NOT_HEAD: () => "The leader has to be the head of the service center.",
  UAC_MEMBER_NOT_READY: (d) =>
    `Without a duty, or not trained before the inspection: ${list(d, "names")}.`,
  UAC_TOOL_MISSING: (d) => `The kit lacks: ${list(d, "toolsEn")}.`,
  UAC_TOOL_UNCHECKED: (d) => `Not checked, or broken: ${list(d, "toolsEn")}.`,
  UAC_BALLS_WRONG: () => "There have to be 40 balls with 40 different numbers.",
  UAC_NET_WRONG: () => "The net's diameter has to be 200 to 300 mm.",
  UAC_NOT_MEMBER: () => "Only members of the group record and sign.",
  UAC_LINES_OPEN: (d) => `${count(d, "number")} without a result: ${list(d, "itemsEn")}.`,
  UAC_VALUE_MISSING: (d) => `Enter what was measured: ${quote(d, "itemEn")}.`,
  UAC_VALUE_QUESTIONED: (d) =>
    `The tool cannot read ${count(d, "value")} for ${quote(d, "itemEn")} (${count(d, "min")} to ${count(d, "max")}). Check it; confirm it if it is right.`,
  UAC_SAMPLING_SWITCH: (d) => {
    if (d["decision"] === "RESTORE")
      return "Inspection is not reduced: there is nothing to restore.";
    if (d["decision"] === "RESUME") return "Sampling has not stopped: there is nothing to resume.";
    return d["severity"] === "NORMAL"
      ? `The switching score is ${text(d, "score")}: it takes ${text(d, "need")} under normal inspection to reduce it.`
      : "Only normal inspection can be reduced.";
  },
  UAC_LOT_OPEN: (d) =>
    `Samples are not decided yet; complete the home once they are (homes signed of the sample): ${list(d, "itemsEn")}.`,
  UAC_CRITICAL_SAMPLED: (d) =>
    `${quote(d, "itemEn")} blocks a home: it is looked at in every home, not in a sample.`,
  UAC_VERDICT_COMPUTED: (d) =>
    `${quote(d, "itemEn")} is beyond its limit (${count(d, "rule")}): it cannot be called passed.`,
  UAC_NOT_SIGNED: (d) => `Not signed yet: ${list(d, "names")}.`,
  UAC_NOT_RECTIFIED: (d) =>
    `${quote(d, "itemEn")} is not rectified yet: it cannot be re-inspected.`,
  UAC_RESULT_CONFLICT: (d) =>
    `Somebody else recorded another result: ${list(d, "itemsEn")} (${list(d, "names")}). Reload, compare, save again.`,
  UAC_LEASED: (d) =>
    `${quote(d, "name")} is inspecting this home. Ask first; say why if you have to take over.`,
  UAC_STANDARD_EMPTY: (d) => `The standard has no items for the ${list(d, "kinds", kindsEn)} yet.`,
  UAC_STANDARD_PUBLISHED: () => "A version in use is not changed: begin a new one.",
  UAC_STANDARD_DRAFT_OPEN: () => "There is a draft already: change it, or give it up first.",
  UAC_ITEM_INCOMPLETE: (d) => `${quote(d, "itemEn")} ${text(d, "missing", missingEn)}.`,
  UAC_LIMITS_REVERSED: (d) =>
    `Limits or days of ${quote(d, "itemEn")} are the wrong way round. Check them.`,
  UAC_SOURCE_NOT_READ: (d) =>
    `Nobody read the source of ${quote(d, "itemEn")} (${count(d, "confidence")}), so it cannot be mandatory. Read the text and call it V1 or V2, or make it not mandatory.`,
  UAC_VARIANT_TWICE: (d) =>
    `${quote(d, "itemEn")} is said twice for one place and day. Change the place or the days.`,
  UAC_ITEM_OTHER_MEANING: (d) =>
    `The code ${count(d, "code")} of ${quote(d, "itemEn")} is of another kind or unit already. Codes keep their meaning: take a new one.`,
  UAC_STATUTE_LOOSENED: (d) =>
    `${quote(d, "itemEn")} asks less than the law (${count(d, "source")}, ${count(d, "rule")}). A company's standard is stricter or the same: it drops, loosens and unblocks nothing.`,
  UAC_NO_UNITS: () => "No home of these buildings can be taken in; they may be in another batch.",
};
