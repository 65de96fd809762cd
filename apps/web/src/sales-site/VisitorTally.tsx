import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { Step } from "./Step.tsx";
import { FormDialog } from "../form/FormDialog.tsx";
import { useTally } from "./use-tally.ts";

const SetVisitors = graphql(/* GraphQL */ `
  mutation SetVisitors($input: SetVisitorsInput!) {
    setVisitors(input: $input) {
      day {
        id
        visitors
      }
    }
  }
`);

/** Who comes through the door: one tap each (SHW-R20). The number shown has what is not saved yet in it. */
export function VisitorTally({
  siteId,
  visitors,
  may,
}: {
  siteId: string;
  visitors: number | null;
  may: boolean;
}) {
  const { t, format } = useWords();
  const words = t.site.visitors;
  const { tap, retry, reread, saved, unsaved, problem } = useTally(siteId);
  const [setting, setSetting] = useState(false);
  const known = saved ?? visitors;
  const shown = Math.max(0, (known ?? 0) + unsaved);
  const counted = known !== null || unsaved !== 0;
  return (
    <Step title={words.title} done={known !== null}>
      <div className="site-tally">
        <output aria-label={words.today}>{counted ? format.number(shown) : "–"}</output>
        {may && (
          <>
            <button
              type="button"
              className="site-plus"
              aria-label={`+1 ${words.add}`}
              onClick={() => tap(1)}
            >
              +1
            </button>
            <div className="site-buttons">
              {shown > 0 && (
                <Button small icon="dash" iconOnly onClick={() => tap(-1)}>
                  {words.takeBack}
                </Button>
              )}
              <Button small kind="QUIET" onClick={() => setSetting(true)}>
                {words.set}
              </Button>
            </div>
          </>
        )}
      </div>
      {problem && (
        <>
          {unsaved !== 0 && <Badge tone="WARN">{words.waiting(unsaved)}</Badge>}
          <ProblemNote problem={problem} onRetry={retry} />
        </>
      )}
      {setting && (
        <VisitorDialog
          siteId={siteId}
          number={known}
          onClose={() => setSetting(false)}
          onDone={() => {
            setSetting(false);
            reread();
          }}
        />
      )}
    </Step>
  );
}

/** The visitors of a day, altogether; today unless a day is told. */
export function VisitorDialog({
  siteId,
  number,
  on,
  onDone,
  onClose,
}: {
  siteId: string;
  number: number | null;
  on?: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t, format } = useWords();
  const words = t.site.visitors;
  const act = useAct(SetVisitors);
  const [typed, setTyped] = useState(number === null ? "0" : String(number));
  const submit = async () => {
    // What is no number is the rule's to refuse.
    const asked = /^-?\d+$/.test(typed.trim()) ? Number(typed) : -1;
    const { ok } = await act.run({ siteId, number: asked, ...(on !== undefined && { on }) });
    if (ok) onDone();
  };
  return (
    <FormDialog
      title={on ? words.change(format.shortDay(on)) : words.title}
      busy={act.busy}
      problem={act.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Input
        label={words.number}
        inputMode="numeric"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
    </FormDialog>
  );
}
