import type { LossSettlement } from "@threshold/domain/custody/vocabulary";
import { lossSettlements } from "@threshold/domain/custody/vocabulary";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Input, Select, Textarea } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { FormDialog } from "../form/FormDialog.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { CustodyItemPageQuery } from "../gql/graphql.ts";
import { PhoneNumber } from "../personal-data/PhoneNumber.tsx";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import { Card, Facts } from "./Card.tsx";
import { KeepCustodyItem, ReportCustodyLoss, SettleCustodyLoss } from "./custody-documents.ts";
import { Papers } from "./Papers.tsx";
import { holderName, placeOf, useCustodyWords, useThingName } from "./words.ts";
import "./custody.css";

const ItemDocument = graphql(/* GraphQL */ `
  query CustodyItemPage($id: ID!) {
    custodyItem(id: $id) {
      id
      kind
      name
      number
      form
      measure
      place
      expected
      missing
      note
      received
      replaced
      inStore
      outCount
      lost
      gone
      overdue
      version
      estate {
        id
        name
      }
      building {
        id
        number
      }
      unit {
        id
        roomNumber
      }
      loans {
        id
        held
        handedOn
        dueBackOn
        overdue
        holder {
          id
          name
          organization
          phone
        }
        handover {
          id
          number
        }
      }
      postings {
        id
        act
        quantity
        note
        createdAt
        handover {
          id
          number
        }
        holder {
          id
          name
          organization
        }
        by {
          id
          name
        }
      }
      attachments {
        id
        name
        url
      }
    }
  }
`);

type Item = NonNullable<CustodyItemPageQuery["custodyItem"]>;

