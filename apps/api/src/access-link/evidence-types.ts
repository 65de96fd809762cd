import type { Capability } from "@threshold/domain/organization/capabilities";
import type { DecidingContext, Summary } from "../approval/actions.ts";
import type { Tx } from "../db/tenancy.ts";

/** What a link is about: where it lies, and the record whose readers see the link. */
export interface LinkSubject {
  readonly id: string;
  readonly serviceCenterId: string;
  readonly recordType: string;
  readonly recordId: string;
  readonly capability: Capability;
  /** What the link's page says, where it stands with the link. */
  readonly summary?: Summary;
}

/** What somebody handed in by a link. Its files hang on the record of the link's id already. */
export interface HandedIn {
  readonly linkId: string;
  readonly name: string;
  readonly organization: string | null;
  readonly text: string;
}

/** What a kind of record says of the links that hand something in for it. `id` is the record's uuid. */
export interface EvidenceSubject {
  /** The type of what is handed in, on which its files hang: the record with the link's id. */
  readonly handedInType: string;
  /** For the link that is to be made. Refuses where nothing is awaited. */
  readonly find: (db: Tx, id: string) => Promise<LinkSubject>;
  /** Why nothing is taken now, else null; asked with the sight of the link, which sees this record and no other. */
  readonly problem: (context: DecidingContext, id: string) => Promise<string | null>;
  /** Takes it, in the link's transaction. Refuses where nothing is awaited. */
  readonly take: (db: Tx, context: DecidingContext, id: string, what: HandedIn) => Promise<unknown>;
  /** Refuses a file where nothing is awaited; asked in the file's transaction. */
  readonly awaits: (db: Tx, id: string) => Promise<unknown>;
}
