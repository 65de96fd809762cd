import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { PlaceFilter } from "../graphql/place-filter.ts";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { DayScalar, InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import { EstateCategory, PlaceStatus, SavedViewPage, UnitUse } from "./enums.ts";
import { Role } from "./role.ts";
import {
  Building,
  Cluster,
  Estate,
  Person,
  Region,
  RoleAssignment,
  SavedView,
  ServiceCenter,
  Unit,
} from "./types.ts";

@InputType({ description: "Which units (房屋筛选)" })
export class UnitFilter {
  @Field(() => String, { nullable: true, description: "Text, pinyin or initials (搜索)" })
  search?: string | null;

  @Field(() => [ID], { nullable: true, description: "In these buildings (楼栋)" })
  buildingIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "In these clusters (组团)" })
  clusterIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Of these layout types (户型)" })
  layoutTypes?: string[] | null;

  @Field(() => [UnitUse], { nullable: true, description: "Of these uses (用途)" })
  uses?: (keyof typeof UnitUse)[] | null;
}

@InputType({ description: "Which estates (小区筛选)" })
export class EstateFilter extends PlaceFilter {
  @Field(() => String, { nullable: true, description: "Text, pinyin or initials (搜索)" })
  search?: string | null;

  @Field(() => [EstateCategory], { nullable: true, description: "Of these kinds (物业类型)" })
  categories?: (keyof typeof EstateCategory)[] | null;

  @Field(() => [PlaceStatus], { nullable: true, description: "In these statuses (状态)" })
  statuses?: (keyof typeof PlaceStatus)[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "With or without an open launch plan (有开盘计划)",
  })
  hasLaunch?: boolean | null;
}

@InputType({ description: "Which people (员工筛选)" })
export class PersonFilter {
  @Field(() => String, { nullable: true, description: "Text, pinyin or initials (搜索)" })
  search?: string | null;

  @Field(() => [Role], { nullable: true, description: "With these roles (岗位)" })
  roles?: (keyof typeof Role)[] | null;

  @Field(() => [ID], { nullable: true, description: "At or below these places (管辖范围)" })
  placeIds?: string[] | null;
}

@InputType({ description: "Input of createRegion (操作输入)" })
export class CreateRegionInput extends KeyedInput {
  @Field(() => String, { description: "Code, unique in its company (编码)" })
  code!: string;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;
}

@ObjectType({ description: "Answer of createRegion (操作结果)" })
export class CreateRegionPayload extends KeyedPayload {
  @Field(() => Region, { description: "The region above (地区物业公司)" })
  region!: Region;
}

@InputType({ description: "Input of updateRegion (操作输入)" })
export class UpdateRegionInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => String, { nullable: true, description: "Code, unique in its company (编码)" })
  code?: string | null;

  @Field(() => String, { nullable: true, description: "Name (名称)" })
  name?: string | null;

  @Field(() => PlaceStatus, { nullable: true, description: "Status (状态)" })
  status?: keyof typeof PlaceStatus | null;
}

@ObjectType({ description: "Answer of updateRegion (操作结果)" })
export class UpdateRegionPayload extends KeyedPayload {
  @Field(() => Region, { description: "The region above (地区物业公司)" })
  region!: Region;
}

@InputType({ description: "Input of createServiceCenter (操作输入)" })
export class CreateServiceCenterInput extends KeyedInput {
  @Field(() => ID, { description: "The region (地区物业公司)" })
  regionId!: string;

  @Field(() => String, { description: "Code, unique in its company (编码)" })
  code!: string;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { description: "Fixed and published duty phone (值班电话)" })
  dutyPhone!: string;

  @Field(() => String, { description: "Fixed office (办公地点)" })
  officeAddress!: string;

  @Field(() => String, { description: "24-hour repair hotline (客户报修热线)" })
  repairHotline!: string;

  @Field(() => String, { nullable: true, description: "End of work, HH:MM (下班时间)" })
  workdayEnd?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Regular shift: periods HH:MM-HH:MM with commas, from Monday to Friday or after the weekdays meant, 1-5 …; 6 … (正式班时段)",
  })
  regularShift?: string | null;
}

