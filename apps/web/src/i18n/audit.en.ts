import type { auditZh } from "./audit.zh.ts";

export const auditEn: typeof auditZh = {
  title: "Audit proof",
  lead: "Every change is sealed in a tree of hashes. Where somebody alters, deletes or moves an entry behind the system's back, the check names it.",
  notYet: "Nothing is sealed yet",
  notYetText:
    "Entries are sealed a minute or two after they are written, and shown here by themselves.",
  size: "Sealed",
  waiting: "Not yet sealed",
  entries: (count) => `${count} entries`,
  grownAt: (at) => `Last sealed: ${at}`,
  root: "Root now",
  check: "Check now",
  checkAsked: "A check was asked for; its result shows here",
  unchecked: "Not checked yet; the first sealing of each day is followed by a check",
  holds: (at, size) => `Checked ${at}: all ${size} entries are as they were sealed`,
  broken: (at, count) => `Checked ${at}: ${count} findings`,
  findings: {
    ALTERED: (number, table, id) => `Entry ${number} (${table}, ${id}) was altered`,
    DELETED: (number, _, id) => `Entry ${number} (${id}) was deleted`,
    MOVED: (number, table, id) => `Entry ${number} (${table}, ${id}) was moved to another place`,
    ADDED: (_, table, id) => `Entry ${id} of ${table} was put in afterwards`,
    ROOT: (size) =>
      `The root at ${size} entries is not the one that was given: something before it was rewritten`,
  },
  roots: "Daily roots",
  rootsLead:
    "The root after the first sealing of each day goes to the system administrators as a notification, and by webhook to other systems. Keep it outside of this system: only such a root shows that the whole log was rewritten.",
  day: "Day",
  count: "Entries",
  hash: "Root (SHA-256)",
  compare: "Compare with now",
  continues: "It holds: the log of now goes on from it",
  departs: "It does not hold: the log of now does not go on from it",
  rootsFile: "Download the roots",
  whole: "The whole log",
  wholeLead:
    "The archive holds all entries, the daily roots and a script that verifies them: unpack it and run node verify.mjs with Node 20 or later; it needs nothing of this system. Of what you may not see there is only the hash.",
  wholeFile: "Download log and script",
  one: "Proof of one entry",
  oneLead:
    "Enter the entry's number, as checks and exports tell it. Your browser reckons the proof again.",
  number: "Number",
  prove: "Prove",
  proven: (number, size) => `Proven: it is number ${number} of ${size}`,
  unproven: "Not proven: its content is not what was sealed",
  hidden: "Its content is gone, or not yours to see; only the hash was compared",
  leaf: "Hash of the leaf",
  path: "Path from the leaf to the root",
  canonical: "Canonical form",
};
