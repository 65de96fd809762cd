import { canonicalJson, type Json } from "../canonical-json.ts";
import { decimalOf, millionths, readDecimal } from "../decimal.ts";
import { ok, refuse, type Result } from "../result.ts";
import { checkBidFiles, type FileSeal, sealedFilesOf } from "./bid-file.ts";
import { utf8 } from "./encoding.ts";
import { leavesOf, type Scoring } from "./score.ts";

/** A file that belongs to a bid: the bid tells its hash, and how it was sealed where it was handed in with the bid. */
export interface BidFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly sealed?: FileSeal;
}

/** A bid (投标文件) as it is sealed, in the four parts of TEN-021. Prices in yuan per m² and month, as text. */
export interface Bid {
  readonly format: "threshold/bid/1";
  /** 投标函. */
  readonly letter: string;
  readonly price: string;
  /** What the price is made of, service by service (分项报价). */
  readonly services: readonly { readonly name: string; readonly price: string }[];
  /** 物业管理方案. */
  readonly plan: string;
  /** What the bid says to single criteria (评分项). */
  readonly answers: readonly { readonly criterion: string; readonly text: string }[];
  readonly files: readonly BidFile[];
  /** 招标文件要求的其他材料. */
  readonly others: string;
}

/** What a bidder typed. */
export interface TypedBid {
  readonly letter: string;
  readonly price: string;
  readonly services: readonly { readonly name: string; readonly price: string }[];
  readonly plan: string;
  /** By criterion. */
  readonly answers: Readonly<Record<string, string>>;
  readonly files: readonly BidFile[];
  readonly others: string;
}

/** Texts of a bid together, as UTF-8: files are sealed beside it, so that this is far more than anybody writes. */
export const bidTextLimit = 256 * 1024;

const priced = (typed: string): string | undefined => {
  const value = readDecimal(typed);
  return value !== undefined && (millionths(value) ?? 0n) > 0n ? value : undefined;
};

/** What services come to; undefined where one is no price. */
export function servicesTotal(services: readonly { readonly price: string }[]): string | undefined {
  let total = 0n;
  for (const { price } of services) {
    const value = priced(price);
    if (value === undefined) return undefined;
    total += millionths(value) ?? 0n;
  }
  return decimalOf(total);
}

/**
 * The bid as it is sealed. Refused: BID_PRICE_WRONG (`service`, empty for the whole), BID_SERVICES_DO_NOT_SUM (`sum`, `price`),
 * BID_PART_MISSING (`part`), BID_FILES_TOO_MANY, BID_TOO_LONG.
 */
export function bidOf(typed: TypedBid, { criteria }: Pick<Scoring, "criteria">): Result<Bid> {
  const price = priced(typed.price);
  if (price === undefined) return refuse("BID_PRICE_WRONG", { service: "" });
  const named = typed.services.filter((one) => one.price.trim() !== "");
  const wrong = named.find((one) => priced(one.price) === undefined);
  if (wrong) return refuse("BID_PRICE_WRONG", { service: wrong.name });
  const total = servicesTotal(named) ?? "";
  if (named.length > 0 && total !== price)
    return refuse("BID_SERVICES_DO_NOT_SUM", { sum: total, price });
  const missing = (["letter", "plan"] as const).find((part) => typed[part].trim() === "");
  if (missing) return refuse("BID_PART_MISSING", { part: missing });
  const counted = checkBidFiles(typed.files.map(({ bytes }) => bytes));
  if (!counted.ok) return counted;
  const bid: Bid = {
    format: "threshold/bid/1",
    letter: typed.letter.trim(),
    price,
    services: named.map(({ name, price: typedPrice }) => ({
      name,
      price: priced(typedPrice) ?? "",
    })),
    plan: typed.plan.trim(),
    answers: leavesOf(criteria)
      .map(({ id }) => ({ criterion: id, text: (typed.answers[id] ?? "").trim() }))
      .filter(({ text }) => text !== ""),
    files: typed.files.map(({ name, bytes, sha256, sealed }) => ({
      name,
      bytes,
      sha256,
      ...(sealed && { sealed }),
    })),
    others: typed.others.trim(),
  };
  return utf8(canonicalJson(bid as unknown as Json)).length > bidTextLimit
    ? refuse("BID_TOO_LONG")
    : ok(bid);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const records = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

/** A bid that was opened, as far as it is one: anybody may have sealed anything. Undefined for what has no price. */
export function readBid(opened: unknown): Bid | undefined {
  if (!isRecord(opened) || typeof opened["price"] !== "string") return undefined;
  return {
    format: "threshold/bid/1",
    letter: text(opened["letter"]),
    price: opened["price"],
    services: records(opened["services"]).map((one) => ({
      name: text(one["name"]),
      price: text(one["price"]),
    })),
    plan: text(opened["plan"]),
    answers: records(opened["answers"]).map((one) => ({
      criterion: text(one["criterion"]),
      text: text(one["text"]),
    })),
    files: records(opened["files"]).map((one) => {
      const [whole] = sealedFilesOf({ files: [one as Json] });
      return (
        whole ?? {
          name: text(one["name"]),
          bytes: typeof one["bytes"] === "number" ? one["bytes"] : 0,
          sha256: text(one["sha256"]),
        }
      );
    }),
    others: text(opened["others"]),
  };
}
