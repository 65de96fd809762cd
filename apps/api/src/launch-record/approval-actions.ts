import type { ChainKey } from "@threshold/domain/approval/default-chains";
import type { Json } from "@threshold/domain/canonical-json";
import {
  type ApprovalRequest,
  type ByLink,
  type DecidingContext,
  requestApproval,
} from "../approval/actions.ts";
import { contentHashOf } from "../content-hash.ts";
import type { Tx } from "../db/tenancy.ts";
import type { GatheredPlan } from "../launch/queries.ts";
import type { Kept } from "./queries.ts";

interface Asked {
  readonly chain: ChainKey;
  readonly recordType: string;
  readonly content: Json;
  readonly deciders?: ApprovalRequest["deciders"];
  readonly title: readonly [zh: string, en: string];
  readonly facts: readonly (readonly [label: string, labelEn: string, value: string])[];
  readonly byLink?: ByLink;
  /** What the link found, as it would have been asked about, where not a word of the text was changed. */
  readonly found?: Json;
}

/** The longest value of a fact that is told to who decides; the record itself tells all. */
const longest = 1_000;
const told = (value: string) => (value.length > longest ? `${value.slice(0, longest)}…` : value);

/** Asks for the approval of a plan's record, told so that who decides need not open it; nobody approves what he wrote. */
export const askApproval = (
  db: Tx,
  context: DecidingContext,
  plan: GatheredPlan,
  record: Kept,
  { chain, recordType, content, deciders, title: [title, titleEn], facts, byLink, found }: Asked,
): Promise<string> =>
  requestApproval(db, context, {
    chain,
    recordType,
    recordId: record.id,
    serviceCenterId: plan.serviceCenterId,
    estateId: plan.estateId,
    summary: {
      title: `${title} · ${plan.name}`,
      titleEn: `${titleEn} · ${plan.name}`,
      facts: facts.map(([label, labelEn, value]) => ({ label, labelEn, value: told(value) })),
    },
    contentHash: contentHashOf(content),
    deciders,
    authorIds: record.createdBy === null ? [] : [record.createdBy],
    byLink,
    foundHash: found === undefined ? undefined : contentHashOf(found),
  });
