import { writtenSectionNames } from "@threshold/domain/launch/initial-cleaning";
import { Select } from "@threshold/ui/Input";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Skeleton } from "@threshold/ui/Spinner";
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
import { useRecordAct } from "../record/use-record-act.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import { CleaningAreas } from "./CleaningAreas.tsx";
import { CleaningForm } from "./CleaningForm.tsx";
import {
  type CleaningProps,
  CleaningRecords,
  CleaningRecords_plan,
  mayClean,
  NameSupervisor,
} from "./cleaning-documents.ts";
import { DailyCleaning } from "./DailyCleaning.tsx";
import { UtilitiesCard } from "./UtilitiesCard.tsx";
import "./launch-day.css";

/** The initial cleaning (清洁开荒): its plan, its areas on a timeline with what was seen of them, who cleans after. */
export function CleaningView({ plan: { id }, onChanged }: RecordViewProps) {
  const [{ data, error }, refresh] = useQuery({ query: CleaningRecords, variables: { id } });
  const changed = () => {
    refresh({ requestPolicy: "network-only" });
    onChanged();
  };
  if (error) return <ProblemNote problem={problemOf(error)} onRetry={changed} />;
  if (!data?.launchPlan) return <Skeleton lines={8} />;
  const plan = readFragment(CleaningRecords_plan, data.launchPlan);
  return (
    <>
      <PlanCard plan={plan} onChanged={changed} />
      {plan.initialCleaning && plan.initialCleaning.areas.length > 0 && (
        <CleaningAreas plan={plan} onChanged={changed} />
      )}
      {plan.initialCleaning?.status === "APPROVED" && (
        <DailyCleaning key={plan.initialCleaning.version} plan={plan} onChanged={changed} />
      )}
      <UtilitiesCard plan={plan} onChanged={changed} />
    </>
  );
}

function PlanCard({ plan, onChanged }: CleaningProps) {
  const { t } = useRecordWords();
  const { none, sections, returned } = t.records;
  const words = t.records.cleaning;
  const cleaning = plan.initialCleaning;
  const may = mayClean(plan, "keepInitialCleaningPlan");
  return (
    <RecordCard title={words.plan} mark={cleaning && <RecordMark state={cleaning.status} />}>
      {cleaning?.returnedReason && <ErrorNote>{returned(cleaning.returnedReason)}</ErrorNote>}
      <Supervisor plan={plan} />
      <ByContractor plan={plan} onChanged={onChanged} />
      {may ? (
        <CleaningForm plan={plan} />
      ) : cleaning ? (
        <dl className="record-facts">
          <dt>{words.vendor}</dt>
          <dd>{cleaning.vendor ?? none}</dd>
          {writtenSectionNames.map((name) => (
            <div key={name} className="record-fact">
              <dt>{sections[name]}</dt>
              <dd>{cleaning[name] || none}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="record-quiet">{none}</p>
      )}
      {cleaning && (
        <>
          <p className="record-quiet">
            {words.instruction}：{cleaning.instruction}
          </p>
          <RecordFiles
            recordId={cleaning.id}
            files={cleaning.attachments}
            may={may}
            onChanged={onChanged}
          />
          {cleaning.approval && (
            <ApprovalPanel approval={cleaning.approval} onChanged={onChanged} />
          )}
          <div className="record-foot">
            <PrintLink form="INITIAL_CLEANING_PLAN" recordId={cleaning.id} />
            <RecordHistory recordId={cleaning.id} />
          </div>
        </>
      )}
    </RecordCard>
  );
}

/** The contractor writes the plan himself, by a link, once it is named who supervises him. */
function ByContractor({ plan, onChanged }: CleaningProps) {
  const { t } = useRecordWords();
  const cleaning = plan.initialCleaning;
  if (!cleaning?.supervisor)
    return mayClean(plan, "keepInitialCleaningPlan") ? (
      <p className="record-quiet">{t.records.guest.nameFirst}</p>
    ) : null;
  return (
    <AccessLinks
      purpose="SUBMIT_PLAN"
      subjectId={cleaning.id}
      part="PLAN"
      links={cleaning.links}
      mayIssue={mayClean(plan, "issueAccessLink")}
      onIssued={onChanged}
    />
  );
}

/** Who supervises (监督专人): named by customer service, at any time until the areas are finished. */
function Supervisor({ plan }: Pick<CleaningProps, "plan">) {
  const { t } = useRecordWords();
  const words = t.records.cleaning;
  const named = plan.initialCleaning?.supervisor;
  const { run, problem } = useRecordAct(NameSupervisor, t.records.saved);
  if (!mayClean(plan, "nameCleaningSupervisor"))
    return (
      <p>
        {words.supervisor}：{named?.name ?? words.nobody}
      </p>
    );
  const people = [...plan.cleaningSupervisors];
  if (named && !people.some(({ id }) => id === named.id)) people.unshift(named);
  return (
    <>
      <div className="record-grid">
        <Select
          label={words.supervisor}
          value={named?.id ?? ""}
          placeholder={words.chooseSupervisor}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ target }) => {
            if (target.value) void run({ planId: plan.id, personId: target.value });
          }}
        />
      </div>
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}
