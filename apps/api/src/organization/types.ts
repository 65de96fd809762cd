import { Args } from "type-graphql";
import { AuditEntryConnection } from "../audit/types.ts";
import { ForwardPage } from "../graphql/page.ts";
import { readByMapping } from "../graphql/node.ts";
import { UnitConnection } from "./connections.ts";
import { UnitList } from "./lists.ts";
import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { DayScalar, JsonScalar } from "../graphql/scalars.ts";
import { Attachment } from "../attachment/types.ts";
import { Node } from "../graphql/node.ts";
import { ImportBatch } from "../import/types.ts";
import { LaunchPlan } from "../launch/types.ts";
import { NotificationPreference } from "../notification/endpoint-types.ts";
import { Notification } from "../notification/types.ts";
import {
  AssignmentStatus,
  EstateCategory,
  PlaceLevel,
  PlaceStatus,
  SavedViewPage,
  SearchKind,
  UnitUse,
} from "./enums.ts";
import { Role } from "./role.ts";

@ObjectType({ description: "Property company, the tenant (物业公司)", implements: Node })
export class Company extends Node {
  @Field(() => String, { description: "Code, unique in its company (编码)" })
  code!: string;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { description: "IANA time zone of the company's days (时区)" })
  timeZone!: string;

  @Field(() => PlaceStatus, { description: "Status (状态)" })
  status!: keyof typeof PlaceStatus;

  @Field(() => [Region], { description: "The company's regions the viewer reaches (地区物业公司)" })
  regions!: Region[];
}

@ObjectType({ description: "Regional property company (地区物业公司)", implements: Node })
export class Region extends Node {
  @Field(() => String, { description: "Code, unique in its company (编码)" })
  code!: string;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => PlaceStatus, { description: "Status (状态)" })
  status!: keyof typeof PlaceStatus;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => [ServiceCenter], {
    description: "The region's service centers the viewer reaches (物业服务中心)",
  })
  serviceCenters!: ServiceCenter[];
}

@ObjectType({ description: "Service center (物业服务中心)", implements: Node })
export class ServiceCenter extends Node {
  @Field(() => String, { description: "Code, unique in its company (编码)" })
  code!: string;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => PlaceStatus, { description: "Status (状态)" })
  status!: keyof typeof PlaceStatus;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => String, { description: "End of work, HH:MM (下班时间)" })
  workdayEnd!: string;

  @Field(() => String, {
    description: "Regular shift as HH:MM-HH:MM, comma between periods (正式班时段)",
  })
  regularShift!: string;

  @Field(() => String, { description: "Fixed and published duty phone (值班电话)" })
  dutyPhone!: string;

  @Field(() => String, { description: "Fixed office (办公地点)" })
  officeAddress!: string;

  @Field(() => String, { description: "24-hour repair hotline (客户报修热线)" })
  repairHotline!: string;

  @Field(() => Region, { description: "The region above (地区物业公司)" })
  region!: Region;

  @Field(() => [Estate], { description: "The center's estates (小区)" })
  estates!: Estate[];
}

@ObjectType({ description: "Estate (小区)", implements: Node })
export class Estate extends Node {
  @Field(() => String, { description: "Code, unique in its company (编码)" })
  code!: string;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => PlaceStatus, { description: "Status (状态)" })
  status!: keyof typeof PlaceStatus;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => EstateCategory, { description: "Kind of property (物业类型)" })
  category!: keyof typeof EstateCategory;

  @Field(() => String, { nullable: true, description: "Postal address (地址)" })
  address?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Launch day, anchor T (开盘日期)" })
  launchDate?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Project entry day, anchor E (项目进驻日期)",
  })
  entryDate?: string | null;

  @Field(() => Int, { description: "Households as planned (小区总户数)" })
  totalHouseholds!: number;

  @Field(() => Int, { description: "Buildings as planned (总栋数)" })
  totalBuildings!: number;

  @Field(() => Int, { description: "Units on record (房屋数)" })
  unitCount!: number;

  @Field(() => Int, { description: "Buildings on record (楼栋数)" })
  buildingCount!: number;

  @Field(() => ServiceCenter, { description: "The service center above (物业服务中心)" })
  serviceCenter!: ServiceCenter;

  @Field(() => [Cluster], { description: "Clusters of buildings (组团)" })
  clusters!: Cluster[];

  @Field(() => [Building], { description: "Buildings (楼栋)" })
  buildings!: Building[];

  @Field(() => [LayoutCount], { description: "Layout types and how many units have each (户型)" })
  layouts!: LayoutCount[];

  @Field(() => UnitConnection, { description: "Units in order of building, floor and room (房屋)" })
  units(@Args(() => UnitList) _list: UnitList): UnitConnection {
    return readByMapping();
  }

  @Field(() => [LaunchPlan], { description: "Launch plans (开盘筹备计划)" })
  launchPlans!: LaunchPlan[];

  @Field(() => [ImportBatch], {
    description: "Imports of buildings and units, newest first (导入批次)",
  })
  importBatches!: ImportBatch[];

  @Field(() => [Attachment], { description: "Files of this record, oldest first (附件)" })
  attachments!: Attachment[];

  @Field(() => AuditEntryConnection, {
    description: "Who changed what and when, newest first (变更历史)",
  })
  history(@Args(() => ForwardPage) _page: ForwardPage): AuditEntryConnection {
    return readByMapping();
  }
}

