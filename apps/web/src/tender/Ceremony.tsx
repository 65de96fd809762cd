import { type OpenedEnvelope, openEnvelopes, unlockShare } from "@threshold/domain/tender/opening";
import type { Json } from "@threshold/domain/canonical-json";
import { type CheckedFile, sealedFilesOf } from "@threshold/domain/tender/bid-file";
import { readBid } from "@threshold/domain/tender/bid";
import type { SealedBox } from "@threshold/domain/tender/seal";
import {
  type HolderKey,
  joinShares,
  type KeyShare,
  type OpenShare,
} from "@threshold/domain/tender/shares";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { ErrorNote, Note } from "@threshold/ui/ErrorNote";
import { Input, Textarea } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { explain } from "../refusals.ts";
import { FileCheck } from "./FileCheck.tsx";
import { Part } from "./parts.tsx";
import { useRecordOpening } from "./record-opening.ts";
import type { Tender } from "./tender-query.ts";

const TenderOpening = graphql(/* GraphQL */ `
  query TenderOpening($id: ID!) {
    tender(id: $id) {
      id
      opening {
        holders {
          id
          name
          organization
          key
          share
        }
        bids {
          bidderId
          bidderName
          commitment
          box
        }
      }
    }
  }
`);

interface Holder {
  readonly reference: string;
  readonly name: string;
  readonly organization: string | null;
  readonly key: HolderKey;
  readonly share: KeyShare;
}

interface Sealed {
  readonly bidder: string;
  readonly name: string;
  readonly sealed: { readonly commitment: string; readonly box: SealedBox };
}

/**
 * The opening (开标), in this one browser: holders type their passphrases beside each other, their shares make the key, and the bids
 * are opened one after the other, to be read out. The key goes nowhere and is gone with the page.
 */
