import {
  type Estimate,
  marginOf,
  perSquareMeter,
  type Price,
  priceBid,
  sensitivityOf,
  serviceLineNames,
  yuan,
} from "@threshold/domain/bidding/estimate";
import { decimalOf } from "@threshold/domain/decimal";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { answer } from "../graphql/answer.ts";
import { readField } from "../graphql/read/execute.ts";
import { saveBidEstimate } from "./estimate-actions.ts";
import {
  BidEstimate,
  BidEstimateConnection,
  BidEstimateList,
  BidPrice,
  BidSensitivity,
  SaveBidEstimateInput,
} from "./estimate-types.ts";
import { BiddingPayload } from "./inputs.ts";

interface Kept {
  readonly terms: Estimate;
}

const told = (price: Price) => (service: Price["lines"][number]["service"], fen: bigint) => ({
  service,
  amount: yuan(fen),
  perSquareMeter: perSquareMeter(fen, price),
});

function toldPrice(terms: Estimate) {
  const price = priceBid(terms);
  const amount = told(price);
  const { offeredFee } = terms;
  return {
    lines: price.lines.map((line) => amount(line.service, line.amount + line.social)),
    services: serviceLineNames
      .filter((service) => price.lines.some((line) => line.service === service))
      .map((service) => amount(service, price.services[service])),
    wages: yuan(price.wages),
    social: yuan(price.social),
    materials: yuan(price.materials),
    energy: yuan(price.energy),
    other: yuan(price.other),
    direct: yuan(price.direct),
    management: yuan(price.management),
    profit: yuan(price.profit),
    tax: yuan(price.tax),
    total: yuan(price.total),
    payingArea: decimalOf(price.payingArea),
    fee: yuan(price.fee),
    offeredProfit: offeredFee === null ? null : yuan(marginOf(terms, price, offeredFee).profit),
  };
}

@Resolver(() => BidEstimate)
export class BidEstimateResolver {
  @Query(() => BidEstimateConnection, {
    description: "Build-ups of the company's bids, of those who bid only (成本测算)",
  })
  bidEstimates(
    @Args(() => BidEstimateList) _list: BidEstimateList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @FieldResolver(() => BidPrice, { description: "What it comes to (测算结果)" })
  price(@Root() { terms }: Kept) {
    return toldPrice(terms);
  }

  @FieldResolver(() => [BidSensitivity], { description: "What moves the fee (敏感性分析)" })
  sensitivity(@Root() { terms }: Kept) {
    return sensitivityOf(terms).map(({ factor, step, fee, difference }) => ({
      factor,
      step,
      fee: yuan(fee),
      difference: yuan(difference),
    }));
  }

  @Mutation(() => BiddingPayload, {
    description: "Keep what a bid's price is built from, until the bid is delivered (保存成本测算)",
  })
  saveBidEstimate(
    @Arg("input", () => SaveBidEstimateInput) input: SaveBidEstimateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveBidEstimate(context, input));
  }
}
