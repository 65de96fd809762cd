import { Button } from "@threshold/ui/Button";
import { Textarea } from "@threshold/ui/Input";
import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { Step } from "./Step.tsx";

export const SiteFollow_site = graphql(/* GraphQL */ `
  fragment SiteFollow_site on SalesSite {
    id
    openLosses {
      id
      item
      registered
      counted
      condition
      remark
      count {
        id
        createdAt
      }
    }
    openFindings {
      id
      kind
      finding
      createdAt
    }
    openInquiries {
      id
      kind
      question
      createdAt
    }
  }
`);

const ResolveItemLoss = graphql(/* GraphQL */ `
  mutation ResolveItemLoss($input: ResolveItemLossInput!) {
    resolveItemLoss(input: $input) {
      line {
        id
        result
        resolvedAt
        resolvedBy {
          id
          name
        }
      }
    }
  }
`);

const ResolveSiteCheck = graphql(/* GraphQL */ `
  mutation ResolveSiteCheck($input: ResolveSiteCheckInput!) {
    resolveSiteCheck(input: $input) {
      check {
        id
        result
      }
    }
  }
`);

const AnswerInquiry = graphql(/* GraphQL */ `
  mutation AnswerInquiry($input: AnswerInquiryInput!) {
    answerInquiry(input: $input) {
      inquiry {
        id
        answer
      }
    }
  }
`);

/** What is missing, broken or unanswered, each until its result is written. */
export function SiteFollow({
  site: masked,
  may,
  onChanged,
}: {
  site: FragmentType<typeof SiteFollow_site>;
  may: boolean;
  onChanged: () => void;
}) {
  const { t, format } = useWords();
  const words = t.site.follow;
  const site = readFragment(SiteFollow_site, masked);
  const { openLosses, openFindings, openInquiries } = site;
  if (openLosses.length + openFindings.length + openInquiries.length === 0) return null;
  return (
    <Step title={words.title}>
      <p className="site-quiet">{words.lead}</p>
      <ul className="site-follow">
        {openLosses.map((loss) => (
          <li key={loss.id}>
            <Link to={`/item-counts/${loss.count.id}`}>
              {words.loss(
                loss.item,
                loss.counted,
                loss.registered,
                t.showcase.conditions[loss.condition],
              )}
            </Link>
            <small className="site-quiet">
              {[loss.remark, words.from(format.instant(loss.count.createdAt))]
                .filter(Boolean)
                .join(" · ")}
            </small>
            {may && <LossResult id={loss.id} of={loss.item} onDone={onChanged} />}
          </li>
        ))}
        {openFindings.map(({ id, kind, finding, createdAt }) => (
          <li key={id}>
            <span>{`${t.showcase.checks[kind]}：${finding}`}</span>
            <small className="site-quiet">{words.from(format.instant(createdAt))}</small>
            {may && <CheckResult id={id} of={finding ?? ""} onDone={onChanged} />}
          </li>
        ))}
        {openInquiries.map(({ id, question, createdAt }) => (
          <li key={id}>
            <span>{question}</span>
            <small className="site-quiet">{words.asked(format.instant(createdAt))}</small>
            {may && <Answer id={id} of={question} onDone={onChanged} />}
          </li>
        ))}
      </ul>
    </Step>
  );
}

interface ResultProps {
  id: string;
  /** What it is about, for whoever hears the page. */
  of: string;
  onDone: () => void;
}

/** Missing or damaged: how it ended; the register may follow. */
export function LossResult({ id, of, onDone }: ResultProps) {
  const { t } = useWords();
  const words = t.site.follow;
  const act = useAct(ResolveItemLoss);
  const [adjust, setAdjust] = useState(false);
  return (
    <Written
      label={words.result}
      of={of}
      saveText={words.save}
      act={act}
      onSave={(result) => act.run({ id, result, adjustRegister: adjust })}
      onDone={onDone}
    >
      <label className="ui-checkbox">
        <input
          type="checkbox"
          checked={adjust}
          onChange={({ target }) => setAdjust(target.checked)}
        />
        <span>{words.adjust}</span>
      </label>
    </Written>
  );
}

export function CheckResult({ id, of, onDone }: ResultProps) {
  const { t } = useWords();
  const words = t.site.follow;
  const act = useAct(ResolveSiteCheck);
  const save = (result: string) => act.run({ id, result });
  return (
    <Written label={words.result} saveText={words.save} {...{ of, act, onDone }} onSave={save} />
  );
}

export function Answer({ id, of, onDone }: ResultProps) {
  const { t } = useWords();
  const words = t.site.follow;
  const act = useAct(AnswerInquiry);
  const save = (answer: string) => act.run({ id, answer });
  return (
    <Written
      label={words.answer}
      saveText={words.answerSave}
      {...{ of, act, onDone }}
      onSave={save}
    />
  );
}

/** A text that ends the following; it stays as typed until it is saved. */
function Written({
  label,
  of,
  saveText,
  act,
  onSave,
  onDone,
  children,
}: {
  label: string;
  of: string;
  saveText: string;
  act: { busy: boolean; problem: Parameters<typeof ProblemNote>[0]["problem"] | undefined };
  onSave: (text: string) => Promise<{ ok: boolean }>;
  onDone: () => void;
  children?: React.ReactNode;
}) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [missing, setMissing] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(text.trim() === "");
    if (text.trim() === "") return;
    const { ok } = await onSave(text);
    if (ok) onDone();
  };
  if (!open)
    return (
      <Button small aria-label={`${saveText}：${of}`} onClick={() => setOpen(true)}>
        {saveText}
      </Button>
    );
  return (
    <form className="form-stack" onSubmit={(event) => void submit(event)} noValidate>
      <Textarea
        label={label}
        required
        error={missing ? t.site.required : undefined}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {children}
      {act.problem && <ProblemNote problem={act.problem} />}
      <div className="site-buttons">
        <Button small onClick={() => setOpen(false)}>
          {t.site.cancel}
        </Button>
        <Button small submit kind="PRIMARY" busy={act.busy}>
          {saveText}
        </Button>
      </div>
    </form>
  );
}