@ObjectType({ description: "Answer of createServiceCenter (操作结果)" })
export class CreateServiceCenterPayload extends KeyedPayload {
  @Field(() => ServiceCenter, { description: "The service center above (物业服务中心)" })
  serviceCenter!: ServiceCenter;
}

@InputType({ description: "Input of updateServiceCenter (操作输入)" })
export class UpdateServiceCenterInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => String, { nullable: true, description: "Code, unique in its company (编码)" })
  code?: string | null;

  @Field(() => String, { nullable: true, description: "Name (名称)" })
  name?: string | null;

  @Field(() => PlaceStatus, { nullable: true, description: "Status (状态)" })
  status?: keyof typeof PlaceStatus | null;

  @Field(() => String, { nullable: true, description: "Fixed and published duty phone (值班电话)" })
  dutyPhone?: string | null;

  @Field(() => String, { nullable: true, description: "Fixed office (办公地点)" })
  officeAddress?: string | null;

  @Field(() => String, { nullable: true, description: "24-hour repair hotline (客户报修热线)" })
  repairHotline?: string | null;

  @Field(() => String, { nullable: true, description: "End of work, HH:MM (下班时间)" })
  workdayEnd?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Regular shift: periods HH:MM-HH:MM with commas, from Monday to Friday or after the weekdays meant, 1-5 …; 6 … (正式班时段)",
  })
  regularShift?: string | null;
}

@ObjectType({ description: "Answer of updateServiceCenter (操作结果)" })
export class UpdateServiceCenterPayload extends KeyedPayload {
  @Field(() => ServiceCenter, { description: "The service center above (物业服务中心)" })
  serviceCenter!: ServiceCenter;
}

@InputType({ description: "Input of createEstate (操作输入)" })
export class CreateEstateInput extends KeyedInput {
  @Field(() => ID, { description: "The service center (物业服务中心)" })
  serviceCenterId!: string;

  @Field(() => String, { description: "Code, unique in its company (编码)" })
  code!: string;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

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

  @Field(() => Int, { nullable: true, description: "Households as planned (小区总户数)" })
  totalHouseholds?: number | null;

  @Field(() => Int, { nullable: true, description: "Buildings as planned (总栋数)" })
  totalBuildings?: number | null;
}

@ObjectType({ description: "Answer of createEstate (操作结果)" })
export class CreateEstatePayload extends KeyedPayload {
  @Field(() => Estate, { description: "The estate (小区)" })
  estate!: Estate;
}

@InputType({ description: "Input of updateEstate (操作输入)" })
export class UpdateEstateInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => String, { nullable: true, description: "Code, unique in its company (编码)" })
  code?: string | null;

  @Field(() => String, { nullable: true, description: "Name (名称)" })
  name?: string | null;

  @Field(() => PlaceStatus, { nullable: true, description: "Status (状态)" })
  status?: keyof typeof PlaceStatus | null;

  @Field(() => EstateCategory, { nullable: true, description: "Kind of property (物业类型)" })
  category?: keyof typeof EstateCategory | null;

  @Field(() => String, { nullable: true, description: "Postal address (地址)" })
  address?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Launch day, anchor T (开盘日期)" })
  launchDate?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Project entry day, anchor E (项目进驻日期)",
  })
  entryDate?: string | null;

  @Field(() => Int, { nullable: true, description: "Households as planned (小区总户数)" })
  totalHouseholds?: number | null;

  @Field(() => Int, { nullable: true, description: "Buildings as planned (总栋数)" })
  totalBuildings?: number | null;
}

@ObjectType({ description: "Answer of updateEstate (操作结果)" })
export class UpdateEstatePayload extends KeyedPayload {
  @Field(() => Estate, { description: "The estate (小区)" })
  estate!: Estate;
}

