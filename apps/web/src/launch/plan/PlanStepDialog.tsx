import { Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import type { PlanActions_PlanFragment } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import type { Messages } from "../../i18n/zh.ts";
import { useAnnounce } from "../../shell/announce.tsx";
import { useToday } from "../../form/today.ts";
import { useAct } from "../../form/use-act.ts";
import type { PlanStep } from "./plan-mutations.ts";
import { PLAN_STEP_DOCUMENTS } from "./plan-mutations.ts";
import { DayInput } from "../../form/DayInput.tsx";
import { FormDialog } from "../../form/FormDialog.tsx";
import { planStepLabel } from "./plan-steps.ts";

/** Asks once before a step of the plan, with what the step needs to know. */
export function PlanStepDialog({
  plan,
  step,
  onClose,
}: {
  plan: PlanActions_PlanFragment;
  step: PlanStep;
  onClose: () => void;
}) {
  const { t } = useWords();
  const today = useToday();
  const announce = useAnnounce();
  const { run, busy, problem } = useAct(PLAN_STEP_DOCUMENTS[step]);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const [launchedOn, setLaunchedOn] = useState(plan.launchDate < today ? plan.launchDate : today);
  const needsReason = step === "suspendLaunchPlan";
  const submit = async () => {
    if (needsReason && reason.trim() === "") return setMissing(true);
    const { ok } = await run({
      id: plan.id,
      ...(needsReason ? { reason: reason.trim() } : {}),
      ...(step === "recordLaunch" ? { launchedOn } : {}),
    });
    if (!ok) return;
    announce(t.launch.plan.done[step]);
    onClose();
  };
  const label = planStepLabel(step, t.launch);
  return (
    <FormDialog
      title={label}
      submitText={label}
      busy={busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{explanation(step, t.launch)}</p>
      {needsReason && (
        <Textarea
          label={t.launch.fields.reason}
          hint={t.launch.plan.reasonHint}
          required
          value={reason}
          error={missing && reason.trim() === "" ? t.launch.wizard.required : undefined}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      {step === "recordLaunch" && (
        <DayInput
          label={t.launch.plan.launchedOn}
          min={plan.launchDate}
          max={today}
          value={launchedOn}
          onChange={setLaunchedOn}
        />
      )}
    </FormDialog>
  );
}

function explanation(step: PlanStep, t: Messages["launch"]): string {
  switch (step) {
    case "activateLaunchPlan":
      return t.plan.activateText;
    case "markLaunchReady":
      return t.plan.readyText;
    case "resumeLaunchPlan":
      return t.plan.resumeText;
    case "withdrawLaunchReady":
      return t.plan.withdrawText;
    case "closeLaunchPlan":
      return t.plan.closeText;
    case "recordLaunch":
    case "suspendLaunchPlan":
      return "";
  }
}
