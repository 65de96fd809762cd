import { parseDay } from "../calendar/day.ts";
import {
  type Cell,
  readDay,
  readNumber,
  readText,
  readWord,
  type Reading,
} from "../organization/cell.ts";
import type { ColumnFacts, ReadColumn, RowValue } from "../organization/list-import.ts";
import {
  assetSubjects,
  type AssetSubject,
  type WarrantyUnit,
  warrantyUnits,
} from "./vocabulary.ts";

/** A column of a COBie 2.4 sheet. */
export interface CobieColumn extends ColumnFacts, ReadColumn {
  /** The records that its cell names, by the sheet's name there; of several kinds the first that has the name. */
  readonly names?: readonly CobieSheetName[];
  /** Whether a cell may name several, parted by commas. */
  readonly several?: true;
}

export interface CobieSheet {
  readonly zh: string;
  /** What a record of the sheet is, where documents and attributes speak of it. */
  readonly subject?: AssetSubject;
  readonly columns: Readonly<Record<string, CobieColumn>>;
}

/** The sheets that are taken, in the order in which their rows depend on each other. */
export const cobieSheetNames = [
  "Facility",
  "Contact",
  "Floor",
  "Space",
  "Zone",
  "Type",
  "Component",
  "System",
  "Spare",
  "Document",
  "Attribute",
] as const;
export type CobieSheetName = (typeof cobieSheetNames)[number];

/** Sheets of the standard that tell nothing of the facility itself. */
export const cobieAids: readonly string[] = ["Instruction", "PickLists"];

/** What the standard writes where nothing is to be said. */
export const cobieNothing = "n/a";

/** The day that exports write where they know none. */
const noDay = /^1900-(01-01|12-31)/;

const isSilent = (text: string, header: string) =>
  /^n\/?a$/i.test(text) || text.toLowerCase() === header.toLowerCase();

const silent: Reading<never> = { ok: true, value: null };

/** A cell as text; what repeats its own header is a placeholder that nobody filled in. */
const textOf =
  (header: string, limit: number) =>
  (cell: Cell): Reading<string> => {
    if (typeof cell === "boolean") return { ok: true, value: cell ? "TRUE" : "FALSE" };
    const said = cell === null ? "" : String(cell).trim();
    if (isSilent(said, header)) return silent;
    // A day may stand where text may: the value of an attribute, say.
    if (parseDay(said) !== undefined) return { ok: true, value: said };
    const read = readText(cell, limit, { lines: true });
    return read.ok && read.value !== null
      ? { ok: true, value: read.value.replaceAll("\r\n", "\n") }
      : read;
  };

/** A day, also with the time that the standard writes behind it. */
const dayOf =
  (header: string) =>
  (cell: Cell): Reading<string> => {
    const said = cell === null ? "" : String(cell).trim();
    if (isSilent(said, header) || noDay.test(said)) return silent;
    return readDay(/^\d{4}-\d{2}-\d{2}T/.test(said) ? said.slice(0, 10) : cell);
  };

const numberOf =
  (header: string) =>
  (cell: Cell): Reading<number> =>
    typeof cell === "string" && isSilent(cell.trim(), header)
      ? silent
      : readNumber(cell, { min: 0, max: 1_200, decimals: 2 });

const unitNames = new Map<string, WarrantyUnit>(
  (Object.keys(warrantyUnits) as WarrantyUnit[]).flatMap((word) => {
    const { zh, en } = warrantyUnits[word];
    return [word, zh, en, `${en}s`].map((name) => [name.toUpperCase(), word] as const);
  }),
);
const unitOf =
  (header: string) =>
  (cell: Cell): Reading<WarrantyUnit> =>
    typeof cell === "string" && isSilent(cell.trim(), header)
      ? silent
      : readWord(
          cell,
          unitNames,
          Object.values(warrantyUnits).map(({ en }) => en),
        );

