import { Button } from "@threshold/ui/Button";
import type { LaunchTemplate } from "@threshold/domain/launch/template";
import { useState } from "react";
import type { FormEvent } from "react";
import { useNavigate } from "react-router";
import { graphql } from "../../gql/gql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { dateProblems } from "../date-problems.ts";
import { ActivateLaunchPlan } from "../plan/plan-mutations.ts";
import { calendar } from "../plan/working-days.ts";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import { useAct } from "../../form/use-act.ts";
import { DatesStep } from "./DatesStep.tsx";
import type { Draft } from "./draft.ts";
import { isNameFree, openPlans, previewOf } from "./draft.ts";
import { PlanName } from "./PlanName.tsx";
import { FactsStep } from "./FactsStep.tsx";
import { PreviewStep } from "./PreviewStep.tsx";
import "./wizard.css";

const CreateLaunchPlan = graphql(/* GraphQL */ `
  mutation CreateLaunchPlan($input: CreateLaunchPlanInput!) {
    createLaunchPlan(input: $input) {
      plan {
        id
        status
      }
    }
  }
`);

const STEPS = ["dates", "facts", "preview"] as const;

export interface WizardEstate {
  id: string;
  name: string;
  launchDate?: string | null;
  entryDate?: string | null;
  launchPlans: readonly { id: string; name: string; status: string }[];
}

/** Dates, facts, preview; nothing is written before the last step. */
export function PlanWizard({
  estate,
  template,
}: {
  estate: WizardEstate;
  template: LaunchTemplate | undefined;
}) {
  const { t } = useWords();
  const today = useToday();
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(estate, today));
  const [at, setAt] = useState(0);
  const [pressed, setPressed] = useState(false);
  const creation = useCreation(estate.id, draft);
  const problems = dateProblems(draft, t.launch.wizard);
  const open = openPlans(estate.launchPlans);
  const named = isNameFree(draft.name, open);
  const step = STEPS[at] ?? "dates";
  const put = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const next = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!named || Object.keys(problems).length > 0) return setAt(0);
    if (step === "preview") return void creation.create(false);
    setAt(at + 1);
  };
  return (
    <form className="wizard" onSubmit={next} noValidate>
      <Steps at={at} onGo={setAt} />
      {step === "dates" && (open.length > 0 || draft.name !== "") && (
        <PlanName draft={draft} open={open} wrong={pressed && !named} onChange={put} />
      )}
      {step === "dates" && (
        <DatesStep
          draft={draft}
          problems={pressed ? problems : early(problems, draft)}
          today={today}
          onChange={put}
        />
      )}
      {step === "facts" && <FactsStep draft={draft} onChange={put} />}
      {step === "preview" && template && (
        <PreviewStep preview={previewOf(draft, template, today, calendar)} />
      )}
      {creation.problem && <ProblemNote problem={creation.problem} />}
      <div className="wizard-buttons">
        {at > 0 && <Button onClick={() => setAt(at - 1)}>{t.launch.wizard.back}</Button>}
        {step === "preview" ? (
          <>
            <Button submit busy={creation.busy}>
              {t.launch.wizard.create}
            </Button>
            <Button
              kind="PRIMARY"
              busy={creation.busy}
              {...((draft.coordinationMeetingOn ?? "") > today
                ? { unavailable: t.launch.wizard.meetingFuture }
                : {})}
              onClick={() => void creation.create(true)}
            >
              {t.launch.wizard.createAndActivate}
            </Button>
          </>
        ) : (
          <Button submit kind="PRIMARY">
            {t.launch.wizard.next}
          </Button>
        )}
      </div>
    </form>
  );
}

function Steps({ at, onGo }: { at: number; onGo: (step: number) => void }) {
  const { t } = useWords();
  return (
    <ol className="wizard-steps" aria-label={t.launch.wizard.step(at + 1, STEPS.length)}>
      {STEPS.map((step, index) => (
        <li key={step} aria-current={index === at ? "step" : undefined}>
          <button type="button" disabled={index > at} onClick={() => onGo(index)}>
            <span>{index + 1}</span> {t.launch.wizard.steps[step]}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** Creates the plan and, if wished, activates it; a plan that cannot be activated yet says why on its page. */
function useCreation(estateId: string, draft: Draft) {
  const navigate = useNavigate();
  const create = useAct(CreateLaunchPlan);
  const activate = useAct(ActivateLaunchPlan);
  return {
    busy: create.busy || activate.busy,
    problem: create.problem,
    create: async (andActivate: boolean) => {
      const { coordinationMeetingOn = "", entryDate = "", launchDate = "", ...rest } = draft;
      const created = await create.run({
        estateId,
        coordinationMeetingOn,
        entryDate,
        launchDate,
        ...rest,
        name: draft.name.trim() || null,
        softFitoutDate: draft.softFitoutDate ?? null,
        hallFitoutDate: draft.hallFitoutDate ?? null,
        fitOutStandard: draft.fitOutStandard.trim() || null,
        enclosureScope: draft.enclosureScope.trim() || null,
        officePlace: draft.officePlace.trim() || null,
      });
      if (!created.ok) return;
      const { id } = created.data.createLaunchPlan.plan;
      if (andActivate) await activate.run({ id });
      void navigate(`/launches/${id}`);
    },
  };
}

/** Before "next" was pressed only what is wrong is told, not what is still missing. */
function early(problems: ReturnType<typeof dateProblems>, draft: Draft): typeof problems {
  return Object.fromEntries(
    Object.entries(problems).filter(([field]) => Boolean(draft[field as keyof Draft])),
  );
}

function emptyDraft(estate: WizardEstate, today: string): Draft {
  return {
    name: "",
    coordinationMeetingOn: today,
    entryDate: estate.entryDate ?? undefined,
    launchDate: estate.launchDate ?? undefined,
    softFitoutDate: undefined,
    hallFitoutDate: undefined,
    canteenRequired: true,
    dormRequired: true,
    permits: [],
    showFlats: [],
    fitOutStandard: "",
    enclosureScope: "",
    officePlace: "",
  };
}
