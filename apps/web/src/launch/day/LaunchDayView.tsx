import type { DayPlanKind } from "@threshold/domain/launch/launch-day";
import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Input, Textarea } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useQuery } from "urql";
import { AccessLinks } from "../../access-link/AccessLinks.tsx";
import { ApprovalPanel } from "../../approval/ApprovalPanel.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { readFragment } from "../../gql/fragment-masking.ts";
import { problemOf } from "../../problem.ts";
import type { RecordViewProps } from "../record/record-documents.ts";
import {
  PrintLink,
  RecordCard,
  RecordFiles,
  RecordHistory,
  RecordMark,
} from "../record/record-parts.tsx";
import { type Submit, useRecordAct } from "../record/use-record-act.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import { DrillCard } from "./DrillCard.tsx";
import {
  type DayPlan,
  KeepDayPlan,
  type LaunchDayProps,
  LaunchDayRecords,
  LaunchDayRecords_plan,
  SubmitDayPlan,
} from "./launch-day-documents.ts";
import "./launch-day.css";

interface FormProps extends Pick<LaunchDayProps, "plan"> {
  kind: DayPlanKind;
  stored: DayPlan | undefined;
}

const PAPERS = { CLEANING: "LAUNCH_DAY_CLEANING_PLAN", ORDER: "LAUNCH_DAY_ORDER_PLAN" } as const;

const mayKeep = (plan: LaunchDayProps["plan"], kind: DayPlanKind): boolean =>
  plan.launchDayActions.some(
    (one) => one.action === "keepLaunchDayPlan" && one.subject === kind && one.allowed,
  );

/** The day of the launch (开盘当天方案): the contractor's cleaning plan, order and emergencies, and the drill. */
export function LaunchDayView({ plan: { id }, onChanged }: RecordViewProps) {
  const [{ data, error }, refresh] = useQuery({ query: LaunchDayRecords, variables: { id } });
  const changed = () => {
    refresh({ requestPolicy: "network-only" });
    onChanged();
  };
  if (error) return <ProblemNote problem={problemOf(error)} onRetry={changed} />;
  if (!data?.launchPlan) return <Skeleton lines={8} />;
  const plan = readFragment(LaunchDayRecords_plan, data.launchPlan);
  const cleaning = <DayPlanCard key="CLEANING" plan={plan} kind="CLEANING" onChanged={changed} />;
  // What one works on comes first: order maintenance finds its plan and the drill on top.
  const cleans = mayKeep(plan, "CLEANING") || !mayKeep(plan, "ORDER");
  return (
    <>
      {cleans && cleaning}
      <DayPlanCard plan={plan} kind="ORDER" onChanged={changed} />
      <DrillCard plan={plan} onChanged={changed} />
      {!cleans && cleaning}
    </>
  );
}

function DayPlanCard({ plan, kind, onChanged }: LaunchDayProps & { kind: DayPlanKind }) {
  const { t, format } = useRecordWords();
  const words = t.records.day;
  const stored = plan.dayPlans.find((one) => one.kind === kind);
  const may = mayKeep(plan, kind);
  const draft = stored?.status === "DRAFT" || !stored;
  return (
    <RecordCard title={words.plans[kind]} mark={stored && <RecordMark state={stored.status} />}>
      {draft && (
        <p className="record-quiet">
          {words.hints[kind]} {kind === "CLEANING" && words.changeDue}
        </p>
      )}
      {stored?.returnedReason && <ErrorNote>{t.records.returned(stored.returnedReason)}</ErrorNote>}
      {stored?.submittedBy && stored.submittedOn && (
        <p className="record-quiet">
          {words.submittedOn(stored.submittedBy, format.day(stored.submittedOn))}
          {stored.approvedOn && ` · ${words.reviewed(format.day(stored.approvedOn))}`}
        </p>
      )}
      {kind === "CLEANING" && <ByContractor plan={plan} stored={stored} onChanged={onChanged} />}
      {may && <DayPlanForm plan={plan} kind={kind} stored={stored} />}
      {!may && stored && (
        <dl className="record-facts">
          <dt>{words.staffing}</dt>
          <dd>{stored.staffing ?? t.records.none}</dd>
          {kind === "CLEANING" && (
            <>
              <dt>{words.supplies}</dt>
              <dd>{stored.supplies ?? t.records.none}</dd>
            </>
          )}
          <dt>{words.emergency}</dt>
          <dd>{stored.emergency ?? t.records.none}</dd>
        </dl>
      )}
      {!may && !stored && <p className="record-quiet">{t.records.none}</p>}
      {stored && (
        <>
          <RecordFiles
            recordId={stored.id}
            files={stored.attachments}
            may={may}
            onChanged={onChanged}
          />
          {stored.approval && <ApprovalPanel approval={stored.approval} onChanged={onChanged} />}
          <div className="record-foot">
            <PrintLink form={PAPERS[kind]} recordId={stored.id} />
            <RecordHistory recordId={stored.id} />
          </div>
        </>
      )}
    </RecordCard>
  );
}

