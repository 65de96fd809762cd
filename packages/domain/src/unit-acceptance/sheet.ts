import { canonicalJson } from "../canonical-json.ts";
import type { RefusalDetails } from "../refusal.ts";
import { refuse, type Result } from "../result.ts";
import type { Line } from "./standard.ts";
import { type Mending, placed } from "./verdict.ts";
import type { Outcome } from "./vocabulary.ts";

/** What was found of a line, as far as a signature stands for it. */
export interface Found {
  readonly outcome: Outcome | null;
  readonly points: readonly { readonly value: string }[];
  readonly tool: { readonly serialNumber?: string | null } | null;
  readonly remark: string | null;
  readonly mending: Mending | null;
  readonly exception: string | null;
}

/** Which home's record, at which round. */
export type SheetOf = {
  readonly batch: string;
  readonly unit: string;
  readonly round: number;
};

type SheetLine = {
  readonly item: string;
  readonly label: string;
  readonly outcome: Outcome | null;
  readonly points: readonly string[];
  readonly tool: string | null;
  readonly remark: string | null;
  readonly mending: Mending | null;
  readonly exception: string | null;
};

/** 签字内容: all that a signature on a home's record stands for. */
export type Sheet = SheetOf & { readonly results: readonly SheetLine[] };

/** The server computes it from what it has, a phone from what it shows: the same is signed, or nothing. */
export const sheetOf = (
  { batch, unit, round }: SheetOf,
  lines: readonly Line[],
  results: ReadonlyMap<string, Found>,
): Sheet => ({
  batch,
  unit,
  round,
  results: lines.map((line): SheetLine => {
    const found = results.get(line.key);
    return {
      item: line.key,
      label: placed(line, "zh"),
      outcome: found?.outcome ?? null,
      points: found?.points.map(({ value }) => value) ?? [],
      tool: found?.tool?.serialNumber ?? null,
      remark: found?.remark ?? null,
      mending: found?.mending ?? null,
      exception: found?.exception ?? null,
    };
  }),
});

/** What somebody said of a line. */
export interface Saying {
  readonly outcome: Outcome | null;
  readonly points: readonly string[];
  readonly remark: string | null;
}

/** A line on which two say different things: what was said here, and what stands, by whom and since when. */
export interface Contest {
  readonly item: string;
  readonly itemEn: string;
  readonly said: Saying;
  readonly stands: Saying & { readonly by: string; readonly at: string };
}

const nothing: Saying = { outcome: null, points: [], remark: null };

/** The lines on which what was signed is not what stands, as far as the server was told what was signed. */
export function contests(
  signed: Sheet,
  stands: Sheet,
  lines: readonly Line[],
  doing: ReadonlyMap<string, { readonly doneBy: string; readonly doneAt: string }>,
): Contest[] {
  const known = new Map(signed.results.map((one) => [one.item, one]));
  return stands.results.flatMap((standing) => {
    const said = known.get(standing.item);
    if (said && canonicalJson(said) === canonicalJson(standing)) return [];
    const line = lines.find(({ key }) => key === standing.item);
    const done = doing.get(standing.item);
    return [
      {
        item: standing.label,
        itemEn: line ? placed(line, "en") : standing.label,
        said: said ?? nothing,
        stands: { ...standing, by: done?.doneBy ?? "", at: done?.doneAt ?? "" },
      },
    ];
  });
}

/** Contests as a refusal carries them: columns, row by row. */
export const contestDetails = (all: readonly Contest[]): RefusalDetails => {
  const rows = all.slice(0, 40);
  const sayings = { said: rows.map(({ said }) => said), stands: rows.map(({ stands }) => stands) };
  return {
    number: all.length,
    items: rows.map(({ item }) => item),
    itemsEn: rows.map(({ itemEn }) => itemEn),
    names: [...new Set(rows.map(({ stands }) => stands.by).filter(Boolean))],
    said: sayings.said.map(tell),
    saidOutcomes: sayings.said.map(({ outcome }) => outcome ?? ""),
    stands: sayings.stands.map(tell),
    standsOutcomes: sayings.stands.map(({ outcome }) => outcome ?? ""),
    by: rows.map(({ stands }) => stands.by),
    at: rows.map(({ stands }) => stands.at),
  };
};

const tell = ({ points, remark }: Saying): string =>
  [points.join("、"), remark].filter(Boolean).join(" · ");

interface Told {
  /** Empty: nothing was said. */
  readonly outcome: Outcome | "";
  readonly text: string;
}

/** A row of a refusal's contests, for a page. */
export interface ContestRow {
  readonly item: string;
  readonly itemEn: string;
  readonly said: Told;
  readonly stands: Told & { readonly by: string; readonly at: string };
}

export function contestRows(details: RefusalDetails | undefined): ContestRow[] {
  const cell = (name: string, at: number): string => {
    const column = details?.[name];
    return Array.isArray(column) ? (column[at] ?? "") : "";
  };
  const said = details?.["said"];
  if (!Array.isArray(said)) return [];
  return said.map((text, at) => ({
    item: cell("items", at),
    itemEn: cell("itemsEn", at),
    said: { outcome: cell("saidOutcomes", at) as Outcome | "", text },
    stands: {
      outcome: cell("standsOutcomes", at) as Outcome | "",
      text: cell("stands", at),
      by: cell("by", at),
      at: cell("at", at),
    },
  }));
}

/** A signature on other content than what stands. Refused always: SIGNATURE_CONTENT_CHANGED, line by line where it is known. */
export const refuseContent = (all: readonly Contest[]): Result<never> =>
  refuse("SIGNATURE_CONTENT_CHANGED", contestDetails(all));
