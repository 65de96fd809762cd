import { readingPurposes } from "@threshold/domain/personal-data/reading";
import { wordsIn } from "./vocabulary.ts";
import type { personalDataZh } from "./personal-data.zh.ts";

export const personalDataEn: typeof personalDataZh = {
  title: "Personal data",
  lead: "Phone numbers are kept encrypted, and pages show a part of them. Who read one in full, and what for, is noted here.",
  reveal: "Show",
  revealOf: (whose) => `Show the whole number of ${whose}`,
  noted: "Your name, the time, purpose and reason are noted for administrators to look at.",
  purpose: "Purpose",
  purposes: wordsIn("en")(readingPurposes),
  reason: "Reason",
  reasonHint: "For example: to agree on a time for mending on 5 March",
  reasonMissing: "Say why you need the whole number.",
  readings: "Who read what",
  none: "Nobody has read a number in full",
  noneText: "Whoever does so appears here.",
  read: (who, whose) => `${who} read the number of ${whose}`,
  keys: "Keys",
  keysLead:
    "Numbers are encrypted under a key that is not in the database. After a new key was given, all are brought under it in the background; take an earlier one away only once nothing is under it.",
  key: (name) => `Key ${name}`,
  plain: "Not encrypted yet",
  seals: "In use",
  unknown: "Not given to this server",
  numbers: (count) => `${count} numbers`,
};