const subjectNames = new Map<string, AssetSubject>(
  (Object.keys(assetSubjects) as AssetSubject[]).flatMap((word) => {
    const { zh, en } = assetSubjects[word];
    return [word, zh, en].map((name) => [name.toUpperCase(), word] as const);
  }),
);
const subjectOf = (cell: Cell): Reading<AssetSubject> =>
  readWord(
    cell,
    subjectNames,
    Object.values(assetSubjects).map(({ en }) => en),
  );

type Asked = Partial<Pick<CobieColumn, "names" | "several">> & {
  readonly required?: true;
  readonly also?: readonly string[];
  readonly read?: (cell: Cell) => Reading<RowValue>;
  readonly limit?: number;
};

const column = (
  en: string,
  zh: string,
  { required, also, read, limit, ...rest }: Asked = {},
): CobieColumn => ({
  en,
  zh,
  required: required ?? false,
  atBirth: false,
  aliases: (also ?? []).map((one) => one.toLowerCase()),
  // What has to be said is never taken for a placeholder: an attribute may be called Name.
  read: read ?? textOf(required ? "" : en, limit ?? 2_000),
  ...rest,
});

const name = (zh: string) => column("Name", zh, { required: true, limit: 200 });
const text = column;
const outside = column("ExtIdentifier", "外部标识", {
  limit: 200,
  also: ["ExternalIdentifier", "ExternalFacilityIdentifier"],
});
const subjectColumns = {
  subjectKind: column("SheetName", "所属表", { required: true, read: subjectOf }),
  subjectName: column("RowName", "所属记录", { required: true, limit: 200 }),
};

/** Columns that are kept as they come and go out again as they came. */
const kept = (...headers: readonly (readonly [en: string, zh: string])[]) =>
  Object.fromEntries(headers.map(([en, zh]) => [en, column(en, zh)]));
const made = [
  ["CreatedBy", "创建人"],
  ["CreatedOn", "创建时间"],
] as const;
const from = [
  ["ExtSystem", "外部系统"],
  ["ExtObject", "外部对象"],
] as const;

/** Where the rest of the columns of a sheet begins: they have no column of their own in the register. */
export const isKeptAsCame = (column_: string): boolean => /^[A-Z]/.test(column_);

