import { Badge } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { LightMark } from "@threshold/ui/Light";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { ActDialog } from "./ActDialog.tsx";
import { allowed, type Bidding, BiddingDocument, statusTones } from "./bidding-query.ts";
import { basicFields, tenderFields } from "./fields.ts";
import { DecisionView } from "./DecisionView.tsx";
import { DefenceView } from "./DefenceView.tsx";
import { EstimateView } from "./EstimateView.tsx";
import { History } from "./History.tsx";
import { Ladder } from "./Ladder.tsx";
import { LessonsView } from "./LessonsView.tsx";
import { NextStep } from "./NextStep.tsx";
import { PackView } from "./PackView.tsx";
import { PapersView, TeamView } from "./Parts.tsx";
import { RequirementsView } from "./RequirementsView.tsx";
import "../launch/record/records.css";
import "./bidding.css";

const views = [
  "LADDER",
  "DECISION",
  "TEAM",
  "REQUIREMENTS",
  "ESTIMATE",
  "PACK",
  "DEFENSE",
  "PAPERS",
  "LESSONS",
  "HISTORY",
] as const;
type View = (typeof views)[number];

/** One bidding (前期物业招投标项目): what is next, by when and why, the team, the requirements, the papers. */
export function BiddingPage() {
  const { id = "" } = useParams();
  const { t } = useWords();
  const words = t.bidding;
  const [{ data, error }, refresh] = useQuery({ query: BiddingDocument, variables: { id } });
  const [address, setAddress] = useSearchParams();
  const reload = () => refresh({ requestPolicy: "network-only" });
  const project = data?.biddingProject;
  const trail = [{ label: words.title, href: "/biddings" }];
  if (!project)
    return (
      <Page title={words.title} trail={trail}>
        {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
        {!data && !error && <Skeleton lines={10} />}
        {data && <Empty title={words.notFound} />}
      </Page>
    );
  // Only where the tender document asks for a defence.
  const shown = views.filter((one) => one !== "DEFENSE" || project.defenseRequired);
  const view = shown.find((one) => one.toLowerCase() === address.get("view")) ?? "LADDER";
  return (
    <Page
      title={project.estate.name}
      trail={trail}
      mark={<Badge tone={statusTones[project.status]}>{words.statuses[project.status]}</Badge>}
      subtitle={<Standing project={project} />}
      actions={
        <>
          {project.launchPlan && (
            <Link
              className={buttonClass({ kind: "QUIET" })}
              to={`/launches/${project.launchPlan.id}`}
            >
              {words.planLink}
            </Link>
          )}
          <Link className={buttonClass()} to={`/forms/BIDDING_PLAN/${project.id}`}>
            {words.printPlan}
          </Link>
        </>
      }
    >
      {project.begunLate && (
        <p className="bidding-note">
          {words.lateBegun} {project.lateReason ? words.lateWhy(project.lateReason) : words.lateAsk}
        </p>
      )}
      {project.endedReason && <p className="bidding-note">{words.reason(project.endedReason)}</p>}
      <NextStep project={project} onDone={reload} />
      <div className="bidding-views">
        <Segmented<View>
          label={words.view}
          value={view}
          options={shown.map((value) => ({ value, label: words.views[value] }))}
          onChange={(value) =>
            setAddress(value === "LADDER" ? {} : { view: value.toLowerCase() }, { replace: true })
          }
        />
      </div>
      {view === "LADDER" && (
        <div className="bidding-deadlines">
          <Ladder project={project} />
          <Facts project={project} onChanged={reload} />
        </div>
      )}
      {view === "DECISION" && <DecisionView project={project} onChanged={reload} />}
      {view === "TEAM" && <TeamView project={project} onChanged={reload} />}
      {view === "REQUIREMENTS" && <RequirementsView project={project} onChanged={reload} />}
      {view === "ESTIMATE" && <EstimateView project={project} />}
      {view === "PACK" && <PackView project={project} onChanged={reload} />}
      {view === "DEFENSE" && <DefenceView project={project} onChanged={reload} />}
      {view === "PAPERS" && <PapersView project={project} onChanged={reload} />}
      {view === "LESSONS" && <LessonsView project={project} />}
      {view === "HISTORY" && <History project={project} />}
    </Page>
  );
}

function Standing({ project }: { project: Bidding }) {
  const { t, format } = useWords();
  const words = t.bidding;
  const { estate, objectType, buildings, launchDate, daysLeft, light } = project;
  return (
    <span className="bidding-standing">
      <span>
        <LightMark level={light} /> {words.lights[light]}
      </span>
      <span>
        {[
          estate.serviceCenter.name,
          words.objectTypes[objectType],
          buildings.map(({ number }) => number).join("、"),
          words.launchOn(format.day(launchDate)),
          words.daysLeft(daysLeft),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </span>
  );
}

type FactName = "basics" | "tender";

/** What is known of the project and its tender: plain facts that the plan and the law are asked with. */
function Facts({ project, onChanged }: { project: Bidding; onChanged: () => void }) {
  const { t, format } = useWords();
  const words = t.bidding;
  const [editing, setEditing] = useState<FactName>();
  const may = allowed(project, "updateBidding");
  const fieldsOf = { basics: basicFields, tender: tenderFields };
  const say = (name: string, value: unknown): string | undefined => {
    if (value === null || value === undefined || value === "") return undefined;
    if (typeof value === "boolean") return value ? words.values["true"] : undefined;
    const text = String(value);
    const option = [...basicFields(t), ...tenderFields(t)]
      .find((field) => field.name === name)
      ?.options?.find((one) => one.value === text);
    if (option) return option.label;
    if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return format.instant(text);
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? format.day(text) : text;
  };
  const shown = (name: FactName) =>
    fieldsOf[name](t).flatMap((field) => {
      const value = say(field.name, project[field.name as keyof Bidding]);
      return value === undefined ? [] : [{ key: field.name, label: field.label ?? "", value }];
    });
  return (
    <div className="bidding-facts">
      {(["basics", "tender"] as const).map((name) => (
        <section key={name} className="bidding-part" aria-labelledby={`bidding-${name}`}>
          <header>
            <h2 id={`bidding-${name}`}>{words[name]}</h2>
            {may && (
              <Button
                small
                kind="QUIET"
                icon="edit"
                aria-label={`${words.edit} ${words[name]}`}
                onClick={() => setEditing(name)}
              >
                {words.edit}
              </Button>
            )}
          </header>
          <dl>
            {shown(name).map(({ key, label, value }) => (
              <div key={key}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {editing && (
        <ActDialog
          act="updateBidding"
          title={words[editing]}
          fields={fieldsOf[editing](t)}
          values={project}
          inputOf={(values) => ({ id: project.id, version: project.version, ...values })}
          onClose={() => setEditing(undefined)}
          onDone={() => {
            setEditing(undefined);
            onChanged();
          }}
        />
      )}
    </div>
  );
}
