import {
  type WarrantyState,
  warrantyStates,
  warrantyUnits,
} from "@threshold/domain/asset/vocabulary";
import type { Tone } from "@threshold/ui/Badge";
import { useWords } from "../i18n/Words.tsx";

type Both = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** The domain's words in the reader's language. */
export function useAssetWords() {
  const { t, format, language } = useWords();
  const of = <Words extends Both>(words: Words) =>
    Object.fromEntries(
      Object.entries(words).map(([word, said]) => [word, said[language]]),
    ) as Record<keyof Words & string, string>;
  return {
    t,
    format,
    language,
    words: t.asset,
    states: of(warrantyStates),
    units: of(warrantyUnits),
  };
}

export const warrantyTones: Record<WarrantyState, Tone> = {
  COVERED: "OK",
  EXPIRED: "NEUTRAL",
  NOT_STARTED: "WARN",
  NONE: "NEUTRAL",
};

/** 2号楼 · B1 · 生活水泵房 */
export const placeOf = ({
  facility,
  place,
}: {
  readonly facility: { readonly name: string };
  readonly place?: {
    readonly name: string;
    readonly kind: string;
    readonly parent?: { readonly name: string } | null;
  } | null;
}): string =>
  [facility.name, place?.kind === "SPACE" ? place.parent?.name : undefined, place?.name]
    .filter(Boolean)
    .join(" · ");
