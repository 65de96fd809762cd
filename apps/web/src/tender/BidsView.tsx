import { readBid } from "@threshold/domain/tender/bid";
import type { Scoring } from "@threshold/domain/tender/score";
import { Badge } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Skeleton } from "@threshold/ui/Spinner";
import { lazy, Suspense, useMemo, useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { BidText } from "./evaluation/BidText.tsx";
import { rowsOf } from "./evaluation/sheet.ts";
import { BidFileContext, filesByAccount } from "./opened-file.ts";
import { Part } from "./parts.tsx";
import "./evaluation/evaluation.css";
import {
  allowed,
  eventOf,
  OpenedBidsDocument,
  type PartProps,
  type Tender,
} from "./tender-query.ts";

const Ceremony = lazy(async () => ({ default: (await import("./Ceremony.tsx")).Ceremony }));

/** Bids (投标文件): sealed envelopes until the opening, what was in them after. */
export function BidsView({ tender, onChanged }: PartProps) {
  const { t } = useWords();
  const words = t.tender.bids;
  const [opening, setOpening] = useState(false);
  if (tender.sealed)
    return (
      <Part id="tender-bids" title={words.title}>
        <Empty title={t.tender.sealedTitle}>{t.tender.sealedHint}</Empty>
      </Part>
    );
  if (opening)
    return (
      <Suspense>
        <Ceremony
          tender={tender}
          onClose={() => setOpening(false)}
          onDone={() => {
            setOpening(false);
            onChanged();
          }}
        />
      </Suspense>
    );
  return (
    <>
      {tender.openedAt && <Opened tender={tender} />}
      <Part
        id="tender-bids"
        title={words.envelopes}
        lead={words.envelopesLead}
        action={
          allowed(tender, "openTender") && (
            <Button kind="PRIMARY" icon="lock" onClick={() => setOpening(true)}>
              {t.tender.opening.begin}
            </Button>
          )
        }
      >
        <Envelopes tender={tender} />
      </Part>
    </>
  );
}

function Envelopes({ tender }: { tender: Tender }) {
  const { t, format } = useWords();
  const words = t.tender.bids;
  const known = tender.bidders.filter(
    ({ bidAt, withdrawnAt, lateCount }) => bidAt || withdrawnAt || lateCount,
  );
  if (known.length === 0) return <Empty title={words.none} />;
  return (
    <ul className="tender-rows">
      {known.map((bidder) => (
        <li key={bidder.id}>
          <div>
            <strong>{bidder.name}</strong>
            <small>
              {[
                bidder.bidAt && words.receivedAt(format.instant(bidder.bidAt)),
                bidder.bidBytes && words.size(format.bytes(bidder.bidBytes)),
                bidder.withdrawnAt && words.withdrawnAt(format.instant(bidder.withdrawnAt)),
              ]
                .filter(Boolean)
                .join(" · ")}
            </small>
          </div>
          {bidder.bidAt && !bidder.withdrawnAt && <Badge tone="OK">{words.counts}</Badge>}
          {bidder.withdrawnAt && <Badge>{words.withdrawn}</Badge>}
          {bidder.lateCount > 0 && <Badge tone="BAD">{words.late(bidder.lateCount)}</Badge>}
        </li>
      ))}
    </ul>
  );
}

function Opened({ tender }: { tender: Tender }) {
  const { t, format } = useWords();
  const words = t.tender.opening;
  const [{ data, error }, again] = useQuery({
    query: OpenedBidsDocument,
    variables: { id: tender.id },
  });
  const opened = data?.tender && eventOf(data.tender, "OPENED");
  const { bids = [], files = [] } = opened ?? {};
  const source = useMemo(() => filesByAccount(tender.reference), [tender.reference]);
  const rows = tender.scoring ? rowsOf(tender.scoring as Scoring) : [];
  const nameOf = (reference: string) =>
    tender.bidders.find((one) => one.reference === reference)?.name ?? reference;
  return (
    <Part
      id="tender-opened"
      title={words.title}
      lead={tender.openedAt && words.openedAt(format.instant(tender.openedAt))}
      action={
        <Link className={buttonClass()} to={`/tenders/${tender.id}/minutes`}>
          {words.printMinutes}
        </Link>
      }
    >
      {error && (
        <ProblemNote
          problem={problemOf(error)}
          onRetry={() => again({ requestPolicy: "network-only" })}
        />
      )}
      {!data && !error && <Skeleton lines={4} />}
      <div className="tender-opened">
        {bids.map(({ bidder, bid }) => (
          <details key={bidder} className="tender-section">
            <summary>
              <span>
                {nameOf(bidder)}{" "}
                <b className="tender-price">{words.price(readBid(bid)?.price ?? "–")}</b>
              </span>
            </summary>
            <BidFileContext value={source}>
              <BidText
                bid={{
                  bidder,
                  name: nameOf(bidder),
                  price: readBid(bid)?.price ?? "",
                  bid,
                  files,
                }}
                rows={rows}
              />
            </BidFileContext>
          </details>
        ))}
        {tender.bidders
          .filter(({ unreadable }) => unreadable)
          .map((one) => (
            <p key={one.id}>
              <Badge tone="WARN">{words.unreadable}</Badge> <strong>{one.name}</strong>{" "}
              {one.unreadable}
            </p>
          ))}
      </div>
    </Part>
  );
}
