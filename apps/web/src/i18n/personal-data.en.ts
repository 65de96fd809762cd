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
  requests: "Requests",
  requestsLead:
    "Where somebody asks to see, have or erase what is held of them, the whole number finds all of their records. Of staff it can be done on their own page as well.",
  find: "Find",
  number: "Whole number",
  nobody: "No record has this number",
  export: "Export",
  exportOf: (name) => `Export the personal data of ${name}`,
  exportLead:
    "One file, a web page, with all that the company holds about this person and the whole number. It is noted like any reading.",
  exportNumbers: "Excel with whole numbers",
  exported: "Exported: hand it to the person",
  erase: "Erase",
  eraseOf: (name) => `Erase the personal data of ${name}`,
  eraseLead:
    "Name, number, mailbox and the like are replaced, in the audit log as well, and the account ends. It cannot be undone. Signed papers stay as the rules have it.",
  erased: "Erased",
  requestHint: "For example: asked for in writing on 5 March",
  requestMissing: "Say on what ground, the person’s request for example.",
  going: "About to go",
  goingLead:
    "What is past its time goes by itself; who holds a post or a thing again before that is kept.",
  goes: (day) => `Goes on ${day}`,
  keys: "Keys",
  keysLead:
    "Numbers are encrypted under a key that is not in the database. After a new key was given, all are brought under it in the background; take an earlier one away only once nothing is under it.",
  key: (name) => `Key ${name}`,
  plain: "Not encrypted yet",
  seals: "In use",
  unknown: "Not given to this server",
  numbers: (count) => `${count} numbers`,
};
