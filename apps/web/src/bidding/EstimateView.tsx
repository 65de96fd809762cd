import { mayEstimate, priceBid } from "@threshold/domain/bidding/estimate";
import { Button, buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { BidEstimatesQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { allowed, type Bidding } from "./bidding-query.ts";
import { type Draft, draftOf, estimateOf, firstDraft } from "./estimate-draft.ts";
import { EstimateLines, EstimateTerms } from "./EstimateLines.tsx";
import { PastBids, PriceView, SensitivityView } from "./EstimateResult.tsx";
import "./estimate.css";

const BidEstimates = graphql(/* GraphQL */ `
  query BidEstimates($own: BidEstimateFilter) {
    own: bidEstimates(first: 1, filter: $own) {
      nodes {
        id
        version
        terms {
          area
          vacancyRate
          vacantPayRate
          socialRate
          managementRate
          profitRate
          taxRate
          offeredFee
          lines {
            service
            kind
            name
            quantity
            shifts
            unitPrice
          }
        }
      }
    }
    others: bidEstimates(first: 20) {
      nodes {
        id
        ...PastBids_estimate
      }
    }
  }
`);

const SaveBidEstimate = graphql(/* GraphQL */ `
  mutation SaveBidEstimate($input: SaveBidEstimateInput!) {
    saveBidEstimate(input: $input) {
      project {
        id
      }
    }
  }
`);

/** 成本测算 of a bid: what it is built from, what it comes to, what moves it, and how earlier bids stood. */
export function EstimateView({ project }: { project: Bidding }) {
  const { t } = useWords();
  const words = t.bidOffer;
  const [begun, setBegun] = useState(false);
  const own = { projectId: project.id };
  const [{ data, error }, refresh] = useQuery({ query: BidEstimates, variables: { own } });
  const reload = () => refresh({ requestPolicy: "network-only" });
  if (error) return <ProblemNote problem={problemOf(error)} onRetry={reload} />;
  if (!data) return <Skeleton lines={8} />;
  const kept = data.own.nodes[0];
  const mayChange = allowed(project, "updateBidding") && mayEstimate(project.status);
  if (!kept && !begun)
    return (
      <Empty
        title={words.none}
        action={
          mayChange && (
            <Button kind="PRIMARY" onClick={() => setBegun(true)}>
              {words.begin}
            </Button>
          )
        }
      >
        {mayChange ? words.noneText : words.noneKept}
      </Empty>
    );
  return (
    <Sheet
      key={kept?.version ?? 0}
      project={project}
      kept={kept}
      others={data.others.nodes.filter(({ id }) => id !== kept?.id)}
      mayChange={mayChange}
      onSaved={reload}
    />
  );
}

interface SheetProps {
  project: Bidding;
  kept: BidEstimatesQuery["own"]["nodes"][number] | undefined;
  others: BidEstimatesQuery["others"]["nodes"];
  mayChange: boolean;
  onSaved: () => void;
}

function Sheet({ project, kept, others, mayChange, onSaved }: SheetProps) {
  const { t } = useWords();
  const words = t.bidOffer;
  const announce = useAnnounce();
  const [first] = useState<Draft>(() =>
    kept ? draftOf({ ...kept.terms, offeredFee: kept.terms.offeredFee ?? null }) : firstDraft,
  );
  const [draft, setDraft] = useState(first);
  const { run, busy, problem } = useAct(SaveBidEstimate);
  const estimate = estimateOf(draft);
  const price = estimate.ok ? priceBid(estimate.value) : undefined;
  const wrong = estimate.ok ? undefined : estimate.refusal.details;
  const save = async () => {
    if (!estimate.ok) return;
    const version = kept?.version ?? null;
    const { lines, ...terms } = estimate.value;
    const input = { projectId: project.id, version, ...terms, lines: [...lines] };
    const saved = await run(input);
    if (!saved.ok) return;
    announce(words.saved);
    onSaved();
  };
  return (
    <div className="estimate">
      <section className="bidding-part" aria-labelledby="estimate-terms">
        <header>
          <div>
            <h2 id="estimate-terms">{words.title}</h2>
            <p className="bidding-quiet">{words.lead}</p>
          </div>
          {kept && (
            <Link className={buttonClass()} to={`/forms/BID_ESTIMATE/${kept.id}`}>
              {words.print}
            </Link>
          )}
        </header>
        <EstimateTerms draft={draft} {...(mayChange && { onChange: setDraft })} wrong={wrong} />
        <EstimateLines
          draft={draft}
          price={price}
          {...(mayChange && { onChange: setDraft })}
          wrong={wrong}
        />
        {mayChange && (
          <div className="estimate-save">
            <Button
              kind="PRIMARY"
              busy={busy}
              onClick={save}
              {...(wrong && {
                unavailable: words.wrong(labelOf(words.fields, wrong), lineOf(wrong)),
              })}
            >
              {words.save}
            </Button>
            {draft !== first && <span className="bidding-quiet">{words.unsaved}</span>}
          </div>
        )}
        {problem && <ProblemNote problem={problem} />}
      </section>
      <div className="estimate-side">
        {wrong && (
          <p className="bidding-note">{words.wrong(labelOf(words.fields, wrong), lineOf(wrong))}</p>
        )}
        {estimate.ok && price && (
          <>
            <PriceView estimate={estimate.value} price={price} />
            <SensitivityView estimate={estimate.value} price={price} />
            <PastBids others={others} price={price} />
          </>
        )}
      </div>
    </div>
  );
}

type Wrong = Readonly<Record<string, unknown>>;
const labelOf = (fields: Readonly<Record<string, string>>, wrong: Wrong) =>
  fields[String(wrong["field"])] ?? "";
const lineOf = (wrong: Wrong) => (typeof wrong["line"] === "number" ? wrong["line"] : undefined);
