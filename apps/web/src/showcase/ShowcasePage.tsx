import { Badge } from "@threshold/ui/Badge";
import { Empty } from "@threshold/ui/Empty";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useParams, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { ApprovalPanel } from "../approval/ApprovalPanel.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { ShowcaseQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { RecordFiles } from "../launch/record/record-parts.tsx";
import "../launch/record/records.css";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { Contents } from "./Contents.tsx";
import { Course } from "./Course.tsx";
import { stagesOf } from "./course.ts";
import { Events } from "./Events.tsx";
import { Layout } from "./Layout.tsx";
import { People } from "./People.tsx";
import { ShowcaseHistory } from "./ShowcaseHistory.tsx";
import { Surveys } from "./Surveys.tsx";
import { statusTones } from "./ShowcasesPage.tsx";
import { Steps } from "./Steps.tsx";
import "./showcase.css";

const ShowcaseDocument = graphql(/* GraphQL */ `
  query Showcase($id: ID!) {
    showcasePlan(id: $id) {
      id
      status
      agreedOn
      agreedWith
      reviewedOn
      approvedOn
      implementedOn
      openedOn
      closedOn
      returnedReason
      version
      estate {
        id
        name
        launchDate
      }
      serviceCenter {
        id
        name
      }
      deadlines {
        rule
        dueOn
        doneOn
        kept
      }
      missingContent
      actions {
        action
        allowed
        code
        details
      }
      approval {
        id
        ...ApprovalPanel_approval
      }
      attachments {
        id
        ...RecordFiles_file
      }
      ...Layout_showcase
      ...Contents_showcase
      ...ShowcaseHistory_showcase
      ...People_showcase
      ...Events_showcase
      ...Surveys_showcase
    }
  }
`);

export type Showcase = NonNullable<ShowcaseQuery["showcasePlan"]>;

/** Whether the viewer may do something with the showcase now. */
export const allowed = ({ actions }: Pick<Showcase, "actions">, name: string): boolean =>
  actions.find(({ action }) => action === name)?.allowed ?? false;

const views = ["PLAN", "CONTENTS", "PEOPLE", "EVENTS", "SURVEYS"] as const;
type View = (typeof views)[number];

/** One estate's showcase: where it stands and whose turn it is, its layout, and what is shown. */
export function ShowcasePage() {
  const { id = "" } = useParams();
  const { t, format } = useWords();
  const words = t.showcase;
  const [{ data, error }, refresh] = useQuery({ query: ShowcaseDocument, variables: { id } });
  const [address, setAddress] = useSearchParams();
  const reload = () => refresh({ requestPolicy: "network-only" });
  const showcase = data?.showcasePlan;
  const trail = [{ label: words.title, href: "/showcase" }];
  if (!showcase)
    return (
      <Page title={words.title} trail={trail}>
        {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
        {!data && !error && <Skeleton lines={10} />}
        {data && <Empty title={words.notFound} />}
      </Page>
    );
  const view = views.find((one) => one.toLowerCase() === address.get("view")) ?? "PLAN";
  const { status, estate, serviceCenter } = showcase;
  return (
    <Page
      title={estate.name}
      trail={trail}
      mark={<Badge tone={statusTones[status]}>{words.planStates[status]}</Badge>}
      subtitle={[
        serviceCenter.name,
        estate.launchDate && words.launchOn(format.day(estate.launchDate)),
      ]
        .filter(Boolean)
        .join(" · ")}
    >
      <Course stages={stagesOf(showcase)} />
      <div className="showcase-views">
        <Segmented<View>
          label={words.view}
          value={view}
          options={views.map((value) => ({ value, label: words.views[value] }))}
          onChange={(value) =>
            setAddress(value === "PLAN" ? {} : { view: value.toLowerCase() }, { replace: true })
          }
        />
      </div>
      {view === "PLAN" && <Plan showcase={showcase} onChanged={reload} />}
      {view === "CONTENTS" && <Contents showcase={showcase} onChanged={reload} />}
      {view === "PEOPLE" && <People showcase={showcase} onChanged={reload} />}
      {view === "EVENTS" && <Events showcase={showcase} onChanged={reload} />}
      {view === "SURVEYS" && <Surveys showcase={showcase} onChanged={reload} />}
    </Page>
  );
}

function Plan({ showcase, onChanged }: { showcase: Showcase; onChanged: () => void }) {
  const { t, format } = useWords();
  const words = t.showcase;
  const { status, returnedReason, deadlines, approval } = showcase;
  const mayAttach =
    status !== "CLOSED" &&
    showcase.actions.some(
      ({ action, allowed: may, code }) =>
        action === "implementShowcase" && (may || code !== "FORBIDDEN"),
    );
  return (
    <div className="showcase-page">
      {status === "DRAFT" && returnedReason && (
        <ErrorNote>{words.returned(returnedReason)}</ErrorNote>
      )}
      <Steps showcase={showcase} onDone={onChanged} />
      {deadlines.length > 0 && (
        <section className="showcase-part" aria-labelledby="showcase-deadlines">
          <header>
            <h2 id="showcase-deadlines">{words.deadlines}</h2>
          </header>
          <ul className="showcase-rows">
            {deadlines.map(({ rule, dueOn, doneOn, kept }) => (
              <li key={rule}>
                <div>
                  <strong>{words.deadlineRules[rule]}</strong>
                  <small>
                    {[
                      dueOn ? words.by(format.day(dueOn)) : words.pendingDate,
                      doneOn && words.doneOn(format.day(doneOn)),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </small>
                </div>
                {kept === true && <Badge tone="OK">{words.kept}</Badge>}
                {kept === false && <Badge tone="BAD">{words.broken}</Badge>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Layout
        key={showcase.version}
        showcase={showcase}
        may={allowed(showcase, "keepShowcasePlan")}
        onChanged={onChanged}
      />
      <RecordFiles
        recordId={showcase.id}
        files={showcase.attachments}
        may={mayAttach}
        label={words.files}
        hint={words.filesHint}
        onChanged={onChanged}
      />
      {approval && <ApprovalPanel approval={approval} onChanged={onChanged} />}
      <details className="record-history">
        <summary>{words.history}</summary>
        <ShowcaseHistory showcase={showcase} />
      </details>
    </div>
  );
}