@InputType({ description: "Input of createCluster (操作输入)" })
export class CreateClusterInput extends KeyedInput {
  @Field(() => ID, { description: "The estate (小区)" })
  estateId!: string;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;
}

@ObjectType({ description: "Answer of createCluster (操作结果)" })
export class CreateClusterPayload extends KeyedPayload {
  @Field(() => Cluster, { description: "Cluster it belongs to (组团)" })
  cluster!: Cluster;
}

@InputType({ description: "Input of updateCluster (操作输入)" })
export class UpdateClusterInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;
}

@ObjectType({ description: "Answer of updateCluster (操作结果)" })
export class UpdateClusterPayload extends KeyedPayload {
  @Field(() => Cluster, { description: "The cluster (组团)" })
  cluster!: Cluster;
}

@InputType({ description: "Input of createBuilding (操作输入)" })
export class CreateBuildingInput extends KeyedInput {
  @Field(() => ID, { description: "The estate (小区)" })
  estateId!: string;

  @Field(() => ID, { nullable: true, description: "The cluster (组团)" })
  clusterId?: string | null;

  @Field(() => String, { description: "Building number, unique in the estate (栋号)" })
  number!: string;

  @Field(() => String, { nullable: true, description: "Name (名称)" })
  name?: string | null;

  @Field(() => Int, { nullable: true, description: "Floors above ground (层数)" })
  floors?: number | null;

  @Field(() => DayScalar, { nullable: true, description: "Completion day (竣工日期)" })
  completedOn?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Numbering confirmed by the authority (幢、户编号经行政主管部门确认)",
  })
  confirmedByAuthority?: boolean | null;
}

@ObjectType({ description: "Answer of createBuilding (操作结果)" })
export class CreateBuildingPayload extends KeyedPayload {
  @Field(() => Building, { description: "The building (楼栋)" })
  building!: Building;
}

@InputType({ description: "Input of updateBuilding (操作输入)" })
export class UpdateBuildingInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => ID, { nullable: true, description: "The cluster (组团)" })
  clusterId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Building number, unique in the estate (栋号)",
  })
  number?: string | null;

  @Field(() => String, { nullable: true, description: "Name (名称)" })
  name?: string | null;

  @Field(() => Int, { nullable: true, description: "Floors above ground (层数)" })
  floors?: number | null;

  @Field(() => DayScalar, { nullable: true, description: "Completion day (竣工日期)" })
  completedOn?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Numbering confirmed by the authority (幢、户编号经行政主管部门确认)",
  })
  confirmedByAuthority?: boolean | null;

  @Field(() => PlaceStatus, { nullable: true, description: "Status (状态)" })
  status?: keyof typeof PlaceStatus | null;
}

@ObjectType({ description: "Answer of updateBuilding (操作结果)" })
export class UpdateBuildingPayload extends KeyedPayload {
  @Field(() => Building, { description: "The building (楼栋)" })
  building!: Building;
}

@InputType({ description: "Input of createUnit (操作输入)" })
export class CreateUnitInput extends KeyedInput {
  @Field(() => ID, { description: "The building (楼栋)" })
  buildingId!: string;

  @Field(() => Int, { description: "Floor, basements negative, never 0 (楼层号)" })
  floorNumber!: number;

  @Field(() => String, { description: "Room number, unique in its building (房号)" })
  roomNumber!: string;

  @Field(() => String, { nullable: true, description: "Layout type (户型)" })
  layoutType?: string | null;

  @Field(() => UnitUse, { nullable: true, description: "What the unit is for (用途)" })
  use?: keyof typeof UnitUse | null;

  @Field(() => Float, { nullable: true, description: "Gross floor area in m² (建筑面积)" })
  buildingArea?: number | null;

  @Field(() => Float, { nullable: true, description: "Area inside the walls in m² (套内面积)" })
  innerArea?: number | null;

  @Field(() => DayScalar, { nullable: true, description: "Agreed delivery day (约定交付日期)" })
  deliveryOn?: string | null;
}

