import { recruitmentPostNames } from "@threshold/domain/launch/recruitment";
import { staffingDepartments } from "@threshold/domain/launch/staffing";
import { Button } from "@threshold/ui/Button";
import { Input, Select } from "@threshold/ui/Input";
import { useState } from "react";
import { ApprovalPanel } from "../../approval/ApprovalPanel.tsx";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import type { RecruitmentPost, StaffingDepartment } from "../../gql/graphql.ts";
import {
  KeepStaffing,
  type Records,
  type RecordViewProps,
  SubmitStaffing,
} from "./record-documents.ts";
import { mayRecord } from "./record-kinds.ts";
import {
  RecordCard,
  RecordFiles,
  PrintLink,
  RecordHistory,
  RecordTable,
  Rows,
} from "./record-parts.tsx";
import { type Submit, useRecordAct } from "./use-record-act.ts";
import { useRecordWords } from "./use-record-words.ts";

interface Line {
  department: StaffingDepartment;
  post: string;
  number: number;
  hireBy: string;
  recruitAs: RecruitmentPost | null;
}

const linesOf = ({ staffingPlan }: Records): Line[] =>
  (staffingPlan?.lines ?? []).map(({ department, post, number, hireBy, recruitAs }) => ({
    department,
    post,
    number,
    hireBy,
    recruitAs: recruitAs ?? null,
  }));

/** The staffing plan (定岗定编方案): posts with their headcount, until the final approval. */
export function StaffingView({ plan, onChanged }: RecordViewProps) {
  const { t, format } = useRecordWords();
  const submit = useRecordAct(SubmitStaffing, t.records.submitted);
  const { labels, departments, posts, people, none, names } = t.records;
  const staffing = plan.staffingPlan;
  const may = mayRecord(plan, "keepStaffingPlan");
  return (
    <>
      <RecordCard title={names.staffing} mark={staffing && <span>{people(staffing.total)}</span>}>
        {may && <StaffingForm key={staffing?.version} plan={plan} submit={submit} />}
        {!may && staffing && (
          <RecordTable
            label={names.staffing}
            head={[labels.department, labels.post, labels.number, labels.hireBy, labels.recruitAs]}
            rows={linesOf(plan).map((line, index) => ({
              key: String(index),
              cells: [
                departments[line.department],
                line.post,
                line.number,
                format.day(line.hireBy),
                line.recruitAs ? posts[line.recruitAs] : labels.nobody,
              ],
            }))}
          />
        )}
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
      {staffing && (
        <div className="record-foot">
          <PrintLink form="STAFFING_PLAN" recordId={staffing.id} />
          <RecordHistory recordId={staffing.id} />
        </div>
      )}
    </>
  );
}

/** A month before the launch: when front-line hiring is to be done (LCH-R09). */
const monthBefore = (launchDate: string) => {
  const day = new Date(`${launchDate}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 30);
  return day.toISOString().slice(0, 10);
};

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
  const blank: Line = {
    department: lines.at(-1)?.department ?? "CUSTOMER_SERVICE",
    post: "",
    number: 1,
    hireBy: lines.at(-1)?.hireBy ?? monthBefore(plan.launchDate),
    recruitAs: lines.at(-1)?.recruitAs ?? "CS_STAFF",
  };
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Rows
        legend={words.fields["lines"]!}
        kind="staffing"
        rows={lines}
        blank={blank}
        nameOf={(row) => row.post}
        onChange={setLines}
      >
        {(row, change) => (
          <>
            <Select
              label={words.labels.department}
              value={row.department}
              options={staffingDepartments.map((value) => ({
                value,
                label: words.departments[value],
              }))}
              onChange={({ target }) => change({ department: target.value as StaffingDepartment })}
            />
            <Input
              label={words.labels.post}
              required
              maxLength={40}
              value={row.post}
              onChange={({ target }) => change({ post: target.value })}
            />
            <Input
              label={words.labels.number}
              type="number"
              min={1}
              max={1000}
              required
              value={row.number}
              onChange={({ target }) => change({ number: Math.max(1, Number(target.value)) })}
            />
            <DayInput
              label={words.labels.hireBy}
              value={row.hireBy}
              onChange={(hireBy) => change({ hireBy })}
            />
            <Select
              label={words.labels.recruitAs}
              value={row.recruitAs ?? ""}
              placeholder={words.labels.nobody}
              options={recruitmentPostNames.map((value) => ({ value, label: words.posts[value] }))}
              onChange={({ target }) =>
                change({ recruitAs: (target.value || null) as RecruitmentPost | null })
              }
            />
          </>
        )}
      </Rows>
      <p className="record-quiet">
        {words.people(lines.reduce((sum, line) => sum + line.number, 0))}
      </p>
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