/** One thing: where its pieces are now, and its whole chain. */
export function ItemPage() {
  const { id = "" } = useParams();
  const { words, kinds, format } = useCustodyWords();
  const nameOf = useThingName();
  const may = useMay();
  const [dialog, setDialog] = useState<"LOSS" | "SETTLE" | "EDIT">();
  const [{ data, error }, refresh] = useQuery({ query: ItemDocument, variables: { id } });
  const reload = () => refresh({ requestPolicy: "network-only" });
  const w = words.item;
  const trail = [{ label: words.back, href: "/custody" }];
  const item = data?.custodyItem;
  if (!item)
    return (
      <Page title={words.title} trail={trail}>
        {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
        {!data && !error && <Skeleton lines={10} />}
        {data && <Empty title={words.notFound} />}
      </Page>
    );
  const keeps = may("custody.handOver") || may("custody.takeOver");
  const close = () => setDialog(undefined);
  const done = () => {
    close();
    reload();
  };
  const { balance } = w;
  return (
    <Page
      title={nameOf(item)}
      trail={trail}
      subtitle={`${item.estate.name} · ${placeOf(item) || words.wholeEstate}`}
      mark={
        <>
          <Badge tone="NEUTRAL">{kinds[item.kind]}</Badge>
          {item.overdue && <Badge tone="BAD">{words.standings.OVERDUE}</Badge>}
          {item.lost > 0 && <Badge tone="BAD">{words.standings.LOST}</Badge>}
        </>
      }
      actions={
        keeps && (
          <>
            <Button onClick={() => setDialog("EDIT")}>{w.edit}</Button>
            {item.inStore + item.outCount > 0 && (
              <Button onClick={() => setDialog("LOSS")}>{w.report}</Button>
            )}
            {item.lost > 0 && may("custody.settle") && (
              <Button kind="PRIMARY" onClick={() => setDialog("SETTLE")}>
                {w.settleLoss}
              </Button>
            )}
          </>
        )
      }
    >
      <div className="custody-columns">
        <div>
          <Card title={w.standing}>
            <Facts
              of={(Object.keys(balance) as (keyof typeof balance)[]).map(
                (pocket) =>
                  [
                    balance[pocket],
                    <span
                      key={pocket}
                      className={pocket === "lost" && item.lost > 0 ? "custody-late" : undefined}
                    >
                      {`${format.number(item[pocket])}${item.measure ?? ""}`}
                    </span>,
                  ] as const,
              )}
            />
            <p className="custody-quiet">{w.law}</p>
            {item.note && <p>{item.note}</p>}
          </Card>
          <Card title={w.holders}>
            {item.loans.length === 0 && <p className="custody-quiet">{w.nobody}</p>}
            {item.loans.length > 0 && (
              <ul className="custody-lines">
                {item.loans.map((loan) => (
                  <li key={loan.id}>
                    <span className="custody-cell">
                      <span>{w.held(format.number(loan.held), holderName(loan.holder))}</span>
                      <PhoneNumber
                        of={loan.holder.id}
                        whose={holderName(loan.holder)}
                        shown={loan.holder.phone}
                        may={may("custody.handOver") || may("custody.takeOver")}
                      />
                    </span>
                    <span className="custody-cell">
                      <small>{w.since(format.day(loan.handedOn))}</small>
                      {loan.dueBackOn && (
                        <span className={loan.overdue ? "custody-late" : undefined}>
                          {loan.overdue
                            ? words.overdueOn(format.shortDay(loan.dueBackOn))
                            : w.due(format.shortDay(loan.dueBackOn))}
                        </span>
                      )}
                    </span>
                    <Link to={`/custody/handovers/${loan.handover.id}`}>
                      {`#${loan.handover.number}`}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </Card>
          <Card title={w.scans}>
            <Papers
              recordId={item.id}
              files={item.attachments}
              mayAdd={keeps}
              label={w.addScan}
              hint={w.scanHint}
              onAdded={reload}
            />
          </Card>
        </div>
        <div>
          <Card title={w.chain}>
            <Chain item={item} />
          </Card>
        </div>
      </div>
      {dialog === "LOSS" && <LossDialog item={item} onClose={close} onDone={done} />}
      {dialog === "SETTLE" && <SettleDialog item={item} onClose={close} onDone={done} />}
      {dialog === "EDIT" && <EditDialog item={item} onClose={close} onDone={done} />}
    </Page>
  );
}

function Chain({ item }: { item: Item }) {
  const { words, acts, format } = useCustodyWords();
  return (
    <ol className="custody-chain">
      {item.postings.map((one) => (
        <li key={one.id}>
          <p>
            <strong>{acts[one.act]}</strong> {format.number(one.quantity)}
            {one.holder && ` · ${holderName(one.holder)}`}
            {one.handover && (
              <>
                {" "}
                <Link
                  to={`/custody/handovers/${one.handover.id}`}
                >{`#${one.handover.number}`}</Link>
              </>
            )}
          </p>
          {one.note && <p>{one.note}</p>}
          <p className="custody-quiet">
            {words.item.by(one.by?.name ?? words.item.system, format.instant(one.createdAt))}
          </p>
        </li>
      ))}
    </ol>
  );
}

interface Dialog {
  item: Item;
  onClose: () => void;
  onDone: () => void;
}

function LossDialog({ item, onClose, onDone }: Dialog) {
  const { words, format } = useCustodyWords();
  const announce = useAnnounce();
  const w = words.item;
  const sources = [
    ...(item.inStore > 0 ? [{ value: "", label: w.fromStore, most: item.inStore }] : []),
    ...item.loans.map((loan) => ({
      value: loan.id,
      label: holderName(loan.holder),
      most: loan.held,
    })),
  ];
  const [from, setFrom] = useState(sources[0]?.value ?? "");
  const most = sources.find(({ value }) => value === from)?.most ?? 1;
  const [quantity, setQuantity] = useState("1");
  const [note, setNote] = useState("");
  const { run, busy, problem } = useAct(ReportCustodyLoss);
  return (
    <FormDialog
      title={w.report}
      submitText={w.report}
      kind="DANGER"
      busy={busy}
      problem={problem}
      browserChecks
      onClose={onClose}
      onSubmit={async () => {
        const loss = { itemId: item.id, loanId: from || null, quantity: Number(quantity) };
        const { ok } = await run({ ...loss, note: note.trim() });
        if (!ok) return;
        announce(w.reported);
        onDone();
      }}
    >
      <Select
        label={w.reportFrom}
        value={from}
        options={sources.map(({ value, label, most: there }) => ({
          value,
          label: `${label} (${format.number(there)})`,
        }))}
        onChange={({ target }) => setFrom(target.value)}
      />
      {most > 1 && (
        <Input
          label={w.quantity}
          type="number"
          inputMode="numeric"
          required
          min={1}
          max={most}
          value={quantity}
          onChange={({ target }) => setQuantity(target.value)}
        />
      )}
      <Textarea
        label={w.lossNote}
        required
        rows={2}
        maxLength={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
    </FormDialog>
  );
}

function SettleDialog({ item, onClose, onDone }: Dialog) {
  const { words, acts } = useCustodyWords();
  const announce = useAnnounce();
  const w = words.item;
  const [settlement, setSettlement] = useState<LossSettlement>("REPLACE");
  const [quantity, setQuantity] = useState(String(item.lost));
  const [note, setNote] = useState("");
  const { run, busy, problem } = useAct(SettleCustodyLoss);
  return (
    <FormDialog
      title={w.settleLoss}
      submitText={w.settleLoss}
      busy={busy}
      problem={problem}
      browserChecks
      onClose={onClose}
      onSubmit={async () => {
        const settled = { itemId: item.id, settlement, quantity: Number(quantity) };
        const { ok } = await run({ ...settled, note: note.trim() });
        if (!ok) return;
        announce(w.settled);
        onDone();
      }}
    >
      <Select
        label={w.lossHow}
        value={settlement}
        options={lossSettlements.map((value) => ({ value, label: acts[value] }))}
        onChange={({ target }) => setSettlement(target.value as LossSettlement)}
      />
      {item.lost > 1 && (
        <Input
          label={w.quantity}
          type="number"
          inputMode="numeric"
          required
          min={1}
          max={item.lost}
          value={quantity}
          onChange={({ target }) => setQuantity(target.value)}
        />
      )}
      <Textarea
        label={words.one.note}
        required
        rows={2}
        maxLength={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
    </FormDialog>
  );
}

function EditDialog({ item, onClose, onDone }: Dialog) {
  const { t, words } = useCustodyWords();
  const announce = useAnnounce();
  const w = words.item;
  const [name, setName] = useState(item.name);
  const [place, setPlace] = useState(item.place ?? "");
  const [expected, setExpected] = useState(item.expected == null ? "" : String(item.expected));
  const [note, setNote] = useState(item.note ?? "");
  const { run, busy, problem } = useAct(KeepCustodyItem);
  return (
    <FormDialog
      title={w.edit}
      busy={busy}
      problem={problem}
      browserChecks
      onClose={onClose}
      onSubmit={async () => {
        const { ok } = await run({
          id: item.id,
          version: item.version,
          name: name.trim(),
          place: place.trim() || null,
          expected: expected === "" ? null : Number(expected),
          note: note.trim() || null,
        });
        if (!ok) return;
        announce(w.saved);
        onDone();
      }}
    >
      <Input
        label={w.name}
        required
        maxLength={120}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Input
        label={w.place}
        optionalText={t.shell.optional}
        maxLength={80}
        value={place}
        onChange={({ target }) => setPlace(target.value)}
      />
      <Input
        label={w.expected}
        optionalText={t.shell.optional}
        type="number"
        inputMode="numeric"
        min={0}
        value={expected}
        onChange={({ target }) => setExpected(target.value)}
      />
      <Textarea
        label={w.note}
        optionalText={t.shell.optional}
        rows={2}
        maxLength={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
    </FormDialog>
  );
}
