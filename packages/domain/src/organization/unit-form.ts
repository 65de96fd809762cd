import type { FormDocument } from "../form/document.ts";
import { papers } from "../form/papers.ts";
import { estateCategories, type EstateCategory } from "./hierarchy.ts";
import { unitUses, type UnitUse } from "./unit-import.ts";

/** An estate with its units as they are printed. */
export interface UnitsOnPaper {
  readonly name: string;
  readonly code: string;
  readonly serviceCenter: string;
  readonly category: EstateCategory;
  readonly address: string | null;
  readonly totalHouseholds: number;
  readonly units: readonly {
    readonly building: string;
    readonly floor: number;
    readonly room: string;
    readonly layoutType: string | null;
    readonly use: UnitUse;
    readonly buildingArea: number | null;
    readonly innerArea: number | null;
    readonly deliveryOn: string | null;
  }[];
}

const area = (value: number | null) => (value === null ? null : value.toFixed(2));

/** 房屋清册: every unit of an estate, by building, floor and room, with the sums of their areas. */
export function unitForm(estate: UnitsOnPaper): FormDocument {
  const sum = (of: (unit: UnitsOnPaper["units"][number]) => number | null) =>
    estate.units.reduce((all, unit) => all + Math.round((of(unit) ?? 0) * 100), 0) / 100;
  return {
    title: papers.UNIT_LIST.zh,
    paperCode: papers.UNIT_LIST.paperCode,
    subject: estate.name,
    orientation: "PORTRAIT",
    blocks: [
      {
        kind: "FACTS",
        facts: [
          { label: "项目", value: `${estate.name}（${estate.code}）` },
          { label: "物业服务中心", value: estate.serviceCenter },
          { label: "业态", value: estateCategories[estate.category].zh },
          { label: "规划总户数", value: estate.totalHouseholds },
          { label: "已登记房屋", value: estate.units.length },
          { label: "建筑面积合计", value: `${sum((unit) => unit.buildingArea).toFixed(2)} m²` },
          { label: "地址", value: estate.address },
        ],
      },
      {
        kind: "TABLE",
        columns: [
          { header: "序号", width: 5, align: "CENTER" },
          { header: "楼栋", width: 8 },
          { header: "楼层", width: 5, align: "CENTER" },
          { header: "房号", width: 8 },
          { header: "户型", width: 9 },
          { header: "用途", width: 7, align: "CENTER" },
          { header: "建筑面积(m²)", width: 9, align: "RIGHT" },
          { header: "套内面积(m²)", width: 9, align: "RIGHT" },
          { header: "交付日期", width: 9, align: "CENTER" },
        ],
        rows: estate.units.map((unit, at) => [
          at + 1,
          unit.building,
          unit.floor,
          unit.room,
          unit.layoutType,
          unitUses[unit.use].zh,
          area(unit.buildingArea),
          area(unit.innerArea),
          unit.deliveryOn,
        ]),
        empty: "尚未登记房屋",
      },
      { kind: "SIGNATURES", boxes: [{ label: "制表人" }, { label: "复核人" }] },
    ],
  };
}