/** COBie 2.4 as the register takes it in and hands it out: sheets, their columns in the standard's words, how cells are read. */
export const cobieSheets: Readonly<Record<CobieSheetName, CobieSheet>> = {
  Contact: {
    zh: "联系人",
    subject: "CONTACT",
    columns: {
      name: column("Email", "邮箱", { required: true, limit: 200 }),
      ...kept(...made),
      category: text("Category", "分类"),
      company: text("Company", "单位", { limit: 200 }),
      phone: text("Phone", "电话", { limit: 80 }),
      ...kept(...from),
      externalId: outside,
      ...kept(
        ["Department", "部门"],
        ["OrganizationCode", "单位代码"],
        ["GivenName", "名"],
        ["FamilyName", "姓"],
        ["Street", "街道"],
        ["PostalBox", "邮政信箱"],
        ["Town", "城市"],
        ["StateRegion", "省州"],
        ["PostalCode", "邮编"],
        ["Country", "国家"],
      ),
    },
  },
  Facility: {
    zh: "建筑",
    subject: "FACILITY",
    columns: {
      name: name("建筑名称"),
      ...kept(...made),
      category: text("Category", "分类"),
      ...kept(
        ["ProjectName", "项目名称"],
        ["SiteName", "场地名称"],
        ["LinearUnits", "长度单位"],
        ["AreaUnits", "面积单位"],
        ["VolumeUnits", "体积单位"],
        ["CurrencyUnit", "货币"],
        ["AreaMeasurement", "面积标准"],
        ["ExternalSystem", "外部系统"],
        ["ExternalProjectObject", "外部项目对象"],
        ["ExternalProjectIdentifier", "外部项目标识"],
        ["ExternalSiteObject", "外部场地对象"],
        ["ExternalSiteIdentifier", "外部场地标识"],
        ["ExternalFacilityObject", "外部建筑对象"],
      ),
      externalId: column("ExternalFacilityIdentifier", "外部标识", { limit: 200 }),
      description: text("Description", "说明"),
      ...kept(
        ["ProjectDescription", "项目说明"],
        ["SiteDescription", "场地说明"],
        ["Phase", "阶段"],
      ),
    },
  },
  Floor: {
    zh: "楼层",
    subject: "FLOOR",
    columns: {
      name: name("楼层名称"),
      ...kept(...made),
      category: text("Category", "分类"),
      ...kept(...from),
      externalId: outside,
      description: text("Description", "说明"),
      ...kept(["Elevation", "标高"], ["Height", "层高"]),
    },
  },
  Space: {
    zh: "空间",
    subject: "SPACE",
    columns: {
      name: name("空间名称"),
      ...kept(...made),
      category: text("Category", "分类"),
      floorName: column("FloorName", "所在楼层", { required: true, limit: 200, names: ["Floor"] }),
      description: text("Description", "说明"),
      ...kept(...from),
      externalId: outside,
      ...kept(
        ["RoomTag", "房间标牌"],
        ["UsableHeight", "净高"],
        ["GrossArea", "毛面积"],
        ["NetArea", "净面积"],
      ),
    },
  },
  Zone: {
    zh: "分区",
    subject: "ZONE",
    columns: {
      name: name("分区名称"),
      ...kept(...made),
      category: text("Category", "分类"),
      memberNames: column("SpaceNames", "包含空间", {
        limit: 20_000,
        names: ["Space"],
        several: true,
      }),
      ...kept(...from),
      externalId: outside,
      description: text("Description", "说明"),
    },
  },
  Type: {
    zh: "设备类型",
    subject: "TYPE",
    columns: {
      name: name("类型名称"),
      ...kept(...made),
      category: text("Category", "分类"),
      description: text("Description", "说明"),
      assetType: text("AssetType", "资产类别", { limit: 80 }),
      maker: text("Manufacturer", "生产厂家", { limit: 200 }),
      model: text("ModelNumber", "型号", { limit: 200 }),
      partsGuarantor: text("WarrantyGuarantorParts", "配件保修单位", { limit: 200 }),
      partsDuration: column("WarrantyDurationParts", "配件保修时长", {
        read: numberOf("WarrantyDurationParts"),
      }),
      laborGuarantor: text("WarrantyGuarantorLabor", "人工保修单位", { limit: 200 }),
      laborDuration: column("WarrantyDurationLabor", "人工保修时长", {
        read: numberOf("WarrantyDurationLabor"),
      }),
      warrantyUnit: column("WarrantyDurationUnit", "保修时长单位", {
        read: unitOf("WarrantyDurationUnit"),
      }),
      ...kept(...from),
      externalId: outside,
      ...kept(
        ["ReplacementCost", "重置成本"],
        ["ExpectedLife", "预期寿命"],
        ["DurationUnit", "寿命单位"],
      ),
      warrantyText: text("WarrantyDescription", "保修说明"),
      ...kept(
        ["NominalLength", "长"],
        ["NominalWidth", "宽"],
        ["NominalHeight", "高"],
        ["ModelReference", "型号参考"],
        ["Shape", "形状"],
        ["Size", "规格"],
        ["Color", "颜色"],
        ["Finish", "饰面"],
        ["Grade", "等级"],
        ["Material", "材料"],
        ["Constituents", "组成"],
        ["Features", "特性"],
        ["AccessibilityPerformance", "无障碍性能"],
        ["CodePerformance", "规范性能"],
        ["SustainabilityPerformance", "可持续性能"],
      ),
    },
  },
  Component: {
    zh: "设备",
    subject: "COMPONENT",
    columns: {
      name: name("设备名称"),
      ...kept(...made),
      typeName: column("TypeName", "设备类型", { required: true, limit: 200, names: ["Type"] }),
      placeNames: column("Space", "所在空间", { names: ["Space", "Floor"], several: true }),
      description: text("Description", "说明"),
      ...kept(...from),
      externalId: outside,
      serialNumber: text("SerialNumber", "序列号", { limit: 200 }),
      installedOn: column("InstallationDate", "安装日期", { read: dayOf("InstallationDate") }),
      warrantyStartOn: column("WarrantyStartDate", "保修起始日期", {
        read: dayOf("WarrantyStartDate"),
      }),
      tagNumber: text("TagNumber", "位号", { limit: 200 }),
      barCode: text("BarCode", "条码", { limit: 200 }),
      assetIdentifier: text("AssetIdentifier", "资产编号", { limit: 200 }),
    },
  },
  System: {
    zh: "系统",
    subject: "SYSTEM",
    columns: {
      name: name("系统名称"),
      ...kept(...made),
      category: text("Category", "分类"),
      memberNames: column("ComponentNames", "包含设备", {
        limit: 20_000,
        names: ["Component"],
        several: true,
      }),
      ...kept(...from),
      externalId: outside,
      description: text("Description", "说明"),
    },
  },
  Spare: {
    zh: "备件",
    subject: "SPARE",
    columns: {
      name: name("备件名称"),
      ...kept(...made),
      category: text("Category", "分类"),
      typeName: column("TypeName", "设备类型", { required: true, limit: 200, names: ["Type"] }),
      suppliers: text("Suppliers", "供应商"),
      ...kept(...from),
      externalId: outside,
      description: text("Description", "说明"),
      setNumber: text("SetNumber", "套号", { limit: 200 }),
      partNumber: text("PartNumber", "件号", { limit: 200 }),
    },
  },
  Document: {
    zh: "资料",
    subject: "DOCUMENT",
    columns: {
      name: name("资料名称"),
      ...kept(...made),
      category: text("Category", "分类"),
      ...kept(["ApprovalBy", "批准方"]),
      stage: text("Stage", "阶段", { limit: 80 }),
      ...subjectColumns,
      directory: text("Directory", "目录"),
      file: text("File", "文件", { limit: 400 }),
      ...kept(...from),
      externalId: outside,
      description: text("Description", "说明"),
      reference: text("Reference", "参考"),
    },
  },
  Attribute: {
    zh: "属性",
    columns: {
      name: name("属性名称"),
      ...kept(...made),
      category: text("Category", "分类"),
      ...subjectColumns,
      value: text("Value", "值"),
      unit: text("Unit", "单位", { limit: 80 }),
      ...kept(...from),
      externalId: outside,
      description: text("Description", "说明"),
      allowedValues: text("AllowedValues", "允许值"),
    },
  },
};

/** The sheet whose name this is, in either language and any case. */
export const cobieSheetOf = (sheet: string): CobieSheetName | undefined => {
  const asked = sheet.trim().toLowerCase();
  return cobieSheetNames.find(
    (one) => one.toLowerCase() === asked || cobieSheets[one].zh === asked,
  );
};

/**
 * The names that a cell holds: the whole cell where somebody is called so, else its parts; a name with a comma in it stays
 * whole that way.
 */
export function namesIn(cell: string, isName: (name: string) => boolean): readonly string[] {
  if (isName(cell)) return [cell];
  const parts = cell
    .split(/[,，、;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== "" && !/^n\/?a$/i.test(part));
  return [...new Set(parts)];
}

const roomWords =
  /机房|泵房|配电|变电|电房|水泵|锅炉|热力|换热|风机房|空调机|消防控制|弱电间|强电间|电梯机|发电机|设备间|plant ?room|mechanical|electrical|boiler|pump|switch|equipment room|elevator machine/i;

/** Whether a space is an equipment room (设备房), by what it is called. */
export const looksLikeEquipmentRoom = (...said: readonly (string | null | undefined)[]): boolean =>
  said.some((one) => one != null && roomWords.test(one));
