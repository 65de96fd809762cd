import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { Empty } from "@threshold/ui/Empty";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { ChannelsQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { NotFoundPage } from "../shell/NotFoundPage.tsx";
import { Page } from "../shell/Page.tsx";
import { ShownOnce } from "../shell/ShownOnce.tsx";
import { useMay } from "../shell/viewer.ts";
import { Deliveries } from "./Deliveries.tsx";
import { AddEndpoint, EditEndpoint } from "./EndpointForm.tsx";
import "./notification.css";
import "../person/person.css";

const Channels = graphql(/* GraphQL */ `
  query Channels {
    mailIsSetUp
    webhookEndpoints {
      id
      kind
      name
      host
      kinds
      enabled
      signed
      oldSecretUntil
      failingSince
      lastSentAt
      version
    }
  }
`);

const TestEndpoint = graphql(/* GraphQL */ `
  mutation TestEndpoint($input: TestWebhookEndpointInput!) {
    testWebhookEndpoint(input: $input) {
      delivery {
        id
        status
      }
    }
  }
`);

const RotateSecret = graphql(/* GraphQL */ `
  mutation RotateSecret($input: RotateWebhookSecretInput!) {
    rotateWebhookSecret(input: $input) {
      secret
      endpoint {
        id
        oldSecretUntil
      }
    }
  }
`);

const DeleteEndpoint = graphql(/* GraphQL */ `
  mutation DeleteEndpoint($input: DeleteWebhookEndpointInput!) {
    deleteWebhookEndpoint(input: $input) {
      deletedId
    }
  }
`);

export type Endpoint = ChannelsQuery["webhookEndpoints"][number];

/** How notifications leave the house (通知渠道), for administrators: the mail server, robots and webhooks, and what became of each message. */
export function ChannelPage() {
  const may = useMay();
  return may("channel.manage") ? <ManagedChannels /> : <NotFoundPage />;
}

function ManagedChannels() {
  const { t } = useWords();
  const words = t.notification.channelPage;
  const announce = useAnnounce();
  const [{ data, error }, refresh] = useQuery({ query: Channels });
  const reload = () => refresh({ requestPolicy: "network-only" });
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string>();
  const testing = useAct(TestEndpoint);
  const [tests, setTests] = useState(0);
  const test = async (id?: string) => {
    const { ok } = await testing.run(id ? { id } : {});
    if (!ok) return;
    announce(words.tested);
    setTests((count) => count + 1);
  };
  return (
    <Page
      title={words.title}
      subtitle={words.lead}
      actions={
        <Button kind="PRIMARY" icon="plus" onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      }
    >
      {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
      {testing.problem && <ProblemNote problem={testing.problem} />}
      {!data && !error && <Skeleton lines={6} />}
      {secret && (
        <ShownOnce
          title={words.secretShown}
          secret={secret}
          note={words.secretOnce}
          onClose={() => setSecret(undefined)}
        />
      )}
      {data && (
        <section className="panel">
          <h2>{words.mail}</h2>
          <p className="quiet">{data.mailIsSetUp ? words.mailOn : words.mailOff}</p>
          {data.mailIsSetUp && (
            <div>
              <Button busy={testing.busy} onClick={() => void test()}>
                {words.mailTest}
              </Button>
            </div>
          )}
        </section>
      )}
      {data && (
        <section className="panel">
          <h2>{words.endpoints}</h2>
          {data.webhookEndpoints.length === 0 && <Empty title={words.none}>{words.noneText}</Empty>}
          <ul>
            {data.webhookEndpoints.map((endpoint) => (
              <EndpointRow
                key={endpoint.id}
                endpoint={endpoint}
                onTest={() => void test(endpoint.id)}
                onSecret={setSecret}
                onChange={reload}
              />
            ))}
          </ul>
        </section>
      )}
      <Deliveries asked={tests} onChange={reload} />
      <AddEndpoint
        open={adding}
        onClose={() => setAdding(false)}
        onAdded={(shown) => {
          setAdding(false);
          setSecret(shown ?? undefined);
          reload();
        }}
      />
    </Page>
  );
}

function EndpointRow({
  endpoint,
  onTest,
  onSecret,
  onChange,
}: {
  endpoint: Endpoint;
  onTest: () => void;
  onSecret: (secret: string) => void;
  onChange: () => void;
}) {
  const { t, format } = useWords();
  const words = t.notification.channelPage;
  const [editing, setEditing] = useState(false);
  const rotating = useAct(RotateSecret);
  const deleting = useAct(DeleteEndpoint);
  const { id, kind, name, host, kinds, oldSecretUntil } = endpoint;
  const rotate = async () => {
    const outcome = await rotating.run({ id });
    const secret = outcome.ok && outcome.data.rotateWebhookSecret.secret;
    if (secret) onSecret(secret);
    onChange();
  };
  const remove = async () => {
    await deleting.run({ id });
    onChange();
  };
  const problem = rotating.problem ?? deleting.problem;
  return (
    <li className="endpoint">
      <div className="endpoint-head">
        <strong>{name}</strong>
        <EndpointState endpoint={endpoint} />
      </div>
      <p className="quiet">
        {[
          words.kinds[kind],
          host,
          kinds ? words.some(kinds.length) : words.everything,
          oldSecretUntil && words.oldSecret(format.instant(oldSecretUntil)),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {problem && <ProblemNote problem={problem} />}
      <div className="endpoint-acts">
        <Button small onClick={onTest}>
          {words.test}
        </Button>
        <Button small icon="edit" onClick={() => setEditing(true)}>
          {words.edit}
        </Button>
        {kind === "WEBHOOK" && (
          <ConfirmButton
            small
            icon="lock"
            question={words.rotateText}
            confirmText={words.rotate}
            cancelText={t.shell.cancel}
            onConfirm={rotate}
          >
            {words.rotate}
          </ConfirmButton>
        )}
        <ConfirmButton
          small
          kind="QUIET"
          icon="trash"
          question={words.removeText}
          confirmText={words.remove}
          cancelText={t.shell.cancel}
          onConfirm={remove}
        >
          {words.remove}
        </ConfirmButton>
      </div>
      <EditEndpoint
        key={endpoint.version}
        endpoint={endpoint}
        open={editing}
        onClose={() => setEditing(false)}
        onSaved={() => {
          setEditing(false);
          onChange();
        }}
      />
    </li>
  );
}

function EndpointState({
  endpoint: { enabled, failingSince, lastSentAt },
}: {
  endpoint: Endpoint;
}) {
  const { t, format } = useWords();
  const words = t.notification.channelPage;
  if (!enabled) return <Badge>{words.disabled}</Badge>;
  if (failingSince) return <Badge tone="BAD">{words.failing(format.instant(failingSince))}</Badge>;
  return lastSentAt ? (
    <>
      <Badge tone="OK">{words.working}</Badge>
      <span className="quiet">{words.lastSent(format.instant(lastSentAt))}</span>
    </>
  ) : (
    <Badge>{words.untried}</Badge>
  );
}
