import { canonicalJson } from "@threshold/domain/canonical-json";
import { draw, type Draw, type Expert, seedCommitment } from "@threshold/domain/tender/draw";
import { sha256 } from "@threshold/domain/tender/encoding";

/** What was told of a draw, before and after. */
export interface ToldDraw {
  readonly tender: string;
  readonly commitment: string;
  readonly secret: string;
  readonly publicValue: string;
  readonly pool: readonly Expert[];
  readonly representatives: number;
  readonly experts: number;
  readonly draw: Draw;
}

export interface DrawProof {
  /** What the secret's commitment comes to, and whether it is the one of the notice. */
  readonly commitment: string;
  readonly isCommitted: boolean;
  /** What the order comes from: SHA-256 over this text. */
  readonly seedText: string;
  readonly seed: string;
  /** Drawn and reserve as they come out again. */
  readonly order: readonly string[];
  readonly isAsTold: boolean;
}

/** Draws again, in the browser of whoever looks. */
export async function proveDraw(told: ToldDraw): Promise<DrawProof> {
  const { tender, secret, publicValue, pool, representatives, experts } = told;
  const seedText = canonicalJson({ publicValue, secret, tender });
  const members = experts + representatives;
  const again = await draw(pool, { members, experts }, { tender, secret, publicValue });
  const commitment = await seedCommitment({ tender, secret });
  const drawn = again.ok ? again.value : { drawn: [], reserve: [] };
  const order = [...drawn.drawn, ...drawn.reserve];
  return {
    commitment,
    isCommitted: commitment === told.commitment,
    seedText,
    seed: await sha256(seedText),
    order,
    isAsTold:
      again.ok &&
      drawn.drawn.join() === told.draw.drawn.join() &&
      drawn.reserve.join() === told.draw.reserve.join(),
  };
}
