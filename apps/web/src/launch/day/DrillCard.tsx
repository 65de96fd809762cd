import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import { reasonAgainst } from "../reason-words.ts";
import { PrintLink, RecordCard, RecordFiles, RecordHistory } from "../record/record-parts.tsx";
import { useRecordAct } from "../record/use-record-act.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import { FinishDrill, KeepDrill, type LaunchDayProps } from "./launch-day-documents.ts";

/** The drill (演练, LCH-R34): kept on the spot, on a phone, with photos; not before the plan is made. */
export function DrillCard({ plan, onChanged }: LaunchDayProps) {
  const { t, format } = useRecordWords();
  const words = t.records.day;
  const { drill } = plan;
  const action = plan.launchDayActions.find((one) => one.action === "keepLaunchDrill");
  const may = action?.allowed ?? false;
  return (
    <RecordCard
      title={words.drill}
      mark={drill?.finishedOn && <Badge tone="OK">{words.finished}</Badge>}
    >
      {!drill?.finishedOn && <p className="record-quiet">{words.drillHint}</p>}
      {action?.code === "DRILL_BEFORE_PLAN" && <p>{reasonAgainst(action, t)}</p>}
      {drill && !may && (
        <>
          <p className="record-quiet">
            {drill.heldOn && words.heldDay(format.day(drill.heldOn))} ·{" "}
            {words.attendance(drill.attendance)}
          </p>
          <dl className="record-facts">
            <dt>{words.record}</dt>
            <dd>{drill.record ?? t.records.none}</dd>
            <dt>{words.attendees}</dt>
            <dd>{drill.attendees.join("、") || t.records.none}</dd>
          </dl>
          <RecordFiles
            recordId={drill.id}
            files={drill.attachments}
            may={false}
            label={words.photos}
            onChanged={onChanged}
          />
        </>
      )}
      {may && <DrillForm plan={plan} onChanged={onChanged} />}
      {drill && (
        <div className="record-foot">
          <PrintLink form="DRILL_RECORD" recordId={drill.id} />
          <RecordHistory recordId={drill.id} />
        </div>
      )}
    </RecordCard>
  );
}

const namesOf = (text: string) =>
  text
    .split(/[\n、,，;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");

function DrillForm({ plan, onChanged }: LaunchDayProps) {
  const { t } = useRecordWords();
  const words = t.records.day;
  const today = useToday();
  const { drill } = plan;
  const [values, setValues] = useState({
    heldOn: drill?.heldOn ?? today,
    record: drill?.record ?? "",
    attendees: (drill?.attendees ?? []).join("\n"),
  });
  const put = (part: Partial<typeof values>) => setValues({ ...values, ...part });
  const keep = useRecordAct(KeepDrill, t.records.saved);
  const finish = useRecordAct(FinishDrill, words.finished);
  const attendees = namesOf(values.attendees);
  const save = () =>
    keep.run({
      planId: plan.id,
      version: drill?.version ?? null,
      heldOn: values.heldOn || null,
      record: values.record || null,
      attendees,
    });
  const saveAndFinish = async () => {
    if ((await save()).ok) await finish.run({ planId: plan.id });
  };
  const problem = keep.problem ?? finish.problem;
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="record-grid">
        <DayInput
          label={words.heldOn}
          max={today}
          value={values.heldOn}
          onChange={(heldOn) => put({ heldOn })}
        />
      </div>
      <Textarea
        label={words.record}
        hint={words.recordHint}
        rows={4}
        maxLength={4000}
        value={values.record}
        onChange={({ target }) => put({ record: target.value })}
      />
      <Textarea
        label={words.attendees}
        hint={`${words.attendeesHint} · ${words.attendance(attendees.length)}`}
        rows={3}
        value={values.attendees}
        onChange={({ target }) => put({ attendees: target.value })}
      />
      {drill ? (
        <RecordFiles
          recordId={drill.id}
          files={drill.attachments}
          may
          label={words.photos}
          hint={words.photosHint}
          onChanged={onChanged}
        />
      ) : (
        <p className="record-quiet">{words.savePhotos}</p>
      )}
      {problem && <ProblemNote problem={problem} />}
      <div className="record-buttons">
        {drill && (
          <Button kind="PRIMARY" busy={finish.busy} onClick={() => void saveAndFinish()}>
            {words.finish}
          </Button>
        )}
        <Button submit busy={keep.busy} kind={drill ? "PLAIN" : "PRIMARY"}>
          {t.records.save}
        </Button>
      </div>
    </form>
  );
}
