import { canonicalJson } from "../canonical-json.ts";
import { ok, refuse, type Result } from "../result.ts";
import { digest, sha256, utf8 } from "./encoding.ts";

/** Somebody who may be drawn. */
export interface Expert {
  readonly id: string;
  readonly name: string;
  /** Why this expert must not judge these bidders; null where nothing stands against it. */
  readonly conflict: string | null;
}

/**
 * What a draw comes from. The secret was committed to with the notice, when nobody knew the public value; the public value
 * (a lottery's numbers of a named day, say) was named with the notice and came out later.
 */
export interface Seed {
  readonly tender: string;
  readonly secret: string;
  readonly publicValue: string;
}

export interface CommitteeSize {
  readonly members: number;
  readonly experts: number;
}

export interface Draw {
  readonly drawn: readonly string[];
  /** Who steps in, in this order, when one of the drawn cannot come. */
  readonly reserve: readonly string[];
  readonly excluded: readonly { readonly id: string; readonly reason: string }[];
}

/** What is published before the draw so that the secret cannot be chosen afterwards. */
export const seedCommitment = ({ tender, secret }: Omit<Seed, "publicValue">): Promise<string> =>
  sha256(canonicalJson({ secret, tender }));

/** 32-bit numbers: SHA-256 over seed and counter, eight from each block. */
async function* numbersOf(seed: string): AsyncGenerator<number, never> {
  for (let counter = 0; ; counter += 1) {
    const block = new DataView((await digest(utf8(`${seed}:${counter}`))).buffer);
    for (let offset = 0; offset < 32; offset += 4) yield block.getUint32(offset);
  }
}

/** A number below a limit, each as likely as another: what lies above the last whole multiple is thrown away. */
async function below(limit: number, numbers: AsyncGenerator<number, never>): Promise<number> {
  const fair = 2 ** 32 - (2 ** 32 % limit);
  for (;;) {
    const { value } = await numbers.next();
    if (value < fair) return value % limit;
  }
}

/** All in an order that the seed alone decides (Fisher–Yates from the order of code units). */
export async function shuffled(ids: readonly string[], seed: Seed): Promise<string[]> {
  const order = ids.toSorted((a, b) => (a < b ? -1 : 1));
  const numbers = numbersOf(
    await sha256(
      canonicalJson({ publicValue: seed.publicValue, secret: seed.secret, tender: seed.tender }),
    ),
  );
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = await below(last + 1, numbers);
    [order[last], order[other]] = [order[other] as string, order[last] as string];
  }
  return order;
}

/** At least 5, odd, experts at least two thirds (TEN-026, TEN-027). */
export const isCommittee = ({ members, experts }: CommitteeSize): boolean =>
  Number.isInteger(members) &&
  Number.isInteger(experts) &&
  members >= 5 &&
  members % 2 === 1 &&
  experts <= members &&
  experts * 3 >= members * 2;

/**
 * Draws the experts of a committee. Refused: COMMITTEE_SIZE_WRONG, EXPERT_TWICE (`expert`), CONFLICT_WITHOUT_REASON (`expert`),
 * EXPERTS_TOO_FEW (`eligible`, `need`).
 */
export async function draw(
  pool: readonly Expert[],
  size: CommitteeSize,
  seed: Seed,
): Promise<Result<Draw>> {
  if (!isCommittee(size)) return refuse("COMMITTEE_SIZE_WRONG", { ...size });
  const twice = pool.find(({ id }, index) => pool.findIndex((one) => one.id === id) !== index);
  if (twice) return refuse("EXPERT_TWICE", { expert: twice.name });
  const silent = pool.find(({ conflict }) => conflict !== null && conflict.trim() === "");
  if (silent) return refuse("CONFLICT_WITHOUT_REASON", { expert: silent.name });
  const eligible = pool.filter(({ conflict }) => conflict === null).map(({ id }) => id);
  if (eligible.length < size.experts)
    return refuse("EXPERTS_TOO_FEW", { eligible: eligible.length, need: size.experts });
  const order = await shuffled(eligible, seed);
  const excluded = pool
    .flatMap(({ id, conflict }) => (conflict === null ? [] : [{ id, reason: conflict }]))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return ok({ drawn: order.slice(0, size.experts), reserve: order.slice(size.experts), excluded });
}
