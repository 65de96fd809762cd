import { readNumber, readText } from "@threshold/domain/organization/cell";
import type { ListImport, ListRow } from "../import/list-types.ts";
import { launchRecordExports } from "./exports.ts";
import { editMaterialLines } from "./material-actions.ts";
import { editStaffingLines } from "./staffing-actions.ts";

/** A line of a draft: its record is the draft, in which another line of its name is not. */
const isLine =
  (keys: readonly string[], row: ListRow) =>
  (line: object): boolean =>
    keys.every((key) => (line as ListRow)[key] === row[key]);

function without<Line extends object>(
  lines: readonly Line[],
  keys: readonly string[],
  row: ListRow,
) {
  const is = isLine(keys, row);
  return lines.filter((line) => !is(line));
}

/** In its place where it is there, else at the end. */
function kept<Line extends object>(
  lines: readonly Line[],
  keys: readonly string[],
  row: ListRow,
  line: Line,
): Line[] {
  const at = lines.findIndex(isLine(keys, row));
  return at < 0 ? [...lines, line] : lines.with(at, line);
}

const materialKey = ["category", "item"];
const materialLine = ({ category, item, quantity, unit, price, needed }: ListRow) => ({
  category,
  item,
  quantity,
  unit,
  estimatedPrice: price ?? null,
  neededOn: needed ?? null,
});

const keepMaterial: ListImport["create"] = async (context, of, row) => {
  const { request } = await editMaterialLines(context, of, (lines) =>
    kept(lines, materialKey, row, materialLine(row)),
  );
  return request;
};

const staffingKey = ["department", "post"];
const staffingLine = ({ department, post, number, hireBy, recruitAs }: ListRow) => ({
  department,
  post,
  number,
  hireBy,
  recruitAs: recruitAs ?? null,
});

const keepPost: ListImport["create"] = async (context, of, row) => {
  const { staffing } = await editStaffingLines(context, of, (lines) =>
    kept(lines, staffingKey, row, staffingLine(row)),
  );
  return staffing;
};

/** The lines of a launch's drafts: what is bought by the seven categories, and the posts with their headcount. */
export const launchRecordImports = {
  "plan-materials": {
    list: launchRecordExports["plan-materials"],
    ofType: "LaunchPlan",
    permissions: ["launch.read"],
    table: "material_request",
    type: "MaterialRequest",
    key: materialKey,
    columns: {
      category: { required: true },
      item: { required: true, read: (cell) => readText(cell, 80) },
      quantity: {
        required: true,
        read: (cell) => readNumber(cell, { min: 0.01, max: 1_000_000, decimals: 2 }),
      },
      unit: { required: true, read: (cell) => readText(cell, 10) },
      price: {},
      needed: {
        note: {
          zh: "不填即开盘时需用",
          en: "For the launch where left empty",
        },
      },
    },
    create: keepMaterial,
    change: (context, _record, row, of) => keepMaterial(context, of, row),
    remove: (context, _id, row, of) =>
      editMaterialLines(context, of, (lines) => without(lines, materialKey, row)),
  },
  "plan-staffing": {
    list: launchRecordExports["plan-staffing"],
    ofType: "LaunchPlan",
    permissions: ["launch.read"],
    table: "staffing_plan",
    type: "StaffingPlan",
    key: staffingKey,
    columns: {
      department: { required: true },
      post: { required: true, read: (cell) => readText(cell, 40) },
      number: { required: true, read: (cell) => readNumber(cell, { min: 1, max: 1_000 }) },
      hireBy: { required: true },
      recruitAs: {},
    },
    create: keepPost,
    change: (context, _record, row, of) => keepPost(context, of, row),
    remove: (context, _id, row, of) =>
      editStaffingLines(context, of, (lines) => without(lines, staffingKey, row)),
  },
} satisfies Record<string, ListImport>;
