/** Kinds of records that a defect (缺陷) may be of without one that told it: whoever found it says so by hand. */
export const sourcesByHand = {
  UNIT_ACCEPTANCE: { zh: "分户验收", en: "Unit acceptance" },
  TAKEOVER: { zh: "承接查验", en: "Takeover inspection" },
  REPAIR: { zh: "报修", en: "Repair" },
} as const;
/** Where a defect was found: which kind of record it is a part of. Of a sales area its handover always tells it (TKO-R22). */
export const defectSources = {
  ...sourcesByHand,
  SALES_AREA: { zh: "销售区域移交", en: "Sales area" },
} as const;
export type DefectSourceKind = keyof typeof defectSources;
export const isSourceByHand = (kind: DefectSourceKind): kind is keyof typeof sourcesByHand =>
  kind in sourcesByHand;
export const defectSourceKinds = Object.keys(defectSources) as DefectSourceKind[];

/** How grave it is. SAFETY touches the structure or safe use (TKO-R14); the others do not (TKO-R13). */
export const defectSeverities = {
  MINOR: { zh: "轻微", en: "Minor" },
  GENERAL: { zh: "一般", en: "General" },
  SERIOUS: { zh: "严重", en: "Serious" },
  SAFETY: { zh: "影响安全", en: "Safety" },
} as const;
export type DefectSeverity = keyof typeof defectSeverities;
/** From the lightest to the gravest. */
export const defectSeverityNames = Object.keys(defectSeverities) as DefectSeverity[];
export const gravest = (severities: readonly DefectSeverity[]): DefectSeverity =>
  defectSeverityNames.findLast((one) => severities.includes(one)) ?? "MINOR";

/** What is wrong (缺陷类别). */
export const defectCategories = {
  FLATNESS: { zh: "平整度、垂直度", en: "Flatness" },
  LEVEL: { zh: "水平度", en: "Level" },
  DIMENSION: { zh: "尺寸偏差", en: "Dimension" },
  HOLLOW: { zh: "空鼓", en: "Hollow" },
  CRACK: { zh: "裂缝", en: "Crack" },
  LEAK: { zh: "渗漏", en: "Leak" },
  FINISH: { zh: "饰面破损、污染", en: "Finish" },
  DOOR_WINDOW: { zh: "门窗", en: "Doors and windows" },
  HARDWARE: { zh: "五金、洁具", en: "Fittings" },
  PIPE: { zh: "管道试压", en: "Pipes" },
  DRAINAGE: { zh: "排水、通球", en: "Drainage" },
  ELECTRIC: { zh: "电气", en: "Electric" },
  RAILING: { zh: "栏杆、防护", en: "Railings" },
  MISSING: { zh: "漏做、缺件", en: "Missing" },
  OTHER: { zh: "其他", en: "Other" },
} as const;
export type DefectCategory = keyof typeof defectCategories;

/** Who mends such things (专业). */
export const defectTrades = {
  CIVIL: { zh: "土建", en: "Civil works" },
  PLASTER: { zh: "抹灰、涂饰", en: "Plaster and paint" },
  TILE: { zh: "面砖、石材", en: "Tiles and stone" },
  WATERPROOF: { zh: "防水", en: "Waterproofing" },
  DOOR_WINDOW: { zh: "门窗", en: "Doors and windows" },
  FIT_OUT: { zh: "精装修", en: "Fit-out" },
  PLUMBING: { zh: "给排水", en: "Plumbing" },
  ELECTRICAL: { zh: "电气", en: "Electrical" },
  HVAC: { zh: "暖通", en: "Heating and air" },
  FIRE: { zh: "消防", en: "Fire protection" },
  ELEVATOR: { zh: "电梯", en: "Elevators" },
  LANDSCAPE: { zh: "园林、道路", en: "Grounds" },
  OTHER: { zh: "其他", en: "Other" },
} as const;
export type DefectTrade = keyof typeof defectTrades;

/** Where it stands. VERIFIED (待销项): a round was seen to be good by somebody else; writing it off is the last step. */
export const defectStatuses = {
  UNASSIGNED: { zh: "待分配", en: "To assign" },
  ASSIGNED: { zh: "待整改", en: "To rectify" },
  RETURNED: { zh: "复验退回", en: "Returned" },
  DISPUTED: { zh: "有争议", en: "Disputed" },
  FIXED: { zh: "待复验", en: "To verify" },
  VERIFIED: { zh: "待销项", en: "To write off" },
  CLOSED: { zh: "已销项", en: "Written off" },
  EXCEPTED: { zh: "例外接受", en: "Accepted as it is" },
  MERGED: { zh: "已合并", en: "Merged" },
  VOID: { zh: "已作废", en: "Void" },
} as const;
export type DefectStatus = keyof typeof defectStatuses;
export const defectStatusNames = Object.keys(defectStatuses) as DefectStatus[];

/** Still to be mended or to be seen to be mended: it blocks what it is a part of. */
export const openStatuses = ["UNASSIGNED", "ASSIGNED", "RETURNED", "DISPUTED", "FIXED"] as const;
export const isOpenDefect = (status: DefectStatus): boolean =>
  (openStatuses as readonly DefectStatus[]).includes(status);

/** What happened to a defect, each a row of its history that is never changed. */
export const defectEvents = {
  RAISE: { zh: "登记", en: "Found" },
  ASSIGN: { zh: "分配", en: "Assigned" },
  FIX: { zh: "整改完成", en: "Rectified" },
  DISPUTE: { zh: "提出争议", en: "Disputed" },
  PASS: { zh: "复验合格", en: "Verified" },
  FAIL: { zh: "复验退回", en: "Returned" },
  CLOSE: { zh: "销项", en: "Written off" },
  EXCEPT: { zh: "例外接受", en: "Accepted as it is" },
  VOID: { zh: "作废", en: "Made void" },
  REOPEN: { zh: "重新打开", en: "Opened again" },
  MERGE: { zh: "并入其他缺陷", en: "Merged into another" },
  TAKE_IN: { zh: "并入重复缺陷", en: "Took a duplicate in" },
  SPLIT: { zh: "拆分", en: "Split" },
  COPY: { zh: "复制到其他房屋", en: "Copied to other homes" },
  COMMENT: { zh: "说明", en: "Comment" },
} as const;
export type DefectEventAct = keyof typeof defectEvents;
