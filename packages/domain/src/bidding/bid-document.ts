import type { RequirementCategory } from "./vocabulary.ts";

/** A part of the bid document (投标文件章节) as its rules need it. */
export interface BidPart {
  readonly title: string;
  /** Whether the tender document asks for it. */
  readonly required: boolean;
  readonly files: number;
  /** Whether pages of it are to be signed or sealed, and whether they are. */
  readonly needsSeal: boolean;
  readonly sealed: boolean;
}

/** What the bid is assembled of where the tender document names no order of its own. */
export const standardParts: readonly {
  readonly title: string;
  readonly needsSeal: boolean;
}[] = [
  { title: "投标函", needsSeal: true },
  { title: "法定代表人身份证明及授权委托书", needsSeal: true },
  { title: "营业执照及资信证明", needsSeal: false },
  { title: "同类项目业绩", needsSeal: false },
  { title: "物业管理方案", needsSeal: false },
  { title: "人员配备及项目负责人资料", needsSeal: false },
  { title: "物业服务费测算", needsSeal: true },
  { title: "服务承诺", needsSeal: true },
  { title: "招标文件响应表", needsSeal: true },
];

/** 类别 of a line of the binding and packaging list. */
export const packingKinds = {
  COPIES: { zh: "份数", en: "Originals and copies" },
  BINDING: { zh: "装订", en: "Binding" },
  SEAL: { zh: "签字盖章", en: "Signatures and seals" },
  MEDIA: { zh: "电子文件", en: "Electronic media" },
  PACKAGING: { zh: "包装密封", en: "Packaging and sealing" },
  LABEL: { zh: "封套标签", en: "Envelope labels" },
} as const;
export type PackingKind = keyof typeof packingKinds;
export const packingKindNames = Object.keys(packingKinds) as PackingKind[];

/** The list that every bid begins with (BID-R14); the team brings it to what its tender document asks for. */
export const standardPacking: readonly {
  readonly kind: PackingKind;
  readonly text: string;
  readonly quantity: number | null;
}[] = [
  { kind: "COPIES", text: "正本", quantity: 1 },
  { kind: "COPIES", text: "副本", quantity: 4 },
  { kind: "BINDING", text: "正本、副本分别胶装成册，目录与页码一致", quantity: null },
  { kind: "SEAL", text: "要求签字、盖章处已全部签字盖章，骑缝章齐全", quantity: null },
  { kind: "MEDIA", text: "电子文件与正本一致，可正常打开", quantity: 1 },
  { kind: "PACKAGING", text: "正本、副本、电子文件按要求分别密封，封口加盖公章", quantity: null },
  {
    kind: "LABEL",
    text: "封套注明项目名称、招标人、投标人，及「开标前不得启封」",
    quantity: null,
  },
];

export interface PackingItem {
  readonly text: string;
  readonly checked: boolean;
}

/** 类别 of what is prepared for a defence. */
export const defenceKinds = {
  QUESTION: { zh: "预计问题", en: "Expected question" },
  MATERIAL: { zh: "材料与演示", en: "Material" },
  REHEARSAL: { zh: "演练", en: "Rehearsal" },
} as const;
export type DefenceKind = keyof typeof defenceKinds;
export const defenceKindNames = Object.keys(defenceKinds) as DefenceKind[];

export interface DefenceItem {
  readonly kind: DefenceKind;
  readonly title: string;
  readonly ready: boolean;
}

/** What is still open of a defence: items that are not ready (BID-R15). */
export const openDefence = (items: readonly DefenceItem[]): string[] =>
  items.filter(({ ready }) => !ready).map(({ title }) => title);

/** What a page check can find of a bid that is put together of parts. */
export interface PageCheck {
  /** Required parts without a file. */
  readonly missing: readonly string[];
  /** Parts whose signatures or seals are not done. */
  readonly unsealed: readonly string[];
  /** Clauses that are answered by a part without a file. */
  readonly unanswered: readonly string[];
  /** Whether what was assembled last is not what is there now. */
  readonly stale: boolean;
}

interface Checked {
  readonly parts: readonly BidPart[];
  readonly requirements: readonly {
    readonly clause: string;
    readonly responded: boolean;
    readonly partFiles: number | null;
  }[];
  readonly packIsCurrent: boolean;
}

/** 页码检查: a bid without parts was put together elsewhere, and nothing is said of it. */
export function pageCheck({ parts, requirements, packIsCurrent }: Checked): PageCheck {
  if (parts.length === 0) return { missing: [], unsealed: [], unanswered: [], stale: false };
  return {
    missing: parts.filter(({ required, files }) => required && files === 0).map(titleOf),
    unsealed: parts.filter((part) => part.needsSeal && !part.sealed).map(titleOf),
    unanswered: requirements
      .filter(({ responded, partFiles }) => responded && partFiles === 0)
      .map(({ clause }) => clause),
    stale: !packIsCurrent,
  };
}

const titleOf = ({ title }: BidPart): string => title;

export const isPageChecked = ({ missing, unsealed, unanswered, stale }: PageCheck): boolean =>
  missing.length + unsealed.length + unanswered.length === 0 && !stale;

/** Lines of one page of contents. */
export const contentsPerPage = 30;

export interface ContentsEntry {
  readonly title: string;
  /** Its first page, counted from the cover. */
  readonly page: number;
  readonly pages: number;
}

/** Which page each part begins on: the cover is page 1, the contents follow, and every page counts. */
export function layOut(parts: readonly { readonly title: string; readonly pages: number }[]): {
  readonly entries: readonly ContentsEntry[];
  readonly contents: number;
  readonly total: number;
} {
  const contents = Math.max(1, Math.ceil(parts.length / contentsPerPage));
  let next = 2 + contents;
  const entries = parts.map(({ title, pages }) => {
    const entry = { title, page: next, pages };
    next += pages;
    return entry;
  });
  return { entries, contents, total: next - 1 };
}

/** A clause as it was pasted. */
export interface PastedClause {
  readonly clause: string;
  readonly text: string;
  readonly category: RequirementCategory;
}

const guesses: readonly (readonly [RegExp, RequirementCategory])[] = [
  [/装订|胶装|成册|页码|目录/, "BINDING"],
  [/密封|包装|封套|封口|封装/, "PACKAGING"],
  [/答辩|述标|现场讲解/, "DEFENSE"],
  [/评标|评分|评审|得分/, "EVALUATION"],
  [/资质|资格|营业执照|业绩|信誉|授权/, "BIDDER_CONDITION"],
  [/服务范围|标的|建筑面积|服务内容|服务标准/, "SUBJECT"],
];

/**
 * Clauses out of pasted text: a line that begins with a number (1.2, 3、, (4), 第五条) begins one, lines without go on. The category
 * is a guess from the words, to be looked at.
 */
export function clausesIn(text: string): PastedClause[] {
  const begins =
    /^\s*(第[一二三四五六七八九十百\d]+[条款章节]|[(（][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+、|\d+(?:\.\d+)*)[.、．\s:：]*(\S.*)$/;
  const found: { clause: string; text: string }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, clause, rest] = begins.exec(line) ?? [];
    if (clause !== undefined && rest !== undefined)
      found.push({ clause: clause.replace(/、$/, ""), text: rest.trim() });
    else if (line.trim() !== "" && found.length > 0) {
      const last = found.at(-1)!;
      found[found.length - 1] = { ...last, text: `${last.text}\n${line.trim()}` };
    }
  }
  return found.map((one) => ({
    ...one,
    category: guesses.find(([words]) => words.test(one.text))?.[1] ?? "OTHER",
  }));
}