export function Ceremony({
  tender,
  onDone,
  onClose,
}: {
  tender: Tender;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.tender.opening;
  const [{ data, error }] = useQuery({
    query: TenderOpening,
    variables: { id: tender.id },
    requestPolicy: "network-only",
  });
  const [shares, setShares] = useState<readonly OpenShare[]>([]);
  const [read, setRead] = useState<readonly OpenedEnvelope[]>();
  const [opening, setOpening] = useState(false);
  const [checked, setChecked] = useState<readonly CheckedFile[]>();
  const [fault, setFault] = useState<string>();
  const known = data?.tender?.opening;
  const threshold = tender.threshold ?? 2;
  if (error) return <ProblemNote problem={problemOf(error)} />;
  if (!known) return <Skeleton lines={6} />;
  const holders = known.holders.map((one) => ({
    reference: one.id,
    name: one.name,
    organization: one.organization ?? null,
    key: one.key as HolderKey,
    share: one.share as KeyShare,
  }));
  const envelopes = known.bids.map((one) => ({
    bidder: one.bidderId,
    name: one.bidderName,
    sealed: { commitment: one.commitment, box: one.box as SealedBox },
  }));
  const open = async () => {
    setFault(undefined);
    setOpening(true);
    const key = { publicKey: tender.publicKey ?? "", threshold };
    const joined = await joinShares(key, shares);
    if (!joined.ok) {
      setOpening(false);
      return setFault(explain(t, { kind: "REFUSED", details: {}, ...joined.refusal }));
    }
    setRead([]);
    for await (const one of openEnvelopes(joined.value, tender.reference, envelopes)) {
      setRead((before) => [...(before ?? []), one]);
      // One after the other, as they are read out: faster than anybody follows would be no public opening.
      await new Promise((done) => setTimeout(done, 400));
    }
    joined.value.secret.fill(0);
    setOpening(false);
  };
  const handed = (read ?? []).flatMap((one) =>
    "bid" in one ? sealedFilesOf(one.bid).map((file) => ({ bidder: one.bidder, file })) : [],
  );
  return (
    <Part
      id="tender-ceremony"
      title={words.ceremony}
      lead={words.ceremonyLead(threshold, holders.length)}
      action={
        !read && (
          <Button kind="QUIET" onClick={onClose}>
            {t.shell.cancel}
          </Button>
        )
      }
    >
      <Note tone="WARN">{words.ceremonyWarning}</Note>
      <ol className="tender-steps">
        <li aria-current={read ? undefined : "step"}>
          <h3>{words.stepHolders(shares.length, threshold)}</h3>
          <div className="tender-holders">
            {holders.map((holder) => (
              <HolderDesk
                key={holder.reference}
                holder={holder}
                tender={tender.reference}
                isOpen={shares.some((one) => one.holder === holder.reference)}
                isOver={read !== undefined}
                onOpen={(share) => setShares((before) => [...before, share])}
              />
            ))}
          </div>
          {!read && (
            <div className="tender-buttons">
              <Button
                kind="PRIMARY"
                busy={opening}
                onClick={() => void open()}
                {...(shares.length < threshold && {
                  unavailable: words.moreHolders(threshold - shares.length),
                })}
              >
                {words.openAll(envelopes.length)}
              </Button>
            </div>
          )}
          {fault && <ErrorNote>{fault}</ErrorNote>}
        </li>
        {read && (
          <li aria-current={opening ? "step" : undefined}>
            <h3>{words.stepRead(read.length, envelopes.length)}</h3>
            <ReadAloud read={read} envelopes={envelopes} />
          </li>
        )}
        {read && !opening && handed.length > 0 && (
          <li aria-current={checked ? undefined : "step"}>
            <h3>{words.stepFiles}</h3>
            <FileCheck
              tender={tender.reference}
              handed={handed}
              nameOf={(bidder) => nameIn(envelopes, bidder)}
              onChecked={setChecked}
            />
          </li>
        )}
        {read && !opening && (checked ?? handed.length === 0) && (
          <li aria-current="step">
            <h3>{words.stepMinutes}</h3>
            <Minutes
              tender={tender}
              read={read}
              checked={checked ?? []}
              envelopes={envelopes}
              holders={holders.filter(({ reference }) =>
                shares.some(({ holder }) => holder === reference),
              )}
              shares={shares}
              onDone={onDone}
            />
          </li>
        )}
      </ol>
    </Part>
  );
}

function HolderDesk({
  holder,
  tender,
  isOpen,
  isOver,
  onOpen,
}: {
  holder: Holder;
  tender: string;
  isOpen: boolean;
  isOver: boolean;
  onOpen: (share: OpenShare) => void;
}) {
  const { t } = useWords();
  const words = t.tender.opening;
  const [passphrase, setPassphrase] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const unlock = async () => {
    setBusy(true);
    setFault(undefined);
    const opened = await unlockShare(tender, holder.share, holder.key, passphrase);
    setBusy(false);
    setPassphrase("");
    if (opened.ok) onOpen(opened.value);
    else setFault(explain(t, { kind: "REFUSED", details: {}, ...opened.refusal }));
  };
  return (
    <form
      className="tender-desk"
      noValidate
      aria-label={holder.name}
      onSubmit={(event) => {
        event.preventDefault();
        void unlock();
      }}
    >
      <header>
        <strong>{holder.name}</strong>
        {holder.organization && <small className="tender-quiet">{holder.organization}</small>}
        <Badge tone={isOpen ? "OK" : "NEUTRAL"} icon={isOpen ? "check" : "lock"}>
          {isOpen ? words.present : words.absent}
        </Badge>
      </header>
      {!isOpen && !isOver && (
        <>
          <Input
            label={words.passphrase(holder.name)}
            type="password"
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={passphrase}
            error={fault}
            onChange={({ target }) => setPassphrase(target.value)}
          />
          <Button submit busy={busy}>
            {words.unlock}
          </Button>
        </>
      )}
    </form>
  );
}

const nameIn = (envelopes: readonly Sealed[], bidder: string) =>
  envelopes.find((one) => one.bidder === bidder)?.name ?? bidder;

/** 唱标: bidder and price in large letters, one beneath the other. */
function ReadAloud({
  read,
  envelopes,
}: {
  read: readonly OpenedEnvelope[];
  envelopes: readonly Sealed[];
}) {
  const { t } = useWords();
  const words = t.tender.opening;
  return (
    <ol className="tender-aloud" aria-live="polite">
      {read.map((one) => (
        <li key={one.bidder}>
          <strong>{nameIn(envelopes, one.bidder)}</strong>
          {"bid" in one ? (
            <span className="tender-price">{words.price(readBid(one.bid)?.price ?? "–")}</span>
          ) : (
            <span className="tender-bad">
              {explain(t, { kind: "REFUSED", details: {}, ...one.refusal })}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

function Minutes({
  tender,
  read,
  checked,
  envelopes,
  holders,
  shares,
  onDone,
}: {
  tender: Tender;
  read: readonly OpenedEnvelope[];
  checked: readonly CheckedFile[];
  envelopes: readonly Sealed[];
  holders: readonly Holder[];
  shares: readonly OpenShare[];
  onDone: () => void;
}) {
  const { t, format } = useWords();
  const words = t.tender.opening;
  const { record, busy, problem } = useRecordOpening(tender.reference);
  const saidOfFiles = ({ bidder, bid }: { bidder: string; bid: Json }) => {
    const files = sealedFilesOf(bid);
    const wrong = files.flatMap(({ name, sha256 }) => {
      const state = checked.find((it) => it.bidder === bidder && it.sha256 === sha256)?.state;
      return state === undefined || state === "AS_COMMITTED"
        ? []
        : [words.minutesFile(name, t.tenderEval.files.states[state])];
    });
    return files.length === 0 ? "" : words.minutesFiles(files.length, wrong);
  };
  const said = (one: OpenedEnvelope) =>
    "bid" in one
      ? words.minutesBid(nameIn(envelopes, one.bidder), readBid(one.bid)?.price ?? "–") +
        saidOfFiles(one)
      : words.minutesUnreadable(
          nameIn(envelopes, one.bidder),
          explain(t, { kind: "REFUSED", details: {}, ...one.refusal }),
        );
  const [minutes, setMinutes] = useState(() =>
    words.minutesText(
      format.instant(new Date().toISOString()),
      tender.openingPlace ?? "–",
      holders.map(({ name }) => name).join("、"),
      read.map(said).join("\n"),
    ),
  );
  const idOf = (all: readonly { id: string; reference: string }[], reference: string) =>
    all.find((one) => one.reference === reference)?.id ?? reference;
  const press = async () => {
    const recorded = await record({
      holders: shares.map(({ holder, proof }) => ({
        holderId: idOf(tender.holders, holder),
        proof,
      })),
      bids: read.flatMap((one) =>
        "bid" in one
          ? [
              {
                bidderId: idOf(tender.bidders, one.bidder),
                bid: one.bid,
                nonce: one.nonce,
              },
            ]
          : [],
      ),
      unreadable: read.flatMap((one) =>
        "refusal" in one
          ? [
              {
                bidderId: idOf(tender.bidders, one.bidder),
                reason: explain(t, { kind: "REFUSED", details: {}, ...one.refusal }),
              },
            ]
          : [],
      ),
      files: checked.map(({ bidder, sha256, state }) => ({
        bidderId: idOf(tender.bidders, bidder),
        sha256,
        state,
      })),
      minutes,
    });
    if (recorded) onDone();
  };
  return (
    <div className="tender-form">
      <Textarea
        label={words.minutes}
        hint={words.minutesHint}
        required
        rows={10}
        maxLength={20_000}
        value={minutes}
        onChange={({ target }) => setMinutes(target.value)}
      />
      {problem && <ProblemNote problem={problem} />}
      <div className="tender-buttons">
        <Button kind="PRIMARY" busy={busy} onClick={() => void press()}>
          {words.record}
        </Button>
      </div>
    </div>
  );
}
