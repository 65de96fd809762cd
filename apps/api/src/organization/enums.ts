import { enumOf } from "../graphql/enum.ts";

export const PlaceLevel = enumOf("PlaceLevel", "Level of the hierarchy (层级)", {
  COMPANY: "Company (公司)",
  REGION: "Regional property company (地区物业公司)",
  SERVICE_CENTER: "Service center (物业服务中心)",
  ESTATE: "Estate (小区)",
});

export const PlaceStatus = enumOf("PlaceStatus", "Whether a place or person is in use (状态)", {
  ACTIVE: "In use (启用)",
  SUSPENDED: "Out of use (停用)",
});

export const EstateCategory = enumOf("EstateCategory", "Kind of property (物业类型)", {
  RESIDENTIAL: "Housing estate (住宅小区)",
  OFFICE: "Office building (写字楼)",
  GOVERNMENT: "Government office (机关)",
  APARTMENT: "Apartments (公寓)",
  CAMPUS: "Campus (校园)",
});

export const UnitUse = enumOf("UnitUse", "What a unit is for (用途)", {
  RESIDENTIAL: "Home (住宅)",
  SHOP: "Shop (商铺)",
  OFFICE: "Office (办公)",
  PARKING: "Parking space (车位)",
  STORAGE: "Storage (储藏室)",
  OTHER: "Other (其他)",
});

export const AssignmentStatus = enumOf(
  "AssignmentStatus",
  "Status of an assignment by day (任职状态)",
  {
    PLANNED: "To come (待上岗)",
    ACTIVE: "Running (在岗)",
    ENDED: "Over (离岗)",
  },
);

export const SavedViewPage = enumOf("SavedViewPage", "Page of a saved view (页面)", {
  ESTATES: "Estates (小区)",
  UNITS: "Units (房屋)",
  LAUNCHES: "Launches (开盘)",
  TASKS: "Tasks (任务)",
  PEOPLE: "People (员工)",
  SITE_INQUIRIES: "Inquiries (咨询)",
  WORK: "Today's work (待办)",
  APPROVALS: "Approvals (审批)",
  INBOX: "Notifications (通知)",
  JOBS: "Jobs (后台任务)",
  RECRUITING: "Recruitment (招聘进度)",
  PROCUREMENT: "Procurement (采购跟进)",
  SHOWCASES: "Showcases (服务展示)",
  DEFECTS: "Defects (缺陷)",
  CUSTODY: "Keys and things (钥匙与物品)",
  TENDERS: "Tenders (招标)",
  BIDDINGS: "Biddings (招投标)",
  ASSETS: "Equipment (设备台账)",
  TAKEOVERS: "Takeovers (承接查验)",
  ACCEPTANCES: "Batches of unit acceptance (分户验收)",
  LINKS: "One-time links (一次性链接)",
});

export const UnitOrder = enumOf("UnitOrder", "Order of units (房屋排序)", {
  PLACE: "Building, floor, room (按位置)",
  PLACE_DESC: "The reverse (按位置倒序)",
  AREA: "Smallest first (面积从小到大)",
  AREA_DESC: "Largest first (面积从大到小)",
});

export const EstateOrder = enumOf("EstateOrder", "Order of estates (小区排序)", {
  NAME: "By name (名称)",
  NAME_DESC: "By name, reversed (名称倒序)",
  CODE: "By code (编码)",
  CODE_DESC: "By code, reversed (编码倒序)",
  LAUNCH_DATE: "Earliest launch first (开盘日期)",
  LAUNCH_DATE_DESC: "Latest launch first (开盘日期倒序)",
});

export const SearchKind = enumOf("SearchKind", "Kind of record found (结果类别)", {
  ESTATE: "Estate (小区)",
  BUILDING: "Building (楼栋)",
  UNIT: "Unit (房屋)",
  PERSON: "Person (员工)",
  LAUNCH_PLAN: "Launch plan (开盘筹备计划)",
});
