import {
  type DefectStatus,
  defectCategories,
  defectEvents,
  defectSeverities,
  defectSources,
  defectStatuses,
  defectTrades,
} from "@threshold/domain/defect/vocabulary";
import type { Tone } from "@threshold/ui/Badge";
import { useWords } from "../i18n/Words.tsx";

type Both = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** The domain's words in the reader's language. */
export function useDefectWords() {
  const { t, format, language, tag } = useWords();
  const of = <Words extends Both>(words: Words) =>
    Object.fromEntries(
      Object.entries(words).map(([word, said]) => [word, said[language]]),
    ) as Record<keyof Words & string, string>;
  return {
    t,
    format,
    language,
    tag,
    words: t.defect,
    categories: of(defectCategories),
    severities: of(defectSeverities),
    trades: of(defectTrades),
    statuses: of(defectStatuses),
    sources: of(defectSources),
    events: of(defectEvents),
  };
}

export const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export const statusTones: Record<DefectStatus, Tone> = {
  UNASSIGNED: "WARN",
  ASSIGNED: "ACCENT",
  RETURNED: "BAD",
  DISPUTED: "CRITICAL",
  FIXED: "WARN",
  VERIFIED: "OK",
  CLOSED: "OK",
  EXCEPTED: "NEUTRAL",
  MERGED: "NEUTRAL",
  VOID: "NEUTRAL",
};

/** 9栋101 · 厨房, or the part of the estate. */
export const placeOf = (defect: {
  readonly building?: { readonly number: string } | null;
  readonly unit?: { readonly roomNumber: string } | null;
  readonly region?: { readonly name: string } | null;
  readonly part?: string | null;
}): string =>
  [
    `${defect.building?.number ?? ""}${defect.unit?.roomNumber ?? ""}`,
    defect.region?.name,
    defect.part,
  ]
    .filter(Boolean)
    .join(" · ");
