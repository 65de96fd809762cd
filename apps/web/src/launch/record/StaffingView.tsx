import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import { ApprovalPanel } from "../../approval/ApprovalPanel.tsx";
import { ExportMenu } from "../../list/ExportMenu.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import {
  KeepStaffing,
  type Records,
  type RecordViewProps,
  SubmitStaffing,
} from "./record-documents.ts";
import { mayRecord } from "./record-kinds.ts";
import { PrintLink, RecordCard, RecordFiles, RecordHistory } from "./record-parts.tsx";
import { StaffingRevision } from "./StaffingRevision.tsx";
import { type Line, plainLines, StaffingRows, StaffingTable } from "./StaffingRows.tsx";
import { type Submit, useRecordAct } from "./use-record-act.ts";
import { useRecordWords } from "./use-record-words.ts";

const linesOf = ({ staffingPlan }: Records): Line[] => plainLines(staffingPlan?.lines);

/** The staffing plan (定岗定编方案): posts with their headcount, until the final approval. */
export function StaffingView({ plan, onChanged }: RecordViewProps) {
  const { t } = useRecordWords();
  const submit = useRecordAct(SubmitStaffing, t.records.submitted);
  const { people, none, names } = t.records;
  const staffing = plan.staffingPlan;
  const may = mayRecord(plan, "keepStaffingPlan");
  return (
    <>
      <RecordCard title={names.staffing} mark={staffing && <span>{people(staffing.total)}</span>}>
        {may && <StaffingForm key={staffing?.version} plan={plan} submit={submit} />}
        {!may && staffing && <StaffingTable label={names.staffing} lines={linesOf(plan)} />}
        {!may && !staffing && <p className="record-quiet">{none}</p>}
        {staffing && (
          <RecordFiles
            recordId={staffing.id}
            files={staffing.attachments}
            may={may}
            onChanged={onChanged}
          />
        )}
      </RecordCard>
      {staffing?.approval && (
        <div className="record-card">
          <ApprovalPanel approval={staffing.approval} onChanged={onChanged} />
        </div>
      )}
      {staffing?.status === "APPROVED" && <StaffingRevision plan={plan} onChanged={onChanged} />}
      {staffing && (
        <div className="record-foot">
          <PrintLink form="STAFFING_PLAN" recordId={staffing.id} />
          <ExportMenu list="plan-staffing" of={plan.id} mayImport={may} />
          <RecordHistory recordId={staffing.id} />
        </div>
      )}
      {!staffing && may && (
        <div className="record-foot">
          <ExportMenu list="plan-staffing" of={plan.id} mayImport />
        </div>
      )}
    </>
  );
}

function StaffingForm({ plan, submit }: { plan: Records; submit: Submit }) {
  const { t } = useRecordWords();
  const words = t.records;
  const [lines, setLines] = useState(() => linesOf(plan));
  const keep = useRecordAct(KeepStaffing, words.saved);
  const save = () =>
    keep.run({ planId: plan.id, version: plan.staffingPlan?.version ?? null, lines });
  const saveAndSubmit = async () => {
    const changed = JSON.stringify(lines) !== JSON.stringify(linesOf(plan));
    if (changed || !plan.staffingPlan) if (!(await save()).ok) return;
    await submit.run({ planId: plan.id });
  };
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <StaffingRows lines={lines} launchDate={plan.launchDate} onChange={setLines} />
      {(keep.problem ?? submit.problem) && (
        <ProblemNote problem={(keep.problem ?? submit.problem)!} />
      )}
      <div className="record-buttons">
        <Button kind="PRIMARY" busy={submit.busy} onClick={() => void saveAndSubmit()}>
          {words.submit}
        </Button>
        <Button submit busy={keep.busy}>
          {words.saveDraft}
        </Button>
      </div>
    </form>
  );
}
