import type { AllSheets, Points } from "@threshold/domain/tender/score";
import { graphql } from "../../gql/gql.ts";
import type { Evaluation_TenderFragment } from "../../gql/graphql.ts";
import type { JudgedBid } from "./sheet.ts";
import type { Member } from "./together.ts";

export const Evaluation_tender = graphql(/* GraphQL */ `
  fragment Evaluation_tender on Tender {
    id
    bidders {
      id
      reference
      name
      price
    }
    experts {
      id
      reference
      name
      member
    }
    evaluation {
      sheets {
        expertId
        bidderId
        points
        alonePoints
      }
      judged {
        bidderId
        score
      }
      ranked
      lots
    }
  }
`);

export interface Evaluation {
  readonly bids: readonly JudgedBid[];
  readonly members: readonly Member[];
  readonly sheets: AllSheets;
  readonly alone: AllSheets;
  readonly lots: readonly string[];
  readonly told: {
    readonly ranked: readonly string[];
    readonly scores: Readonly<Record<string, string>>;
  };
  /** Of bidders and members by their reference. */
  readonly names: Readonly<Record<string, string>>;
}

/** The evaluation as the page reckons with it; undefined while this viewer may not see it. */
export function evaluationOf({
  bidders,
  experts,
  evaluation,
}: Evaluation_TenderFragment): Evaluation | undefined {
  if (!evaluation) return undefined;
  const sheets: Record<string, Record<string, Points>> = {};
  const alone: Record<string, Record<string, Points>> = {};
  for (const { expertId, bidderId, points, alonePoints } of evaluation.sheets) {
    (sheets[expertId] ??= {})[bidderId] = points as unknown as Points;
    (alone[expertId] ??= {})[bidderId] = alonePoints as unknown as Points;
  }
  const judged = new Set(evaluation.judged.map(({ bidderId }) => bidderId));
  return {
    bids: bidders
      .filter(({ reference }) => judged.has(reference))
      .map(({ reference, name, price }) => ({
        bidder: reference,
        name,
        price: price ?? "",
        bid: null,
      })),
    members: experts.filter(({ member }) => member),
    sheets,
    alone,
    lots: evaluation.lots,
    told: {
      ranked: evaluation.ranked,
      scores: Object.fromEntries(evaluation.judged.map(({ bidderId, score }) => [bidderId, score])),
    },
    names: Object.fromEntries(
      [...bidders, ...experts].map(({ reference, name }) => [reference, name]),
    ),
  };
}
