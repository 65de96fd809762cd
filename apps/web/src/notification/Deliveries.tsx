import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Checkbox } from "@threshold/ui/Input";
import { useEffect, useEffectEvent } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { DeliveriesQuery, DeliveryStatus } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { pageArguments } from "../list/list-params.ts";
import { Pager } from "../list/Pager.tsx";
import { useListParams, usePages } from "../list/use-list.ts";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";

const LastDeliveries = graphql(/* GraphQL */ `
  query Deliveries(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: DeliveryFilter
  ) {
    deliveries(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        channel
        status
        kinds
        digest
        sendAt
        sentAt
        endpoint {
          id
          name
        }
        people {
          id
          name
        }
        attempts {
          at
          milliseconds
          statusCode
          failureCode
          failureMessage
          answer
        }
      }
    }
  }
`);

const Redeliver = graphql(/* GraphQL */ `
  mutation Redeliver($input: RedeliverInput!) {
    redeliver(input: $input) {
      delivery {
        id
        status
      }
    }
  }
`);

type Delivery = DeliveriesQuery["deliveries"]["nodes"][number];
const PAGE = 20;
const TONES: Record<DeliveryStatus, Tone> = {
  WAITING: "NEUTRAL",
  SENDING: "ACCENT",
  SENT: "OK",
  FAILED: "BAD",
};
/** While messages are on their way the list is asked for again, in ms. */
const PACE = 2_000;

/** The last messages and what became of them; `asked` counts what was just sent from this page. */
export function Deliveries({ asked, onChange }: { asked: number; onChange: () => void }) {
  const { t } = useWords();
  const words = t.notification.channelPage;
  const announce = useAnnounce();
  const { search, params, change } = useListParams();
  const failures = params.get("failures") !== "";
  const [{ data, error }, refresh] = useQuery({
    query: LastDeliveries,
    variables: {
      ...pageArguments(search, PAGE),
      filter: failures ? { statuses: ["FAILED", "SENDING"] } : {},
    },
  });
  const reload = useEffectEvent(() => {
    refresh({ requestPolicy: "network-only" });
    onChange();
  });
  useEffect(() => {
    if (asked > 0) reload();
  }, [asked]);
  const nodes = data?.deliveries.nodes ?? [];
  const underWay = nodes.some(
    ({ status, attempts }) => status === "SENDING" && attempts.length === 0,
  );
  const soon =
    underWay || nodes.some(({ kinds, status }) => kinds.length === 0 && status === "WAITING");
  useEffect(() => {
    if (!soon) return undefined;
    const timer = window.setInterval(reload, PACE);
    return () => window.clearInterval(timer);
  }, [soon]);
  const { run, problem } = useAct(Redeliver);
  const again = async (id: string) => {
    const { ok } = await run({ id });
    if (ok) announce(words.redelivered);
    refresh({ requestPolicy: "network-only" });
  };
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{words.deliveries}</h2>
        <Checkbox
          label={words.failuresOnly}
          checked={failures}
          onChange={({ target }) => change({ failures: target.checked ? "only" : "" })}
        />
      </div>
      {error && <ProblemNote problem={problemOf(error)} />}
      {problem && <ProblemNote problem={problem} />}
      {data && nodes.length === 0 && <Empty title={words.noDeliveries} />}
      <ul>
        {nodes.map((delivery) => (
          <DeliveryRow
            key={delivery.id}
            delivery={delivery}
            onAgain={() => void again(delivery.id)}
          />
        ))}
      </ul>
      <Pager pages={usePages(data?.deliveries.pageInfo, change)} />
    </section>
  );
}

function DeliveryRow({ delivery, onAgain }: { delivery: Delivery; onAgain: () => void }) {
  const { t, format } = useWords();
  const words = t.notification.channelPage;
  const { channel, status, kinds, digest, endpoint, people, attempts, sendAt } = delivery;
  const what =
    kinds.length === 0
      ? words.isTest
      : format.list(kinds.map((kind) => t.notification.kinds[kind]));
  return (
    <li className="delivery">
      <div className="endpoint-head">
        <strong>{what}</strong>
        <Badge tone={TONES[status]}>{words.statuses[status]}</Badge>
        {digest && <Badge>{words.digest}</Badge>}
        <span className="quiet">
          {[
            endpoint?.name ?? words.deliveryChannels[channel],
            words.sendAt(format.instant(sendAt)),
          ].join(" · ")}
        </span>
        {(status === "SENT" || status === "FAILED") && (
          <Button small kind="QUIET" icon="redo" onClick={onAgain}>
            {words.redeliver}
          </Button>
        )}
      </div>
      {people.length > 0 && (
        <p className="quiet">{words.people(format.list(people.map(({ name }) => name)))}</p>
      )}
      {attempts.length > 0 && (
        <details>
          <summary>{words.attempts(attempts.length)}</summary>
          <ul className="delivery-log">
            {attempts.map((attempt) => (
              <li key={attempt.at}>
                {[
                  words.attempt(format.instant(attempt.at), format.number(attempt.milliseconds)),
                  attempt.statusCode,
                  attempt.failureCode &&
                    (words.failures[attempt.failureCode] ?? attempt.failureCode),
                  attempt.failureMessage,
                  attempt.answer,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
