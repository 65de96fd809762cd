import { isToTell } from "@threshold/domain/defect/lifecycle";
import { isOpenDefect } from "@threshold/domain/defect/vocabulary";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import { AddPhotos } from "../../defect/AddPhotos.tsx";
import { DefectLine } from "../../defect/DefectLine.tsx";
import { Photos } from "../../defect/MarkedPhoto.tsx";
import { statusTones, useDefectWords } from "../../defect/words.ts";
import "../../defect/defect.css";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import { RecordCard } from "../record/record-parts.tsx";
import { useRecordAct } from "../record/use-record-act.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import {
  type AreaDefect,
  type AreasPlan,
  type Handover,
  InspectSalesArea,
  RaiseSalesAreaDefect,
} from "./area-documents.ts";
import { DefectForm } from "./DefectForm.tsx";
import { mayOnArea } from "./may-area.ts";

/** The inspection of an area and what is wrong with it (LCH-R25); the newest first while one walks through. */
export function AreaDefects({
  plan,
  handover,
  onChanged,
}: {
  plan: AreasPlan;
  handover: Handover;
  onChanged: () => void;
}) {
  const { t, format } = useRecordWords();
  const words = t.records.area;
  const [adding, setAdding] = useState(false);
  const raise = useRecordAct(RaiseSalesAreaDefect, words.defectRaised);
  const may = mayOnArea(plan, "raiseSalesAreaDefect");
  const { id: handoverId, inspectedOn, defects } = handover;
  return (
    <RecordCard
      title={words.inspection}
      mark={
        inspectedOn ? (
          <Badge tone="OK">{words.inspectedOn(format.day(inspectedOn))}</Badge>
        ) : (
          <Badge tone="WARN">{words.toInspect}</Badge>
        )
      }
    >
      <p className="record-quiet">{words.inspectLead}</p>
      {may && !adding && (
        <div className="record-buttons">
          <Button kind="PRIMARY" icon="plus" onClick={() => setAdding(true)}>
            {words.raise}
          </Button>
        </div>
      )}
      {adding && (
        <DefectForm
          estate={plan.estate}
          busy={raise.busy}
          problem={raise.problem}
          onSubmit={async (entered) => {
            const { ok } = await raise.run({ planId: plan.id, handoverId, ...entered });
            if (ok) setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      )}
      {defects.length === 0 && <p className="record-quiet">{words.noDefects}</p>}
      <ul className="area-list">
        {defects.toReversed().map((one) => (
          <li key={one.id}>
            <OneDefect one={one} onChanged={onChanged} />
          </li>
        ))}
      </ul>
      {mayOnArea(plan, "inspectSalesArea") && !inspectedOn && (
        <InspectForm planId={plan.id} handoverId={handoverId} />
      )}
    </RecordCard>
  );
}

/** What the area knows of a defect; what is done with it is done on its own page. */
function OneDefect({
  one: { letter, defect },
  onChanged,
}: {
  one: AreaDefect;
  onChanged: () => void;
}) {
  const { words: said, statuses, severities, format } = useDefectWords();
  const { t } = useRecordWords();
  const words = t.records.area;
  const [adding, setAdding] = useState(false);
  const { severity, status, part, dueOn, overdue, follower, contractor, photos } = defect;
  const toTell = isToTell({ ...defect, contractorId: contractor?.id ?? null });
  const may = defect.actions.some(({ action, allowed }) => action === "splitDefect" && allowed);
  return (
    <article className="area-defect" aria-label={`#${defect.number} ${defect.text}`}>
      <header>
        <DefectLine
          defect={defect}
          facts={[
            part,
            contractor?.name,
            follower && said.followedBy(follower.name),
            dueOn &&
              isOpenDefect(status) &&
              `${said.due(format.day(dueOn))}${overdue ? ` ${said.overdue}` : ""}`,
            letter?.sentOn && words.letter(letter.number),
          ]}
        >
          {(severity === "SAFETY" || severity === "SERIOUS") && (
            <Badge tone={severity === "SAFETY" ? "CRITICAL" : "BAD"}>{severities[severity]}</Badge>
          )}
          <Badge tone={statusTones[status]}>{toTell ? words.toTell : statuses[status]}</Badge>
        </DefectLine>
      </header>
      {photos.length > 0 && (
        <Photos photos={photos} label={said.photos.before} mayMark={may} onMarked={onChanged} />
      )}
      {may && adding && <AddPhotos recordId={defect.id} onAdded={onChanged} />}
      {may && !adding && (
        <div>
          <Button small kind="QUIET" icon="plus" onClick={() => setAdding(true)}>
            {words.addPhotos}
          </Button>
        </div>
      )}
    </article>
  );
}

function InspectForm({ planId, handoverId }: { planId: string; handoverId: string }) {
  const { t } = useRecordWords();
  const words = t.records.area;
  const today = useToday();
  const [day, setDay] = useState(today);
  const { run, busy, problem } = useRecordAct(InspectSalesArea, words.inspected);
  return (
    <form
      className="record-inline"
      aria-label={words.inspect}
      onSubmit={(event) => {
        event.preventDefault();
        void run({ planId, handoverId, inspectedOn: day });
      }}
    >
      <DayInput label={words.inspectedDay} required max={today} value={day} onChange={setDay} />
      <Button submit busy={busy}>
        {words.inspect}
      </Button>
      {problem && <ProblemNote problem={problem} />}
    </form>
  );
}
