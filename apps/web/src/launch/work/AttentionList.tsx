import { LightMark } from "@threshold/ui/Light";
import { Link } from "react-router";
import type { FragmentType } from "../../gql/fragment-masking.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { lightWords } from "../light-words.ts";
import { planTitle } from "../titles.ts";

export const AttentionList_plans = graphql(/* GraphQL */ `
  fragment AttentionList_plans on LaunchPlan {
    id
    name
    daysLeft
    light
    lightReasons {
      code
      details
    }
    estate {
      id
      name
    }
  }
`);

/** The launches in danger or at risk (需要关注的开盘), the worst first, each with its reasons on a line. */
export function AttentionList(props: {
  plans: readonly FragmentType<typeof AttentionList_plans>[];
  total: number;
}) {
  const { t } = useWords();
  const plans = readFragment(AttentionList_plans, props.plans);
  return (
    <section className="work-group" aria-labelledby="work-attention">
      <h2 id="work-attention">
        {t.launch.work.attention} <small>{t.launch.work.launches(props.total)}</small>
      </h2>
      <ul>
        {plans.map((plan) => (
          <li key={plan.id} className={`work-plan work-plan-${plan.light.toLowerCase()}`}>
            <LightMark level={plan.light} size={16} />
            <Link className="work-task-title" to={`/launches/${plan.id}`}>
              {planTitle(plan)}
            </Link>
            <p>
              <strong>{t.launch.lights[plan.light]}</strong>
              {t.launch.told.colon}
              {lightWords(plan.lightReasons, t.launch)
                .map(({ text }) => text)
                .join(t.launch.semicolon)}
            </p>
            <span className="work-plan-days">{t.launch.daysLeft(plan.daysLeft)}</span>
          </li>
        ))}
      </ul>
      {props.total > plans.length && <Link to="/launches">{t.launch.work.toPortfolio}</Link>}
    </section>
  );
}
