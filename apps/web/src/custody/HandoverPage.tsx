import { settlementsOf } from "@threshold/domain/custody/handover";
import type { Settlement } from "@threshold/domain/custody/vocabulary";
import { Badge } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Select, Textarea } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { FormDialog } from "../form/FormDialog.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { CustodyHandoverPageQuery } from "../gql/graphql.ts";
import { PhoneNumber } from "../personal-data/PhoneNumber.tsx";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import { SignaturePanel } from "../signature/SignaturePanel.tsx";
import { Card, Facts } from "./Card.tsx";
import { CancelCustodyHandover, SettleCustodyDifference } from "./custody-documents.ts";
import type { Brought } from "./HandingOverPage.tsx";
import { Papers } from "./Papers.tsx";
import {
  holderName,
  optionsOf,
  placeOf,
  statusTones,
  useCustodyWords,
  useThingName,
} from "./words.ts";
import "./custody.css";

const HandoverDocument = graphql(/* GraphQL */ `
  query CustodyHandoverPage($id: ID!) {
    custodyHandover(id: $id) {
      id
      number
      direction
      status
      standInName
      standInRelation
      standInPaper
      reason
      dueBackOn
      handedOn
      cancelledReason
      pieces
      heldCount
      overdue
      estate {
        id
        name
      }
      holder {
        id
        party
        name
        organization
        phone
      }
      handler {
        id
        name
      }
      lines {
        id
        quantity
        listed
        damaged
        held
        note
        item {
          id
          kind
          name
          number
          form
          measure
          place
          building {
            id
            number
          }
          unit {
            id
            roomNumber
          }
        }
      }
      differences {
        id
        kind
        quantity
        settlement
        settledOn
        note
        settledBy {
          id
          name
        }
        item {
          id
          name
          number
          form
        }
      }
      signOffs {
        id
        ...SignaturePanel_signOff
      }
      attachments {
        id
        name
        url
      }
    }
  }
`);

type Handover = NonNullable<CustodyHandoverPageQuery["custodyHandover"]>;

