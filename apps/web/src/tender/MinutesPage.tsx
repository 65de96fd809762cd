import type { Json } from "@threshold/domain/canonical-json";
import { readBid } from "@threshold/domain/tender/bid";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Skeleton } from "@threshold/ui/Spinner";
import { useParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { eventOf, OpenedBidsDocument, TenderDocument } from "./tender-query.ts";
import "./tender.css";

/** The minutes of the opening (开标记录) on paper, with lines to sign. */
export function MinutesPage() {
  const { id = "" } = useParams();
  const { t, format } = useWords();
  const words = t.tender.opening;
  const [{ data, error }] = useQuery({ query: TenderDocument, variables: { id } });
  const [opened] = useQuery({ query: OpenedBidsDocument, variables: { id } });
  const problem = error ?? opened.error;
  const tender = data?.tender;
  const trail = [
    { label: t.tender.title, href: "/tenders" },
    ...(tender ? [{ label: tender.title, href: `/tenders/${id}?view=bids` }] : []),
  ];
  const log = opened.data?.tender?.log;
  const entry = log?.nodes[0];
  const event = log && eventOf({ log }, "OPENED");
  if (!tender || !entry || !event)
    return (
      <Page title={words.minutes} trail={trail}>
        {problem && <ProblemNote problem={problemOf(problem)} />}
        {!problem && !(data && opened.data) && <Skeleton lines={8} />}
        {data && opened.data && <Empty title={words.notYet} />}
      </Page>
    );
  const bidderOf = (reference: string) =>
    tender.bidders.find((one) => one.reference === reference)?.name ?? reference;
  const holderOf = (reference: string) =>
    tender.holders.find((one) => one.reference === reference)?.name ?? reference;
  const remarkOf = (bidder: string, bid: Json) => {
    const names = new Map(readBid(bid)?.files.map(({ name, sha256 }) => [sha256, name]));
    const said = (event.files ?? [])
      .filter((one) => one.bidder === bidder)
      .map(({ sha256, state }) =>
        words.minutesFile(names.get(sha256) ?? sha256, t.tenderEval.files.states[state]),
      );
    return said.length > 0 ? said.join("；") : "–";
  };
  return (
    <Page
      title={words.minutes}
      trail={trail}
      actions={
        <Button kind="PRIMARY" onClick={() => window.print()}>
          {words.print}
        </Button>
      }
    >
      <article className="tender-paper">
        <h2>{words.paperTitle(tender.title)}</h2>
        <dl className="tender-facts">
          <div>
            <dt>{t.tender.fields.organiserName}</dt>
            <dd>{tender.organiserName}</dd>
          </div>
          <div>
            <dt>{words.at}</dt>
            <dd>{format.instant(entry.at)}</dd>
          </div>
          <div>
            <dt>{t.tender.fields.openingPlace}</dt>
            <dd>{tender.openingPlace}</dd>
          </div>
          <div>
            <dt>{words.holders}</dt>
            <dd>{event.holders.map(({ holder }) => holderOf(holder)).join("、")}</dd>
          </div>
        </dl>
        <table className="tender-criteria">
          <thead>
            <tr>
              <th scope="col">{words.number}</th>
              <th scope="col">{words.bidder}</th>
              <th scope="col">{words.priceColumn}</th>
              <th scope="col">{words.remark}</th>
            </tr>
          </thead>
          <tbody>
            {event.bids.map(({ bidder, bid }, index) => (
              <tr key={bidder}>
                <td>{index + 1}</td>
                <th scope="row">{bidderOf(bidder)}</th>
                <td>{readBid(bid)?.price}</td>
                <td>{remarkOf(bidder, bid)}</td>
              </tr>
            ))}
            {event.unreadable.map(({ bidder, reason }, index) => (
              <tr key={bidder}>
                <td>{event.bids.length + index + 1}</td>
                <th scope="row">{bidderOf(bidder)}</th>
                <td>–</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="tender-paper-text">{event.minutes}</p>
        <div className="tender-sign">
          {[...event.holders.map(({ holder }) => holderOf(holder)), words.officer].map((name) => (
            <span key={name}>{`${name}：`}</span>
          ))}
        </div>
        <p className="tender-code">{words.entry(entry.position, entry.hash)}</p>
      </article>
    </Page>
  );
}
