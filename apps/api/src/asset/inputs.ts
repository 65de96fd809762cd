import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { ForwardPage, Page } from "../graphql/page.ts";
import { PlaceFilter } from "../graphql/place-filter.ts";
import { DayScalar } from "../graphql/scalars.ts";
import { AssetGroupKind, AssetPlaceKind, WarrantyState, WarrantyUnit } from "./enums.ts";
import { AssetComponent, AssetPlace, AssetType } from "./types.ts";

@InputType({ description: "Which components (设备筛选)" })
export class AssetFilter extends PlaceFilter {
  @Field(() => String, {
    nullable: true,
    description: "Name, tag, serial number, maker, model or room, also in pinyin (搜索)",
  })
  search?: string | null;

  @Field(() => [ID], { nullable: true, description: "In these estates (小区)" })
  estateIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "In these places and below them (位置)" })
  placeIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Of these types (设备类型)" })
  typeIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Of these systems (系统)" })
  groupIds?: string[] | null;

  @Field(() => WarrantyState, {
    nullable: true,
    description: "Whose parts or labor stand so today (保修状态)",
  })
  warranty?: keyof typeof WarrantyState | null;
}

@ArgsType()
export class AssetComponentList extends Page {
  @Field(() => AssetFilter, { nullable: true, description: "Which components (筛选)" })
  filter?: AssetFilter;
}

@ArgsType()
export class AssetPlaceList extends ForwardPage {
  @Field(() => [ID], { nullable: true, description: "Of these estates (小区)" })
  estateIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Right below these places (上级位置)" })
  parentIds?: string[] | null;

  @Field(() => AssetPlaceKind, { nullable: true, description: "Of this kind (类别)" })
  kind?: keyof typeof AssetPlaceKind | null;

  @Field(() => Boolean, { nullable: true, description: "Equipment rooms alone (设备房)" })
  equipmentRoom?: boolean | null;
}

@ArgsType()
export class AssetGroupList extends ForwardPage {
  @Field(() => [ID], { nullable: true, description: "Of these estates (小区)" })
  estateIds?: string[] | null;

  @Field(() => AssetGroupKind, { nullable: true, description: "Of this kind (类别)" })
  kind?: keyof typeof AssetGroupKind | null;
}

@ArgsType()
export class AssetTypeList extends ForwardPage {
  @Field(() => [ID], { nullable: true, description: "Of these estates (小区)" })
  estateIds?: string[] | null;

  @Field(() => String, { nullable: true, description: "Name, maker or model (搜索)" })
  search?: string | null;
}

/** What is said of a component, by the names of its place and type: what of them is not there yet is made. */
@InputType()
abstract class AssetComponentFields extends KeyedInput {
  @Field(() => String, { description: "Name, unique in its building (设备名称)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Floor (楼层)" })
  floor?: string | null;

  @Field(() => String, { nullable: true, description: "Room on that floor (房间)" })
  space?: string | null;

  @Field(() => String, { description: "Type (设备类型)" })
  type!: string;

  @Field(() => String, { nullable: true, description: "Maker of the type (生产厂家)" })
  maker?: string | null;

  @Field(() => String, { nullable: true, description: "Model of the type (型号)" })
  model?: string | null;

  @Field(() => Int, { nullable: true, description: "Months of warranty of the type (保修月数)" })
  warrantyMonths?: number | null;

  @Field(() => String, { nullable: true, description: "System it belongs to (所属系统)" })
  system?: string | null;

  @Field(() => String, { nullable: true, description: "Description (说明)" })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "Serial number (序列号)" })
  serialNumber?: string | null;

  @Field(() => String, { nullable: true, description: "Tag (位号)" })
  tagNumber?: string | null;

  @Field(() => String, { nullable: true, description: "Asset number (资产编号)" })
  assetIdentifier?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Installed on (安装日期)" })
  installedOn?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Warranty from, by the papers (保修起始日)",
  })
  warrantyStartOn?: string | null;
}

@InputType({ description: "Input of addAssetComponent (操作输入)" })
export class AddAssetComponentInput extends AssetComponentFields {
  @Field(() => ID, { description: "In which estate (小区)" })
  estateId!: string;

  @Field(() => String, { description: "In which building (建筑)" })
  facility!: string;
}

@InputType({ description: "Input of changeAssetComponent (操作输入)" })
export class ChangeAssetComponentInput extends AssetComponentFields {
  @Field(() => ID, { description: "Which component (设备)" })
  id!: string;

  @Field(() => Int, { description: "The version that was read (版本)" })
  version!: number;
}

@InputType({ description: "Input of removeAssetComponent (操作输入)" })
export class RemoveAssetComponentInput extends KeyedInput {
  @Field(() => ID, { description: "Which component (设备)" })
  id!: string;

  @Field(() => Int, { description: "The version that was read (版本)" })
  version!: number;
}

@InputType({ description: "Input of changeAssetType (操作输入)" })
export class ChangeAssetTypeInput extends KeyedInput {
  @Field(() => ID, { description: "Which type (设备类型)" })
  id!: string;

  @Field(() => Int, { description: "The version that was read (版本)" })
  version!: number;

  @Field(() => String, { nullable: true, description: "Maker (生产厂家)" })
  maker?: string | null;

  @Field(() => String, { nullable: true, description: "Model (型号)" })
  model?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: "How long parts are warranted (配件保修时长)",
  })
  partsDuration?: number | null;

  @Field(() => Float, { nullable: true, description: "How long labor is warranted (人工保修时长)" })
  laborDuration?: number | null;

  @Field(() => WarrantyUnit, { nullable: true, description: "Told in (保修时长单位)" })
  warrantyUnit?: keyof typeof WarrantyUnit | null;
}

@InputType({ description: "Input of markEquipmentRoom (操作输入)" })
export class MarkEquipmentRoomInput extends KeyedInput {
  @Field(() => ID, { description: "Which space (空间)" })
  id!: string;

  @Field(() => Boolean, { description: "Whether it is one (是否设备房)" })
  equipmentRoom!: boolean;
}

@ObjectType({ description: "Answer with a component (操作结果)" })
class AssetComponentPayload extends KeyedPayload {
  @Field(() => AssetComponent, { description: "The component (设备)" })
  component!: AssetComponent;
}

@ObjectType({ description: "Answer of addAssetComponent (操作结果)" })
export class AddAssetComponentPayload extends AssetComponentPayload {}

@ObjectType({ description: "Answer of changeAssetComponent (操作结果)" })
export class ChangeAssetComponentPayload extends AssetComponentPayload {}

@ObjectType({ description: "Answer of removeAssetComponent (操作结果)" })
export class RemoveAssetComponentPayload extends KeyedPayload {
  @Field(() => ID, { description: "What was removed (已移除)" })
  removedId!: string;
}

@ObjectType({ description: "Answer of changeAssetType (操作结果)" })
export class ChangeAssetTypePayload extends KeyedPayload {
  @Field(() => AssetType, { description: "The type (设备类型)" })
  type!: AssetType;
}

@ObjectType({ description: "Answer of markEquipmentRoom (操作结果)" })
export class MarkEquipmentRoomPayload extends KeyedPayload {
  @Field(() => AssetPlace, { description: "The space (空间)" })
  place!: AssetPlace;
}
