import { warrantyStates } from "@threshold/domain/asset/vocabulary";
import type { ListExport, ListRow } from "../export/types.ts";

/** The register as it is handed out and comes in again. */
export const assetExports = {
  assets: {
    title: { zh: "设备台账", en: "Asset register" },
    field: "assetComponents",
    columns: {
      facility: { zh: "建筑", en: "Building", path: "facility.name", kind: "text" },
      floor: {
        zh: "楼层",
        en: "Floor",
        path: "place.name",
        also: ["place.kind", "place.parent.name"],
        kind: "text",
        say: ({ place }: ListRow) =>
          place?.kind === "SPACE" ? place.parent.name : (place?.name ?? null),
      },
      space: {
        zh: "房间",
        en: "Room",
        path: "place.name",
        also: ["place.kind"],
        kind: "text",
        say: ({ place }: ListRow) => (place?.kind === "SPACE" ? place.name : null),
      },
      name: { zh: "设备名称", en: "Name", path: "name", kind: "text" },
      type: { zh: "设备类型", en: "Type", path: "type.name", kind: "text" },
      maker: { zh: "生产厂家", en: "Maker", path: "type.maker", kind: "text" },
      model: { zh: "型号", en: "Model", path: "type.model", kind: "text" },
      system: { zh: "所属系统", en: "System", path: "systems.name", kind: "text" },
      serialNumber: { zh: "序列号", en: "Serial number", path: "serialNumber", kind: "text" },
      tagNumber: { zh: "位号", en: "Tag", path: "tagNumber", kind: "text" },
      assetIdentifier: {
        zh: "资产编号",
        en: "Asset number",
        path: "assetIdentifier",
        kind: "text",
      },
      installedOn: { zh: "安装日期", en: "Installed", path: "installedOn", kind: "day" },
      warrantyMonths: {
        zh: "保修月数",
        en: "Months of warranty",
        path: "type.partsDuration",
        also: ["type.warrantyUnit"],
        kind: "number",
        say: ({ type }: ListRow) => monthsOf(type),
      },
      warrantyStartOn: {
        zh: "保修起始日期",
        en: "Warranty from",
        path: "warrantyStartOn",
        kind: "day",
      },
      handedOverOn: { zh: "移交日期", en: "Taken over", path: "handedOverOn", kind: "day" },
      partsUntil: { zh: "配件保修至", en: "Parts until", path: "warranty.partsUntil", kind: "day" },
      laborUntil: { zh: "人工保修至", en: "Labor until", path: "warranty.laborUntil", kind: "day" },
      parts: {
        zh: "配件保修状态",
        en: "Parts",
        path: "warranty.parts",
        kind: "text",
        words: warrantyStates,
      },
      description: { zh: "说明", en: "Description", path: "description", kind: "text" },
    },
  },
} satisfies Record<string, ListExport>;

const months: Readonly<Record<string, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/** The length of the warranty of parts, where it is whole months. */
function monthsOf(type: { partsDuration: number | null; warrantyUnit: string | null }) {
  const all = (type.partsDuration ?? 0) * (months[type.warrantyUnit ?? ""] ?? 0);
  return all > 0 && Number.isInteger(all) ? all : null;
}