@ObjectType({ description: "Answer of createUnit (操作结果)" })
export class CreateUnitPayload extends KeyedPayload {
  @Field(() => Unit, { description: "Unit (单位)" })
  unit!: Unit;
}

@InputType({ description: "Input of updateUnit (操作输入)" })
export class UpdateUnitInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => Int, { nullable: true, description: "Floor, basements negative, never 0 (楼层号)" })
  floorNumber?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Room number, unique in its building (房号)",
  })
  roomNumber?: string | null;

  @Field(() => String, { nullable: true, description: "Layout type (户型)" })
  layoutType?: string | null;

  @Field(() => UnitUse, { nullable: true, description: "What the unit is for (用途)" })
  use?: keyof typeof UnitUse | null;

  @Field(() => Float, { nullable: true, description: "Gross floor area in m² (建筑面积)" })
  buildingArea?: number | null;

  @Field(() => Float, { nullable: true, description: "Area inside the walls in m² (套内面积)" })
  innerArea?: number | null;

  @Field(() => DayScalar, { nullable: true, description: "Agreed delivery day (约定交付日期)" })
  deliveryOn?: string | null;

  @Field(() => PlaceStatus, { nullable: true, description: "Status (状态)" })
  status?: keyof typeof PlaceStatus | null;
}

@ObjectType({ description: "Answer of updateUnit (操作结果)" })
export class UpdateUnitPayload extends KeyedPayload {
  @Field(() => Unit, { description: "Unit (单位)" })
  unit!: Unit;
}

@InputType({ description: "Input of deletePlace (操作输入)" })
export class DeletePlaceInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of deletePlace (操作结果)" })
export class DeletePlacePayload extends KeyedPayload {
  @Field(() => ID, { description: "Id of what was deleted (已删除)" })
  deletedId!: string;
}

@InputType({ description: "Input of createPerson (操作输入)" })
export class CreatePersonInput extends KeyedInput {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { description: "Badge number, unique in the company (工牌号)" })
  badgeNumber!: string;

  @Field(() => String, { description: "Phone (联系电话)" })
  phone!: string;

  @Field(() => String, { nullable: true, description: "Published mailbox (公布邮箱)" })
  mailbox?: string | null;
}

@ObjectType({ description: "Answer of createPerson (操作结果)" })
export class CreatePersonPayload extends KeyedPayload {
  @Field(() => Person, { description: "The person (员工)" })
  person!: Person;
}

@InputType({ description: "Input of updatePerson (操作输入)" })
export class UpdatePersonInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => Int, { description: "Counts the changes; send it back to change the record (版本)" })
  version!: number;

  @Field(() => String, { nullable: true, description: "Name (名称)" })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Badge number, unique in the company (工牌号)",
  })
  badgeNumber?: string | null;

  @Field(() => String, { nullable: true, description: "Phone (联系电话)" })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "Published mailbox (公布邮箱)" })
  mailbox?: string | null;

  @Field(() => PlaceStatus, { nullable: true, description: "Status (状态)" })
  status?: keyof typeof PlaceStatus | null;
}

@ObjectType({ description: "Answer of updatePerson (操作结果)" })
export class UpdatePersonPayload extends KeyedPayload {
  @Field(() => Person, { description: "The person (员工)" })
  person!: Person;
}

@InputType({ description: "Input of invitePerson (操作输入)" })
export class InvitePersonInput extends KeyedInput {
  @Field(() => ID, { description: "The person (员工)" })
  personId!: string;

  @Field(() => String, { description: "Sign-in address (登录邮箱)" })
  email!: string;
}

@ObjectType({ description: "Answer of invitePerson (操作结果)" })
export class InvitePersonPayload extends KeyedPayload {
  @Field(() => Person, { description: "The person (员工)" })
  person!: Person;

  @Field(() => String, {
    nullable: true,
    description: "One-time link to hand over; shown only here, null for a replayed key (邀请链接)",
  })
  invitationUrl?: string;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "When it ends to be valid (有效期至)",
  })
  expiresAt?: string;
}

