import { cleaningEquipmentNames } from "@threshold/domain/launch/initial-cleaning";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Input, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import { RecordCard, RecordFiles, RecordHistory } from "../record/record-parts.tsx";
import { useRecordAct } from "../record/use-record-act.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import {
  type Cleaning,
  type CleaningProps,
  KeepUtilities,
  mayClean,
} from "./cleaning-documents.ts";

/** Water, power and equipment (取水、用电及物资, LCH-R30): engineering's. */
export function UtilitiesCard({ plan, onChanged }: CleaningProps) {
  const { t, format } = useRecordWords();
  const words = t.records.cleaning;
  const kept = plan.cleaningUtilities;
  const may = mayClean(plan, "keepCleaningUtilities");
  return (
    <RecordCard
      title={words.utilities}
      mark={
        kept?.finishedOn && <Badge tone="OK">{words.readyDay(format.day(kept.finishedOn))}</Badge>
      }
    >
      <p className="record-quiet">{words.utilitiesHint}</p>
      {may && <UtilitiesForm key={kept?.version} plan={plan} />}
      {!may && !kept && <p className="record-quiet">{t.records.none}</p>}
      {!may && kept && (
        <dl className="record-facts">
          <dt>{words.waterPower}</dt>
          <dd>{kept.waterPower ?? t.records.none}</dd>
          <dt>{words.agreedOn}</dt>
          <dd>{kept.agreedOn ? format.day(kept.agreedOn) : t.records.none}</dd>
          {cleaningEquipmentNames.map((name) => (
            <div key={name} className="record-fact">
              <dt>{words.equipment[name]}</dt>
              <dd>{kept[name] ?? t.records.none}</dd>
            </div>
          ))}
        </dl>
      )}
      {kept && (
        <>
          <RecordFiles
            recordId={kept.id}
            files={kept.attachments}
            may={may}
            onChanged={onChanged}
          />
          <RecordHistory recordId={kept.id} />
        </>
      )}
    </RecordCard>
  );
}

function UtilitiesForm({ plan }: { plan: Cleaning }) {
  const { t } = useRecordWords();
  const words = t.records.cleaning;
  const today = useToday();
  const kept = plan.cleaningUtilities;
  const [values, setValues] = useState({
    waterPower: kept?.waterPower ?? "",
    agreedOn: kept?.agreedOn ?? "",
    finishedOn: kept?.finishedOn ?? "",
    pumps: text(kept?.pumps),
    hoses: text(kept?.hoses),
    wires: text(kept?.wires),
    sockets: text(kept?.sockets),
  });
  const put = (part: Partial<typeof values>) => setValues({ ...values, ...part });
  const keep = useRecordAct(KeepUtilities, t.records.saved);
  const count = (value: string) => (value === "" ? null : Number(value));
  const save = () =>
    keep.run({
      planId: plan.id,
      version: kept?.version ?? null,
      waterPower: values.waterPower || null,
      agreedOn: values.agreedOn || null,
      finishedOn: values.finishedOn || null,
      pumps: count(values.pumps),
      hoses: count(values.hoses),
      wires: count(values.wires),
      sockets: count(values.sockets),
    });
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Textarea
        label={words.waterPower}
        rows={2}
        maxLength={1000}
        value={values.waterPower}
        onChange={({ target }) => put({ waterPower: target.value })}
      />
      <div className="cleaning-equipment">
        {cleaningEquipmentNames.map((name) => (
          <Input
            key={name}
            label={words.equipment[name]}
            type="number"
            min={1}
            max={10_000}
            step={1}
            value={values[name]}
            onChange={({ target }) => put({ [name]: target.value })}
          />
        ))}
      </div>
      <div className="record-grid">
        <DayInput
          label={words.agreedOn}
          max={today}
          value={values.agreedOn}
          onChange={(agreedOn) => put({ agreedOn })}
        />
        <DayInput
          label={words.readyOn}
          hint={t.records.finishHint}
          max={today}
          value={values.finishedOn}
          onChange={(finishedOn) => put({ finishedOn })}
        />
      </div>
      {keep.problem && <ProblemNote problem={keep.problem} />}
      <div className="record-buttons">
        <Button submit busy={keep.busy}>
          {t.records.save}
        </Button>
      </div>
    </form>
  );
}

const text = (value: number | null | undefined) => (value == null ? "" : String(value));
