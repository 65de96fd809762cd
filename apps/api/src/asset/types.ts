import { Args, Field, Float, Int, ObjectType } from "type-graphql";
import { Attachment } from "../attachment/types.ts";
import { AuditEntryConnection } from "../audit/types.ts";
import { ActionState } from "../graphql/action.ts";
import { connectionOf } from "../graphql/connection.ts";
import { Node, readByMapping } from "../graphql/node.ts";
import { ForwardPage } from "../graphql/page.ts";
import { DayScalar, JsonScalar } from "../graphql/scalars.ts";
import { Building, Estate, ServiceCenter } from "../organization/types.ts";
import { AssetGroupKind, AssetPlaceKind, WarrantyState, WarrantyUnit } from "./enums.ts";

@ObjectType({
  description: "A building, a floor or a space of the register (台账位置)",
  implements: Node,
})
export class AssetPlace extends Node {
  @Field(() => AssetPlaceKind, { description: "What it is (类别)" })
  kind!: keyof typeof AssetPlaceKind;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Classification (分类)" })
  category?: string | null;

  @Field(() => String, { nullable: true, description: "Description (说明)" })
  description?: string | null;

  @Field(() => Boolean, { description: "Whether it is an equipment room (设备房)" })
  equipmentRoom!: boolean;

  @Field(() => AssetPlace, { nullable: true, description: "What it lies in (上级位置)" })
  parent?: AssetPlace | null;

  @Field(() => Building, { nullable: true, description: "The building that it is (楼栋)" })
  building?: Building | null;

  @Field(() => Estate, { description: "In which estate (小区)" })
  estate!: Estate;

  @Field(() => Int, { description: "Places right below it (下级位置数)" })
  childCount!: number;

  @Field(() => Int, { description: "Components in it and below it (设备数)" })
  componentCount!: number;

  @Field(() => [AssetAttribute], { description: "Its attributes (属性)" })
  attributes!: AssetAttribute[];

  @Field(() => Int, { description: "Counts its changes (版本)" })
  version!: number;
}

@ObjectType({
  description: "A type of equipment: maker, model, warranty (设备类型)",
  implements: Node,
})
export class AssetType extends Node {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Classification (分类)" })
  category?: string | null;

  @Field(() => String, { nullable: true, description: "Description (说明)" })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "Fixed or moveable (资产类别)" })
  assetType?: string | null;

  @Field(() => String, { nullable: true, description: "Maker (生产厂家)" })
  maker?: string | null;

  @Field(() => String, { nullable: true, description: "Model (型号)" })
  model?: string | null;

  @Field(() => String, { nullable: true, description: "Who warrants parts (配件保修单位)" })
  partsGuarantor?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: "How long parts are warranted (配件保修时长)",
  })
  partsDuration?: number | null;

  @Field(() => String, { nullable: true, description: "Who warrants labor (人工保修单位)" })
  laborGuarantor?: string | null;

  @Field(() => Float, { nullable: true, description: "How long labor is warranted (人工保修时长)" })
  laborDuration?: number | null;

  @Field(() => WarrantyUnit, { nullable: true, description: "Told in (保修时长单位)" })
  warrantyUnit?: keyof typeof WarrantyUnit | null;

  @Field(() => String, { nullable: true, description: "What is warranted (保修说明)" })
  warrantyText?: string | null;

  @Field(() => JsonScalar, { description: "What else COBie says of it (其他 COBie 字段)" })
  more!: unknown;

  @Field(() => Int, { description: "Components of this type (设备数)" })
  componentCount!: number;

  @Field(() => [AssetAttribute], { description: "Its attributes (属性)" })
  attributes!: AssetAttribute[];

  @Field(() => [AssetDocument], { description: "Its documents (资料)" })
  documents!: AssetDocument[];

  @Field(() => [AssetSpare], { description: "Its spare parts (备件)" })
  spares!: AssetSpare[];

  @Field(() => Int, { description: "Counts its changes (版本)" })
  version!: number;
}

@ObjectType({
  description: "A system of components or a zone of spaces (系统、分区)",
  implements: Node,
})
export class AssetGroup extends Node {
  @Field(() => AssetGroupKind, { description: "What it is (类别)" })
  kind!: keyof typeof AssetGroupKind;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Classification (分类)" })
  category?: string | null;

  @Field(() => String, { nullable: true, description: "Description (说明)" })
  description?: string | null;

  @Field(() => AssetPlace, { description: "In which building (建筑)" })
  facility!: AssetPlace;

  @Field(() => Int, { description: "Its members (成员数)" })
  memberCount!: number;
}

@ObjectType({ description: "A spare part of a type (备件)", implements: Node })
export class AssetSpare extends Node {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Classification (分类)" })
  category?: string | null;

  @Field(() => String, { nullable: true, description: "Suppliers (供应商)" })
  suppliers?: string | null;

  @Field(() => String, { nullable: true, description: "Part number (件号)" })
  partNumber?: string | null;

  @Field(() => String, { nullable: true, description: "Description (说明)" })
  description?: string | null;
}

