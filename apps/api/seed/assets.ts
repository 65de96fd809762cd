import { addDays, type Day } from "@threshold/domain/calendar/day";
import type { Pool } from "pg";
import { addAssetComponent } from "../src/asset/actions.ts";
import { actors, type Who } from "./actor.ts";
import type { DemoPlaces } from "./demo.ts";

/** Type, maker, model, months of warranty, system, and where it stands: floor, room, how many. */
type Line = readonly [string, string, string, number, string, string, string | null, number];

/** What a tower has: in its basement, on its roof and on the way. */
const lines: readonly Line[] = [
  ["生活水泵", "上海凯泉", "KQL80-160", 24, "给水系统", "B1", "生活水泵房", 3],
  ["生活水箱", "上海连成", "LCSX-24", 24, "给水系统", "B1", "生活水泵房", 2],
  ["消火栓泵", "上海东方", "XBD8/40", 24, "消防给水系统", "B1", "消防水泵房", 2],
  ["喷淋泵", "上海东方", "XBD9/30", 24, "消防给水系统", "B1", "消防水泵房", 2],
  ["低压配电柜", "施耐德", "BlokSet", 24, "供配电系统", "B1", "低压配电房", 4],
  ["柴油发电机组", "康明斯", "C550D5", 24, "供配电系统", "B1", "发电机房", 1],
  ["排烟风机", "南方风机", "HTF-II-9", 24, "防排烟系统", "B1", "排烟机房", 2],
  ["正压送风机", "南方风机", "SWF-8", 24, "防排烟系统", "屋面", "风机房", 2],
  ["客梯", "日立", "LCA-1000", 60, "电梯系统", "屋面", "电梯机房", 2],
  ["火灾报警控制器", "海湾", "JB-QB-GST5000", 24, "火灾报警系统", "1F", "消防控制室", 1],
  ["单元门禁主机", "海康威视", "DS-KD8003", 12, "安防系统", "1F", null, 2],
  ["热水循环泵", "格兰富", "CR15", 24, "热水系统", "B1", "换热站", 2],
];

/** The register of 云栖雅苑: two towers in their developer's hands. */
export async function seedAssets(
  pool: Pool,
  engineer: Who,
  places: DemoPlaces,
  today: Day,
): Promise<void> {
  const estate = places.get("YQYY")!;
  const actor = await actors(pool, engineer, addDays(today, -40));
  for (const [tower, facility] of ["1栋", "2栋"].entries()) {
    let number = 0;
    for (const [type, maker, model, warrantyMonths, system, floor, space, count] of lines)
      for (let at = 1; at <= count; at += 1) {
        number += 1;
        await actor.run(addAssetComponent, {
          estateId: `Estate_${estate}`,
          facility,
          floor,
          space,
          name: `${at}#${type}`,
          type,
          maker,
          model,
          warrantyMonths,
          system,
          tagNumber: `YQ${tower + 1}-${String(number).padStart(3, "0")}`,
          serialNumber: `SN${tower + 1}${String(7_000 + number * 13)}`,
          installedOn: addDays(today, -320 - number),
        });
      }
  }
}