@ObjectType({ description: "A layout type with its number of units (户型统计)" })
export class LayoutCount {
  @Field(() => String, { nullable: true, description: "Layout type (户型)" })
  layoutType?: string | null;

  @Field(() => Int, { description: "How many (数量)" })
  count!: number;
}

@ObjectType({ description: "Cluster of buildings (组团)", implements: Node })
export class Cluster extends Node {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => Estate, { description: "The estate (小区)" })
  estate!: Estate;

  @Field(() => [Building], { description: "Buildings (楼栋)" })
  buildings!: Building[];
}

@ObjectType({ description: "Building (楼栋)", implements: Node })
export class Building extends Node {
  @Field(() => String, { description: "Building number, unique in the estate (栋号)" })
  number!: string;

  @Field(() => String, { nullable: true, description: "Name (名称)" })
  name?: string | null;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => PlaceStatus, { description: "Status (状态)" })
  status!: keyof typeof PlaceStatus;

  @Field(() => Int, { nullable: true, description: "Floors above ground (层数)" })
  floors?: number | null;

  @Field(() => DayScalar, { nullable: true, description: "Completion day (竣工日期)" })
  completedOn?: string | null;

  @Field(() => Boolean, {
    description: "Numbering confirmed by the authority (幢、户编号经行政主管部门确认)",
  })
  confirmedByAuthority!: boolean;

  @Field(() => Int, { description: "Units on record (房屋数)" })
  unitCount!: number;

  @Field(() => Estate, { description: "The estate (小区)" })
  estate!: Estate;

  @Field(() => Cluster, { nullable: true, description: "Cluster it belongs to (组团)" })
  cluster?: Cluster | null;
}

@ObjectType({ description: "Unit (房屋)", implements: Node })
export class Unit extends Node {
  @Field(() => Int, { description: "Floor, basements negative, never 0 (楼层号)" })
  floorNumber!: number;

  @Field(() => String, { description: "Room number, unique in its building (房号)" })
  roomNumber!: string;

  @Field(() => String, { nullable: true, description: "Layout type (户型)" })
  layoutType?: string | null;

  @Field(() => UnitUse, { description: "What the unit is for (用途)" })
  use!: keyof typeof UnitUse;

  @Field(() => Float, { nullable: true, description: "Gross floor area in m² (建筑面积)" })
  buildingArea?: number | null;

  @Field(() => Float, { nullable: true, description: "Area inside the walls in m² (套内面积)" })
  innerArea?: number | null;

  @Field(() => DayScalar, { nullable: true, description: "Agreed delivery day (约定交付日期)" })
  deliveryOn?: string | null;

  @Field(() => Boolean, { description: "The mirror image of its layout's plan (镜像户型)" })
  mirrored!: boolean;

  @Field(() => PlaceStatus, { description: "Status (状态)" })
  status!: keyof typeof PlaceStatus;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => Building, { description: "The building (楼栋)" })
  building!: Building;

  @Field(() => Estate, { description: "The estate (小区)" })
  estate!: Estate;

  @Field(() => AuditEntryConnection, {
    description: "Who changed what and when, newest first (变更历史)",
  })
  history(@Args(() => ForwardPage) _page: ForwardPage): AuditEntryConnection {
    return readByMapping();
  }
}

