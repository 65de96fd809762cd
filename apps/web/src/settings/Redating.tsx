import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { Empty } from "@threshold/ui/Empty";
import { Checkbox, Input, Select, Textarea } from "@threshold/ui/Input";
import { Progress } from "@threshold/ui/Progress";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import type { FormEvent } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { DueUnit, RedatableKindsQuery, RedatingsQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useLive } from "../live-list.ts";
import { dueAtSaid, ruleWords } from "../obligation/explanation-words.ts";
import { whyDueEn } from "../obligation/why-due.en.ts";
import { whyDueZh } from "../obligation/why-due.zh.ts";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { useViewer } from "../shell/viewer.ts";

const RedatableKinds = graphql(/* GraphQL */ `
  query RedatableKinds {
    redatableKinds {
      recordType
      kind
      title
      count
    }
  }
`);

const Redatings = graphql(/* GraphQL */ `
  query Redatings {
    redatings(first: 20) {
      nodes {
        id
        recordType
        kind
        rule
        reason
        status
        total
        done
        moving
        createdAt
        createdBy {
          id
          name
        }
        moves(first: 20) {
          nodes {
            id
            fromDueAt
            toDueAt
            movedAt
            obligation {
              id
              title
              wholeDay
            }
          }
        }
      }
    }
  }
`);

const RedatingChanged = graphql(/* GraphQL */ `
  subscription RedatingChanged {
    redatingChanged {
      id
      status
      done
    }
  }
`);

const PrepareRedating = graphql(/* GraphQL */ `
  mutation PrepareRedating($input: PrepareRedatingInput!) {
    prepareRedating(input: $input) {
      redating {
        id
      }
    }
  }
`);

const ApplyRedating = graphql(/* GraphQL */ `
  mutation ApplyRedating($input: ApplyRedatingInput!) {
    applyRedating(input: $input) {
      redating {
        id
        status
      }
    }
  }
`);

const CancelRedating = graphql(/* GraphQL */ `
  mutation CancelRedating($input: CancelRedatingInput!) {
    cancelRedating(input: $input) {
      redating {
        id
        status
      }
    }
  }
`);

type Kind = RedatableKindsQuery["redatableKinds"][number];
type One = RedatingsQuery["redatings"]["nodes"][number];
const TONES: Record<One["status"], Tone> = {
  CHECKING: "ACCENT",
  CHECKED: "WARN",
  APPLYING: "ACCENT",
  DONE: "OK",
  CANCELLED: "NEUTRAL",
  FAILED: "BAD",
};
const UNITS = [
  "CALENDAR_DAYS",
  "WORKING_DAYS",
  "MONTHS",
  "MINUTES",
  "WORKING_MINUTES",
  "DAY",
  "END_OF_WORK",
] as const satisfies readonly DueUnit[];

/** Brings what is open under a newer rule or calendar (时限重排): looked at first, then carried out, with a way to stop it. */
export function Redating() {
  const { t } = useWords();
  const words = t.settings.redating;
  const [{ data, error }, refresh] = useQuery({ query: Redatings });
  const [{ data: kinds }, refreshKinds] = useQuery({ query: RedatableKinds });
  const reload = () => refresh({ requestPolicy: "network-only" });
  useLive(RedatingChanged, reload);
  return (
    <>
      <section className="panel setting-group">
        <p className="quiet">{words.lead}</p>
        {kinds?.redatableKinds.length === 0 && <Empty title={words.noKinds} />}
        {kinds && kinds.redatableKinds.length > 0 && (
          <Prepare
            kinds={kinds.redatableKinds}
            onPrepared={() => {
              reload();
              refreshKinds({ requestPolicy: "network-only" });
            }}
          />
        )}
      </section>
      {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
      {!data && !error && <Skeleton lines={4} />}
      {data?.redatings.nodes.map((one) => (
        <Course key={one.id} redating={one} onChange={reload} />
      ))}
    </>
  );
}

const keyOf = ({ recordType, kind }: Pick<Kind, "recordType" | "kind">) => `${recordType} ${kind}`;

function Prepare({ kinds, onPrepared }: { kinds: readonly Kind[]; onPrepared: () => void }) {
  const { t, language } = useWords();
  const words = t.settings.redating;
  const units = { zh: whyDueZh, en: whyDueEn }[language].units;
  const announce = useAnnounce();
  const { run, busy, problem } = useAct(PrepareRedating);
  const [chosen, setChosen] = useState(keyOf(kinds[0]!));
  const [unit, setUnit] = useState<DueUnit | "">("");
  const [count, setCount] = useState("");
  const [before, setBefore] = useState(false);
  const [reason, setReason] = useState("");
  const [checked, setChecked] = useState(false);
  const counts = unit !== "" && unit !== "DAY" && unit !== "END_OF_WORK";
  const countsDays = unit === "CALENDAR_DAYS" || unit === "WORKING_DAYS";
  const isWrong = counts && !/^\d{1,5}$/.test(count.trim());
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const of = kinds.find((one) => keyOf(one) === chosen);
    if (!of || isWrong || reason.trim() === "") return;
    const { ok } = await run({
      recordType: of.recordType,
      kind: of.kind,
      unit: unit || null,
      count: counts ? Number(count) : null,
      before: countsDays ? before : null,
      reason: reason.trim(),
    });
    if (!ok) return;
    announce(words.prepared);
    setReason("");
    setChecked(false);
    onPrepared();
  };
  return (
    <form className="form-stack" onSubmit={(event) => void send(event)} noValidate>
      <Select
        label={words.kind}
        value={chosen}
        options={kinds.map((one) => ({
          value: keyOf(one),
          label: words.kindSaid(
            t.obligation.records[one.recordType] ?? t.obligation.otherRecord,
            one.title,
            one.count,
          ),
        }))}
        onChange={({ target }) => setChosen(target.value)}
      />
      <Select
        label={words.rule}
        placeholder={words.sameRule}
        value={unit}
        options={UNITS.map((value) => ({ value, label: words.units[value] }))}
        onChange={({ target }) => setUnit(target.value as DueUnit | "")}
      />
      {counts && (
        <Input
          label={words.count}
          inputMode="numeric"
          required
          value={count}
          error={checked && isWrong ? words.countWrong : undefined}
          hint={isWrong ? undefined : units[unit](Number(count), before)}
          onChange={({ target }) => setCount(target.value)}
        />
      )}
      {countsDays && (
        <Checkbox
          label={words.before}
          checked={before}
          onChange={({ target }) => setBefore(target.checked)}
        />
      )}
      <Textarea
        label={words.reason}
        hint={words.reasonHint}
        required
        maxLength={200}
        value={reason}
        error={checked && reason.trim() === "" ? t.settings.reasonMissing : undefined}
        onChange={({ target }) => setReason(target.value)}
      />
      {problem && <ProblemNote problem={problem} />}
      <div>
        <Button submit kind="PRIMARY" busy={busy}>
          {words.prepare}
        </Button>
      </div>
    </form>
  );
}

