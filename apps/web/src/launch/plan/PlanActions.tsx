import { Button } from "@threshold/ui/Button";
import { Menu } from "@threshold/ui/Menu";
import type { MenuItem } from "@threshold/ui/Menu";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { FragmentType } from "../../gql/fragment-masking.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import { useWords } from "../../i18n/Words.tsx";
import type { Messages } from "../../i18n/zh.ts";
import { reasonAgainst } from "../reason-words.ts";
import { AddTaskDialog } from "./AddTaskDialog.tsx";
import { FreezeDialog } from "./FreezeDialog.tsx";
import { MoveDatesDialog } from "./MoveDatesDialog.tsx";
import type { PlanStep } from "./plan-mutations.ts";
import { mayOnPlan, offeredPlanSteps, planStepLabel } from "./plan-steps.ts";
import { PlanStepDialog } from "./PlanStepDialog.tsx";
import { ReadyRefusedDialog } from "./ReadyRefusedDialog.tsx";

export const PlanActions_plan = graphql(/* GraphQL */ `
  fragment PlanActions_plan on LaunchPlan {
    id
    name
    status
    launchDate
    entryDate
    softFitoutDate
    hallFitoutDate
    actions {
      action
      allowed
      code
      details
    }
    tasks {
      id
      code
      title
      titleEn
      status
      isOverdue
      dueOn
      exceptionReason
    }
  }
`);

type Asking = PlanStep | "moveLaunch" | "freezeLaunchPlan" | "addLaunchTask";

/** What can be done with the plan now; what is its turn but held, with the reason in plain sight. */
export function PlanActions(props: { plan: FragmentType<typeof PlanActions_plan> }) {
  const { t } = useWords();
  const plan = readFragment(PlanActions_plan, props.plan);
  const navigate = useNavigate();
  const [asking, setAsking] = useState<Asking>();
  const close = () => setAsking(undefined);
  const offered = offeredPlanSteps(plan.actions);
  const main = offered.filter(({ step }) => !RARE.has(step));
  const rare = offered.filter(({ step, state }) => RARE.has(step) && state.allowed);
  const more = [
    {
      key: "print",
      label: t.shell.print,
      onChoose: () => void navigate(`/forms/LAUNCH_PLAN/${plan.id}`),
    },
    ...beside(["addLaunchTask", "freezeLaunchPlan"], plan.actions, t.launch, setAsking),
    ...rare.map(({ step }): MenuItem => ({
      key: step,
      label: planStepLabel(step, t.launch),
      separated: true,
      onChoose: () => setAsking(step),
    })),
  ];
  return (
    <>
      {mayOnPlan(plan.actions, "moveLaunch") && (
        <Button icon="calendar" onClick={() => setAsking("moveLaunch")}>
          {t.launch.plan.moveLaunch}
        </Button>
      )}
      {main.map(({ step, state }) => {
        const held = step === "markLaunchReady" ? undefined : reasonAgainst(state, t);
        return (
          <Button
            key={step}
            kind="PRIMARY"
            {...(held === undefined ? {} : { unavailable: held })}
            onClick={() => setAsking(step)}
          >
            {planStepLabel(step, t.launch)}
          </Button>
        );
      })}
      <Menu label={t.launch.task.moreActions} icon="more" iconOnly align="end" items={more} />
      {asking === "moveLaunch" && <MoveDatesDialog plan={plan} onClose={close} />}
      {asking === "freezeLaunchPlan" && <FreezeDialog planId={plan.id} onClose={close} />}
      {asking === "addLaunchTask" && <AddTaskDialog plan={plan} onClose={close} />}
      {asking === "markLaunchReady" && !mayOnPlan(plan.actions, "markLaunchReady") ? (
        <ReadyRefusedDialog planId={plan.id} tasks={plan.tasks} onClose={close} />
      ) : (
        isStep(asking) && <PlanStepDialog plan={plan} step={asking} onClose={close} />
      )}
    </>
  );
}

/** Steps behind "more": they interrupt or end the work. */
const RARE: ReadonlySet<PlanStep> = new Set(["suspendLaunchPlan", "withdrawLaunchReady"]);

const isStep = (asking: Asking | undefined): asking is PlanStep =>
  asking !== undefined &&
  asking !== "moveLaunch" &&
  asking !== "freezeLaunchPlan" &&
  asking !== "addLaunchTask";

function beside(
  actions: readonly ("addLaunchTask" | "freezeLaunchPlan")[],
  states: Parameters<typeof mayOnPlan>[0],
  t: Messages["launch"],
  ask: (action: Asking) => void,
): MenuItem[] {
  const labels = { addLaunchTask: t.plan.addTask, freezeLaunchPlan: t.plan.freeze };
  return actions
    .filter((action) => mayOnPlan(states, action))
    .map((action) => ({ key: action, label: labels[action], onChoose: () => ask(action) }));
}
