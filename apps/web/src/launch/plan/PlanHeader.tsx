import { Badge } from "@threshold/ui/Badge";
import type { Tone } from "@threshold/ui/Badge";
import { DaysLeft } from "@threshold/ui/DaysLeft";
import { Note } from "@threshold/ui/ErrorNote";
import { LightMark } from "@threshold/ui/Light";
import { usePhone } from "@threshold/ui/theme";
import { WorkstreamBars } from "@threshold/ui/WorkstreamBars";
import { Link } from "react-router";
import type { FragmentType } from "../../gql/fragment-masking.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import type { LaunchPlanStatus, PlanHeader_PlanFragment } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { lightWords } from "../light-words.ts";
import { reasonAgainst } from "../reason-words.ts";
import { offeredPlanSteps, planStepLabel } from "./plan-steps.ts";

export const PlanHeader_plan = graphql(/* GraphQL */ `
  fragment PlanHeader_plan on LaunchPlan {
    id
    status
    launchDate
    entryDate
    softFitoutDate
    hallFitoutDate
    coordinationMeetingOn
    suspendedReason
    daysLeft
    provisional
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
      code
      title
      titleEn
    }
    actions {
      action
      allowed
      code
      details
    }
  }
`);

/** How the launch stands in one band: days left, light and why, progress, key dates. */
export function PlanHeader(props: {
  plan: FragmentType<typeof PlanHeader_plan>;
  /** A task by its code: title in the reader's language and where it is opened. */
  taskOf: TaskOf;
}) {
  const { t, format } = useWords();
  const phone = usePhone();
  const plan = readFragment(PlanHeader_plan, props.plan);
  return (
    <div className="plan-head">
      <section
        className={`plan-band plan-band-${plan.light.toLowerCase()}`}
        aria-label={t.launch.portfolio.light}
      >
        <DaysLeft
          days={plan.daysLeft}
          date={format.day(plan.launchDate)}
          texts={t.launch.daysLeftTexts}
        />
        <LightWhy plan={plan} taskOf={props.taskOf} />
        {plan.taskCount > 0 && <Progress plan={plan} />}
        {phone ? (
          <details className="plan-more">
            <summary>{t.launch.plan.keyDates}</summary>
            <KeyDates plan={plan} />
          </details>
        ) : (
          <KeyDates plan={plan} />
        )}
      </section>
      <Notes plan={plan} />
    </div>
  );
}

type Plan = PlanHeader_PlanFragment;
type TaskOf = (code: string) => { title: string; href: string } | undefined;

/** The light with its reasons in a line; opened, each names its tasks. */
function LightWhy({ plan, taskOf }: { plan: Plan; taskOf: TaskOf }) {
  const { t } = useWords();
  const short = lightWords(plan.lightReasons, t.launch);
  const full = lightWords(plan.lightReasons, t.launch, (code) => taskOf(code)?.title);
  const isOver = plan.status === "LAUNCHED" || plan.status === "CLOSED";
  const first = plan.criticalTask && !isOver ? taskOf(plan.criticalTask.code) : undefined;
  const namesTasks = full.some(({ text }, at) => text !== short[at]?.text);
  return (
    <div className="plan-why">
      <p>
        <LightMark level={plan.light} size={16} /> <strong>{t.launch.lights[plan.light]}</strong>
        {t.launch.told.colon}
        {short.map(({ text }) => text).join(t.launch.semicolon)}
      </p>
      {first && (
        <p className="plan-quiet">
          {t.launch.portfolio.criticalTask}
          {t.launch.told.colon}
          <Link to={first.href}>{first.title}</Link>
        </p>
      )}
      {namesTasks && (
        <details>
          <summary>{t.launch.plan.whichTasks}</summary>
          <ul>
            {full.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Progress({ plan }: { plan: Plan }) {
  const { t } = useWords();
  const bars = {
    label: t.launch.portfolio.progress,
    items: plan.workstreams.map(({ workstream, ...counts }) => ({
      key: workstream,
      name: t.launch.workstreams[workstream],
      ...counts,
    })),
    texts: { value: t.launch.portfolio.progressValue, percent: t.launch.percent },
  };
  return (
    <div className="plan-progress">
      <div>
        <WorkstreamBars form="STRIP" {...bars} />
        <span>
          {t.launch.doneOf(plan.doneCount, plan.taskCount)}
          {plan.overdueCount > 0 && (
            <strong className="plan-late">{t.launch.overdueCount(plan.overdueCount)}</strong>
          )}
        </span>
      </div>
      <details>
        <summary>{t.launch.plan.progressDetails}</summary>
        <WorkstreamBars {...bars} />
      </details>
    </div>
  );
}

const KEY_DATES = [
  "coordinationMeetingOn",
  "entryDate",
  "softFitoutDate",
  "hallFitoutDate",
  "launchDate",
] as const;

function KeyDates({ plan }: { plan: Plan }) {
  const { t, format } = useWords();
  return (
    <dl className="plan-dates" aria-label={t.launch.plan.keyDates}>
      {KEY_DATES.map((field) => (
        <div key={field} title={t.launch.fields[field]}>
          <dt>{t.launch.plan.datesShort[field]}</dt>
          <dd>{plan[field] ? format.day(plan[field]) : t.launch.plan.notSet}</dd>
        </div>
      ))}
    </dl>
  );
}

function Notes({ plan }: { plan: Plan }) {
  const { t } = useWords();
  const held = offeredPlanSteps(plan.actions).filter(
    // Readiness has its own list of what is open, behind its button.
    ({ step, state }) => !state.allowed && step !== "markLaunchReady",
  );
  return (
    <div className="plan-notes">
      {plan.suspendedReason && (
        <Note tone="WARN">{t.launch.plan.suspendedReason(plan.suspendedReason)}</Note>
      )}
      {plan.status === "DRAFT" && (
        <Note>
          {t.launch.plan.draftTitle}
          {t.launch.told.colon}
          {t.launch.plan.draftText}
        </Note>
      )}
      {plan.provisional && (
        <Note>
          {t.launch.provisional}
          {t.launch.told.colon}
          {t.launch.provisionalHint}
        </Note>
      )}
      {held.map(({ step, state }) => (
        <Note key={step}>
          {t.launch.plan.held}「{planStepLabel(step, t.launch)}」{t.launch.told.colon}
          {reasonAgainst(state, t)}
        </Note>
      ))}
    </div>
  );
}

const TONES: Record<LaunchPlanStatus, Tone> = {
  DRAFT: "NEUTRAL",
  ACTIVE: "ACCENT",
  READY: "OK",
  LAUNCHED: "OK",
  CLOSED: "NEUTRAL",
  SUSPENDED: "WARN",
};

/** A plan's status as a badge. */
export function PlanStatusBadge({ status }: { status: LaunchPlanStatus }) {
  const { t } = useWords();
  return <Badge tone={TONES[status]}>{t.launch.planStates[status]}</Badge>;
}
