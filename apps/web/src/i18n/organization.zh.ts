import type { AssignmentStatus, ImportStatus, PlaceLevel, PlaceStatus } from "../gql/graphql.ts";

export const levelsZh: Record<string, string> = {
  COMPANY: "公司",
  REGION: "地区物业公司",
  SERVICE_CENTER: "物业服务中心",
  ESTATE: "小区",
  BUILDING: "楼栋",
  UNIT: "房屋",
} satisfies Record<PlaceLevel | "BUILDING" | "UNIT", string>;

export const statusesZh = {
  place: { ACTIVE: "启用", SUSPENDED: "停用" } satisfies Record<PlaceStatus, string>,
  assignment: { PLANNED: "待上岗", ACTIVE: "在岗", ENDED: "离岗" } satisfies Record<
    AssignmentStatus,
    string
  >,
  import: {
    READING: "读取中",
    CHECKED: "待确认",
    APPLYING: "导入中",
    APPLIED: "已导入",
    UNDOING: "撤销中",
    UNDONE: "已撤销",
    CANCELLED: "已取消",
    FAILED: "失败",
  } satisfies Record<ImportStatus, string> as Record<string, string>,
};

/** Words of the hierarchy, its people and imports. */
export const organizationZh = {
  levels: levelsZh,
  statuses: statusesZh,
  /** Fields by their name in the API and in the history. */
  pick: "请选择",
  edit: "修改",
  remove: "删除",
  removeQuestion: (name: string) => `删除“${name}”？`,
  removeText: "删除后不能恢复。其下有内容或业务记录时不能删除，可改为停用。",
  removed: (name: string) => `已删除“${name}”`,
  suspend: "停用",
  reopen: "启用",
  created: (name: string) => `已新建“${name}”`,
  saved: (name: string) => `已保存“${name}”`,
  requiredField: (field: string) => `请填写${field}`,
  wholeNumber: "请填写整数",
  aNumber: "请填写数字",
  from: (least: number) => `不能小于 ${least}`,
  upTo: (most: number) => `不能大于 ${most}`,
  floorZero: "没有 0 层：地上从 1 起，地下从 -1 起",
  codeHint: "大写字母、数字或连字符，公司内唯一",
  filter: "筛选",
  clearFilters: "清除筛选",
  sort: "排序",
  exportList: "导出",
  exportOrImport: "导出与导入",
  importList: "从 Excel 导入",
  exportAs: { xlsx: "Excel 工作簿", csv: "CSV 文本" },
  rowsShown: (from: number, to: number, total: number) =>
    total === 0 ? "共 0 条" : `第 ${from}–${to} 条，共 ${total} 条`,

  views: {
    title: "视图",
    mine: "我的视图",
    shared: "公司共享",
    save: "保存当前条件为视图",
    name: "视图名称",
    share: "与同事共享",
    saved: (name: string) => `视图“${name}”已保存`,
    remove: (name: string) => `删除视图“${name}”`,
    none: "还没有保存的视图",
  },
};

export type OrganizationMessages = typeof organizationZh;
