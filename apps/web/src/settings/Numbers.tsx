import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { formatNumber, readPattern } from "@threshold/domain/numbering/pattern";
import { useState } from "react";
import type { FormEvent } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useToday } from "../form/today.ts";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { NumberingsQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";

const Numberings = graphql(/* GraphQL */ `
  query Numberings {
    numberings {
      form
      title
      titleEn
      pattern
      initial
      gapless
    }
  }
`);

const SetNumberPattern = graphql(/* GraphQL */ `
  mutation SetNumberPattern($input: SetNumberPatternInput!) {
    setNumberPattern(input: $input) {
      numbering {
        form
        pattern
      }
    }
  }
`);

type Numbering = NumberingsQuery["numberings"][number];

/** How each paper's copies are numbered, with an example of what that gives. */
export function Numbers({ manages }: { manages: boolean }) {
  const { t } = useWords();
  const [{ data, error }, refresh] = useQuery({ query: Numberings });
  return (
    <section className="panel setting-group">
      <p className="quiet">{t.settings.numbers.lead}</p>
      {error && <ProblemNote problem={problemOf(error)} onRetry={() => refresh()} />}
      {!data && !error && <Skeleton lines={4} />}
      {data?.numberings.map((numbering) => (
        <Pattern
          key={numbering.form + numbering.pattern}
          numbering={numbering}
          manages={manages}
          onSaved={() => refresh({ requestPolicy: "network-only" })}
        />
      ))}
    </section>
  );
}

function Pattern({
  numbering,
  manages,
  onSaved,
}: {
  numbering: Numbering;
  manages: boolean;
  onSaved: () => void;
}) {
  const { t, language } = useWords();
  const words = t.settings.numbers;
  const announce = useAnnounce();
  const year = Number(useToday().slice(0, 4));
  const { run, busy, problem } = useAct(SetNumberPattern);
  const [pattern, setPattern] = useState(numbering.pattern);
  const title = language === "zh" ? numbering.title : numbering.titleEn;
  const read = readPattern(pattern);
  const example = { year, center: "TH", region: "HN", number: 1 };
  const save = async (next: string | null) => {
    const { ok } = await run({ form: numbering.form, pattern: next });
    if (!ok) return;
    announce(words.saved(title));
    onSaved();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (read.ok) void save(read.value);
  };
  return (
    <form className="setting setting-pattern" onSubmit={submit} noValidate aria-label={title}>
      <div className="setting-head">
        <h3>{title}</h3>
        <Badge>{numbering.gapless ? words.gapless : words.loose}</Badge>
        {numbering.gapless && <small className="quiet">{words.gaplessHint}</small>}
      </div>
      <Input
        label={words.pattern}
        value={pattern}
        readOnly={!manages}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        hint={
          read.ok
            ? words.preview(formatNumber(read.value, example))
            : words.usual(numbering.initial)
        }
        error={read.ok ? undefined : t.refusals[read.refusal.code](read.refusal.details ?? {})}
        onChange={({ target }) => setPattern(target.value)}
      />
      {problem && <ProblemNote problem={problem} />}
      {manages && (
        <div className="page-actions">
          <Button
            small
            submit
            kind="PRIMARY"
            busy={busy}
            disabled={!read.ok || read.value === numbering.pattern}
          >
            {t.shell.save}
          </Button>
          {numbering.pattern !== numbering.initial && (
            <Button small busy={busy} onClick={() => void save(null)}>
              {words.back}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}
