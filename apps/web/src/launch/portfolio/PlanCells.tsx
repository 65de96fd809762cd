import { Badge } from "@threshold/ui/Badge";
import type { CursorColumn } from "@threshold/ui/CursorTable";
import { DaysLeft } from "@threshold/ui/DaysLeft";
import { LightMark } from "@threshold/ui/Light";
import { WorkstreamBars } from "@threshold/ui/WorkstreamBars";
import { Link } from "react-router";
import { graphql } from "../../gql/gql.ts";
import type { PlanCells_PlanFragment } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { lightWords } from "../light-words.ts";
import { planTitle, taskTitle } from "../titles.ts";

export const PlanCells_plan = graphql(/* GraphQL */ `
  fragment PlanCells_plan on LaunchPlan {
    id
    name
    status
    launchDate
    daysLeft
    light
    lightReasons {
      code
      details
    }
    taskCount
    doneCount
    overdueCount
    workstreams {
      workstream
      total
      done
      overdue
    }
    criticalTask {
      id
      title
      titleEn
      dueOn
    }
    estate {
      id
      name
      serviceCenter {
        id
        name
        region {
          id
          name
        }
      }
    }
  }
`);

type Plan = PlanCells_PlanFragment;

/** The columns of the portfolio; each says how it stands on a phone's card. */
export function usePlanColumns(): CursorColumn<Plan>[] {
  const { t } = useWords();
  const words = t.launch.portfolio;
  return [
    {
      key: "plan",
      title: words.plan,
      sortKey: "NAME",
      card: "TITLE",
      render: (plan) => <PlanName plan={plan} />,
    },
    {
      key: "light",
      title: words.light,
      sortKey: "DANGER",
      width: "14rem",
      card: "SUBTITLE",
      render: (plan) => <WhyLight plan={plan} />,
    },
    {
      key: "days",
      title: words.daysLeft,
      sortKey: "LAUNCH_DATE",
      width: "9.25rem",
      card: "ASIDE",
      render: (plan) => <Days plan={plan} />,
    },
    {
      key: "progress",
      title: words.progress,
      width: "11rem",
      render: (plan) => <Progress plan={plan} />,
    },
    {
      key: "overdue",
      title: words.overdue,
      align: "end",
      width: "3.75rem",
      render: (plan) => <Overdue plan={plan} />,
    },
    {
      key: "critical",
      title: words.criticalTask,
      width: "10.5rem",
      render: (plan) => <Critical plan={plan} />,
    },
  ];
}

function PlanName({ plan }: { plan: Plan }) {
  const { t } = useWords();
  const { serviceCenter } = plan.estate;
  return (
    <span className="portfolio-name">
      <strong>{planTitle(plan)}</strong>
      {plan.status !== "ACTIVE" && <Badge>{t.launch.planStates[plan.status]}</Badge>}
      <small>
        {serviceCenter.region.name} · {serviceCenter.name}
      </small>
    </span>
  );
}

const SHOWN_REASONS = 2;

/** The light with its reasons in plain sight: nobody should have to ask why. */
function WhyLight({ plan }: { plan: Plan }) {
  const { t } = useWords();
  const reasons = lightWords(plan.lightReasons, t.launch);
  const rest = reasons.length - SHOWN_REASONS;
  return (
    <div className={`portfolio-light portfolio-light-${plan.light.toLowerCase()}`}>
      <span>
        <LightMark level={plan.light} /> {t.launch.lights[plan.light]}
      </span>
      <ul>
        {reasons.slice(0, SHOWN_REASONS).map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
        {rest > 0 && (
          <li
            title={reasons
              .slice(SHOWN_REASONS)
              .map(({ text }) => text)
              .join("\n")}
          >
            {t.launch.portfolio.reasonsMore(rest)}
          </li>
        )}
      </ul>
    </div>
  );
}

function Days({ plan }: { plan: Plan }) {
  const { t, format } = useWords();
  const over = plan.status === "LAUNCHED" || plan.status === "CLOSED";
  return over ? (
    <span>
      {t.launch.planStates.LAUNCHED}
      <br />
      <small>{format.day(plan.launchDate)}</small>
    </span>
  ) : (
    <DaysLeft
      days={plan.daysLeft}
      date={format.day(plan.launchDate)}
      texts={t.launch.daysLeftTexts}
    />
  );
}

function Progress({ plan }: { plan: Plan }) {
  const { t } = useWords();
  if (plan.taskCount === 0) return <small>{t.launch.portfolio.noneDone}</small>;
  return (
    <div className="portfolio-progress">
      <WorkstreamBars
        form="STRIP"
        label={t.launch.portfolio.progress}
        items={plan.workstreams.map(({ workstream, ...counts }) => ({
          key: workstream,
          name: t.launch.workstreams[workstream],
          ...counts,
        }))}
        texts={{ value: t.launch.portfolio.progressValue, percent: t.launch.percent }}
      />
      <span>{t.launch.percent(Math.floor((plan.doneCount * 100) / plan.taskCount))}</span>
    </div>
  );
}

function Overdue({ plan }: { plan: Plan }) {
  if (plan.overdueCount === 0) return <span className="portfolio-quiet">0</span>;
  return <strong className="portfolio-late">{plan.overdueCount}</strong>;
}

function Critical({ plan }: { plan: Plan }) {
  const { t, language, format } = useWords();
  const task = plan.criticalTask;
  if (!task) return <span className="portfolio-quiet">{t.launch.portfolio.noCritical}</span>;
  return (
    <span className="portfolio-critical">
      <Link to={`/launches/${plan.id}/tasks/${task.id}`}>{taskTitle(task, language)}</Link>
      {task.dueOn && <small>{t.launch.dueOn(format.shortDay(task.dueOn))}</small>}
    </span>
  );
}
