import type {
  ChecklistContent,
  Condition,
  Item,
  ItemKind,
  Verdict,
} from "@threshold/domain/checklist/template";

/** An item with a code of its own, to be filled in. */
export function blankItem(content: ChecklistContent, section: string): Item {
  const codes = new Set(content.items.map(({ code }) => code));
  let number = content.items.length + 1;
  while (codes.has(`ITEM_${number}`)) number += 1;
  return {
    code: `ITEM_${number}`,
    section,
    kind: "TICK",
    label: { zh: "" },
    required: true,
    weight: 1,
  };
}

/** The content with an item in the place of the one that had this code, or after the last of its section. */
export function withItem(content: ChecklistContent, code: string, item: Item): ChecklistContent {
  const known = content.items.some((one) => one.code === code);
  const items = known
    ? content.items.map((one) => (one.code === code ? item : one))
    : [...content.items, item];
  return { ...content, items };
}

export const without = (content: ChecklistContent, code: string): ChecklistContent => ({
  ...content,
  items: content.items.filter((item) => item.code !== code),
});

/** One place up or down within its section. */
export function moved(content: ChecklistContent, code: string, by: -1 | 1): ChecklistContent {
  const item = content.items.find((one) => one.code === code)!;
  const neighbours = content.items.filter((one) => one.section === item.section);
  const other = neighbours[neighbours.indexOf(item) + by];
  if (!other) return content;
  const items = content.items.map((one) => (one === item ? other : one === other ? item : one));
  return { ...content, items };
}

/** The item as one of another kind: what it asks stays, how it is answered begins anew. */
export function ofKind(item: Item, kind: ItemKind): Item {
  const {
    choices: _choices,
    measures: _measures,
    minFiles: _files,
    ...base
  } = item as Item & {
    choices?: unknown;
    measures?: unknown;
    minFiles?: unknown;
  };
  switch (kind) {
    case "CHOICE":
      return { ...base, kind, choices: [{ code: "A", label: { zh: "" }, ok: true }] };
    case "NUMBER":
      return { ...base, kind, measures: [{ code: "VALUE", label: { zh: "" }, unit: { zh: "m" } }] };
    case "PHOTO":
    case "FILE":
      return { ...base, kind, minFiles: 1 };
    default:
      return { ...base, kind };
  }
}

/** The condition that the dialog offers, "another item is so": undefined for one it did not make. */
export function simpleCondition(
  condition: Condition | undefined,
): { item: string; verdict: Verdict } | undefined {
  return condition && "verdict" in condition && condition.verdict.length === 1
    ? { item: condition.item, verdict: condition.verdict[0]! }
    : undefined;
}

/** The content with a section more, of a code that nobody has. */
export function withSection(content: ChecklistContent): ChecklistContent {
  const codes = new Set(content.sections.map(({ code }) => code));
  let number = content.sections.length + 1;
  while (codes.has(`SECTION_${number}`)) number += 1;
  const section = { code: `SECTION_${number}`, label: { zh: `分区 ${number}` } };
  return { ...content, sections: [...content.sections, section] };
}

export const renamedSection = (
  content: ChecklistContent,
  code: string,
  zh: string,
): ChecklistContent => ({
  ...content,
  sections: content.sections.map((one) =>
    one.code === code ? { ...one, label: { ...one.label, zh } } : one,
  ),
});

/** Without a section that holds nothing. */
export const withoutSection = (content: ChecklistContent, code: string): ChecklistContent => ({
  ...content,
  sections: content.sections.filter((one) => one.code !== code),
});

/** What a template of the company's own begins with. */
export const firstContent: ChecklistContent = {
  sections: [{ code: "MAIN", label: { zh: "检查项", en: "Items" } }],
  items: [
    {
      code: "ITEM_1",
      section: "MAIN",
      kind: "TICK",
      label: { zh: "第一项", en: "First item" },
      required: true,
      weight: 1,
    },
  ],
};
