import type { Day } from "@threshold/domain/calendar/day";
import { type BatchDay, outlook } from "@threshold/domain/unit-acceptance/forecast";
import { useToday } from "../form/today.ts";
import { useWords } from "../i18n/Words.tsx";
import type { Batch } from "./batch-document.ts";

export const daysOf = ({ trend }: Pick<Batch, "trend">): BatchDay[] =>
  trend.map(({ on, ...counts }) => ({ on: on as Day, ...counts }));

/** When all homes of the batch are qualified, as its days so far tell. */
export function useOutlook(batch: Batch) {
  const today = useToday() as Day;
  const { units, qualified } = batch.standing;
  return outlook(daysOf(batch), units - qualified, today, batch.plannedHandoverOn as Day);
}

/** 预计全部合格: the day, the range, how it was reckoned, and what it is worth against the planned handover. */
export function Outlook({ batch }: { batch: Batch }) {
  const { t, format } = useWords();
  const words = t.acceptance.outlook;
  const seen = useOutlook(batch);
  if (seen.kind !== "FORECAST")
    return (
      <div>
        <dt>{words.title}</dt>
        <dd>
          <strong>–</strong>
          <small>{words.none[seen.kind]}</small>
        </dd>
      </div>
    );
  const day = (on: string) => format.shortDay(on);
  return (
    <div className="acceptance-outlook">
      <dt>{words.title}</dt>
      <dd>
        <strong>{format.day(seen.on)}</strong>
        <small>{words.range(day(seen.earliest), seen.latest && day(seen.latest))}</small>
      </dd>
      <dd className={`acceptance-chance acceptance-chance-${seen.chance.toLowerCase()}`}>
        {words.chances[seen.chance](day(seen.lastDay))}
        {seen.neededPerDay !== null && ` ${words.needed(seen.neededPerDay)}`}
      </dd>
      <dd>
        <small>
          {words.basis(
            day(seen.from),
            day(seen.to),
            seen.days,
            seen.qualified,
            Math.round((seen.qualified * 10) / seen.days) / 10,
          )}
        </small>
      </dd>
    </div>
  );
}
