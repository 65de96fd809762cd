import { canonicalJson } from "../canonical-json.ts";
import { type Contest, contestDetails, type Saying } from "../outbox/contest.ts";
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

/** A signature on other content than what stands. Refused always: SIGNATURE_CONTENT_CHANGED, line by line where it is known. */
export const refuseContent = (all: readonly Contest[]): Result<never> =>
  refuse("SIGNATURE_CONTENT_CHANGED", contestDetails(all));
