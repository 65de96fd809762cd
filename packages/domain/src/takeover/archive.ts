import type { Day } from "../calendar/day.ts";
import { packSheets, type PackSheetKind } from "./handover-pack.ts";
import type { ItemFacts } from "./item.ts";

/** What the archive receives after a takeover at the least (TKO-R23, ARC-R02). */
export const archiveCategories = {
  ESTATE_PLAN: { zh: "小区平面图", en: "Estate plan" },
  OWNER: { zh: "业主资料", en: "Owner data" },
  TENANT: { zh: "租户信息", en: "Tenant information" },
  COMMON: { zh: "物业管理常用档案资料", en: "Common property archives" },
} as const;
export type ArchiveCategory = keyof typeof archiveCategories;

/** Papers that are filed: those that people sign, the pack of each transfer, and the ownership register. */
export const archivePapers = {
  ...packSheets,
  PACK: { zh: "承接查验交接包", en: "Handover pack" },
  REGISTER: { zh: "配套房屋设施权属清册", en: "Ownership register" },
} as const;
export type ArchivePaperKind = PackSheetKind | "PACK" | "REGISTER";

/** A paper as it is filed: once all have signed it, or once it is complete. */
export interface ArchivePaper {
  readonly kind: ArchivePaperKind;
  /** Of agreements and transfers their number within the takeover. */
  readonly number: number | null;
  readonly on: Day;
  /** SHA-256 of what was signed, or of the pack; a register is kept as it stands. */
  readonly sha256: string | null;
}

/** 归档清单 row. */
export interface ArchiveEntry {
  readonly category: ArchiveCategory;
  readonly title: string;
  readonly titleEn: string;
  readonly on: Day;
  readonly sha256: string | null;
}

/**
 * 归档清单: every signed form is filed by itself (TKO-R02), and every document that came, which makes the estate's plan and its common
 * archives (TKO-R23). Owners and tenants come from the registry of customers, not from a takeover.
 */
export const archiveOf = (
  documents: readonly Pick<ItemFacts, "kind" | "name" | "receivedOn">[],
  papers: readonly ArchivePaper[],
): ArchiveEntry[] => [
  ...documents.flatMap(({ kind, name, receivedOn: on }): ArchiveEntry[] =>
    kind === "DOCUMENT" && on !== null
      ? [
          {
            category: name.includes("平面图") ? "ESTATE_PLAN" : "COMMON",
            title: name,
            titleEn: name,
            on,
            sha256: null,
          },
        ]
      : [],
  ),
  ...papers.map(({ kind, number, on, sha256 }): ArchiveEntry => {
    const titled = (name: string) => (number === null ? name : `${name} ${number}`);
    const { zh, en } = archivePapers[kind];
    return { category: "COMMON", title: titled(zh), titleEn: titled(en), on, sha256 };
  }),
];

/** TKO-R23: what the archive has nothing of yet. */
export const missingOf = (entries: readonly ArchiveEntry[]): ArchiveCategory[] =>
  (Object.keys(archiveCategories) as ArchiveCategory[]).filter(
    (category) => !entries.some((entry) => entry.category === category),
  );
