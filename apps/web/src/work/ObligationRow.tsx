import { Badge, StateMark } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { lazy, Suspense, useRef, useState } from "react";
import { Link } from "react-router";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { ObligationRow_ObligationFragment } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ApprovalRow } from "../launch/work/ApprovalRow.tsx";
import { MyTaskRow } from "../launch/work/MyTaskRow.tsx";
import { useWhyDue } from "../obligation/use-why-due.tsx";
import { dueSaidOf, obligationHref, obligationTitle } from "../obligation/obligation-words.ts";
import { withPageWords } from "../page.ts";
import type { RowFormProps } from "./RowForm.tsx";
import type { Records } from "./WorkList.tsx";

const RowForm = lazy(async () => ({
  default: (await withPageWords(import("./RowForm.tsx"))).RowForm,
}));

const ObligationRow_obligation = graphql(/* GraphQL */ `
  fragment ObligationRow_obligation on Obligation {
    id
    recordId
    recordType
    act
    title
    data
    status
    urgency
    dueOn
    dueAt
    wholeDay
    responsibleRole
    assignee {
      id
      name
    }
    responsiblePeople {
      id
      name
    }
    serviceCenter {
      id
      name
    }
    region {
      id
      name
    }
    estate {
      id
      name
    }
  }
`);

interface Props {
  obligation: FragmentType<typeof ObligationRow_obligation>;
  /** The record itself, where it can be worked on from the list. */
  record: Records[number]["record"] | undefined;
  own: boolean;
  today: string;
  onDone: (said: string) => void;
  onChange: () => void;
}

/** One thing that somebody has to do: what, where, until when and why then; a task of a launch with its next step. */
export function ObligationRow({ record, own, today, onDone, onChange, ...props }: Props) {
  const obligation = readFragment(ObligationRow_obligation, props.obligation);
  const { language } = useWords();
  const title = obligationTitle(obligation, language);
  const why = useWhyDue({ id: obligation.id, title }, onChange);
  const ofApproval = "approvalId" in (obligation.data as object);
  if (own && record?.__typename === "LaunchTask" && !ofApproval) {
    const Row = obligation.act === "APPROVE" ? ApprovalRow : MyTaskRow;
    return <Row task={record} today={today} why={why} onDone={onDone} />;
  }
  return (
    <PlainRow
      obligation={obligation}
      title={title}
      own={own}
      today={today}
      why={why}
      onDone={onDone}
    />
  );
}

type Step = RowFormProps["step"];

/** What can be done with it in its row: an approval decided, a sheet signed. */
function stepsOf({
  act,
  status,
  data,
}: ObligationRow_ObligationFragment): { id: string; steps: readonly Step[] } | undefined {
  const { approvalId, signOffId } = data as { approvalId?: string; signOffId?: string };
  if (status !== "OPEN") return undefined;
  if (act === "APPROVE" && approvalId) return { id: approvalId, steps: ["RETURN", "APPROVE"] };
  return act === "SIGN" && signOffId ? { id: signOffId, steps: ["SIGN"] } : undefined;
}

/** The keys of a row (`use-work-keys.ts`). */
const KEYS: Record<Step, string> = { APPROVE: "a", RETURN: "r", SIGN: "s" };

function PlainRow({
  obligation,
  title,
  own,
  today,
  why,
  onDone,
}: {
  obligation: ObligationRow_ObligationFragment;
  title: string;
  own: boolean;
  today: string;
  why: ReturnType<typeof useWhyDue>;
  onDone: (said: string) => void;
}) {
  const [asking, setAsking] = useState<Pick<RowFormProps, "step" | "typed">>();
  const link = useRef<HTMLAnchorElement>(null);
  const here = own ? stepsOf(obligation) : undefined;
  const { t, format } = useWords();
  const words = t.obligation;
  const { urgency, act, status, estate, serviceCenter, region } = obligation;
  const late = urgency === "OVERDUE";
  const place = estate ?? serviceCenter ?? region;
  const people = obligation.assignee ? [obligation.assignee] : obligation.responsiblePeople;
  const names = people.map(({ name }) => name);
  return (
    <li className="work-task" data-work-row>
      <span className="work-task-mark" title={words.urgencies[urgency]}>
        <StateMark
          state={late ? "OVERDUE" : act === "APPROVE" ? "SUBMITTED" : "NOT_STARTED"}
          size={16}
        />
      </span>
      <div className="work-task-what">
        <Link
          ref={link}
          className="work-task-title"
          to={obligationHref(obligation)}
          preventScrollReset
        >
          {title}
        </Link>
        <p className="work-task-meta">
          {why.button(dueSaidOf(obligation, today, t, format), late)}
          {act !== "DO" && <Badge tone="WARN">{words.acts[act]}</Badge>}
          {status === "PAUSED" && <Badge>{words.paused}</Badge>}
          {place && <span>{place.name}</span>}
          {!own && <span>{names.length > 0 ? format.list(names) : words.nobody}</span>}
        </p>
      </div>
      {here && !asking && (
        <div className="work-task-actions">
          {here.steps.map((step) => (
            <Button
              key={step}
              small
              icon={step === "APPROVE" ? "check" : step === "SIGN" ? "edit" : undefined}
              data-work-key={KEYS[step]}
              // A key presses without a pointer: then nothing was clicked.
              onClick={({ detail }) => setAsking({ step, typed: detail === 0 })}
            >
              {words.steps[step]}
            </Button>
          ))}
        </div>
      )}
      {here && asking && (
        <Suspense fallback={null}>
          <RowForm
            id={here.id}
            {...asking}
            onDone={onDone}
            onCancel={() => {
              setAsking(undefined);
              link.current?.focus();
            }}
          />
        </Suspense>
      )}
      {why.panel}
    </li>
  );
}
