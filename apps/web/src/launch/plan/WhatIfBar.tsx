import { Button } from "@threshold/ui/Button";
import { Icon } from "@threshold/ui/Icon";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import type { FormEvent } from "react";
import type { Light } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { asRefusal } from "../../problem.ts";
import { explain, explainError } from "../../refusals.ts";
import { useAnnounce } from "../../shell/announce.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { OverrideTaskDue } from "../task/task-mutations.ts";
import { useAct } from "../../form/use-act.ts";
import { MoveLaunch } from "./plan-mutations.ts";
import { MILESTONE_FIELDS } from "./trial.ts";
import type { Tried } from "./trial.ts";
import type { TrialState } from "./use-trial.ts";
import type { Outcome } from "./what-if-words.ts";
import { outcomeWords, trialWords } from "./what-if-words.ts";
import { WhatIfTable } from "./WhatIfTable.tsx";

export interface WhatIfBarProps {
  planId: string;
  light: Light;
  trial: TrialState;
  /** A task's title by its code, in the reader's language. */
  titleOf: (code: string) => string;
  /** Why it cannot be applied by this viewer; undefined where it can. */
  heldBecause: (tried: Tried) => string | undefined;
}

/** The what-if in words: the question, what would happen, and the choice to apply it or drop it. */
export function WhatIfBar({ planId, light, trial, titleOf, heldBecause }: WhatIfBarProps) {
  const { t, format } = useWords();
  const { tried } = trial;
  if (!tried) return null;
  const title = tried.kind === "TASK" ? titleOf(tried.code) : "";
  return (
    <section className="what-if what-if-bar" aria-label={t.launch.whatIf.title}>
      <div className="what-if-words" role="status">
        <p>
          <Icon name="info" /> <strong>{trialWords(tried, title, t.launch, format)}</strong>
        </p>
        <Answer trial={trial} light={light} titleOf={titleOf} />
      </div>
      <Decision
        key={`${tried.kind}${tried.to}`}
        planId={planId}
        tried={tried}
        held={heldBecause(tried)}
        onOver={() => trial.setTrying(null)}
      />
      {trial.server && trial.server.moved.length > 0 && (
        <details className="what-if-details">
          <summary>{t.launch.whatIf.details}</summary>
          <WhatIfTable moved={trial.server.moved} label={t.launch.whatIf.details} />
        </details>
      )}
    </section>
  );
}

function Answer({
  trial,
  light,
  titleOf,
}: {
  trial: TrialState;
  light: Light;
  titleOf: (code: string) => string;
}) {
  const { t, format } = useWords();
  const outcome = outcomeOf(trial, titleOf);
  const refusal = trial.reckoned && !trial.reckoned.ok ? trial.reckoned.refusal : undefined;
  const refused = refusal && asRefusal(refusal.code, refusal.details);
  if (refused) return <p className="what-if-bad">{explain(t, refused)}</p>;
  if (trial.serverError) return <p className="what-if-bad">{explainError(t, trial.serverError)}</p>;
  if (!outcome) return null;
  const { server } = trial;
  return (
    <>
      <p className={outcome.feasible && outcome.newlyLate === 0 ? "what-if-good" : "what-if-bad"}>
        {outcomeWords(outcome, t.launch, format)}
        {t.launch.sentenceEnd}
      </p>
      <p className="what-if-quiet">
        {server
          ? `${lightWordsOf(light, server.light, t.launch)} · ${t.launch.whatIf.confirmed}`
          : t.launch.whatIf.checking}
        {server?.provisional && ` · ${t.launch.provisional}`}
      </p>
    </>
  );
}

/** The server's answer when it is there, else the browser's own. */
function outcomeOf(trial: TrialState, titleOf: (code: string) => string): Outcome | undefined {
  const { server, reckoned } = trial;
  if (server)
    return {
      moved: server.moved.length,
      newlyLate: server.newlyLate,
      noLongerLate: server.moved.filter(({ noLongerLate }) => noLongerLate).length,
      feasible: server.feasible,
      conflict: server.conflictCodes.map(titleOf),
    };
  if (!reckoned?.ok) return undefined;
  const { tasks, newlyLate, noLongerLate, feasible, conflictCodes } = reckoned.value;
  return {
    moved: tasks.length,
    newlyLate: newlyLate.length,
    noLongerLate: noLongerLate.length,
    feasible,
    conflict: conflictCodes.map(titleOf),
  };
}

function lightWordsOf(
  before: Light,
  after: Light,
  t: {
    lights: Record<Light, string>;
    whatIf: { lightTo: (a: string, b: string) => string; lightSame: (a: string) => string };
  },
): string {
  return before === after
    ? t.whatIf.lightSame(t.lights[after])
    : t.whatIf.lightTo(t.lights[before], t.lights[after]);
}

/** Applying asks for the reason that everybody will read; dropping asks nothing. */
function Decision({
  planId,
  tried,
  held,
  onOver,
}: {
  planId: string;
  tried: Tried;
  held: string | undefined;
  onOver: () => void;
}) {
  const { t } = useWords();
  const announce = useAnnounce();
  const move = useAct(MoveLaunch);
  const override = useAct(OverrideTaskDue);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const apply = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === "") return setMissing(true);
    const { ok } =
      tried.kind === "DATE"
        ? await move.run({ id: planId, [MILESTONE_FIELDS[tried.milestone]]: tried.to, reason })
        : await override.run({ id: tried.id, dueOn: tried.to, reason });
    if (!ok) return;
    announce(tried.kind === "DATE" ? t.launch.plan.done.moveLaunch : t.launch.task.saved);
    onOver();
  };
  const problem = move.problem ?? override.problem;
  return (
    <form className="what-if-decision" onSubmit={(event) => void apply(event)} noValidate>
      {asking && (
        <Input
          autoFocus
          label={t.launch.fields.reason}
          hint={t.launch.plan.reasonHint}
          required
          value={reason}
          error={missing && reason.trim() === "" ? t.launch.wizard.required : undefined}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      {problem && <ProblemNote problem={problem} />}
      <div className="what-if-buttons">
        {asking ? (
          <Button key="send" submit kind="PRIMARY" busy={move.busy || override.busy}>
            {t.launch.whatIf.apply}
          </Button>
        ) : (
          <Button
            key="ask"
            kind="PRIMARY"
            {...(held === undefined ? {} : { unavailable: held })}
            onClick={() => setAsking(true)}
          >
            {t.launch.whatIf.apply}
          </Button>
        )}
        <Button onClick={onOver}>{t.launch.whatIf.discard}</Button>
      </div>
      {held && <p className="what-if-quiet">{held}</p>}
    </form>
  );
}