@ObjectType({ description: "A document of the handover (资料)", implements: Node })
export class AssetDocument extends Node {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Classification (分类)" })
  category?: string | null;

  @Field(() => String, { nullable: true, description: "Stage (阶段)" })
  stage?: string | null;

  @Field(() => String, { nullable: true, description: "Folder (目录)" })
  directory?: string | null;

  @Field(() => String, { nullable: true, description: "File (文件)" })
  file?: string | null;

  @Field(() => String, { nullable: true, description: "Description (说明)" })
  description?: string | null;
}

@ObjectType({
  description: "An attribute of a place, a type, a component or a system (属性)",
  implements: Node,
})
export class AssetAttribute extends Node {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Classification (分类)" })
  category?: string | null;

  @Field(() => String, { nullable: true, description: "Value (值)" })
  value?: string | null;

  @Field(() => String, { nullable: true, description: "Unit (单位)" })
  unit?: string | null;

  @Field(() => String, { nullable: true, description: "Description (说明)" })
  description?: string | null;
}

@ObjectType({ description: "The warranty clock of a component (保修)" })
export class AssetWarranty {
  @Field(() => DayScalar, { nullable: true, description: "Since when it counts (起算日)" })
  startsOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Last day for parts (配件保修至)" })
  partsUntil?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Last day for labor (人工保修至)" })
  laborUntil?: string | null;

  @Field(() => WarrantyState, { description: "Parts today (配件保修状态)" })
  parts!: keyof typeof WarrantyState;

  @Field(() => WarrantyState, { description: "Labor today (人工保修状态)" })
  labor!: keyof typeof WarrantyState;

  @Field(() => Boolean, {
    description: "Whether the developer has to pay for a repair today (今日由建设单位承担)",
  })
  developerPays!: boolean;
}

@ObjectType({ description: "A piece of equipment in the register (设备)", implements: Node })
export class AssetComponent extends Node {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Description (说明)" })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "Serial number (序列号)" })
  serialNumber?: string | null;

  @Field(() => String, { nullable: true, description: "Tag (位号)" })
  tagNumber?: string | null;

  @Field(() => String, { nullable: true, description: "Bar code (条码)" })
  barCode?: string | null;

  @Field(() => String, { nullable: true, description: "Asset number (资产编号)" })
  assetIdentifier?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Installed on (安装日期)" })
  installedOn?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Start of the warranty by the developer's papers (资料载明的保修起始日)",
  })
  warrantyStartOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Taken over on (移交日期)" })
  handedOverOn?: string | null;

  @Field(() => String, { nullable: true, description: "Id in the tool it comes from (外部标识)" })
  externalId?: string | null;

  @Field(() => ServiceCenter, { description: "At which service center (物业服务中心)" })
  serviceCenter!: ServiceCenter;

  @Field(() => Estate, { description: "In which estate (小区)" })
  estate!: Estate;

  @Field(() => AssetPlace, { description: "In which building (建筑)" })
  facility!: AssetPlace;

  @Field(() => AssetPlace, { nullable: true, description: "Where it stands (所在位置)" })
  place?: AssetPlace | null;

  @Field(() => [AssetPlace], { description: "Where it stands as well, such as a door (其他位置)" })
  otherPlaces!: AssetPlace[];

  @Field(() => AssetType, { description: "Its type (设备类型)" })
  type!: AssetType;

  @Field(() => [AssetGroup], { description: "The systems it belongs to (所属系统)" })
  systems!: AssetGroup[];

  @Field(() => AssetWarranty, { description: "Its warranty (保修)" })
  warranty!: AssetWarranty;

  @Field(() => [AssetAttribute], { description: "Its attributes (属性)" })
  attributes!: AssetAttribute[];

  @Field(() => [AssetDocument], { description: "Its documents (资料)" })
  documents!: AssetDocument[];

  @Field(() => [Attachment], { description: "Files and photos (附件)" })
  attachments!: Attachment[];

  @Field(() => Int, { description: "Counts its changes (版本)" })
  version!: number;

  @Field(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  actions!: ActionState[];

  @Field(() => AuditEntryConnection, { description: "History, newest first (历史)" })
  history(@Args(() => ForwardPage) _page: ForwardPage): AuditEntryConnection {
    return readByMapping();
  }
}

export const AssetComponentConnection = connectionOf(
  () => AssetComponent,
  "AssetComponent",
  "设备",
);
export type AssetComponentConnection = InstanceType<typeof AssetComponentConnection>;
export const AssetTypeConnection = connectionOf(() => AssetType, "AssetType", "设备类型");
export type AssetTypeConnection = InstanceType<typeof AssetTypeConnection>;
export const AssetPlaceConnection = connectionOf(() => AssetPlace, "AssetPlace", "台账位置");
export type AssetPlaceConnection = InstanceType<typeof AssetPlaceConnection>;
export const AssetGroupConnection = connectionOf(() => AssetGroup, "AssetGroup", "系统");
export type AssetGroupConnection = InstanceType<typeof AssetGroupConnection>;
