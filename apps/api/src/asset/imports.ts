import { readNumber, readText } from "@threshold/domain/organization/cell";
import { uuidOf } from "../change.ts";
import { clientMutationId, type ListImport, type ListRow } from "../import/list-types.ts";
import { addAssetComponent, changeAssetComponent } from "./actions.ts";
import { assetExports } from "./exports.ts";
import type { ChangeAssetComponentInput } from "./inputs.ts";

const name = { read: (cell: Parameters<typeof readText>[0]) => readText(cell, 200) };

const fieldsOf = ({ facility: _facility, ...row }: ListRow) =>
  row as Omit<ChangeAssetComponentInput, "clientMutationId" | "id" | "version">;

/** The register from a plain workbook: a component a row, its place, type and system by their names. */
export const assetImports = {
  assets: {
    list: assetExports.assets,
    ofType: "Estate",
    args: (of) => ({ filter: { estateIds: [of] } }),
    permissions: ["asset.manage"],
    table: "asset_component",
    type: "AssetComponent",
    key: ["facility", "name"],
    columns: {
      facility: { ...name, required: true, aliases: ["楼栋", "建筑物", "楼宇"] },
      floor: { ...name, aliases: ["楼层号", "所在楼层"] },
      space: { ...name, aliases: ["机房", "设备房", "安装位置", "所在房间"] },
      name: { ...name, required: true, aliases: ["设备", "名称"] },
      type: { ...name, required: true, aliases: ["类型", "类别"] },
      maker: { ...name, aliases: ["厂家", "品牌", "生产厂商"] },
      model: { ...name, aliases: ["规格型号", "设备型号"] },
      system: { ...name, aliases: ["系统"] },
      serialNumber: { ...name, aliases: ["出厂编号"] },
      tagNumber: { ...name, aliases: ["设备编号", "编号"] },
      assetIdentifier: name,
      installedOn: { aliases: ["安装时间"] },
      warrantyMonths: {
        read: (cell) => readNumber(cell, { min: 0, max: 1_200 }),
        aliases: ["保修期", "质保期", "保修期限"],
      },
      warrantyStartOn: { aliases: ["保修开始日期", "质保开始日期"] },
      description: { read: (cell) => readText(cell, 2_000), aliases: ["备注"] },
    },
    async create(context, of, row) {
      const input = { clientMutationId, estateId: of, facility: row["facility"], ...fieldsOf(row) };
      return (await addAssetComponent(context, input)).component;
    },
    async change(context, { id, version }, row) {
      await changeAssetComponent(context, { clientMutationId, id, version, ...fieldsOf(row) });
      return uuidOf("AssetComponent", id);
    },
  },
} satisfies Record<string, ListImport>;
