import { drawOrder } from "@threshold/domain/unit-acceptance/lots";
import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { AcceptanceLotsQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import type { Batch } from "./batch-document.ts";
import { Sampling } from "./Sampling.tsx";

const AcceptanceLots = graphql(/* GraphQL */ `
  query AcceptanceLots($id: ID!) {
    acceptanceBatch(id: $id) {
      id
      drawSecret
      sampling {
        itemCode
        level
        aql
        events
      }
      lots {
        id
        itemLabel
        itemLabelEn
        homes
        level
        aql
        severity
        letter
        accept
        sample
        verdict
        building {
          id
          number
        }
        progress {
          concluded
          nonconforming
        }
      }
    }
  }
`);

type Lots = NonNullable<AcceptanceLotsQuery["acceptanceBatch"]>;
type Lot = Lots["lots"][number];

const tones: Record<Lot["verdict"], Tone> = {
  OPEN: "NEUTRAL",
  ACCEPTED: "OK",
  REJECTED: "BAD",
  FULL: "NEUTRAL",
};

/** 抽样: what of the batch is inspected by samples, by which plan, how far it is; the draw can be made again. */
export function Lots({ batch }: { batch: Batch }) {
  const { t, language } = useWords();
  const words = t.acceptance.lots;
  const [{ data, error }] = useQuery({
    query: AcceptanceLots,
    variables: { id: batch.id },
    requestPolicy: "cache-and-network",
  });
  const found = data?.acceptanceBatch;
  if (error) return <ProblemNote problem={problemOf(error)} />;
  if (!found) return <Skeleton lines={6} />;
  const isBefore = batch.status === "NOTIFIED" || batch.status === "TEAM_FORMED";
  if (found.lots.length === 0)
    return (
      <section className="acceptance-lots">
        <Empty title={isBefore ? words.notYet : words.none} />
        <Sampling batch={batch} histories={found.sampling} />
      </section>
    );
  return (
    <section className="acceptance-lots">
      <p className="acceptance-quiet">{words.lead}</p>
      <ul>
        {found.lots.map((lot) => (
          <li key={lot.id} className="acceptance-line">
            <div className="acceptance-line-head">
              <h3>{`${lot.building.number} · ${language === "zh" ? lot.itemLabel : lot.itemLabelEn}`}</h3>
              <Badge tone={tones[lot.verdict]}>{words.verdicts[lot.verdict]}</Badge>
            </div>
            <p>
              {lot.accept == null
                ? words.full(lot.homes)
                : words.rule(lot.homes, lot.sample.length, lot.accept)}
              <small>
                {words.terms(lot.level, lot.aql, words.severities[lot.severity], lot.letter ?? "")}
              </small>
            </p>
            {lot.accept != null && (
              <>
                <p>
                  {words.done(
                    lot.progress.concluded,
                    lot.sample.length,
                    lot.progress.nonconforming,
                  )}
                </p>
                <details>
                  <summary>{words.sample}</summary>
                  <p>{lot.sample.join("、")}</p>
                </details>
              </>
            )}
          </li>
        ))}
      </ul>
      <Sampling batch={batch} histories={found.sampling} />
      <p className="acceptance-quiet">{words.source}</p>
      {found.drawSecret && <DrawCheck batch={batch} lots={found.lots} secret={found.drawSecret} />}
    </section>
  );
}

/** Draws the samples again on this device, from the seed and the homes of the board. */
function DrawCheck({
  batch: { id, board },
  lots,
  secret,
}: {
  batch: Batch;
  lots: readonly Lot[];
  secret: string;
}) {
  const { t } = useWords();
  const words = t.acceptance.lots;
  const [same, setSame] = useState<boolean>();
  const batch = id.slice(id.indexOf("_") + 1);
  const check = async () => {
    for (const building of new Set(lots.map((lot) => lot.building.number))) {
      const homes = board
        .filter((cell) => cell.building === building)
        .map((cell) => `${building}-${cell.room}`);
      const order = await drawOrder(homes, { batch, building, secret });
      const isSame = lots
        .filter((lot) => lot.building.number === building)
        .every(({ sample, accept }) =>
          accept == null
            ? sample.length === homes.length
            : sample.every((home, at) => home === order[at]),
        );
      if (!isSame) return setSame(false);
    }
    return setSame(true);
  };
  return (
    <div className="acceptance-draw">
      <p className="acceptance-quiet">{words.seed(batch, secret)}</p>
      <Button small onClick={() => void check()}>
        {words.check}
      </Button>
      <span role="status">
        {same !== undefined && (
          <Badge tone={same ? "OK" : "BAD"}>{same ? words.same : words.other}</Badge>
        )}
      </span>
    </div>
  );
}