/** One re-dating: what it would move, how far it is, what it moved. */
function Course({ redating, onChange }: { redating: One; onChange: () => void }) {
  const { t, format, language } = useWords();
  const words = t.settings.redating;
  const said = { zh: whyDueZh, en: whyDueEn }[language];
  const { timeZone } = useViewer().company;
  const apply = useAct(ApplyRedating);
  const cancel = useAct(CancelRedating);
  const { id, status, total, done, moving, reason, moves, createdBy, createdAt } = redating;
  const act = async (which: typeof apply | typeof cancel) => {
    await which.run({ id });
    onChange();
  };
  const runs = status === "CHECKING" || status === "APPLYING";
  const of = status === "APPLYING" ? moving : total;
  const problem = apply.problem ?? cancel.problem;
  return (
    <section className="panel setting-group" aria-labelledby={`redating-${id}`}>
      <h2 id={`redating-${id}`} className="redating-head">
        {words.title(
          moves.nodes[0]?.obligation.title ??
            t.obligation.records[redating.recordType] ??
            t.obligation.otherRecord,
          redating.rule ? ruleWords(redating.rule, said) : words.sameRule,
        )}
        <Badge tone={TONES[status]}>{words.statuses[status]}</Badge>
      </h2>
      <p className="quiet">
        {[createdBy?.name, format.instant(createdAt), reason].filter(Boolean).join(" · ")}
      </p>
      {runs && (
        <Progress
          label={words.statuses[status]}
          value={of === 0 ? 0 : Math.min(1, done / of)}
          detail={words.progress(format.number(done), format.number(of))}
          onCancel={() => void act(cancel)}
          texts={{ cancel: t.shell.cancel }}
        />
      )}
      {!runs && <p>{words.moving(format.number(moving), format.number(total))}</p>}
      {moves.nodes.length > 0 && (
        <ul className="redating-moves">
          {moves.nodes.map((one) => (
            <li key={one.id}>
              <span>{one.obligation.title}</span>
              <span>
                {one.fromDueAt === one.toDueAt
                  ? words.remindersOnly
                  : words.fromTo(
                      dueAtSaid(one.fromDueAt, one.obligation.wholeDay, timeZone, format),
                      dueAtSaid(one.toDueAt, one.obligation.wholeDay, timeZone, format),
                    )}
              </span>
              {one.movedAt && <Badge tone="OK">{words.moved}</Badge>}
            </li>
          ))}
          {moving > moves.nodes.length && (
            <li className="quiet">{words.more(format.number(moving - moves.nodes.length))}</li>
          )}
        </ul>
      )}
      {problem && <ProblemNote problem={problem} />}
      {status === "CHECKED" && (
        <div className="redating-acts">
          {moving > 0 && (
            <ConfirmButton
              kind="PRIMARY"
              question={words.question(format.number(moving))}
              confirmText={words.apply}
              cancelText={t.shell.close}
              onConfirm={() => act(apply)}
            >
              {words.apply}
            </ConfirmButton>
          )}
          <Button kind="QUIET" busy={cancel.busy} onClick={() => void act(cancel)}>
            {words.cancel}
          </Button>
        </div>
      )}
    </section>
  );
}
