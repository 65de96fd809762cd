import type { RefusalDetails } from "../refusal.ts";
import type { Outcome } from "../unit-acceptance/vocabulary.ts";

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
