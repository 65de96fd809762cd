import {
  custodyDirections,
  custodyKinds,
  custodyParties,
  custodyStatuses,
  documentForms,
} from "@threshold/domain/custody/vocabulary";
import type { ListExport } from "../export/types.ts";

const yes = { true: { zh: "是", en: "Yes" }, false: { zh: "否", en: "No" } };

const thing = (path: string) =>
  ({
    estate: { zh: "小区", en: "Estate", path: `${path}estate.name`, kind: "text" },
    kind: { zh: "种类", en: "Kind", path: `${path}kind`, kind: "text", words: custodyKinds },
    name: { zh: "名称", en: "Name", path: `${path}name`, kind: "text" },
    number: { zh: "编号", en: "Number", path: `${path}number`, kind: "text" },
    form: { zh: "形式", en: "Form", path: `${path}form`, kind: "text", words: documentForms },
    building: { zh: "楼栋", en: "Building", path: `${path}building.number`, kind: "text" },
    unit: { zh: "房号", en: "Home", path: `${path}unit.roomNumber`, kind: "text" },
    place: { zh: "位置", en: "Place", path: `${path}place`, kind: "text" },
  }) as const;

/** Things, what is out, and handovers, as they are handed out. */
export const custodyExports = {
  "custody-items": {
    title: { zh: "交接物品", en: "Things in custody" },
    field: "custodyItems",
    columns: {
      ...thing(""),
      measure: { zh: "单位", en: "Counted in", path: "measure", kind: "text" },
      expected: { zh: "应交", en: "To come", path: "expected", kind: "number" },
      received: { zh: "接收", en: "Received", path: "received", kind: "number" },
      missing: { zh: "未交", en: "Missing", path: "missing", kind: "number" },
      inStore: { zh: "在库", en: "In store", path: "inStore", kind: "number" },
      out: { zh: "在外", en: "Out", path: "outCount", kind: "number" },
      lost: { zh: "遗失", en: "Lost", path: "lost", kind: "number" },
      gone: { zh: "退还核销", en: "Gone", path: "gone", kind: "number" },
      listed: { zh: "列入清单", en: "On the list since", path: "listedOn", kind: "day" },
      asked: { zh: "催交", en: "Asked for", path: "askedOn", kind: "day" },
      promised: { zh: "承诺补交", en: "Promised by", path: "promisedOn", kind: "day" },
      note: { zh: "备注", en: "Remark", path: "note", kind: "text" },
    },
  },
  "custody-loans": {
    title: { zh: "在外物品", en: "What is out" },
    field: "custodyLoans",
    columns: {
      ...thing("item."),
      held: { zh: "未还数量", en: "Out", path: "held", kind: "number" },
      holder: { zh: "持有人", en: "Holder", path: "holder.name", kind: "text" },
      party: {
        zh: "类别",
        en: "What they are",
        path: "holder.party",
        kind: "text",
        words: custodyParties,
      },
      organization: { zh: "单位", en: "Of whom", path: "holder.organization", kind: "text" },
      phone: {
        zh: "电话",
        en: "Telephone",
        path: "holder.phone",
        kind: "text",
        also: ["holder.id"],
        numberOf: "holder.id",
      },
      since: { zh: "领出日期", en: "Since", path: "handedOn", kind: "day" },
      due: { zh: "应还日期", en: "Due back", path: "dueBackOn", kind: "day" },
      overdue: { zh: "逾期", en: "Overdue", path: "overdue", kind: "text", words: yes },
    },
  },
  "custody-handovers": {
    title: { zh: "交接单", en: "Handovers" },
    field: "custodyHandovers",
    columns: {
      number: { zh: "单号", en: "Number", path: "number", kind: "number" },
      estate: { zh: "小区", en: "Estate", path: "estate.name", kind: "text" },
      direction: {
        zh: "方向",
        en: "Direction",
        path: "direction",
        kind: "text",
        words: custodyDirections,
      },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: custodyStatuses },
      holder: { zh: "对方", en: "Other side", path: "holder.name", kind: "text" },
      standIn: { zh: "代领人", en: "Stand-in", path: "standInName", kind: "text" },
      reason: { zh: "事由", en: "What for", path: "reason", kind: "text" },
      pieces: { zh: "件数", en: "Pieces", path: "pieces", kind: "number" },
      held: { zh: "未还", en: "Still out", path: "heldCount", kind: "number" },
      handed: { zh: "交接日期", en: "Handed over", path: "handedOn", kind: "day" },
      due: { zh: "应还日期", en: "Due back", path: "dueBackOn", kind: "day" },
      handler: { zh: "经办人", en: "Handled by", path: "handler.name", kind: "text" },
    },
  },
} satisfies Record<string, ListExport>;
