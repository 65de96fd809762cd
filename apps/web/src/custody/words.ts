import {
  custodyActs,
  custodyDirections,
  custodyKinds,
  custodyParties,
  custodyStatuses,
  differenceKinds,
  documentForms,
  settlementWords,
  type CustodyStatus,
} from "@threshold/domain/custody/vocabulary";
import type { Tone } from "@threshold/ui/Badge";
import { wordsIn } from "../i18n/vocabulary.ts";
import { useWords } from "../i18n/Words.tsx";

/** The domain's words in the reader's language. */
export function useCustodyWords() {
  const { t, format, language } = useWords();
  const of = wordsIn(language);
  return {
    t,
    format,
    language,
    words: t.custody,
    kinds: of(custodyKinds),
    forms: of(documentForms),
    directions: of(custodyDirections),
    statuses: of(custodyStatuses),
    parties: of(custodyParties),
    acts: of(custodyActs),
    differences: of(differenceKinds),
    settlements: of(settlementWords),
  };
}

export const optionsOf = <Word extends string>(words: Readonly<Record<Word, string>>) =>
  (Object.entries(words) as [Word, string][]).map(([value, label]) => ({ value, label }));

export const statusTones: Record<CustodyStatus, Tone> = {
  OPEN: "WARN",
  DONE: "OK",
  REFUSED: "BAD",
  CANCELLED: "NEUTRAL",
};

interface Thing {
  readonly name: string;
  readonly number?: string | null;
  readonly form?: "ORIGINAL" | "COPY" | null;
}

/** 户门钥匙 K-001, 竣工总平面图（原件）. */
export function useThingName() {
  const { forms, language } = useCustodyWords();
  return ({ name, number, form }: Thing) => {
    const what = form
      ? language === "zh"
        ? `${name}（${forms[form]}）`
        : `${name} (${forms[form]})`
      : name;
    return [what, number].filter(Boolean).join(" ");
  };
}

/** 9栋1201 · 配电房, or the whole estate. */
export const placeOf = (item: {
  readonly building?: { readonly number: string } | null;
  readonly unit?: { readonly roomNumber: string } | null;
  readonly place?: string | null;
}): string =>
  [`${item.building?.number ?? ""}${item.unit?.roomNumber ?? ""}`, item.place]
    .filter(Boolean)
    .join(" · ");

/** 地区公司工程部 陈工. */
export const holderName = (holder: {
  readonly name: string;
  readonly organization?: string | null;
}): string => [holder.organization, holder.name].filter(Boolean).join(" ");
