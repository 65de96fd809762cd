import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Checkbox, Input, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import { RecordCard, RecordFiles } from "../record/record-parts.tsx";
import { useRecordAct } from "../record/use-record-act.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import { areaState, areaTones, timelineOf } from "./area-state.ts";
import {
  type Area,
  type CleaningProps,
  mayClean,
  MoveArea,
  SuperviseCleaning,
} from "./cleaning-documents.ts";

/** The areas on a small timeline with today and the launch; each opens to what was seen of it. */
export function CleaningAreas({ plan, onChanged }: CleaningProps) {
  const { t, format } = useRecordWords();
  const words = t.records.cleaning;
  const today = useToday();
  const { areas, status } = plan.initialCleaning!;
  const line = timelineOf([
    ...areas.flatMap(({ fromOn, toOn }) => [fromOn, toOn]),
    plan.launchDate,
  ]);
  const done = areas.filter(({ finishedOn }) => finishedOn).length;
  return (
    <RecordCard title={words.timeline} mark={<span>{words.progress(done, areas.length)}</span>}>
      <div className="cleaning-marks" aria-hidden="true">
        {line.inside(today) && (
          <span style={{ insetInlineStart: `${line.at(today)}%` }}>{words.today}</span>
        )}
        <span className="cleaning-launch">
          {words.launch} {format.shortDay(plan.launchDate)}
        </span>
      </div>
      <ul className="cleaning-areas" aria-label={words.timeline}>
        {areas.map((area) => (
          <li key={area.id}>
            <div className="cleaning-area">
              <strong>{area.area}</strong>
              <Badge tone={areaTones[areaState(area)]}>{words.areaStates[areaState(area)]}</Badge>
              <span className="record-quiet">
                {format.shortDay(area.fromOn)} – {format.shortDay(area.toOn)}
              </span>
            </div>
            <div className="cleaning-track" aria-hidden="true">
              <span
                className={`cleaning-bar cleaning-bar-${areaState(area)}`}
                style={{
                  insetInlineStart: `${line.at(area.fromOn)}%`,
                  width: `${line.width(area.fromOn, area.toOn)}%`,
                }}
              />
              {line.inside(today) && (
                <span
                  className="cleaning-today"
                  style={{ insetInlineStart: `${line.at(today)}%` }}
                />
              )}
            </div>
            {area.movedReason && (
              <p className="record-quiet">
                {words.moved(
                  format.shortDay(area.approvedFromOn!),
                  format.shortDay(area.approvedToOn!),
                  area.movedReason,
                )}
              </p>
            )}
            {status === "APPROVED" && !area.finishedOn && mayClean(plan, "moveCleaningArea") && (
              <Move key={`${area.fromOn} ${area.toOn}`} plan={plan} area={area} />
            )}
            {status === "APPROVED" && <Seen plan={plan} area={area} onChanged={onChanged} />}
          </li>
        ))}
      </ul>
      {status !== "APPROVED" && <p className="record-quiet">{words.followHint}</p>}
    </RecordCard>
  );
}

/** Another time for an area of the approved plan (调整时间节点), with the reason. */
function Move({ plan, area }: Pick<CleaningProps, "plan"> & { area: Area }) {
  const { t } = useRecordWords();
  const words = t.records.cleaning;
  const [open, setOpen] = useState(false);
  const [to, setTo] = useState({ from: area.fromOn, to: area.toOn, reason: "" });
  const put = (part: Partial<typeof to>) => setTo({ ...to, ...part });
  const move = useRecordAct(MoveArea, words.movedDone);
  if (!open)
    return (
      <Button
        kind="QUIET"
        small
        aria-label={words.moveArea(area.area)}
        onClick={() => setOpen(true)}
      >
        {words.move}
      </Button>
    );
  return (
    <form
      className="record-form"
      aria-label={words.moveArea(area.area)}
      onSubmit={(event) => {
        event.preventDefault();
        void move.run({ planId: plan.id, areaId: area.id, ...to });
      }}
    >
      <div className="record-inline">
        <DayInput label={words.from} required value={to.from} onChange={(from) => put({ from })} />
        <DayInput
          label={words.to}
          required
          min={to.from}
          value={to.to}
          onChange={(day) => put({ to: day })}
        />
      </div>
      <Input
        label={words.moveReason}
        required
        maxLength={500}
        value={to.reason}
        onChange={({ target }) => put({ reason: target.value })}
      />
      {move.problem && <ProblemNote problem={move.problem} />}
      <div className="record-buttons">
        <Button
          submit
          kind="PRIMARY"
          busy={move.busy}
          disabled={to.from === area.fromOn && to.to === area.toOn}
        >
          {words.move}
        </Button>
        <Button kind="QUIET" onClick={() => setOpen(false)}>
          {t.records.cancel}
        </Button>
      </div>
    </form>
  );
}

/** What the supervisor saw of an area, and where he keeps it. */
function Seen({ plan, area, onChanged }: CleaningProps & { area: Area }) {
  const { t, format } = useRecordWords();
  const words = t.records.cleaning;
  const may = mayClean(plan, "superviseCleaning");
  if (!may && area.supervision.length === 0) return null;
  return (
    <details className="cleaning-seen">
      <summary aria-label={`${area.area} ${words.entries(area.supervision.length)}`}>
        {words.entries(area.supervision.length)}
      </summary>
      {may && <SeenForm key={area.supervision.length} plan={plan} area={area} />}
      <ul aria-label={words.entriesOf(area.area)}>
        {area.supervision.map((entry) => (
          <li key={entry.id}>
            <p className="record-quiet">
              {words.by(entry.createdBy?.name ?? "", format.day(entry.onDay))}
              {entry.finished && ` · ${words.areaStates.DONE}`}
            </p>
            <p>{entry.text}</p>
            <RecordFiles
              recordId={entry.id}
              files={entry.attachments}
              may={may}
              label={words.photos}
              onChanged={onChanged}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}

function SeenForm({ plan, area }: Pick<CleaningProps, "plan"> & { area: Area }) {
  const { t } = useRecordWords();
  const words = t.records.cleaning;
  const today = useToday();
  const [entry, setEntry] = useState({
    onDay: today,
    text: "",
    finished: area.finishedOn !== null && area.finishedOn !== undefined,
  });
  const put = (part: Partial<typeof entry>) => setEntry({ ...entry, ...part });
  const keep = useRecordAct(SuperviseCleaning, words.kept);
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        void keep.run({ planId: plan.id, areaId: area.id, ...entry });
      }}
    >
      <Textarea
        label={words.seen}
        required
        rows={2}
        maxLength={1000}
        value={entry.text}
        onChange={({ target }) => put({ text: target.value })}
      />
      <div className="record-inline">
        <DayInput
          label={words.seenOn}
          required
          max={today}
          value={entry.onDay}
          onChange={(onDay) => put({ onDay })}
        />
        <Checkbox
          label={words.finished}
          checked={entry.finished}
          onChange={({ target }) => put({ finished: target.checked })}
        />
        <Button submit kind="PRIMARY" busy={keep.busy}>
          {words.keep}
        </Button>
      </div>
      {keep.problem && <ProblemNote problem={keep.problem} />}
    </form>
  );
}
