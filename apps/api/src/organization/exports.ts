import { estateCategories } from "@threshold/domain/organization/hierarchy";
import { roles } from "@threshold/domain/organization/roles";
import { unitColumnNames, unitColumns, unitUses } from "@threshold/domain/organization/unit-import";
import type { ListColumn, ListExport } from "../export/types.ts";

const placeStatuses = {
  ACTIVE: { zh: "启用", en: "Active" },
  SUSPENDED: { zh: "停用", en: "Suspended" },
};

/** How a column of the import's template is read; what is not named here stands in a field of its own name. */
const unitPaths: Partial<Record<(typeof unitColumnNames)[number], Partial<ListColumn>>> = {
  cluster: { path: "building.cluster.name" },
  buildingNumber: { path: "building.number" },
  floorNumber: { kind: "number" },
  use: { words: unitUses },
  buildingArea: { kind: "area" },
  innerArea: { kind: "area" },
  deliveryOn: { kind: "day" },
};

/** Places and people. */
export const organizationExports = {
  estates: {
    title: { zh: "小区", en: "Estates" },
    field: "estates",
    columns: {
      code: { zh: "编码", en: "Code", path: "code", kind: "text" },
      name: { zh: "小区", en: "Estate", path: "name", kind: "text" },
      region: { zh: "地区公司", en: "Region", path: "serviceCenter.region.name", kind: "text" },
      center: { zh: "服务中心", en: "Service center", path: "serviceCenter.name", kind: "text" },
      category: {
        zh: "业态",
        en: "Category",
        path: "category",
        kind: "text",
        words: estateCategories,
      },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: placeStatuses },
      address: { zh: "地址", en: "Address", path: "address", kind: "text" },
      households: { zh: "总户数", en: "Households", path: "totalHouseholds", kind: "number" },
      buildings: { zh: "总栋数", en: "Buildings", path: "totalBuildings", kind: "number" },
      units: { zh: "已登记房屋", en: "Units", path: "unitCount", kind: "number" },
      entry: { zh: "进驻日期", en: "Entry", path: "entryDate", kind: "day" },
      launch: { zh: "开盘日期", en: "Launch", path: "launchDate", kind: "day" },
    },
  },
  /** Has the columns of the template, so that it can be changed and brought in again. */
  units: {
    title: { zh: "房屋", en: "Units" },
    of: "estate",
    field: "units",
    columns: Object.fromEntries(
      unitColumnNames.map((name): [string, ListColumn] => {
        const { zh, en } = unitColumns[name];
        return [name, { zh, en, path: name, kind: "text", ...unitPaths[name] }];
      }),
    ),
  },
  people: {
    title: { zh: "人员", en: "People" },
    field: "people",
    columns: {
      name: { zh: "姓名", en: "Name", path: "name", kind: "text" },
      badge: { zh: "工号", en: "Badge", path: "badgeNumber", kind: "text" },
      phone: { zh: "电话", en: "Phone", path: "phone", kind: "text", numberOf: "id" },
      mailbox: { zh: "邮箱", en: "Mailbox", path: "mailbox", kind: "text" },
      roles: { zh: "岗位", en: "Positions", path: "assignments.role", kind: "text", words: roles },
      places: { zh: "任职地点", en: "Places", path: "assignments.placeName", kind: "text" },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: placeStatuses },
    },
  },
} satisfies Record<string, ListExport>;
