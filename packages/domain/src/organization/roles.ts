/** Where a role is held: a level of the tree, or outside of it (developer, contractors; owners' portal). */
export type RoleScope = "COMPANY" | "REGION" | "SERVICE_CENTER" | "ESTATE" | "EXTERNAL" | "PORTAL";

interface RoleFacts {
  readonly zh: string;
  readonly en: string;
  readonly scope: RoleScope;
  /** The role that hears of what this one leaves undone; none at the top and outside the company. */
  readonly superior?: string;
  /** Whether the reporting line is read from the texts (ORG-R03) or is a proposal of ours. */
  readonly superiorFrom?: "spec" | "proposal";
}

/**
 * The positions (岗位) of a property company and the parties it meets, by the requirements' table
 * of canonical roles. A building steward's set of buildings is narrower than an estate; the tree
 * knows estates, so that is where the role is held.
 */
export const roles = {
  GENERAL_MANAGER: { zh: "总经理", en: "general manager", scope: "COMPANY" },
  DEPUTY_GENERAL_MANAGER: {
    zh: "主管副总经理",
    en: "deputy general manager in charge",
    scope: "COMPANY",
    superior: "GENERAL_MANAGER",
    superiorFrom: "proposal",
  },
  QUALITY_OFFICER: {
    zh: "品质督导部人员",
    en: "quality officer",
    scope: "COMPANY",
    superior: "DEPUTY_GENERAL_MANAGER",
    superiorFrom: "proposal",
  },
  GENERAL_AFFAIRS_OFFICER: {
    zh: "综合事务部人员",
    en: "general affairs officer",
    scope: "COMPANY",
    superior: "DEPUTY_GENERAL_MANAGER",
    superiorFrom: "proposal",
  },
  REGION_HEAD: {
    zh: "地区物业公司负责人",
    en: "head of the regional property company",
    scope: "REGION",
    superior: "DEPUTY_GENERAL_MANAGER",
    superiorFrom: "proposal",
  },
  REGION_STAFF: {
    zh: "地区物业公司相关人员",
    en: "staff of the regional property company",
    scope: "REGION",
    superior: "REGION_HEAD",
    superiorFrom: "proposal",
  },
  HR_ADMIN_OFFICER: {
    zh: "行政人事部人员",
    en: "HR and administration officer",
    scope: "REGION",
    superior: "REGION_HEAD",
    superiorFrom: "proposal",
  },
  TRAINING_OFFICER: {
    zh: "培训管理部人员",
    en: "training officer",
    scope: "REGION",
    superior: "REGION_HEAD",
    superiorFrom: "proposal",
  },
  PROCUREMENT_OFFICER: {
    zh: "采购人员",
    en: "procurement officer",
    scope: "REGION",
    superior: "REGION_HEAD",
    superiorFrom: "proposal",
  },
  SERVICE_CENTER_HEAD: {
    zh: "管理处主任",
    en: "service center head",
    scope: "SERVICE_CENTER",
    superior: "REGION_HEAD",
    superiorFrom: "proposal",
  },
  CUSTOMER_SERVICE_MANAGER: {
    zh: "客户服务部经理",
    en: "customer service manager",
    scope: "SERVICE_CENTER",
    superior: "SERVICE_CENTER_HEAD",
    superiorFrom: "proposal",
  },
  CUSTOMER_SERVICE_SUPERVISOR: {
    zh: "客服主管",
    en: "customer service supervisor",
    scope: "SERVICE_CENTER",
    superior: "CUSTOMER_SERVICE_MANAGER",
    superiorFrom: "spec",
  },
  FRONT_DESK_AGENT: {
    zh: "客服前台",
    en: "front desk agent",
    scope: "SERVICE_CENTER",
    superior: "CUSTOMER_SERVICE_SUPERVISOR",
    superiorFrom: "spec",
  },
  FEE_COLLECTOR: {
    zh: "客服收费员",
    en: "fee collector",
    scope: "SERVICE_CENTER",
    superior: "CUSTOMER_SERVICE_SUPERVISOR",
    superiorFrom: "spec",
  },
  PARKING_FEE_COLLECTOR: {
    zh: "车辆收费员",
    en: "vehicle fee collector",
    scope: "ESTATE",
    superior: "CUSTOMER_SERVICE_SUPERVISOR",
    superiorFrom: "proposal",
  },
  SHOW_FLAT_RECEPTIONIST: {
    zh: "样板房接待员",
    en: "show-flat receptionist",
    scope: "ESTATE",
    superior: "CUSTOMER_SERVICE_SUPERVISOR",
    superiorFrom: "proposal",
  },
  SALES_CENTER_RECEPTIONIST: {
    zh: "销售中心接待员",
    en: "sales-center receptionist",
    scope: "ESTATE",
    superior: "CUSTOMER_SERVICE_SUPERVISOR",
    superiorFrom: "proposal",
  },
  PROPERTY_SUPERVISOR: {
    zh: "物业主管",
    en: "property supervisor",
    scope: "SERVICE_CENTER",
    superior: "CUSTOMER_SERVICE_MANAGER",
    superiorFrom: "spec",
  },
  BUILDING_STEWARD: {
    zh: "楼宇管理员",
    en: "building steward",
    scope: "ESTATE",
    superior: "PROPERTY_SUPERVISOR",
    superiorFrom: "spec",
  },
  ENVIRONMENT_SUPERVISOR: {
    zh: "环境主管",
    en: "environment supervisor",
    scope: "SERVICE_CENTER",
    superior: "CUSTOMER_SERVICE_MANAGER",
    superiorFrom: "spec",
  },
  ARCHIVIST: {
    zh: "物业管理员",
    en: "archivist",
    scope: "SERVICE_CENTER",
    superior: "CUSTOMER_SERVICE_SUPERVISOR",
    superiorFrom: "proposal",
  },
  DISPATCHER: {
    zh: "调度员",
    en: "dispatcher",
    scope: "SERVICE_CENTER",
    superior: "CUSTOMER_SERVICE_SUPERVISOR",
    superiorFrom: "proposal",
  },
  DUTY_OFFICER: {
    zh: "值班人员",
    en: "duty officer",
    scope: "SERVICE_CENTER",
    superior: "SERVICE_CENTER_HEAD",
    superiorFrom: "proposal",
  },
  CULTURAL_OFFICER: {
    zh: "社区文化干事",
    en: "community culture officer",
    scope: "SERVICE_CENTER",
    superior: "SERVICE_CENTER_HEAD",
    superiorFrom: "proposal",
  },
  FACILITY_ATTENDANT: {
    zh: "活动场所管理员",
    en: "facility attendant",
    scope: "ESTATE",
    superior: "CULTURAL_OFFICER",
    superiorFrom: "proposal",
  },
  POOL_ATTENDANT: {
    zh: "泳池管理员",
    en: "pool attendant",
    scope: "ESTATE",
    superior: "CULTURAL_OFFICER",
    superiorFrom: "proposal",
  },
  LIFEGUARD: {
    zh: "救生员",
    en: "lifeguard",
    scope: "ESTATE",
    superior: "CULTURAL_OFFICER",
    superiorFrom: "proposal",
  },
  WATER_QUALITY_TECHNICIAN: {
    zh: "水质净化员",
    en: "water-quality technician",
    scope: "ESTATE",
    superior: "CULTURAL_OFFICER",
    superiorFrom: "proposal",
  },
  CLUB_ATTENDANT: {
    zh: "会所服务人员",
    en: "club attendant",
    scope: "ESTATE",
    superior: "CULTURAL_OFFICER",
    superiorFrom: "proposal",
  },
  ENGINEERING_MANAGER: {
    zh: "工程部经理",
    en: "engineering manager",
    scope: "SERVICE_CENTER",
    superior: "SERVICE_CENTER_HEAD",
    superiorFrom: "proposal",
  },
  REPAIR_TEAM_LEADER: {
    zh: "维修班长",
    en: "repair team leader",
    scope: "SERVICE_CENTER",
    superior: "ENGINEERING_MANAGER",
    superiorFrom: "proposal",
  },
  ELEVATOR_TEAM_LEADER: {
    zh: "电梯队长",
    en: "elevator team leader",
    scope: "SERVICE_CENTER",
    superior: "ENGINEERING_MANAGER",
    superiorFrom: "proposal",
  },
  TECHNICIAN: {
    zh: "维修员",
    en: "technician",
    scope: "SERVICE_CENTER",
    superior: "REPAIR_TEAM_LEADER",
    superiorFrom: "proposal",
  },
  SECURITY_MANAGER: {
    zh: "保安部经理",
    en: "order maintenance manager",
    scope: "SERVICE_CENTER",
    superior: "SERVICE_CENTER_HEAD",
    superiorFrom: "proposal",
  },
  SECURITY_TEAM_LEADER: {
    zh: "保安队长",
    en: "order maintenance team leader",
    scope: "SERVICE_CENTER",
    superior: "SECURITY_MANAGER",
    superiorFrom: "proposal",
  },
  SECURITY_GUARD: {
    zh: "安全管理员",
    en: "security guard",
    scope: "ESTATE",
    superior: "SECURITY_TEAM_LEADER",
    superiorFrom: "proposal",
  },
  FINANCE_OFFICER: {
    zh: "财务人员",
    en: "finance officer",
    scope: "SERVICE_CENTER",
    superior: "SERVICE_CENTER_HEAD",
    superiorFrom: "proposal",
  },
  CASHIER: {
    zh: "财务收银员",
    en: "cashier",
    scope: "SERVICE_CENTER",
    superior: "FINANCE_OFFICER",
    superiorFrom: "proposal",
  },
  CLEANER: {
    zh: "保洁工",
    en: "cleaner",
    scope: "ESTATE",
    superior: "ENVIRONMENT_SUPERVISOR",
    superiorFrom: "proposal",
  },
  OFFICE_DIRECTOR: {
    zh: "办公室主任",
    en: "office director",
    scope: "SERVICE_CENTER",
    superior: "SERVICE_CENTER_HEAD",
    superiorFrom: "proposal",
  },
  OFFICE_CLERK: {
    zh: "办公室人员",
    en: "office clerk",
    scope: "SERVICE_CENTER",
    superior: "OFFICE_DIRECTOR",
    superiorFrom: "proposal",
  },
  EQUIPMENT_STAFF: {
    zh: "设备部人员",
    en: "equipment department staff",
    scope: "SERVICE_CENTER",
    superior: "OFFICE_DIRECTOR",
    superiorFrom: "proposal",
  },
  BUSINESS_STAFF: {
    zh: "业务部人员",
    en: "business department staff",
    scope: "SERVICE_CENTER",
    superior: "OFFICE_DIRECTOR",
    superiorFrom: "proposal",
  },
  MEETING_ATTENDANT: {
    zh: "会议服务人员",
    en: "meeting attendant",
    scope: "SERVICE_CENTER",
    superior: "OFFICE_DIRECTOR",
    superiorFrom: "proposal",
  },
  GREENING_DIRECTOR: {
    zh: "卫生绿化管理服务部主任",
    en: "director of sanitation and greening",
    scope: "SERVICE_CENTER",
    superior: "SERVICE_CENTER_HEAD",
    superiorFrom: "proposal",
  },
  DEVELOPER_HEAD: {
    zh: "地区公司负责人",
    en: "head of the developer's regional company",
    scope: "EXTERNAL",
  },
  DEVELOPER_STAFF: {
    zh: "地区公司人员",
    en: "staff of the developer's regional company",
    scope: "EXTERNAL",
    superior: "DEVELOPER_HEAD",
    superiorFrom: "proposal",
  },
  AGENCY_STAFF: { zh: "代理机构人员", en: "bidding agency staff", scope: "EXTERNAL" },
  CONTRACTOR_STAFF: { zh: "施工单位人员", en: "construction contractor staff", scope: "EXTERNAL" },
  VENDOR_STAFF: { zh: "外委单位人员", en: "outsourced contractor staff", scope: "EXTERNAL" },
  OWNER: { zh: "业主", en: "owner", scope: "PORTAL" },
  RESIDENT: { zh: "住户", en: "resident", scope: "PORTAL" },
  BROKER: { zh: "中介", en: "property agent", scope: "PORTAL" },
  OWNERS_COMMITTEE: { zh: "业主委员会", en: "owners' committee", scope: "PORTAL" },
  SYSTEM_ADMIN: { zh: "系统管理员", en: "system administrator", scope: "COMPANY" },
} as const satisfies Record<string, RoleFacts>;

export type Role = keyof typeof roles;

/** Every role, in the order of the requirements. */
export const roleNames = Object.keys(roles) as Role[];

/** Whether a word from outside is a role. */
export const isRole = (word: string): word is Role => Object.hasOwn(roles, word);

/** The requirements' identifier of a role: `REGION_HEAD` → `regionHead`. */
export const roleIdentifier = (role: Role): string =>
  role.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The role that hears of what this one leaves undone, if any (ORG-R03, LCH part 5). */
export function superiorOf(role: Role): Role | undefined {
  const facts: RoleFacts = roles[role];
  return facts.superior as Role | undefined;
}
