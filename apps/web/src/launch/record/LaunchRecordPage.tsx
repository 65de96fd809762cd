import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Skeleton } from "@threshold/ui/Spinner";
import type { ComponentType } from "react";
import { useParams } from "react-router";
import { useQuery } from "urql";
import { NewsNote } from "../../form/NewsNote.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import { useLiveRecord } from "../../live-record.ts";
import { problemOf } from "../../problem.ts";
import { NotFoundPage } from "../../shell/NotFoundPage.tsx";
import { Page } from "../../shell/Page.tsx";
import { SalesAreasView } from "../area/SalesAreasView.tsx";
import { CleaningView } from "../day/CleaningView.tsx";
import { LaunchDayView } from "../day/LaunchDayView.tsx";
import { planTitle } from "../titles.ts";
import { TrainingView } from "../training/TrainingView.tsx";
import { LogisticsView } from "./LogisticsView.tsx";
import { MaterialView } from "./MaterialView.tsx";
import { PrintView } from "./PrintView.tsx";
import { LaunchRecords_plan, type RecordViewProps } from "./record-documents.ts";
import { type RecordKind, recordKinds, standingOf, tasksOfKind } from "./record-kinds.ts";
import { RecordMark, RecordTasks } from "./record-parts.tsx";
import { RecruitmentView } from "./RecruitmentView.tsx";
import { SchemeView } from "./SchemeView.tsx";
import { StaffingView } from "./StaffingView.tsx";
import { UniformView } from "./UniformView.tsx";
import { useRecordWords } from "./use-record-words.ts";
import "./records.css";

export const LaunchRecords = graphql(/* GraphQL */ `
  query LaunchRecords($id: ID!) {
    launchPlan(id: $id) {
      id
      ...LaunchRecords_plan
    }
  }
`);

const RecordsChanged = graphql(/* GraphQL */ `
  subscription LaunchRecordsChanged($planId: ID!) {
    launchRecordsChanged(planId: $planId)
  }
`);

const VIEWS: Record<RecordKind, ComponentType<RecordViewProps>> = {
  scheme: SchemeView,
  staffing: StaffingView,
  recruitment: RecruitmentView,
  uniforms: UniformView,
  materials: MaterialView,
  logistics: LogisticsView,
  prints: PrintView,
  training: TrainingView,
  areas: SalesAreasView,
  cleaning: CleaningView,
  launchDay: LaunchDayView,
};

/** One record of a launch (筹备单据): the tasks it does and by when, then the record itself. */
export function LaunchRecordPage() {
  const { t, format } = useRecordWords();
  const { planId = "", record } = useParams();
  const kind = recordKinds.find((one) => one === record);
  const [{ data, error }, refresh] = useQuery({ query: LaunchRecords, variables: { id: planId } });
  const refetch = () => refresh({ requestPolicy: "network-only" });
  const changes = { query: RecordsChanged, variables: { planId }, pause: !data?.launchPlan };
  const { news, take, held } = useLiveRecord(changes, data, refetch);
  if (!kind || (data && !data.launchPlan)) return <NotFoundPage />;
  const plan = data?.launchPlan && readFragment(LaunchRecords_plan, data.launchPlan);
  const words = t.records;
  const trail = [
    { label: t.launch.plan.back, href: "/launches" },
    ...(plan ? [{ label: planTitle(plan), href: `/launches/${plan.id}?tab=records` }] : []),
  ];
  const View = VIEWS[kind];
  const returned = plan && returnedReason(plan, kind);
  return (
    <Page
      title={words.names[kind]}
      trail={trail}
      subtitle={words.leads[kind]}
      mark={plan && <RecordMark state={standingOf(plan, kind, t, format.number).state} />}
    >
      {error && <ProblemNote problem={problemOf(error)} onRetry={refetch} />}
      {!plan && !error && <Skeleton lines={10} />}
      {plan && (
        <div className="record-page" {...held}>
          {news && <NewsNote onTake={take} />}
          {/* Each post of the recruitment plan tells its own. */}
          {kind !== "recruitment" && (
            <RecordTasks planId={plan.id} tasks={tasksOfKind(plan, kind)} />
          )}
          {returned && <ErrorNote>{words.returned(returned)}</ErrorNote>}
          <View plan={plan} onChanged={refetch} />
        </div>
      )}
    </Page>
  );
}

function returnedReason(plan: RecordViewProps["plan"], kind: RecordKind) {
  if (kind === "scheme") return plan.salesSupportScheme?.returnedReason;
  if (kind === "staffing") return plan.staffingPlan?.returnedReason;
  return kind === "materials" ? plan.materialRequest?.returnedReason : undefined;
}
