import { day, type Day } from "../calendar/day.ts";
import type { Group, Member } from "./group.ts";
import type { LineState } from "./verdict.ts";
import { itemsFor, type Line, linesOf } from "./standard.ts";
import { firstStandard } from "./standards.ts";
import { requiredTools, type Tool, type ToolCode } from "./tool-kit.ts";
import { type GroupKind, type Organization, organizationNames } from "./vocabulary.ts";

export const approvedOn: Day = day("2024-05-01");

/** A group of the five organizations, ready to inspect. */
export const groupOf = (
  names: readonly Organization[] = organizationNames,
  kind: GroupKind = "GENERAL",
): Group => ({
  kind,
  leaderId: "head",
  leaderIsHead: true,
  members: names.map((organization): Member => ({
    id: organization,
    name: organization,
    personId: organization === "REGION_PROPERTY" ? "staff" : null,
    organization,
    duty: "实测实量",
    trainedOn: day("2027-05-20"),
  })),
});

export const toolOf = (code: ToolCode, more: Partial<Tool> = {}): Tool => ({
  code,
  quantity: code === "BALLS" ? 40 : 1,
  ballNumbers: code === "BALLS" ? Array.from({ length: 40 }, (_, at) => at + 1) : null,
  netDiameter: code === "NET" ? 250 : null,
  checkedOn: day("2027-06-01"),
  usable: true,
  serialNumber: "SN-1",
  calibratedUntil: day("2027-12-31"),
  ...more,
});

export const kitOf = (kind: GroupKind): Tool[] => requiredTools(kind).map((code) => toolOf(code));

/** The lines of a home of which no rooms are told. */
export const homeLines: readonly Line[] = linesOf(
  itemsFor(firstStandard, { province: null, city: null }, approvedOn),
  [],
);

export const lineOf = (code: string): Line => {
  const line = homeLines.find(({ item }) => item.code === code);
  if (!line) throw new RangeError(`no line ${code}`);
  return line;
};

export const passed = (line: Line): LineState => ({
  line,
  outcome: "PASS",
  mending: null,
  exception: null,
});
export const failed = (line: Line, more: Partial<LineState> = {}): LineState => ({
  line,
  outcome: "FAIL",
  mending: "OPEN",
  exception: null,
  ...more,
});
