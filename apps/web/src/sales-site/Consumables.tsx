import { Badge } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import { Link } from "react-router";
import { useAct } from "../form/use-act.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { Consumables_SiteFragment } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { FormDialog } from "../form/FormDialog.tsx";

export const Consumables_site = graphql(/* GraphQL */ `
  fragment Consumables_site on SalesSite {
    id
    consumables {
      id
      name
      unit
      stock
      lowAt
      low
      usedThisMonth
      requested
      version
      entries {
        id
        on
        received
        used
        stockAfter
        remark
        createdBy {
          id
          name
        }
      }
    }
    consumableRequests {
      id
      status
      returnedReason
      createdAt
      approval {
        id
      }
      lines {
        id
        quantity
        consumable {
          id
          name
          unit
        }
      }
    }
  }
`);

const CreateConsumable = graphql(/* GraphQL */ `
  mutation CreateConsumable($input: CreateConsumableInput!) {
    createConsumable(input: $input) {
      consumable {
        id
      }
    }
  }
`);

const RecordConsumable = graphql(/* GraphQL */ `
  mutation RecordConsumable($input: RecordConsumableInput!) {
    recordConsumable(input: $input) {
      consumable {
        id
        stock
        low
      }
    }
  }
`);

const RequestConsumables = graphql(/* GraphQL */ `
  mutation RequestConsumables($input: RequestConsumablesInput!) {
    requestConsumables(input: $input) {
      request {
        id
        status
      }
    }
  }
`);

type Stock = Consumables_SiteFragment;
type Consumable = Stock["consumables"][number];
const tones = { SUBMITTED: "WARN", APPROVED: "OK", RETURNED: "BAD" } as const;

type Asking = { what: "NEW" | "REQUEST" } | { what: "USE" | "RECEIVE"; of: Consumable };

