import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { ApprovalPanel } from "../../approval/ApprovalPanel.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import {
  DropRevision,
  type Records,
  type RecordViewProps,
  ReviseStaffing,
  SubmitRevision,
} from "./record-documents.ts";
import { mayRecord } from "./record-kinds.ts";
import { RecordCard, RecordMark } from "./record-parts.tsx";
import { plainLines, StaffingRows, StaffingTable } from "./StaffingRows.tsx";
import { type Submit, useRecordAct } from "./use-record-act.ts";
import { useRecordWords } from "./use-record-words.ts";

type Revision = Records["staffingRevisions"][number];

/** The revision of an approved plan (修订) on its way, and the versions that were in force before. */
export function StaffingRevision({ plan, onChanged }: RecordViewProps) {
  const { t, format } = useRecordWords();
  const words = t.records.revision;
  const [begun, setBegun] = useState(false);
  const submit = useRecordAct(SubmitRevision, t.records.submitted);
  const drop = useRecordAct(DropRevision, words.dropped);
  const open = plan.staffingRevisions.find(({ status }) => status !== "APPROVED");
  const past = plan.staffingRevisions.filter(({ status }) => status === "APPROVED");
  const may = mayRecord(plan, "reviseStaffingPlan");
  if (!may && !open && past.length === 0) return null;
  const giveUp = async () => {
    if (open && !(await drop.run({ planId: plan.id })).ok) return;
    setBegun(false);
  };
  return (
    <>
      {(may || open) && (
        <RecordCard
          title={words.title(open?.number ?? plan.staffingPlan!.number + 1)}
          mark={open && <RecordMark state={open.status} />}
        >
          <p className="record-quiet">{words.lead}</p>
          {open?.returnedReason && <ErrorNote>{t.records.returned(open.returnedReason)}</ErrorNote>}
          {may && (open || begun) && (
            <RevisionForm
              key={open?.version}
              plan={plan}
              revision={open}
              submit={submit}
              onGiveUp={() => void giveUp()}
            />
          )}
          {may && !open && !begun && (
            <div className="record-buttons">
              <Button icon="edit" onClick={() => setBegun(true)}>
                {words.begin}
              </Button>
            </div>
          )}
          {!may && open && (
            <>
              <p>{words.why(open.reason)}</p>
              <StaffingTable label={words.title(open.number)} lines={plainLines(open.lines)} />
            </>
          )}
          {open?.approval && <ApprovalPanel approval={open.approval} onChanged={onChanged} />}
          {drop.problem && <ProblemNote problem={drop.problem} />}
        </RecordCard>
      )}
      {past.length > 0 && (
        <RecordCard title={words.past}>
          {past.map((one) => (
            <details key={one.id} className="record-history">
              <summary>
                {words.version(
                  one.number - 1,
                  one.replacedApprovedOn ? format.day(one.replacedApprovedOn) : "",
                  one.approvedOn ? format.day(one.approvedOn) : "",
                )}
              </summary>
              <p>{words.why(one.reason)}</p>
              <StaffingTable
                label={words.title(one.number - 1)}
                lines={plainLines(one.replacedLines)}
              />
            </details>
          ))}
        </RecordCard>
      )}
    </>
  );
}

function RevisionForm({
  plan,
  revision,
  submit,
  onGiveUp,
}: {
  plan: Records;
  revision: Revision | undefined;
  submit: Submit;
  onGiveUp: () => void;
}) {
  const { t } = useRecordWords();
  const words = t.records.revision;
  const [reason, setReason] = useState(revision?.reason ?? "");
  const [lines, setLines] = useState(() => plainLines(revision?.lines ?? plan.staffingPlan?.lines));
  const keep = useRecordAct(ReviseStaffing, t.records.saved);
  const save = () =>
    keep.run({ planId: plan.id, version: revision?.version ?? null, reason, lines });
  const saveAndSubmit = async () => {
    if ((await save()).ok) await submit.run({ planId: plan.id });
  };
  const problem = keep.problem ?? submit.problem;
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Textarea
        label={words.reason}
        required
        rows={2}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <StaffingRows lines={lines} launchDate={plan.launchDate} onChange={setLines} />
      {problem && <ProblemNote problem={problem} />}
      <div className="record-buttons">
        <Button kind="PRIMARY" busy={submit.busy} onClick={() => void saveAndSubmit()}>
          {t.records.submit}
        </Button>
        <Button submit busy={keep.busy}>
          {t.records.saveDraft}
        </Button>
        <Button kind="QUIET" onClick={onGiveUp}>
          {words.drop}
        </Button>
      </div>
    </form>
  );
}
