import {
  defectCategories,
  defectSeverities,
  defectTrades,
} from "@threshold/domain/defect/vocabulary";
import { Badge } from "@threshold/ui/Badge";
import type { BulkStatus, BulkVerdict } from "../gql/graphql.ts";
import { type FragmentType, readFragment } from "../gql/fragment-masking.ts";
import { useWords } from "../i18n/Words.tsx";
import type { Language } from "../i18n/language.ts";
import type { Messages } from "../i18n/zh.ts";
import { asRefusal } from "../problem.ts";
import { explain } from "../refusals.ts";
import { BulkEditShown_edit } from "./use-bulk.ts";

const TONES = { CHANGE: "ACCENT", SAME: "NEUTRAL", REFUSED: "WARN" } as const;

/** How a bulk edit stands in a sentence, and record by record what changes and what does not, and why. */
export function BulkRows(props: { edit: FragmentType<typeof BulkEditShown_edit> }) {
  const { t, format, language } = useWords();
  const words = t.bulk;
  const edit = readFragment(BulkEditShown_edit, props.edit);
  const { status, toChange, unchanged, refused, rows } = edit;
  const [change, same, no] = [toChange, unchanged, refused].map(format.number) as [
    string,
    string,
    string,
  ];
  return (
    <>
      <p role="status">{words.results[status as BulkStatus](change, same, no)}</p>
      <ul className="bulk-rows" aria-label={words.rows}>
        {rows.nodes
          .toSorted(refusedFirst)
          .map(({ recordId, name, verdict, code, details, before, after, names }) => (
            <li key={recordId}>
              <strong>{name}</strong>
              <Badge tone={TONES[verdict as BulkVerdict]}>
                {words.verdicts[verdict as BulkVerdict]}
              </Badge>
              <span>
                {code
                  ? explain(t, asRefusal(code, details) ?? { kind: "FAULT", requestId: undefined })
                  : changesOf(before, after, names, { t, language }).map(
                      ({ key, label, from, to }) => (
                        <span key={key} className="bulk-change">
                          {label} <del>{from}</del> <span aria-hidden="true">→</span>{" "}
                          <ins>{to}</ins>
                        </span>
                      ),
                    )}
              </span>
            </li>
          ))}
      </ul>
      {rows.totalCount > rows.nodes.length && (
        <p className="quiet">{words.more(format.number(rows.totalCount - rows.nodes.length))}</p>
      )}
    </>
  );
}

const refusedFirst = (
  a: { verdict: string; position: number },
  b: { verdict: string; position: number },
) => Number(b.verdict === "REFUSED") - Number(a.verdict === "REFUSED") || a.position - b.position;

interface Reader {
  t: Messages;
  language: Language;
}

function changesOf(before: unknown, after: unknown, names: unknown, reader: Reader) {
  const words = reader.t.bulk;
  const was = (before ?? {}) as Record<string, unknown>;
  const people = (names ?? {}) as Record<string, string>;
  return Object.entries((after ?? {}) as Record<string, unknown>).map(([key, value]) => ({
    key,
    label: words.columns[key] ?? key,
    from: said(key, was[key], people, reader) ?? words.nothing,
    to: said(key, value, people, reader) ?? words.nothing,
  }));
}

/** Columns whose words are the domain's. */
const ofDomain: Readonly<Record<string, Readonly<Record<string, Record<Language, string>>>>> = {
  category: defectCategories,
  severity: defectSeverities,
  trade: defectTrades,
};

/** A value in words: people by name, what is one of a list by its word. */
function said(
  key: string,
  value: unknown,
  people: Record<string, string>,
  { t, language }: Reader,
) {
  if (value === null || value === undefined) return undefined;
  const text = String(value);
  const { uses, statuses } = t.organization;
  const words: Partial<Record<string, string>> = {
    ...uses,
    ...statuses.place,
    ...t.launch.taskStates,
  };
  return ofDomain[key]?.[text]?.[language] ?? people[text] ?? words[text] ?? text;
}
