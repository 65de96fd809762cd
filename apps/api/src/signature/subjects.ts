import type { DecidingContext } from "../approval/actions.ts";
import type { Tx } from "../db/tenancy.ts";
import { handoverRefused, handoverSigned } from "../custody/effect-actions.ts";
import { recordSigned } from "../unit-acceptance/conclude-actions.ts";
import { agreementSigned } from "../takeover/defect-actions.ts";
import { sheetSigned, transferSigned } from "../takeover/transfer-actions.ts";
import { itemsSigned } from "../sales-area/area-actions.ts";

/** What a kind of record does when its signatures are complete, in the signing transaction. `id` is the record's uuid. */
export interface SignOffSubject {
  readonly signed: (db: Tx, context: DecidingContext, id: string, key: string) => Promise<unknown>;
  /** Told as well where somebody refuses to sign. */
  readonly refused?: (db: Tx, context: DecidingContext, id: string) => Promise<unknown>;
}

/** Kinds of records that follow their signatures, by GraphQL type; others are signed and nothing more. */
export const signOffSubjects: Record<string, SignOffSubject> = {
  SalesAreaHandover: { signed: itemsSigned },
  TakeoverAgreement: { signed: agreementSigned },
  TakeoverProject: { signed: sheetSigned },
  TakeoverTransfer: { signed: transferSigned },
  CustodyHandover: { signed: handoverSigned, refused: handoverRefused },
  UnitAcceptance: { signed: recordSigned },
};
