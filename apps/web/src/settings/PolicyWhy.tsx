import { Icon } from "@threshold/ui/Icon";
import { isPolicyKey, policyOf } from "@threshold/domain/policy/catalog";
import { useWords } from "../i18n/Words.tsx";
import type { Policy } from "./PolicyList.tsx";
import { valueWords } from "./value-words.ts";

/** Where a value comes from, drawn as the way from the default down to the place; and what was set before. */
export function PolicyWhy({ policy, title }: { policy: Policy; title: string }) {
  const { t, language, format } = useWords();
  const words = t.settings;
  if (!isPolicyKey(policy.key)) return null;
  const entry = policyOf(policy.key);
  const said = (value: unknown) =>
    value === null || value === undefined ? words.inherits : valueWords(entry, value, t, language);
  const history = policy.chain.flatMap(({ placeName, history: made }) =>
    made.map((one) => ({ ...one, placeName })),
  );
  return (
    <details className="setting-why">
      <summary aria-label={words.whyOf(title)}>{words.why}</summary>
      <ol className="setting-chain">
        <li data-counts={policy.from === null || undefined}>
          <span className="setting-level">{words.initial}</span>
          <strong>{said(policy.initial)}</strong>
          <small>
            {words.source(words.bases[policy.basis], policy.source)}
            {entry.suggested !== undefined && `；${words.suggested(said(entry.suggested))}`}
          </small>
          {policy.from === null && <Counts word={words.counts} />}
        </li>
        {policy.chain.map(({ level, placeId, placeName, current, planned }) => (
          <li key={placeId} data-counts={policy.from === level || undefined}>
            <span className="setting-level">{placeName}</span>
            <strong>{current ? said(current.value) : words.notSet}</strong>
            {current && (
              <small>
                {words.set(current.setBy ?? "–", format.instant(current.setAt), current.reason)}
              </small>
            )}
            {policy.from === level && <Counts word={words.counts} />}
            {planned.map(({ id, value, fromOn }) => (
              <small key={id} className="setting-planned">
                <Icon name="clock" size={12} />
                {value === null || value === undefined
                  ? words.plannedBack(format.day(fromOn))
                  : words.planned(format.day(fromOn), said(value))}
              </small>
            ))}
          </li>
        ))}
      </ol>
      {history.length > 0 && (
        <>
          <h4>{words.history}</h4>
          <ul className="setting-history">
            {history.map(({ id, placeName, value, fromOn, reason, setAt, setBy }) => (
              <li key={id}>
                <strong>{said(value)}</strong>
                <span>{`${placeName} · ${words.since(format.day(fromOn))}`}</span>
                <small>{words.set(setBy ?? "–", format.instant(setAt), reason)}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

const Counts = ({ word }: { word: string }) => (
  <span className="setting-counts">
    <Icon name="check" size={12} />
    {word}
  </span>
);
