import type { Day } from "@threshold/domain/calendar/day";
import {
  type LotSpec,
  planKey,
  type SamplingEvent,
  severityAfter,
} from "@threshold/domain/unit-acceptance/lots";
import { type SamplingDecision, reducedFrom } from "@threshold/domain/unit-acceptance/sampling";
import { itemsFor, type StandardContent } from "@threshold/domain/unit-acceptance/standard";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { FormDialog } from "../form/FormDialog.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { AcceptanceLotsQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import type { Batch } from "./batch-document.ts";

const Decide = graphql(/* GraphQL */ `
  mutation DecideAcceptanceSampling($input: DecideAcceptanceSamplingInput!) {
    decideAcceptanceSampling(input: $input) {
      batch {
        id
        sampling {
          itemCode
          level
          aql
          events
        }
      }
    }
  }
`);

type Histories = NonNullable<AcceptanceLotsQuery["acceptanceBatch"]>["sampling"];
type Event = Exclude<SamplingEvent, { kind: "DECISION" }> | Decided;
type Decided = Extract<SamplingEvent, { kind: "DECISION" }> & {
  readonly reason: string;
  readonly at: string;
  readonly by: string | null;
};

/** 宽严转移: how strictly the estate's next lots are inspected, worked out on this device from its past, and who decided what between. */
export function Sampling({ batch, histories }: { batch: Batch; histories: Histories }) {
  const { t, language, format } = useWords();
  const words = t.acceptance.lots;
  const [asked, setAsked] = useState<{
    readonly item: Item;
    readonly decision: SamplingDecision;
  }>();
  const place = { province: batch.province ?? null, city: batch.city ?? null };
  const items = itemsFor(
    batch.standard.content as StandardContent,
    place,
    batch.approvedOn as Day,
  ).flatMap(({ code, label, lots }) => (lots ? [{ code, label: label[language], lots }] : []));
  const may =
    batch.actions.find(({ action }) => action === "decideAcceptanceSampling")?.allowed ?? false;
  const known = new Map(
    histories.map(({ itemCode, level, aql, events }) => [
      planKey(itemCode, { level, aql } as LotSpec),
      events as readonly Event[],
    ]),
  );
  if (items.length === 0) return null;
  return (
    <section className="acceptance-sampling" aria-label={words.switching}>
      <h2>{words.switching}</h2>
      <p className="acceptance-quiet">{words.switchingLead(reducedFrom)}</p>
      <ul>
        {items.map((item) => {
          const events = known.get(planKey(item.code, item.lots)) ?? [];
          const now = severityAfter(events, item.lots);
          const lots = events.filter(({ kind }) => kind === "LOT").length;
          const offered: readonly SamplingDecision[] = now.discontinued
            ? ["RESUME"]
            : now.severity === "REDUCED"
              ? ["RESTORE"]
              : now.severity === "NORMAL" && now.score >= reducedFrom
                ? ["REDUCE"]
                : [];
          return (
            <li key={item.code} className="acceptance-line">
              <div className="acceptance-line-head">
                <h3>{item.label}</h3>
                <Badge tone={now.discontinued ? "BAD" : "NEUTRAL"}>
                  {now.discontinued ? words.stopped : words.severities[now.severity]}
                </Badge>
                {may &&
                  offered.map((decision) => (
                    <Button key={decision} small onClick={() => setAsked({ item, decision })}>
                      {words.decisions[decision]}
                    </Button>
                  ))}
              </div>
              <p>
                {words.soFar(lots)}
                {now.severity === "NORMAL" && !now.discontinued && (
                  <small>{words.score(now.score, reducedFrom)}</small>
                )}
              </p>
              {events.map(
                (event) =>
                  event.kind === "DECISION" && (
                    <p key={event.at} className="acceptance-quiet">
                      {words.decided(
                        words.decisions[event.decision],
                        format.instant(event.at),
                        event.by ?? "",
                        event.reason,
                      )}
                    </p>
                  ),
              )}
            </li>
          );
        })}
      </ul>
      {asked && (
        <DecideDialog
          key={asked.item.code}
          {...asked}
          batchId={batch.id}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  );
}

interface Item {
  readonly code: string;
  readonly label: string;
}

function DecideDialog({
  batchId,
  item,
  decision,
  onClose,
}: {
  batchId: string;
  item: Item;
  decision: SamplingDecision;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.acceptance.lots;
  const { run, busy, problem } = useAct(Decide);
  const [reason, setReason] = useState("");
  const decide = async () => {
    const { ok } = await run({ id: batchId, itemCode: item.code, decision, reason });
    if (ok) onClose();
  };
  return (
    <FormDialog
      title={`${words.decisions[decision]} · ${item.label}`}
      submitText={words.decisions[decision]}
      busy={busy}
      disabled={reason.trim() === ""}
      problem={problem}
      onSubmit={decide}
      onClose={onClose}
    >
      <p>{words.conditions[decision]}</p>
      <Textarea
        label={words.reason}
        required
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  );
}
