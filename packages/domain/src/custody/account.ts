import { ok, refuse, type Result } from "../result.ts";
import type { CustodyAct } from "./vocabulary.ts";

/**
 * Where the pieces of one thing are: received + replaced = in store + out on loans + lost + gone. Gone is what was sent
 * back, scrapped, or written off.
 */
export interface Account {
  readonly received: number;
  readonly replaced: number;
  readonly inStore: number;
  readonly lost: number;
  readonly gone: number;
  /** What is out, by loan. */
  readonly loans: Readonly<Record<string, number>>;
}

export interface Posting {
  readonly act: CustodyAct;
  readonly quantity: number;
  /** Of ISSUE and RETURN; of LOSE where it was out. */
  readonly loan?: string | null;
}

export const emptyAccount: Account = {
  received: 0,
  replaced: 0,
  inStore: 0,
  lost: 0,
  gone: 0,
  loans: {},
};

type Pocket = "received" | "replaced" | "inStore" | "out" | "lost" | "gone";
/** From which pocket into which; pieces come into being in `received` and `replaced`. */
const moves: Readonly<Record<CustodyAct, readonly (readonly [from: Pocket, to: Pocket])[]>> = {
  RECEIVE: [["received", "inStore"]],
  ISSUE: [["inStore", "out"]],
  RETURN: [["out", "inStore"]],
  SEND_BACK: [["inStore", "gone"]],
  LOSE: [["inStore", "lost"]],
  FIND: [["lost", "inStore"]],
  REPLACE: [
    ["lost", "gone"],
    ["replaced", "inStore"],
  ],
  ACCEPT_LOSS: [["lost", "gone"]],
  SCRAP: [["inStore", "gone"]],
  SWAP: [
    ["inStore", "gone"],
    ["replaced", "inStore"],
  ],
};

const lacking = {
  inStore: "CUSTODY_NOT_IN_STORE",
  out: "CUSTODY_NOT_HELD",
  lost: "CUSTODY_NOT_LOST",
} as const;

export const outOf = ({ loans }: Account): number =>
  Object.values(loans).reduce((sum, held) => sum + held, 0);

/** Whether nothing came from nowhere and nothing went away unseen. */
export const balances = (account: Account): boolean =>
  account.received + account.replaced ===
  account.inStore + outOf(account) + account.lost + account.gone;

/**
 * The account after a posting. Refused: INVALID_INPUT, CUSTODY_NOT_IN_STORE, CUSTODY_NOT_HELD, CUSTODY_NOT_LOST
 * (`there`, `asked`).
 */
export function post(account: Account, { act, quantity, loan = null }: Posting): Result<Account> {
  if (!Number.isSafeInteger(quantity) || quantity < 1)
    return refuse("INVALID_INPUT", { field: "quantity" });
  let after = account;
  for (const [from, to] of movesOf(act, loan)) {
    const there = amountIn(after, from, loan);
    if (from in lacking && there < quantity)
      return refuse(lacking[from as keyof typeof lacking], { there, asked: quantity });
    after = add(add(after, from, isSource(from) ? quantity : -quantity, loan), to, quantity, loan);
  }
  return ok(after);
}

/** What was out is lost out of its loan. */
const movesOf = (act: CustodyAct, loan: string | null) =>
  act === "LOSE" && loan !== null ? ([["out", "lost"]] as const) : moves[act];

const isSource = (pocket: Pocket) => pocket === "received" || pocket === "replaced";

const amountIn = (account: Account, pocket: Pocket, loan: string | null): number =>
  pocket === "out" ? (account.loans[loan ?? ""] ?? 0) : account[pocket];

function add(account: Account, pocket: Pocket, by: number, loan: string | null): Account {
  if (pocket !== "out") return { ...account, [pocket]: account[pocket] + by };
  const { [loan ?? ""]: held = 0, ...others } = account.loans;
  const left = held + by;
  return { ...account, loans: left === 0 ? others : { ...others, [loan ?? ""]: left } };
}
