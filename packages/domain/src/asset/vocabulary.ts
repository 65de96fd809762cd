const both = (zh: string, en: string) => ({ zh, en });

/** What a place of the register is: COBie's facility, its floors and their spaces. */
export const assetPlaceKinds = {
  FACILITY: both("建筑", "Facility"),
  FLOOR: both("楼层", "Floor"),
  SPACE: both("空间", "Space"),
};
export type AssetPlaceKind = keyof typeof assetPlaceKinds;

/** What components and spaces are grouped by. */
export const assetGroupKinds = {
  SYSTEM: both("系统", "System"),
  ZONE: both("分区", "Zone"),
};
export type AssetGroupKind = keyof typeof assetGroupKinds;

/** The records that a document or an attribute may speak of. */
export const assetSubjects = {
  CONTACT: both("联系人", "Contact"),
  ...assetPlaceKinds,
  ZONE: assetGroupKinds.ZONE,
  TYPE: both("设备类型", "Type"),
  COMPONENT: both("设备", "Component"),
  SYSTEM: assetGroupKinds.SYSTEM,
  SPARE: both("备件", "Spare"),
  DOCUMENT: both("资料", "Document"),
};
export type AssetSubject = keyof typeof assetSubjects;

/** What the length of a warranty is told in. */
export const warrantyUnits = {
  DAY: both("天", "day"),
  WEEK: both("周", "week"),
  MONTH: both("月", "month"),
  QUARTER: both("季度", "quarter"),
  YEAR: both("年", "year"),
};
export type WarrantyUnit = keyof typeof warrantyUnits;

/** Where a warranty stands on a day. */
export const warrantyStates = {
  COVERED: both("保修期内", "In warranty"),
  EXPIRED: both("已过保", "Expired"),
  NOT_STARTED: both("未起算", "Not started"),
  NONE: both("无保修约定", "None stated"),
};
export type WarrantyState = keyof typeof warrantyStates;
