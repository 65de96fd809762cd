import { notificationKindNames } from "@threshold/domain/notification/kinds";
import { Checkbox, Input, Select } from "@threshold/ui/Input";
import { useState } from "react";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { EndpointKind, NotificationKind } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { FormDialog } from "../form/FormDialog.tsx";
import type { Endpoint } from "./ChannelPage.tsx";

const Add = graphql(/* GraphQL */ `
  mutation AddEndpoint($input: AddWebhookEndpointInput!) {
    addWebhookEndpoint(input: $input) {
      secret
      endpoint {
        id
      }
    }
  }
`);

const Update = graphql(/* GraphQL */ `
  mutation UpdateEndpoint($input: UpdateWebhookEndpointInput!) {
    updateWebhookEndpoint(input: $input) {
      endpoint {
        id
        name
        enabled
        kinds
        failingSince
        version
      }
    }
  }
`);

const KINDS = ["WECOM", "DINGTALK", "WEBHOOK"] as const;

/** Adds a robot or a webhook. */
export function AddEndpoint(props: {
  open: boolean;
  onClose: () => void;
  onAdded: (secret: string | null | undefined) => void;
}) {
  const { t } = useWords();
  const words = t.notification.channelPage;
  const { run, busy, problem, clear } = useAct(Add);
  const [kind, setKind] = useState<EndpointKind>("WECOM");
  const [kinds, setKinds] = useState<NotificationKind[] | null>(null);
  const close = () => {
    clear();
    props.onClose();
  };
  const add = async (element: HTMLFormElement) => {
    const form = new FormData(element);
    const said = (name: string) => String(form.get(name) ?? "").trim();
    const secret = said("secret");
    const input = { kind, name: said("name"), address: said("address"), kinds };
    const outcome = await run({ ...input, ...(secret ? { secret } : {}) });
    if (outcome.ok) props.onAdded(outcome.data.addWebhookEndpoint.secret);
  };
  return (
    <FormDialog
      open={props.open}
      title={words.add}
      submitText={words.add}
      busy={busy}
      problem={problem}
      browserChecks
      onSubmit={add}
      onClose={close}
    >
      <Select
        label={words.kind}
        value={kind}
        options={KINDS.map((value) => ({ value, label: words.kinds[value] }))}
        onChange={(event) => setKind(event.target.value as EndpointKind)}
      />
      <Input label={words.name} name="name" required maxLength={80} autoComplete="off" />
      <Input
        label={words.address}
        hint={words.addressHint}
        name="address"
        type="url"
        required
        maxLength={1000}
        autoComplete="off"
        spellCheck={false}
      />
      {kind === "DINGTALK" && (
        <Input
          label={words.secret}
          hint={words.secretHint}
          name="secret"
          optionalText={t.shell.optional}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <KindChoice kinds={kinds} onChange={setKinds} />
    </FormDialog>
  );
}

/** Renames an endpoint, chooses what it is told, switches it off. */
export function EditEndpoint({
  endpoint,
  open,
  onClose,
  onSaved,
}: {
  endpoint: Endpoint;
  open: boolean;
  onClose: () => void;
  onSaved: () => void;
}) {
  const { t } = useWords();
  const words = t.notification.channelPage;
  const { run, busy, problem } = useAct(Update);
  const [kinds, setKinds] = useState<NotificationKind[] | null>(endpoint.kinds ?? null);
  const save = async (element: HTMLFormElement) => {
    const form = new FormData(element);
    const { id, version } = endpoint;
    const name = String(form.get("name") ?? "");
    const { ok } = await run({ id, version, name, enabled: form.get("enabled") === "on", kinds });
    if (ok) onSaved();
  };
  return (
    <FormDialog
      open={open}
      title={endpoint.name}
      busy={busy}
      problem={problem}
      browserChecks
      onSubmit={save}
      onClose={onClose}
    >
      <Input label={words.name} name="name" required maxLength={80} defaultValue={endpoint.name} />
      <Checkbox label={words.enabled} name="enabled" defaultChecked={endpoint.enabled} />
      <KindChoice kinds={kinds} onChange={setKinds} />
    </FormDialog>
  );
}

/** Everything, or some kinds. */
function KindChoice({
  kinds,
  onChange,
}: {
  kinds: NotificationKind[] | null;
  onChange: (kinds: NotificationKind[] | null) => void;
}) {
  const { t } = useWords();
  const words = t.notification.channelPage;
  return (
    <fieldset className="endpoint-kinds">
      <legend>{words.told}</legend>
      <Checkbox
        label={words.everything}
        checked={kinds === null}
        onChange={(event) => onChange(event.target.checked ? null : [...notificationKindNames])}
      />
      {kinds &&
        notificationKindNames.map((kind) => (
          <Checkbox
            key={kind}
            label={t.notification.kinds[kind]}
            checked={kinds.includes(kind)}
            onChange={(event) =>
              onChange(
                notificationKindNames.filter((one) =>
                  one === kind ? event.target.checked : kinds.includes(one),
                ),
              )
            }
          />
        ))}
    </fieldset>
  );
}
