import { canonicalJson } from "../canonical-json.ts";
import { utf8 } from "../tender/encoding.ts";
import { type Hash, leafHash } from "./tree.ts";

/** An entry of the audit log, every value as text, so that no program reads it with less precision than another. */
export interface AuditFacts {
  readonly id: string;
  /** Its place in the order in which entries were written; gaps are usual. */
  readonly position: string;
  /** UTC with six digits of a second: 2027-01-04T02:00:00.000000Z. */
  readonly at: string;
  readonly companyId: string;
  readonly serviceCenterId: string | null;
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly action: string;
  readonly origin: string;
  readonly requestId: string;
  readonly tableName: string;
  readonly recordId: string;
  readonly operation: string;
  /** What changed, as PostgreSQL writes jsonb: one text for one value, numbers in all their digits. */
  readonly before: string | null;
  readonly after: string | null;
}

/** The canonical form of an entry: its facts as canonical JSON (RFC 8785). */
export const canonicalEntry = (facts: AuditFacts): string => canonicalJson({ ...facts });

/** An entry as a leaf of the tree. */
export const entryHash = (facts: AuditFacts): Hash => leafHash(utf8(canonicalEntry(facts)));