/** One handover: what went over, who signed, what differed, what is still out. */
export function HandoverPage() {
  const { id = "" } = useParams();
  const { words, directions, statuses, parties, format } = useCustodyWords();
  const may = useMay();
  const w = words.one;
  const [cancelling, setCancelling] = useState(false);
  const [{ data, error }, refresh] = useQuery({ query: HandoverDocument, variables: { id } });
  const reload = () => refresh({ requestPolicy: "network-only" });
  const trail = [{ label: words.back, href: "/custody?view=HANDOVERS" }];
  const handover = data?.custodyHandover;
  if (!handover)
    return (
      <Page title={words.title} trail={trail}>
        {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
        {!data && !error && <Skeleton lines={10} />}
        {data && <Empty title={words.notFound} />}
      </Page>
    );
  const { holder, status, direction } = handover;
  const keeps = may("custody.handOver") || may("custody.takeOver");
  const waits = status === "OPEN" || status === "REFUSED";
  return (
    <Page
      title={w.title(directions[direction], String(handover.number))}
      trail={trail}
      subtitle={`${handover.estate.name} · ${holderName(holder)}`}
      mark={
        <>
          <Badge tone={statusTones[status]}>{statuses[status]}</Badge>
          {handover.overdue && <Badge tone="BAD">{words.standings.OVERDUE}</Badge>}
        </>
      }
      actions={
        <>
          {keeps && waits && <Button onClick={() => setCancelling(true)}>{w.cancel}</Button>}
          {keeps && handover.heldCount > 0 && (
            <Link
              className={buttonClass()}
              to={`/custody/hand-over?direction=RETURN&estate=${handover.estate.id}`}
              state={
                {
                  holder: {
                    holderId: holder.id,
                    party: holder.party,
                    name: holder.name,
                    organization: holder.organization ?? "",
                    phone: holder.phone ?? "",
                  },
                } satisfies Brought
              }
            >
              {w.takeBack}
            </Link>
          )}
          <Link className={buttonClass()} to={`/forms/CUSTODY_RECEIPT/${handover.id}`}>
            {w.receipt}
          </Link>
        </>
      }
    >
      <div className="custody-columns">
        <div>
          <div className="custody-card">
            <Facts
              of={[
                [w.facts.counterparty, `${holderName(holder)}（${parties[holder.party]}）`],
                [
                  words.handover.phone,
                  holder.phone && (
                    <PhoneNumber
                      of={holder.id}
                      whose={holderName(holder)}
                      shown={holder.phone}
                      may={may("custody.handOver") || may("custody.takeOver")}
                    />
                  ),
                ],
                [
                  w.facts.standIn,
                  handover.standInName &&
                    [handover.standInName, handover.standInRelation, handover.standInPaper]
                      .filter(Boolean)
                      .join(" · "),
                ],
                [w.facts.reason, handover.reason],
                [w.facts.handedOn, handover.handedOn && format.day(handover.handedOn)],
                [
                  w.facts.dueBackOn,
                  handover.dueBackOn && (
                    <span className={handover.overdue ? "custody-late" : undefined}>
                      {format.day(handover.dueBackOn)}
                    </span>
                  ),
                ],
                [w.facts.handler, handover.handler.name],
                [w.facts.pieces, format.number(handover.pieces)],
                [
                  w.facts.held,
                  handover.heldCount > 0 ? format.number(handover.heldCount) : undefined,
                ],
                [w.cancelReason, handover.cancelledReason],
              ]}
            />
          </div>
          {handover.differences.length > 0 && (
            <Differences handover={handover} maySettle={may("custody.settle")} onChanged={reload} />
          )}
          <Lines handover={handover} />
        </div>
        <div>
          {handover.signOffs.map((signOff) => (
            <SignaturePanel key={signOff.id} signOff={signOff} onChanged={reload} />
          ))}
          <Card title={w.files}>
            <Papers
              recordId={handover.id}
              files={handover.attachments}
              mayAdd={keeps}
              label={w.addFiles}
              hint={w.fileHint}
              onAdded={reload}
            />
          </Card>
        </div>
      </div>
      {cancelling && (
        <CancelDialog
          id={handover.id}
          onClose={() => setCancelling(false)}
          onDone={() => {
            setCancelling(false);
            reload();
          }}
        />
      )}
    </Page>
  );
}

function Lines({ handover }: { handover: Handover }) {
  const { words, format } = useCustodyWords();
  const nameOf = useThingName();
  const { columns } = words;
  const counted = handover.direction === "RECEIVE";
  const isOut = handover.direction === "ISSUE" && handover.status === "DONE";
  return (
    <Card title={words.one.lines}>
      <div
        className="custody-scroll"
        role="region"
        aria-label={words.one.lines}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
        tabIndex={0}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{columns.thing}</th>
              <th scope="col">{columns.place}</th>
              {counted && <th scope="col">{columns.listed}</th>}
              <th scope="col">{columns.quantity}</th>
              {counted && <th scope="col">{columns.damaged}</th>}
              {isOut && <th scope="col">{columns.held}</th>}
            </tr>
          </thead>
          <tbody>
            {handover.lines.map(({ id, item, quantity, listed, damaged, held }) => (
              <tr key={id}>
                <td>
                  <Link to={`/custody/items/${item.id}`}>{nameOf(item)}</Link>
                </td>
                <td>{placeOf(item) || words.wholeEstate}</td>
                {counted && <td>{listed == null ? "" : format.number(listed)}</td>}
                <td>{`${format.number(quantity)}${item.measure ?? ""}`}</td>
                {counted && <td>{damaged > 0 ? format.number(damaged) : ""}</td>}
                {isOut && (
                  <td className={held > 0 && handover.overdue ? "custody-late" : undefined}>
                    {held > 0 ? format.number(held) : ""}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

type Difference = Handover["differences"][number];

function Differences({
  handover,
  maySettle,
  onChanged,
}: {
  handover: Handover;
  maySettle: boolean;
  onChanged: () => void;
}) {
  const { words, format, differences, settlements } = useCustodyWords();
  const nameOf = useThingName();
  const [settling, setSettling] = useState<Difference>();
  const w = words.one;
  return (
    <Card title={w.differences}>
      <ul className="custody-lines">
        {handover.differences.map((one) => (
          <li key={one.id}>
            <span className="custody-cell">
              <span>{`${nameOf(one.item)} ${differences[one.kind]} ${format.number(one.quantity)}`}</span>
              {one.note && <small>{one.note}</small>}
            </span>
            {one.settlement ? (
              <small>
                {w.settledOn(
                  settlements[one.settlement],
                  one.settledOn ? format.shortDay(one.settledOn) : "",
                  one.settledBy?.name ?? "",
                )}
              </small>
            ) : maySettle ? (
              <Button small onClick={() => setSettling(one)}>
                {w.settle}
              </Button>
            ) : (
              <Badge tone="WARN">{words.unsettled}</Badge>
            )}
          </li>
        ))}
      </ul>
      {settling && (
        <SettleDialog
          difference={settling}
          onClose={() => setSettling(undefined)}
          onDone={() => {
            setSettling(undefined);
            onChanged();
          }}
        />
      )}
    </Card>
  );
}

function SettleDialog({
  difference,
  onClose,
  onDone,
}: {
  difference: Difference;
  onClose: () => void;
  onDone: () => void;
}) {
  const { words, differences, settlements } = useCustodyWords();
  const nameOf = useThingName();
  const announce = useAnnounce();
  const w = words.one;
  const choices = settlementsOf(difference.kind);
  const [settlement, setSettlement] = useState<Settlement>(choices[0]!);
  const [note, setNote] = useState("");
  const { run, busy, problem } = useAct(SettleCustodyDifference);
  return (
    <FormDialog
      title={`${w.settle} · ${nameOf(difference.item)} ${differences[difference.kind]} ${difference.quantity}`}
      submitText={w.settle}
      busy={busy}
      problem={problem}
      browserChecks
      onClose={onClose}
      onSubmit={async () => {
        const { ok } = await run({ id: difference.id, settlement, note: note.trim() });
        if (!ok) return;
        announce(w.settled);
        onDone();
      }}
    >
      <Select
        label={w.settlement}
        value={settlement}
        options={optionsOf(settlements).filter(({ value }) => choices.includes(value))}
        onChange={({ target }) => setSettlement(target.value as Settlement)}
      />
      <Textarea
        label={w.note}
        required
        rows={2}
        maxLength={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
    </FormDialog>
  );
}

function CancelDialog({
  id,
  onClose,
  onDone,
}: {
  id: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { words } = useCustodyWords();
  const announce = useAnnounce();
  const w = words.one;
  const [reason, setReason] = useState("");
  const { run, busy, problem } = useAct(CancelCustodyHandover);
  return (
    <FormDialog
      title={w.cancel}
      submitText={w.cancel}
      kind="DANGER"
      busy={busy}
      problem={problem}
      browserChecks
      onClose={onClose}
      onSubmit={async () => {
        const { ok } = await run({ id, reason: reason.trim() });
        if (!ok) return;
        announce(w.cancelled);
        onDone();
      }}
    >
      <Textarea
        label={w.cancelReason}
        required
        rows={2}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  );
}
