import { readFraction, rounded } from "@threshold/domain/tender/fraction";
import { Badge } from "@threshold/ui/Badge";
import { Note } from "@threshold/ui/ErrorNote";
import { useWords } from "../../i18n/Words.tsx";
import { Countdown } from "../clock.tsx";
import { NoticeText } from "../NoticeText.tsx";
import { Facts, Part } from "../parts.tsx";
import { statusTones } from "../status.ts";
import { Documents } from "./Documents.tsx";
import { GuestFrame } from "./GuestFrame.tsx";
import { HandIn } from "./HandIn.tsx";
import { SaidList, SayForm } from "./Questions.tsx";
import type { BidView, TenderLink } from "./tender-link.ts";

/** A bidder's whole tender by one link (投标人页面): read, ask, hand in, see the opening and the result, complain. */
export function BidderPage({
  link,
  token,
  onChanged,
}: {
  link: TenderLink<BidView>;
  token: string;
  onChanged: () => void;
}) {
  const { t } = useWords();
  const words = t.tender;
  const view = link.tender;
  const counts = view.received.some(({ state }) => state === "COUNTS");
  return (
    <GuestFrame
      title={view.notice.title}
      lead={`${view.notice.organiser.name} · ${words.guest.youAre(view.bidder.name)}`}
      mark={<Badge tone={statusTones(view.status)}>{words.statuses[view.status]}</Badge>}
      aside={
        <>
          <Countdown now={link.now} deadline={view.deadline} />
          <Facts
            facts={[
              [words.guest.yourBid, counts ? words.bid.isIn : words.bid.isNotIn],
              [words.bidders.qualification, <Standing key="standing" view={view} />],
            ]}
          />
          <nav className="tender-guest-nav" aria-label={words.guest.nav}>
            {view.result && <a href="#tender-result">{words.guest.result}</a>}
            {view.opening && <a href="#tender-opening">{words.opening.title}</a>}
            <a href="#tender-hand-in">{words.bid.title}</a>
            <a href="#tender-notice">{words.guest.notice}</a>
            <a href="#tender-questions">{words.questions.title}</a>
          </nav>
        </>
      }
    >
      {view.result && <Result view={view} token={token} onChanged={onChanged} />}
      {view.opening && <Opening view={view} />}
      {view.status === "FAILED" && <Note tone="WARN">{words.guest.failed}</Note>}
      <HandIn view={view} token={token} onChanged={onChanged} />
      <Part id="tender-notice" title={words.guest.notice}>
        <NoticeText notice={view.notice} deadline={view.deadline} />
        <Documents documents={view.documents} token={token} />
      </Part>
      <Part id="tender-questions" title={words.questions.title} lead={words.questions.guestLead}>
        <SaidList all={view.questions} none={words.questions.none} />
        {view.canAsk && (
          <SayForm
            token={token}
            label={words.questions.ask}
            hint={words.questions.askHint}
            button={words.questions.send}
            deed={(text) => ({ act: "ASK", text })}
            onDone={onChanged}
          />
        )}
      </Part>
      <p className="tender-quiet">
        {words.guest.trust} <a href="/tender-verifier">{words.guest.verifier}</a>
      </p>
    </GuestFrame>
  );
}

function Standing({ view: { notice, bidder } }: { view: BidView }) {
  const { t } = useWords();
  const words = t.tender.bidders;
  if (!notice.prequalified) return words.notAsked;
  if (bidder.qualified === null) return words.notJudged;
  if (!bidder.qualified)
    return `${words.failed}${bidder.qualifiedReason ? `：${bidder.qualifiedReason}` : ""}`;
  return bidder.chosen === false ? words.notChosen : words.passed;
}

function Opening({ view }: { view: BidView }) {
  const { t, format } = useWords();
  const words = t.tender.opening;
  const { opening, bidder } = view;
  if (!opening) return null;
  return (
    <Part id="tender-opening" title={words.title} lead={words.openedAt(format.instant(opening.at))}>
      <ul className="tender-rows">
        {opening.bids.map((one) => (
          <li key={one.bidder}>
            <div>
              <strong>{one.name}</strong>
            </div>
            {one.bidder === bidder.reference && <Badge tone="ACCENT">{t.tender.guest.you}</Badge>}
            <span className="tender-price">{words.price(one.price)}</span>
          </li>
        ))}
        {opening.unreadable.map((one) => (
          <li key={one.bidder}>
            <div>
              <strong>{one.name}</strong>
              <small>{one.reason}</small>
            </div>
            <Badge tone="WARN">{words.unreadable}</Badge>
          </li>
        ))}
      </ul>
      <details className="tender-section">
        <summary>
          <span>{words.minutes}</span>
        </summary>
        <p>{opening.minutes}</p>
      </details>
    </Part>
  );
}

function Result({
  view,
  token,
  onChanged,
}: {
  view: BidView;
  token: string;
  onChanged: () => void;
}) {
  const { t, format } = useWords();
  const words = t.tender.guest;
  const { result, bidder } = view;
  if (!result) return null;
  const score = (text: string) => {
    const value = readFraction(text);
    return value ? rounded(value, 2) : text;
  };
  return (
    <Part id="tender-result" title={words.result}>
      <Note tone={result.mine ? "OK" : "INFO"}>
        <strong>{result.mine ? words.won : words.awarded(result.name)}</strong>
        {!result.mine && <p>{words.lost}</p>}
      </Note>
      <ol className="tender-rows">
        {result.ranked.map((one, index) => (
          <li key={one.bidder}>
            <div>
              <strong>{`${index + 1}. ${one.name}`}</strong>
            </div>
            {one.bidder === bidder.reference && <Badge tone="ACCENT">{words.you}</Badge>}
            <span className="tender-price">{words.score(score(one.score))}</span>
          </li>
        ))}
      </ol>
      <h3>{words.complaints}</h3>
      {result.complaintsUntil && (
        <p className="tender-quiet">
          {words.complaintsUntil(format.instant(result.complaintsUntil))}
        </p>
      )}
      {(view.complaints.length > 0 || !view.canComplain) && (
        <SaidList all={view.complaints} none={words.noComplaints} />
      )}
      {view.canComplain && (
        <SayForm
          token={token}
          label={words.complaint}
          hint={words.complaintHint}
          button={words.complain}
          deed={(text) => ({ act: "COMPLAIN", text })}
          onDone={onChanged}
        />
      )}
    </Part>
  );
}
