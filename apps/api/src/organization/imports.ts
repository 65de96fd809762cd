import { readNumber, readText } from "@threshold/domain/organization/cell";
import type { EstateCategory } from "@threshold/domain/organization/hierarchy";
import type { Role } from "@threshold/domain/organization/roles";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import { clientMutationId, type ListImport } from "../import/list-types.ts";
import { refusalError } from "../refusal.ts";
import { organizationExports } from "./exports.ts";
import { assignRole, createPerson, updatePerson } from "./people-actions.ts";
import { createEstate, updateEstate } from "./place-actions.ts";
import { deletePerson, findPlacesByName } from "./queries.ts";

const whole = {
  read: (cell: Parameters<typeof readNumber>[0]) => readNumber(cell, { min: 0, max: 9_999_999 }),
};

/** The one place of this name that the viewer sees. */
async function placeNamed(
  context: Context,
  field: string,
  name: string,
  types?: readonly string[],
) {
  const all = await findPlacesByName(context.within!, name);
  const places = types ? all.filter(({ type }) => types.includes(type)) : all;
  if (places.length > 1)
    throw refusalError({ code: "INVALID_INPUT", details: { field, reason: "SEVERAL", name } });
  const { type, id } = found(places[0]);
  return `${type}_${id}`;
}

const parts = (text: string | null): string[] =>
  text?.split(/[、,，;；]/).map((one) => one.trim()) ?? [];

/** The posts of a person who is new: as many places as posts, or one for all of them. */
async function assignPosts(
  context: Context,
  personId: string,
  { roles: posts, places: at }: { readonly roles?: string | null; readonly places?: string | null },
): Promise<void> {
  const [named, places] = [parts(posts ?? null), parts(at ?? null)];
  if (named.length === 0) return;
  if (places.length !== 1 && places.length !== named.length)
    throw refusalError({ code: "INVALID_INPUT", details: { field: "places" } });
  for (const [index, role] of named.entries()) {
    const name = places[places.length === 1 ? 0 : index]!;
    const placeId = await placeNamed(context, "places", name);
    const asked = { clientMutationId, personId, placeId, role: role as Role };
    await assignRole(context, { ...asked, fromOn: context.today });
  }
}

/** People, without accounts; and estates. */
export const organizationImports = {
  people: {
    list: organizationExports.people,
    permissions: ["people.manage"],
    table: "person",
    type: "Person",
    key: ["badge"],
    columns: {
      name: { required: true, read: (cell) => readText(cell, 80) },
      badge: {
        required: true,
        read: (cell) => readText(cell, 40),
        aliases: ["工牌号", "员工编号"],
      },
      phone: {
        required: true,
        atBirth: true,
        phone: true,
        read: (cell) => readText(cell, 40),
        aliases: ["联系电话", "手机"],
        note: {
          zh: "新增人员填写完整号码；已有人员的号码在人员页修改，这里不变",
          en: "The whole number of somebody new; of those that are there it is changed on their page",
        },
      },
      mailbox: { read: (cell) => readText(cell, 200) },
      roles: {
        atBirth: true,
        several: true,
        note: {
          zh: "多个岗位用、分开；从导入当天起任职，须有任命权限",
          en: "Several parted by commas; held from the day of the import, by whoever may assign",
        },
      },
      places: {
        atBirth: true,
        note: {
          zh: "公司、地区、服务中心或小区的名称；一个，或与岗位一一对应",
          en: "Names of company, region, center or estate; one, or one for each post",
        },
      },
    },
    async create(context, _of, { name, badge: badgeNumber, phone, mailbox, ...posts }) {
      const asked = { clientMutationId, name, badgeNumber, phone, mailbox };
      const { person } = await createPerson(context, asked);
      await assignPosts(context, `Person_${person}`, posts);
      return person;
    },
    async change(context, { id, version }, { name, badge: badgeNumber, mailbox }) {
      const asked = { clientMutationId, id, version, name, badgeNumber, mailbox };
      return (await updatePerson(context, asked)).person;
    },
    remove: (context, id) => deletePerson(context.within!, id),
  },
  estates: {
    list: organizationExports.estates,
    permissions: ["org.manage"],
    table: "estate",
    type: "Estate",
    key: ["code"],
    columns: {
      code: { required: true, read: (cell) => readText(cell, 20) },
      name: { required: true, read: (cell) => readText(cell, 80), aliases: ["小区名称"] },
      center: { required: true, atBirth: true, aliases: ["物业服务中心"] },
      category: { required: true },
      address: {},
      households: whole,
      buildings: whole,
      entry: {},
      launch: {},
    },
    async create(context, _of, { center, ...row }) {
      const serviceCenterId = await placeNamed(context, "center", center, ["ServiceCenter"]);
      const asked = { clientMutationId, serviceCenterId, code: row["code"], ...estateFields(row) };
      return (await createEstate(context, asked)).estate;
    },
    async change(context, { id, version }, row) {
      const asked = { clientMutationId, id, version, ...estateFields(row) };
      return (await updateEstate(context, asked)).estate;
    },
  },
} satisfies Record<string, ListImport>;

const estateFields = (row: Parameters<ListImport["create"]>[2]) => ({
  name: row["name"] as string,
  category: row["category"] as EstateCategory,
  address: (row["address"] ?? null) as string | null,
  totalHouseholds: (row["households"] ?? 0) as number,
  totalBuildings: (row["buildings"] ?? 0) as number,
  entryDate: (row["entry"] ?? null) as string | null,
  launchDate: (row["launch"] ?? null) as string | null,
});