@InputType({ description: "Input of assignRole (操作输入)" })
export class AssignRoleInput extends KeyedInput {
  @Field(() => ID, { description: "The person (员工)" })
  personId!: string;

  @Field(() => Role, { description: "Role (岗位)" })
  role!: keyof typeof Role;

  @Field(() => ID, {
    description: "Global id of the company, region, service center or estate (管辖范围)",
  })
  placeId!: string;

  @Field(() => DayScalar, { description: "First day (任职开始)" })
  fromOn!: string;

  @Field(() => DayScalar, { nullable: true, description: "Last day, open when null (任职结束)" })
  toOn?: string | null;
}

@ObjectType({ description: "Answer of assignRole (操作结果)" })
export class AssignRolePayload extends KeyedPayload {
  @Field(() => RoleAssignment, { description: "The assignment (任职)" })
  assignment!: RoleAssignment;
}

@InputType({ description: "Input of endAssignment (操作输入)" })
export class EndAssignmentInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;

  @Field(() => DayScalar, { description: "Last day, open when null (任职结束)" })
  toOn!: string;
}

@ObjectType({ description: "Answer of endAssignment (操作结果)" })
export class EndAssignmentPayload extends KeyedPayload {
  @Field(() => RoleAssignment, { description: "The assignment (任职)" })
  assignment!: RoleAssignment;
}

@InputType({ description: "Input of delegateRole (操作输入)" })
export class DelegateRoleInput extends KeyedInput {
  @Field(() => ID, { description: "The assignment to stand in for (任职)" })
  assignmentId!: string;

  @Field(() => ID, { description: "Who stands in (代理人)" })
  toPersonId!: string;

  @Field(() => DayScalar, { description: "First day (任职开始)" })
  fromOn!: string;

  @Field(() => DayScalar, { description: "Last day, open when null (任职结束)" })
  toOn!: string;
}

@ObjectType({ description: "Answer of delegateRole (操作结果)" })
export class DelegateRolePayload extends KeyedPayload {
  @Field(() => RoleAssignment, { description: "The assignment (任职)" })
  assignment!: RoleAssignment;
}

@InputType({ description: "Input of saveView (操作输入)" })
export class SaveViewInput extends KeyedInput {
  @Field(() => ID, { nullable: true, description: "Global id (全局标识)" })
  id?: string | null;

  @Field(() => SavedViewPage, { description: "Page it belongs to (页面)" })
  page!: keyof typeof SavedViewPage;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => JsonScalar, { description: "State of the page's filters and order (查询条件)" })
  query!: unknown;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether everybody in the company sees it (共享)",
  })
  shared?: boolean | null;
}

@ObjectType({ description: "Answer of saveView (操作结果)" })
export class SaveViewPayload extends KeyedPayload {
  @Field(() => SavedView, { description: "The saved view (视图)" })
  view!: SavedView;
}

@InputType({ description: "Input of deleteView (操作输入)" })
export class DeleteViewInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of deleteView (操作结果)" })
export class DeleteViewPayload extends KeyedPayload {
  @Field(() => ID, { description: "Id of what was deleted (已删除)" })
  deletedId!: string;
}

@InputType({ description: "Input of resetPassword (操作输入)" })
export class ResetPasswordInput extends KeyedInput {
  @Field(() => ID, { description: "The person (员工)" })
  personId!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: "Also take a lost second factor away (同时解除两步验证)",
  })
  withSecondFactor?: boolean | null;
}

@ObjectType({ description: "Answer of resetPassword (操作结果)" })
export class ResetPasswordPayload extends KeyedPayload {
  @Field(() => Person, { description: "The person (员工)" })
  person!: Person;

  @Field(() => String, {
    nullable: true,
    description: "One-time link to hand over; shown only here, null for a replayed key (重置链接)",
  })
  resetUrl?: string | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "When it ends to be valid (有效期至)",
  })
  expiresAt?: string | null;
}
