import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import { DayInput } from "../form/DayInput.tsx";
import { useToday } from "../form/today.ts";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { asRefusal } from "../problem.ts";
import { explain } from "../refusals.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { FormDialog } from "../form/FormDialog.tsx";
import type { Showcase } from "./ShowcasePage.tsx";

const documents = {
  agreeShowcase: graphql(/* GraphQL */ `
    mutation AgreeShowcase($input: AgreeShowcaseInput!) {
      agreeShowcase(input: $input) {
        showcase {
          id
          status
        }
      }
    }
  `),
  implementShowcase: graphql(/* GraphQL */ `
    mutation ImplementShowcase($input: ImplementShowcaseInput!) {
      implementShowcase(input: $input) {
        showcase {
          id
          status
        }
      }
    }
  `),
  openShowcase: graphql(/* GraphQL */ `
    mutation OpenShowcase($input: OpenShowcaseInput!) {
      openShowcase(input: $input) {
        showcase {
          id
          status
        }
      }
    }
  `),
  closeShowcase: graphql(/* GraphQL */ `
    mutation CloseShowcase($input: CloseShowcaseInput!) {
      closeShowcase(input: $input) {
        showcase {
          id
          status
        }
      }
    }
  `),
};
type Step = keyof typeof documents;
const steps = Object.keys(documents) as Step[];

/** The one step that the showcase waits for, offered to whoever may take it. */
export function Steps({ showcase, onDone }: { showcase: Showcase; onDone: () => void }) {
  const { t, format } = useWords();
  const words = t.showcase;
  const [asking, setAsking] = useState<Step>();
  const step = steps.find((one) =>
    showcase.actions.some(({ action, allowed }) => action === one && allowed),
  );
  if (!step) return null;
  const { missingContent } = showcase;
  const missing =
    step === "openShowcase" && missingContent.length > 0
      ? explain(t, asRefusal("CONTENT_MISSING", { missing: missingContent })!)
      : undefined;
  return (
    <div className="showcase-buttons">
      <Button
        kind={step === "closeShowcase" ? "QUIET" : "PRIMARY"}
        onClick={() => setAsking(step)}
        {...(missing ? { unavailable: missing } : {})}
      >
        {words.steps[step]}
      </Button>
      {missing && <span className="showcase-quiet">{missing}</span>}
      {!missing && step === "implementShowcase" && showcase.approvedOn && (
        <span className="showcase-quiet">
          {words.stages.APPROVED} · {words.doneOn(format.day(showcase.approvedOn))}
        </span>
      )}
      {asking && (
        <StepDialog
          step={asking}
          showcase={showcase}
          onClose={() => setAsking(undefined)}
          onDone={() => {
            setAsking(undefined);
            onDone();
          }}
        />
      )}
    </div>
  );
}

function StepDialog({
  step,
  showcase,
  onDone,
  onClose,
}: {
  step: Step;
  showcase: Showcase;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.showcase;
  const today = useToday();
  const announce = useAnnounce();
  const [on, setOn] = useState(step === "agreeShowcase" ? (showcase.agreedOn ?? today) : today);
  const [agreedWith, setAgreedWith] = useState(showcase.agreedWith ?? "");
  const { run, busy, problem } = useAct(documents[step] as (typeof documents)["agreeShowcase"]);
  const submit = async () => {
    const { ok } = await run({
      id: showcase.id,
      ...(step === "agreeShowcase" && { agreedOn: on, agreedWith: agreedWith.trim() || null }),
      ...(step === "implementShowcase" && { implementedOn: on }),
    } as { id: string; agreedOn: string });
    if (!ok) return;
    announce(words.stepDone[step]);
    onDone();
  };
  return (
    <FormDialog
      title={words.steps[step]}
      submitText={words.steps[step]}
      busy={busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{words.stepTexts[step]}</p>
      {step === "agreeShowcase" && (
        <>
          <DayInput
            label={words.fields["agreedOn"]}
            max={today}
            required
            value={on}
            onChange={setOn}
          />
          <Input
            label={words.fields["agreedWith"]}
            optionalText={t.shell.optional}
            maxLength={120}
            value={agreedWith}
            onChange={({ target }) => setAgreedWith(target.value)}
          />
        </>
      )}
      {step === "implementShowcase" && (
        <DayInput
          label={words.fields["implementedOn"]}
          max={today}
          required
          value={on}
          onChange={setOn}
        />
      )}
    </FormDialog>
  );
}
