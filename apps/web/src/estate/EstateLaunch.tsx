import { Badge } from "@threshold/ui/Badge";
import { buttonClass } from "@threshold/ui/Button";
import { Icon } from "@threshold/ui/Icon";
import { Light } from "@threshold/ui/Light";
import { Link } from "react-router";
import { graphql } from "../gql/gql.ts";
import type { EstateLaunch_EstateFragment } from "../gql/graphql.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { useWords } from "../i18n/Words.tsx";
import { useMay } from "../shell/viewer.ts";

export const EstateLaunch_estate = graphql(/* GraphQL */ `
  fragment EstateLaunch_estate on Estate {
    id
    status
    launchPlans {
      id
      name
      status
      launchDate
      daysLeft
      light
      taskCount
      doneCount
      overdueCount
    }
  }
`);

type Plan = EstateLaunch_EstateFragment["launchPlans"][number];

/** How the estate's launch is doing, and the way to its plan. */
export function EstateLaunch({
  estate: masked,
}: {
  estate: FragmentType<typeof EstateLaunch_estate>;
}) {
  const estate = readFragment(EstateLaunch_estate, masked);
  const { t } = useWords();
  const words = t.organization.estate;
  const may = useMay();
  const open = estate.launchPlans.some(({ status }) => status !== "CLOSED");
  const creates = may("launch.create") && !open && estate.status === "ACTIVE";
  return (
    <section className="panel estate-launch">
      <h2>{words.launch}</h2>
      {estate.launchPlans.map((plan) => (
        <PlanCard key={plan.id} plan={plan} />
      ))}
      {!open && (
        <p className="quiet">
          {words.noPlan}
          {creates && (
            <>
              <br />
              {words.noPlanText}
            </>
          )}
        </p>
      )}
      {creates && (
        <Link
          className={buttonClass({ kind: "PRIMARY" })}
          to={`/estates/${estate.id}/launches/new`}
        >
          <Icon name="plus" />
          {words.createPlan}
        </Link>
      )}
    </section>
  );
}

function PlanCard({ plan }: { plan: Plan }) {
  const { t, format } = useWords();
  const words = t.organization.estate;
  const done = plan.taskCount === 0 ? 0 : plan.doneCount / plan.taskCount;
  return (
    <Link className="plan-card" to={`/launches/${plan.id}`}>
      <span className="plan-days">
        <small>{plan.daysLeft < 0 ? words.daysSince : words.daysLeft}</small>
        <strong>{format.number(Math.abs(plan.daysLeft))}</strong> {words.days}
      </span>
      <span className="plan-facts">
        <span className="plan-name">
          {plan.name}
          <Badge>{t.launch.planStates[plan.status]}</Badge>
        </span>
        <span className="quiet">{format.day(plan.launchDate)}</span>
        <span className="plan-bar" aria-hidden="true">
          <span style={{ inlineSize: `${done * 100}%` }} />
        </span>
        <span className="plan-line">
          {words.done(plan.doneCount, plan.taskCount)}
          {plan.overdueCount > 0 && <Badge tone="BAD">{words.overdue(plan.overdueCount)}</Badge>}
          <Light level={plan.light} word={t.launch.lights[plan.light]} />
        </span>
      </span>
      <Icon name="arrowRight" />
    </Link>
  );
}
