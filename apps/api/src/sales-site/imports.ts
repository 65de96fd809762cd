import { readNumber, readText } from "@threshold/domain/organization/cell";
import { uuidOf } from "../change.ts";
import { clientMutationId, type ImportColumn, type ListImport } from "../import/list-types.ts";
import { createConsumable, removeNewConsumable, updateConsumable } from "./consumable-actions.ts";
import { clearVisitors, setVisitors } from "./day-actions.ts";
import { salesSiteExports } from "./exports.ts";
import { recordInquiry, removeInquiry } from "./inquiry-actions.ts";
import { createSiteItem, updateSiteItem } from "./site-actions.ts";

const ofSite = (of: string) => ({ filter: { siteIds: [of] } });
const text = (longest: number): Pick<ImportColumn, "read"> => ({
  read: (cell) => readText(cell, longest, { lines: true }),
});
const quantity: Pick<ImportColumn, "read"> = {
  read: (cell) => readNumber(cell, { min: 0, max: 1_000_000, decimals: 2 }),
};

const countVisitors: ListImport["create"] = async (context, of, { day: on, visitors: number }) => {
  const { day } = await setVisitors(context, { clientMutationId, siteId: of, on, number });
  return day;
};

/** What is kept of a sales site: its register, its supplies, its visitors by day, what was asked. */
export const salesSiteImports = {
  "site-items": {
    list: salesSiteExports["site-items"],
    ofType: "SalesSite",
    permissions: ["showcase.inventory", "showcase.supervise"],
    table: "site_item",
    type: "SiteItem",
    key: ["name", "place"],
    columns: {
      name: { required: true, ...text(80) },
      place: text(80),
      registered: {
        required: true,
        aliases: ["数量"],
        read: (cell) => readNumber(cell, { min: 0, max: 100_000 }),
      },
      retired: {},
    },
    async create(context, of, { name, place, registered }) {
      const asked = { clientMutationId, siteId: of, name, place, registered };
      return (await createSiteItem(context, asked)).item;
    },
    async change(context, { id, version }, { name, place, registered, retired: gone }) {
      const said = { name, place, registered, retired: gone ?? false };
      return (await updateSiteItem(context, { clientMutationId, id, version, ...said })).item;
    },
  },
  consumables: {
    list: salesSiteExports.consumables,
    ofType: "SalesSite",
    permissions: ["showcase.inventory"],
    table: "consumable",
    type: "Consumable",
    key: ["name"],
    columns: {
      name: { required: true, ...text(80) },
      unit: { required: true, ...text(10) },
      stock: {
        required: true,
        atBirth: true,
        ...quantity,
        note: {
          zh: "新增时的库存；以后的库存由入库和领用得出",
          en: "What there is at first; later what was taken in and used tells it",
        },
      },
      lowAt: quantity,
    },
    async create(context, of, { name, unit, stock, lowAt }) {
      const asked = { clientMutationId, siteId: of, name, unit, stock, lowAt };
      return (await createConsumable(context, asked)).consumable;
    },
    async change(context, { id, version }, { name, unit, lowAt }) {
      const asked = { clientMutationId, id, version, name, unit, lowAt };
      return (await updateConsumable(context, asked)).consumable;
    },
    remove: (context, id) => removeNewConsumable(context, id),
  },
  "site-days": {
    list: salesSiteExports["site-days"],
    ofType: "SalesSite",
    args: ofSite,
    permissions: ["showcase.inventory"],
    table: "site_day",
    type: "SiteDay",
    key: ["day"],
    columns: {
      day: { required: true },
      visitors: { required: true, read: (cell) => readNumber(cell, { min: 0, max: 100_000 }) },
    },
    create: countVisitors,
    async change(context, { id }, row, of) {
      if (row.visitors !== null) return countVisitors(context, of, row);
      return (await clearVisitors(context, uuidOf("SiteDay", id), of)).day;
    },
    // The day stays, with whatever else was written down on it.
    remove: (context, id, _row, of) => clearVisitors(context, id, of),
  },
  "site-inquiries": {
    list: salesSiteExports["site-inquiries"],
    ofType: "SalesSite",
    args: ofSite,
    permissions: ["showcase.inventory"],
    table: "site_inquiry",
    type: "SiteInquiry",
    key: ["day", "kind", "channel", "askedBy", "question"],
    columns: {
      day: { required: true },
      kind: { required: true },
      channel: { required: true },
      askedBy: { required: true },
      question: { required: true, ...text(1_000) },
      answer: { atBirth: true, ...text(2_000) },
      directed: { atBirth: true },
    },
    async create(context, of, { day: on, kind, channel, askedBy, question, answer, directed }) {
      const said = { kind, channel, askedBy, question, answer, directed };
      return (await recordInquiry(context, { clientMutationId, siteId: of, on, ...said })).inquiry;
    },
    remove: (context, id) => removeInquiry(context, id),
  },
} satisfies Record<string, ListImport>;
