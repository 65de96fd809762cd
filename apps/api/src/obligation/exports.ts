import { roles } from "@threshold/domain/organization/roles";
import type { ListColumn, ListExport } from "../export/types.ts";

const acts = {
  DO: { zh: "办理", en: "Do" },
  APPROVE: { zh: "审批", en: "Approve" },
  SIGN: { zh: "签署", en: "Sign" },
  FOLLOW: { zh: "跟进", en: "Follow" },
};
const statuses = {
  OPEN: { zh: "计时中", en: "Open" },
  PAUSED: { zh: "已暂停", en: "Paused" },
  MET: { zh: "已完成", en: "Met" },
  MISSED: { zh: "已错过", en: "Missed" },
  CANCELLED: { zh: "已取消", en: "Cancelled" },
};

const columns = {
  title: { zh: "事项", en: "Matter", path: "title", kind: "text" },
  act: { zh: "性质", en: "Act", path: "act", kind: "text", words: acts },
  due: { zh: "到期日", en: "Due", path: "dueOn", kind: "day" },
  overdue: { zh: "逾期天数", en: "Days overdue", path: "daysOverdue", kind: "number" },
  status: { zh: "状态", en: "Status", path: "status", kind: "text", words: statuses },
  role: { zh: "责任岗位", en: "Responsible", path: "responsibleRole", kind: "text", words: roles },
  assignee: { zh: "责任人", en: "Person", path: "assignee.name", kind: "text" },
  region: { zh: "地区公司", en: "Region", path: "region.name", kind: "text" },
  center: { zh: "服务中心", en: "Service center", path: "serviceCenter.name", kind: "text" },
  estate: { zh: "小区", en: "Estate", path: "estate.name", kind: "text" },
} satisfies Record<string, ListColumn>;

/** What has to be done by when. */
export const obligationExports = {
  obligations: { title: { zh: "时限", en: "Obligations" }, field: "obligations", columns },
  "my-obligations": { title: { zh: "我的待办", en: "My work" }, field: "myObligations", columns },
  "team-obligations": {
    title: { zh: "下属待办", en: "Team work" },
    field: "teamObligations",
    columns,
  },
} satisfies Record<string, ListExport>;