@ObjectType({ description: "Somebody of the company (员工)", implements: Node })
export class Person extends Node {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { description: "Badge number, unique in the company (工牌号)" })
  badgeNumber!: string;

  @Field(() => String, { description: "Phone (联系电话)" })
  phone!: string;

  @Field(() => String, { nullable: true, description: "Published mailbox (公布邮箱)" })
  mailbox?: string | null;

  @Field(() => PlaceStatus, { description: "Status (状态)" })
  status!: keyof typeof PlaceStatus;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => Boolean, { description: "Whether the person can sign in (是否有账号)" })
  hasAccount!: boolean;

  @Field(() => [RoleAssignment], { description: "Roles held, running first (任职)" })
  assignments!: RoleAssignment[];
}

@ObjectType({ description: "A role held at a place (任职)", implements: Node })
export class RoleAssignment extends Node {
  @Field(() => Role, { description: "Role (岗位)" })
  role!: keyof typeof Role;

  @Field(() => PlaceLevel, { description: "Level of the place (层级)" })
  placeLevel!: keyof typeof PlaceLevel;

  @Field(() => ID, {
    description: "Global id of the company, region, service center or estate (管辖范围)",
  })
  placeId!: string;

  @Field(() => String, { description: "Name of the place (管辖范围名称)" })
  placeName!: string;

  @Field(() => DayScalar, { description: "First day (任职开始)" })
  fromOn!: string;

  @Field(() => DayScalar, { nullable: true, description: "Last day, open when null (任职结束)" })
  toOn?: string | null;

  @Field(() => AssignmentStatus, { description: "Status (状态)" })
  status!: keyof typeof AssignmentStatus;

  @Field(() => Person, { description: "The person (员工)" })
  person!: Person;

  @Field(() => RoleAssignment, {
    nullable: true,
    description: "The assignment this one stands in for (代理自)",
  })
  delegatedFrom?: RoleAssignment | null;
}

@ObjectType({ description: "Who is signed in, in the company looked at (当前用户)" })
export class Viewer {
  @Field(() => ID, { description: "Account signed in (账号)" })
  accountId!: string;

  @Field(() => Person, { description: "The person (员工)" })
  person!: Person;

  @Field(() => Company, { description: "The company looked at (公司)" })
  company!: Company;

  @Field(() => [Company], { description: "Companies the account belongs to (所属公司)" })
  companies!: Company[];

  @Field(() => [RoleAssignment], { description: "Roles held, running first (任职)" })
  assignments!: RoleAssignment[];

  @Field(() => [String], {
    description: "Names of the permissions held anywhere, for navigation (权限)",
  })
  permissions!: string[];

  @Field(() => Int, { description: "How many are not yet read (未读数)" })
  unreadCount!: number;

  @Field(() => NotificationPreference, {
    nullable: true,
    description: "What the viewer chose; null: as usual (通知偏好)",
  })
  notificationPreference?: NotificationPreference | null;

  @Field(() => [Notification], {
    description: "Not yet read, newest first, at most 50 (未读通知)",
  })
  unreadNotifications!: Notification[];

  @Field(() => String, { description: "Sign-in address (登录邮箱)" })
  email!: string;

  @Field(() => DayScalar, {
    nullable: true,
    description:
      "The day from which the company asks a second factor of the viewer, who has none (须启用两步验证的日期)",
  })
  secondFactorFrom?: string | null;
}

@ObjectType({ description: "A saved state of a list (视图)", implements: Node })
export class SavedView extends Node {
  @Field(() => SavedViewPage, { description: "Page it belongs to (页面)" })
  page!: keyof typeof SavedViewPage;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => JsonScalar, { description: "State of the page's filters and order (查询条件)" })
  query!: unknown;

  @Field(() => Boolean, { description: "Whether everybody in the company sees it (共享)" })
  shared!: boolean;

  @Field(() => Boolean, { description: "Whether it is the viewer's (本人)" })
  own!: boolean;
}

@ObjectType({ description: "A record found (搜索结果)" })
export class SearchHit {
  @Field(() => String, { description: "Global id of the record (全局标识)" })
  id!: string;

  @Field(() => SearchKind, { description: "Kind (类别)" })
  kind!: keyof typeof SearchKind;

  @Field(() => String, { description: "Name in Chinese (任务名称)" })
  title!: string;

  @Field(() => String, { description: "Where it is (所在)" })
  subtitle!: string;
}
