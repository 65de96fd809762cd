interface Words {
  readonly zh: string;
  readonly en: string;
}

/** 所属单位: the five organizations of which every group has somebody (UAC-R05). */
export const organizations = {
  REGION_PROPERTY: { zh: "地区物业公司", en: "the region's property company" },
  DEV_ENGINEERING: { zh: "工程部", en: "the developer's engineering department" },
  DEV_SUPERVISION: { zh: "管理及监察分部", en: "management and supervision" },
  DEV_MARKETING: { zh: "营销部", en: "marketing" },
  CONTRACTOR: { zh: "施工单位", en: "the contractor" },
} as const satisfies Record<string, Words>;
export type Organization = keyof typeof organizations;
export const organizationNames = Object.keys(organizations) as Organization[];

/** 房屋综合验收小组, 专项验收小组. */
export const groupKinds = ["GENERAL", "SPECIAL"] as const;
export type GroupKind = (typeof groupKinds)[number];

export const batchStatuses = [
  "NOTIFIED",
  "TEAM_FORMED",
  "INSPECTING",
  "RECTIFYING",
  "COMPLETED",
] as const;
export type BatchStatus = (typeof batchStatuses)[number];

/** 待验收, 已验收(待签字), 已签字, 整改中, 待复验, 已复验(待签字), 合格. */
export const unitStatuses = [
  "PENDING",
  "INSPECTED",
  "SIGNED",
  "RECTIFYING",
  "RECTIFIED",
  "REINSPECTED",
  "QUALIFIED",
] as const;
export type UnitStatus = (typeof unitStatuses)[number];

/** 合格, 不合格, 不适用; UNDECIDED 待定 is what was measured so that it cannot decide. */
export const outcomes = ["PASS", "FAIL", "NA", "UNDECIDED"] as const;
export type Outcome = (typeof outcomes)[number];

/** What somebody says of an item. */
export const statedOutcomes = ["PASS", "FAIL", "NA"] as const;
export type StatedOutcome = (typeof statedOutcomes)[number];

/** 用途 of a tool. */
export const toolTests = [
  "FLATNESS",
  "LEVEL",
  "DIMENSION",
  "HOLLOW",
  "PRESSURE",
  "SHOWER",
  "CLOSED_WATER",
  "BALL",
  "ELECTRIC",
] as const;
export type ToolTest = (typeof toolTests)[number];

/** 房间类别; WHOLE_UNIT 全户 where a layout's rooms are not told, or the item is of the home as a whole. */
export const roomKinds = ["LIVING", "BEDROOM", "KITCHEN", "BATH", "BALCONY", "WHOLE_UNIT"] as const;
export type RoomKind = (typeof roomKinds)[number];