/** The contractor writes the plan himself, by a link, once there is a draft of it. */
function ByContractor({
  plan,
  stored,
  onChanged,
}: LaunchDayProps & { stored: DayPlan | undefined }) {
  const { t } = useRecordWords();
  if (!stored)
    return mayKeep(plan, "CLEANING") ? (
      <p className="record-quiet">{t.records.guest.saveFirst}</p>
    ) : null;
  const sends = plan.launchDayActions.some(
    ({ action, allowed }) => action === "issueAccessLink" && allowed,
  );
  return (
    <AccessLinks
      purpose="SUBMIT_PLAN"
      subjectId={stored.id}
      part="PLAN"
      links={stored.links}
      mayIssue={sends}
      onIssued={onChanged}
    />
  );
}

/** The plan as it is written. Submitting outlives the form, which begins anew with each version that is kept. */
function DayPlanForm(props: FormProps) {
  const { t } = useRecordWords();
  const submit = useRecordAct(SubmitDayPlan, t.records.day.submitted);
  return <Draft key={props.stored?.version} {...props} submit={submit} />;
}

function Draft({
  plan,
  kind,
  stored,
  submit,
}: FormProps & { submit: Submit<{ kind: DayPlanKind }> }) {
  const { t } = useRecordWords();
  const words = t.records.day;
  const [values, setValues] = useState({
    submittedBy: stored?.submittedBy ?? "",
    staffing: stored?.staffing ?? "",
    supplies: stored?.supplies ?? "",
    emergency: stored?.emergency ?? "",
  });
  const put = (part: Partial<typeof values>) => setValues({ ...values, ...part });
  const keep = useRecordAct(KeepDayPlan, t.records.saved);
  const isCleaning = kind === "CLEANING";
  const save = () =>
    keep.run({
      planId: plan.id,
      kind,
      version: stored?.version ?? null,
      submittedBy: isCleaning ? values.submittedBy : null,
      staffing: values.staffing,
      supplies: isCleaning ? values.supplies : null,
      emergency: values.emergency,
    });
  const saveAndSubmit = async () => {
    if ((await save()).ok) await submit.run({ planId: plan.id, kind });
  };
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {isCleaning && (
        <Input
          label={words.submittedBy}
          maxLength={80}
          value={values.submittedBy}
          onChange={({ target }) => put({ submittedBy: target.value })}
        />
      )}
      {(["staffing", ...(isCleaning ? (["supplies"] as const) : []), "emergency"] as const).map(
        (field) => (
          <Textarea
            key={field}
            label={words[field]}
            rows={3}
            maxLength={4000}
            value={values[field]}
            onChange={({ target }) => put({ [field]: target.value })}
          />
        ),
      )}
      {(keep.problem ?? submit.problem) && (
        <ProblemNote problem={(keep.problem ?? submit.problem)!} />
      )}
      <div className="record-buttons">
        <Button kind="PRIMARY" busy={submit.busy} onClick={() => void saveAndSubmit()}>
          {words.submit}
        </Button>
        <Button submit busy={keep.busy}>
          {t.records.saveDraft}
        </Button>
      </div>
    </form>
  );
}
