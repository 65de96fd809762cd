import { notificationKindNames } from "@threshold/domain/notification/kinds";
import { Button } from "@threshold/ui/Button";
import { Checkbox, Input, Select } from "@threshold/ui/Input";
import { useId, useState } from "react";
import type { FormEvent } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { EndpointKind, NotificationKind } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { Modal } from "../shell/Modal.tsx";
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
  const id = useId();
  const { run, busy, problem, clear } = useAct(Add);
  const [kind, setKind] = useState<EndpointKind>("WECOM");
  const [kinds, setKinds] = useState<NotificationKind[] | null>(null);
  const close = () => {
    clear();
    props.onClose();
  };
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? "").trim();
    const secret = said("secret");
    const input = { kind, name: said("name"), address: said("address"), kinds };
    const outcome = await run({ ...input, ...(secret ? { secret } : {}) });
    if (outcome.ok) props.onAdded(outcome.data.addWebhookEndpoint.secret);
  };
  return (
    <Modal
      open={props.open}
      onClose={close}
      title={words.add}
      footer={
        <>
          <Button onClick={close}>{t.shell.cancel}</Button>
          <Button kind="PRIMARY" submit form={id} busy={busy}>
            {words.add}
          </Button>
        </>
      }
    >
      <form id={id} className="form-stack" onSubmit={(event) => void add(event)}>
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
        {problem && <ProblemNote problem={problem} />}
      </form>
    </Modal>
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
  const formId = useId();
  const { run, busy, problem } = useAct(Update);
  const [kinds, setKinds] = useState<NotificationKind[] | null>(endpoint.kinds ?? null);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const { id, version } = endpoint;
    const name = String(form.get("name") ?? "");
    const { ok } = await run({ id, version, name, enabled: form.get("enabled") === "on", kinds });
    if (ok) onSaved();
  };
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={endpoint.name}
      footer={
        <>
          <Button onClick={onClose}>{t.shell.cancel}</Button>
          <Button kind="PRIMARY" submit form={formId} busy={busy}>
            {t.shell.save}
          </Button>
        </>
      }
    >
      <form id={formId} className="form-stack" onSubmit={(event) => void save(event)}>
        <Input
          label={words.name}
          name="name"
          required
          maxLength={80}
          defaultValue={endpoint.name}
        />
        <Checkbox label={words.enabled} name="enabled" defaultChecked={endpoint.enabled} />
        <KindChoice kinds={kinds} onChange={setKinds} />
        {problem && <ProblemNote problem={problem} />}
      </form>
    </Modal>
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
