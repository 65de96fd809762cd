import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { daysBetween } from "@threshold/ui/day";
import { useState } from "react";
import type { ReactNode } from "react";
import type { FragmentType } from "../../gql/fragment-masking.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import type { KeptFacts_PlanFragment } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { useToday } from "../../form/today.ts";
import { KeptFactsForm } from "./KeptFactsForm.tsx";
import { mayOnPlan } from "./plan-steps.ts";

export const KeptFacts_plan = graphql(/* GraphQL */ `
  fragment KeptFacts_plan on LaunchPlan {
    id
    version
    launchDate
    coordinationMeetingOn
    fitOutStandard
    enclosureScope
    officePlace
    canteenRequired
    dormRequired
    fieldsUpdatedOn
    permits {
      id
      name
      status
      statusOn
    }
    showFlats {
      id
      location
      count
    }
    actions {
      action
      allowed
      code
      details
    }
  }
`);

type Plan = KeptFacts_PlanFragment;

/** The project's facts with the day each was last brought up to date (LCH-R02). */
export function KeptFacts(props: { plan: FragmentType<typeof KeptFacts_plan> }) {
  const { t } = useWords();
  const plan = readFragment(KeptFacts_plan, props.plan);
  const [editing, setEditing] = useState(false);
  return (
    <section className="plan-card" aria-labelledby="plan-facts">
      <header className="plan-card-head">
        <div>
          <h2 id="plan-facts">{t.launch.facts.title}</h2>
          <p className="plan-quiet">{t.launch.facts.lead}</p>
        </div>
        {!editing && mayOnPlan(plan.actions, "updateLaunchPlan") && (
          <Button icon="edit" onClick={() => setEditing(true)}>
            {t.launch.edit}
          </Button>
        )}
      </header>
      {editing ? (
        <KeptFactsForm plan={plan} onClose={() => setEditing(false)} />
      ) : (
        <Facts plan={plan} />
      )}
    </section>
  );
}

function Facts({ plan }: { plan: Plan }) {
  const { t, format } = useWords();
  const fields = t.launch.fields;
  return (
    <dl className="plan-kept">
      <Fact plan={plan} field="permits" label={fields.permits} given={plan.permits.length > 0}>
        <ul>
          {plan.permits.map(({ id, name, status, statusOn }) => (
            <li key={id}>
              {name}{" "}
              <Badge
                tone={
                  status === "OBTAINED" ? "OK" : status === "IN_PROGRESS" ? "ACCENT" : "NEUTRAL"
                }
              >
                {t.launch.permitStates[status]}
              </Badge>
              {statusOn && <span className="plan-quiet"> {format.day(statusOn)}</span>}
            </li>
          ))}
        </ul>
      </Fact>
      <Fact plan={plan} field="launchDate" label={fields.launchDate} given>
        {format.day(plan.launchDate)}
      </Fact>
      <Fact
        plan={plan}
        field="showFlats"
        label={fields.showFlats}
        given={plan.showFlats.length > 0}
      >
        <ul>
          {plan.showFlats.map(({ id, location, count }) => (
            <li key={id}>{t.launch.facts.flats(location, count)}</li>
          ))}
        </ul>
      </Fact>
      {(["fitOutStandard", "enclosureScope", "officePlace"] as const).map((field) => (
        <Fact
          key={field}
          plan={plan}
          field={field}
          label={fields[field]}
          given={Boolean(plan[field])}
        >
          {plan[field]}
        </Fact>
      ))}
      {(["canteenRequired", "dormRequired"] as const).map((field) => (
        <Fact key={field} plan={plan} label={fields[field]} given>
          {plan[field] ? t.launch.yes : t.launch.no}
        </Fact>
      ))}
    </dl>
  );
}

/** A fact not looked at for this long is marked. A proposal: the texts ask for "at all times". */
const STALE_DAYS = 30;

function Fact({
  plan,
  field,
  label,
  given,
  children,
}: {
  plan: Plan;
  field?: string;
  label: string;
  given: boolean;
  children: ReactNode;
}) {
  const { t, format } = useWords();
  const today = useToday();
  const updatedOn = field
    ? (plan.fieldsUpdatedOn as Record<string, string | undefined>)[field]
    : undefined;
  const days = updatedOn ? daysBetween(updatedOn, today) : 0;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {given ? children : <span className="plan-late">{t.launch.facts.neverUpdated}</span>}
        {updatedOn && (
          <p className="plan-quiet">
            {t.launch.facts.updatedOn(format.day(updatedOn))}
            {days > STALE_DAYS && <span className="plan-warn"> {t.launch.facts.stale(days)}</span>}
          </p>
        )}
      </dd>
    </div>
  );
}
