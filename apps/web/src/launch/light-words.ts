import type { LightReasonCode } from "@threshold/domain/launch/light";
import type { Facts, LaunchMessages } from "../i18n/launch.zh.ts";

/** A reason for a light as the API gives it. */
export interface LightReasonFacts {
  code: string;
  details: unknown;
}

/** The tasks named by a sentence at most; the rest is in its count. */
const NAMED_AT_MOST = 3;

/**
 * Why a launch stands as it does, one sentence per reason, the worst first as the API has them.
 * `titleOf` puts titles to task codes where the page knows the tasks.
 */
export function lightWords(
  reasons: readonly LightReasonFacts[],
  t: LaunchMessages,
  titleOf: (code: string) => string | undefined = () => undefined,
): { key: string; text: string }[] {
  return reasons.map(({ code, details }) => {
    const sentence = t.lightReasons[code as LightReasonCode];
    const facts = withTitles((details ?? {}) as Facts, titleOf, t.listMore);
    return { key: code, text: sentence ? sentence(facts) : t.lightReasonOther(code) };
  });
}

function withTitles(
  facts: Facts,
  titleOf: (code: string) => string | undefined,
  more: (count: number) => string,
): Facts {
  const codes = (facts["codes"] ?? (facts["code"] ? [facts["code"]] : [])) as string[];
  const titles = codes.map(titleOf).filter((title) => title !== undefined);
  if (titles.length === 0) return facts;
  const rest = titles.length - NAMED_AT_MOST;
  return {
    ...facts,
    titles: rest > 0 ? [...titles.slice(0, NAMED_AT_MOST), more(rest)] : titles,
  };
}