/** What guests use up (SHW-R20): stock, used, taken in, requested. */
export function Consumables({
  site: masked,
  may,
  onChanged,
}: {
  site: FragmentType<typeof Consumables_site>;
  may: boolean;
  onChanged: () => void;
}) {
  const { t, format } = useWords();
  const words = t.site.stock;
  const site = readFragment(Consumables_site, masked);
  const [asking, setAsking] = useState<Asking>();
  const close = () => setAsking(undefined);
  const done = () => {
    close();
    onChanged();
  };
  return (
    <section className="site-part" aria-label={t.site.views.consumables}>
      <div className="site-buttons">
        {may && site.consumables.length > 0 && (
          <Button kind="PRIMARY" onClick={() => setAsking({ what: "REQUEST" })}>
            {words.request}
          </Button>
        )}
        {may && (
          <Button icon="plus" onClick={() => setAsking({ what: "NEW" })}>
            {words.add}
          </Button>
        )}
        <Link className={buttonClass()} to={`/forms/CONSUMABLE_LEDGER/${site.id}`}>
          {words.ledger}
        </Link>
        <ExportMenu list="consumables" of={site.id} mayImport={may} />
        <ExportMenu
          list="consumable-entries"
          label={words.exportLedger}
          args={{ filter: { siteIds: [site.id] } }}
        />
      </div>
      {site.consumables.length === 0 && <Empty title={words.none} />}
      <ul className="site-rows">
        {site.consumables.map((one) => (
          <li key={one.id}>
            <div>
              <strong>{one.name}</strong>
              <small className="site-quiet">
                {[
                  words.usedThisMonth(`${format.number(one.usedThisMonth)}${one.unit}`),
                  one.requested > 0 &&
                    words.requested(`${format.number(one.requested)}${one.unit}`),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
              <Entries of={one} />
            </div>
            {one.low && <Badge tone="WARN">{words.low}</Badge>}
            <b>{`${format.number(one.stock)}${one.unit}`}</b>
            {may && (
              <span className="site-buttons">
                <Button
                  small
                  aria-label={words.takeOf(one.name)}
                  onClick={() => setAsking({ what: "USE", of: one })}
                >
                  {words.use}
                </Button>
                <Button
                  small
                  aria-label={words.takeInOf(one.name)}
                  onClick={() => setAsking({ what: "RECEIVE", of: one })}
                >
                  {words.receive}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <Requests requests={site.consumableRequests} />
      {asking?.what === "NEW" && <NewDialog siteId={site.id} onDone={done} onClose={close} />}
      {asking?.what === "REQUEST" && <RequestDialog site={site} onDone={done} onClose={close} />}
      {(asking?.what === "USE" || asking?.what === "RECEIVE") && (
        <MoveDialog of={asking.of} used={asking.what === "USE"} onDone={done} onClose={close} />
      )}
    </section>
  );
}

/** The last movements, behind a line. */
function Entries({ of }: { of: Consumable }) {
  const { t, format } = useWords();
  const words = t.site.stock;
  if (of.entries.length === 0) return null;
  return (
    <details className="site-entries">
      <summary>{words.entries}</summary>
      <table>
        <thead>
          <tr>
            <th>{words.day}</th>
            <th>{words.received}</th>
            <th>{words.used}</th>
            <th>{words.after}</th>
            <th>{words.by}</th>
          </tr>
        </thead>
        <tbody>
          {of.entries.map((entry) => (
            <tr key={entry.id}>
              <td>{format.shortDay(entry.on)}</td>
              <td>{entry.received > 0 ? format.number(entry.received) : ""}</td>
              <td>{entry.used > 0 ? format.number(entry.used) : ""}</td>
              <td>{format.number(entry.stockAfter)}</td>
              <td>{entry.createdBy?.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Requests({ requests }: { requests: Stock["consumableRequests"] }) {
  const { t, format } = useWords();
  const words = t.site.stock;
  if (requests.length === 0) return null;
  return (
    <>
      <h2>{words.requests}</h2>
      <ul className="site-rows">
        {requests.map(({ id, status, lines, createdAt, returnedReason, approval }) => (
          <li key={id}>
            <div>
              <span>
                {lines
                  .map(
                    ({ quantity, consumable }) =>
                      `${consumable.name} ${format.number(quantity)}${consumable.unit}`,
                  )
                  .join("；")}
              </span>
              <small className="site-quiet">
                {[format.instant(createdAt), returnedReason].filter(Boolean).join(" · ")}
              </small>
            </div>
            <Badge tone={tones[status]}>{words.statuses[status]}</Badge>
            {approval && <Link to={`/approvals/${approval.id}`}>{words.toApproval}</Link>}
          </li>
        ))}
      </ul>
    </>
  );
}

interface DialogProps {
  onDone: () => void;
  onClose: () => void;
}

/** A number as typed; what is none the server refuses. */
const numberOf = (typed: string): number =>
  /^\d+(\.\d+)?$/.test(typed.trim()) ? Number(typed) : -1;

function NewDialog({ siteId, onDone, onClose }: DialogProps & { siteId: string }) {
  const { t } = useWords();
  const words = t.site.stock;
  const act = useAct(CreateConsumable);
  const [name, setName] = useState("");
  const [unit, setUnit] = useState("");
  const [stock, setStock] = useState("0");
  const [lowAt, setLowAt] = useState("");
  const submit = async () => {
    const low = lowAt.trim() === "" ? null : numberOf(lowAt);
    const { ok } = await act.run({ siteId, name, unit, stock: numberOf(stock), lowAt: low });
    if (ok) onDone();
  };
  return (
    <FormDialog
      title={words.add}
      busy={act.busy}
      problem={act.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Input
        label={words.name}
        required
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Input
        label={words.unit}
        required
        value={unit}
        onChange={({ target }) => setUnit(target.value)}
      />
      <Input
        label={words.stock}
        inputMode="decimal"
        value={stock}
        onChange={({ target }) => setStock(target.value)}
      />
      <Input
        label={words.lowAt}
        hint={words.lowHint}
        optionalText={t.shell.optional}
        inputMode="decimal"
        value={lowAt}
        onChange={({ target }) => setLowAt(target.value)}
      />
    </FormDialog>
  );
}

function MoveDialog({
  of,
  used,
  onDone,
  onClose,
}: DialogProps & { of: Consumable; used: boolean }) {
  const { t } = useWords();
  const words = t.site.stock;
  const act = useAct(RecordConsumable);
  const [number, setNumber] = useState("1");
  const [remark, setRemark] = useState("");
  const submit = async () => {
    const moved = numberOf(number);
    const { ok } = await act.run({
      id: of.id,
      ...(used ? { used: moved } : { received: moved }),
      remark: remark.trim() || null,
    });
    if (ok) onDone();
  };
  return (
    <FormDialog
      title={(used ? words.takeOf : words.takeInOf)(of.name)}
      busy={act.busy}
      problem={act.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Input
        label={`${used ? words.used : words.received}（${of.unit}）`}
        hint={`${words.stock} ${of.stock}${of.unit}`}
        inputMode="decimal"
        value={number}
        onChange={({ target }) => setNumber(target.value)}
      />
      <Input
        label={words.remark}
        value={remark}
        onChange={({ target }) => setRemark(target.value)}
      />
    </FormDialog>
  );
}

function RequestDialog({ site, onDone, onClose }: DialogProps & { site: Stock }) {
  const { t } = useWords();
  const words = t.site.stock;
  const act = useAct(RequestConsumables);
  const [asked, setAsked] = useState<Readonly<Record<string, string>>>({});
  const [none, setNone] = useState(false);
  const submit = async () => {
    const lines = site.consumables.flatMap(({ id }) =>
      asked[id]?.trim() ? [{ consumableId: id, quantity: numberOf(asked[id]) }] : [],
    );
    setNone(lines.length === 0);
    if (lines.length === 0) return;
    const { ok } = await act.run({ siteId: site.id, lines });
    if (ok) onDone();
  };
  return (
    <FormDialog
      title={words.requestTitle}
      busy={act.busy}
      problem={act.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="site-quiet">{words.requestLead}</p>
      {site.consumables
        .toSorted((a, b) => Number(b.low) - Number(a.low))
        .map(({ id, name, unit, stock, low }) => (
          <Input
            key={id}
            label={words.quantity(name, unit)}
            hint={`${words.stock} ${stock}${unit}${low ? ` · ${words.low}` : ""}`}
            inputMode="decimal"
            value={asked[id] ?? ""}
            onChange={({ target }) => setAsked({ ...asked, [id]: target.value })}
          />
        ))}
      {none && (
        <p role="alert" className="site-bad">
          {words.requestNone}
        </p>
      )}
    </FormDialog>
  );
}
