import { Button } from "@threshold/ui/Button";
import { Checkbox, Input } from "@threshold/ui/Input";
import { addDays, day } from "@threshold/domain/calendar/day";
import { useState } from "react";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import { RecordCard } from "../record/record-parts.tsx";
import { useRecordAct } from "../record/use-record-act.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import { type CleaningProps, mayClean, StartDailyCleaning } from "./cleaning-documents.ts";

/** The daily cleaners (日常保洁) come into areas whose initial cleaning is finished (LCH-R31). */
export function DailyCleaning({ plan }: CleaningProps) {
  const { t, format } = useRecordWords();
  const words = t.records.cleaning;
  const today = useToday();
  const { areas, dailyVendor, dailyEntryOn, dailyInstruction } = plan.initialCleaning!;
  const waiting = areas.filter(({ finishedOn, dailySince }) => finishedOn && !dailySince);
  const taken = areas.filter(({ dailySince }) => dailySince);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(waiting.map(({ id }) => id)),
  );
  const [vendor, setVendor] = useState(dailyVendor ?? "");
  const [onDay, setOnDay] = useState(today);
  const start = useRecordAct(StartDailyCleaning, t.records.saved);
  const may = mayClean(plan, "startDailyCleaning");
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <RecordCard title={words.daily}>
      <p className="record-quiet">
        {words.dailyHint(format.day(addDays(day(plan.launchDate), -10)))} {words.instruction}：
        {dailyInstruction}
      </p>
      {dailyEntryOn && dailyVendor && (
        <p>{words.dailyEntered(dailyVendor, format.day(dailyEntryOn))}</p>
      )}
      {taken.length > 0 && (
        <ul className="cleaning-taken">
          {taken.map(({ id, area, dailySince }) => (
            <li key={id}>
              {area}{" "}
              <span className="record-quiet">{words.dailySince(format.day(dailySince!))}</span>
            </li>
          ))}
        </ul>
      )}
      {waiting.length === 0 && taken.length < areas.length && (
        <p className="record-quiet">{words.dailyNone}</p>
      )}
      {may && waiting.length > 0 && (
        <form
          className="record-form"
          onSubmit={(event) => {
            event.preventDefault();
            void start.run({ planId: plan.id, areaIds: [...chosen], onDay, vendor });
          }}
        >
          {waiting.map(({ id, area }) => (
            <Checkbox key={id} label={area} checked={chosen.has(id)} onChange={() => toggle(id)} />
          ))}
          <div className="record-inline">
            <Input
              label={words.dailyVendor}
              required
              maxLength={80}
              value={vendor}
              onChange={({ target }) => setVendor(target.value)}
            />
            <DayInput
              label={words.dailyOn}
              required
              max={today}
              value={onDay}
              onChange={setOnDay}
            />
            <Button submit kind="PRIMARY" busy={start.busy} disabled={chosen.size === 0}>
              {words.dailyStart}
            </Button>
          </div>
          {start.problem && <ProblemNote problem={start.problem} />}
        </form>
      )}
    </RecordCard>
  );
}
