import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import { RecordCard } from "../record/record-parts.tsx";
import { useRecordAct } from "../record/use-record-act.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import {
  AddSalesAreaIssue,
  type AreasPlan,
  type Handover,
  InspectSalesArea,
} from "./area-documents.ts";
import { IssueCard } from "./IssueCard.tsx";
import { IssueForm } from "./IssueForm.tsx";
import { mayOnArea } from "./may-area.ts";

/** The inspection of an area and what is wrong with it (LCH-R25); the newest problem first while one walks through. */
export function AreaIssues({
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
  const add = useRecordAct(AddSalesAreaIssue, words.issueAdded);
  const may = mayOnArea(plan, "addSalesAreaIssue");
  const { id: handoverId, inspectedOn, issues } = handover;
  return (
    <RecordCard
      title={words.inspection}
      mark={
        inspectedOn ? (
          <Badge tone="OK">{words.inspectedOn(format.day(inspectedOn))}</Badge>
        ) : (
          <Badge tone="WARN">{words.states.INSPECTING}</Badge>
        )
      }
    >
      <p className="record-quiet">{words.inspectLead}</p>
      {may && !adding && (
        <div className="record-buttons">
          <Button kind="PRIMARY" icon="plus" onClick={() => setAdding(true)}>
            {words.addIssue}
          </Button>
        </div>
      )}
      {adding && (
        <IssueForm
          estate={plan.estate}
          submitText={words.addIssue}
          busy={add.busy}
          problem={add.problem}
          onSubmit={async (entered) => {
            const { ok } = await add.run({ planId: plan.id, handoverId, ...entered });
            if (ok) setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      )}
      {issues.length === 0 && <p className="record-quiet">{words.noIssues}</p>}
      <ul className="area-list">
        {issues.toReversed().map((issue) => (
          <li key={issue.id}>
            <IssueCard plan={plan} issue={issue} onChanged={onChanged} />
          </li>
        ))}
      </ul>
      {mayOnArea(plan, "inspectSalesArea") && !inspectedOn && (
        <InspectForm planId={plan.id} handoverId={handoverId} />
      )}
    </RecordCard>
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
