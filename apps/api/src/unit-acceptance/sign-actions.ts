import { drawingOf } from "@threshold/domain/signature/drawing";
import { sign, signAsOutsider } from "@threshold/domain/signature/sheet";
import { contests, refuseContent, type Sheet } from "@threshold/domain/unit-acceptance/sheet";
import { maySign } from "@threshold/domain/unit-acceptance/verdict";
import { memberOf } from "@threshold/domain/unit-acceptance/group";
import { organizations } from "@threshold/domain/unit-acceptance/vocabulary";
import { change, found, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { contentHashOf } from "../content-hash.ts";
import type { Tx } from "../db/tenancy.ts";
import { doneAtOf } from "../defect/actions.ts";
import { refusalError } from "../refusal.ts";
import { sheetOf } from "../signature/actions.ts";
import { findSignOff } from "../signature/queries.ts";
import { keepSignature } from "../signature/sign-actions.ts";
import { obligeToSign, slotKey } from "./duties.ts";
import type { SignUnitAcceptancesInput, UnitSigningInput } from "./inputs.ts";
import { listSheets, lockRecords } from "./queries.ts";
import { gatherRecord } from "./record-state.ts";
import { sheetOfRecord } from "./follow.ts";

/**
 * 签字确认 of many homes at once (UAC-R07): whoever has an account signs for himself; a member of another organization
 * signs by hand on the screen of a member who stands beside. Once the last has signed a home is concluded.
 */
export function signUnitAcceptances(context: Context, input: SignUnitAcceptancesInput) {
  const hashes = new Map(
    input.signings.map((signing) => [uuidOf("UnitAcceptance", signing.recordId), signing]),
  );
  const { personId } = context.viewer;
  return change(context, "signUnitAcceptances", input, async (db) => {
    const records = await lockRecords(db, [...hashes.keys()]);
    if (records.length === 0 || records.length !== hashes.size) found(undefined);
    const { batch } = await gatherRecord(db, records[0]!.id);
    const group = found(
      batch.groups.find(({ members }) => members.some(({ id }) => id === input.memberId)),
    );
    const member = found(group.members.find(({ id }) => id === input.memberId));
    const self = memberOf(group, personId);
    if ("refusal" in self) throw refusalError(self.refusal);
    if (member.personId !== null && member.personId !== personId)
      throw refusalError({ code: "UAC_NOT_MEMBER" });
    const drawing = unwrap(drawingOf(input.strokes));
    const writtenAt = input.doneAt ? doneAtOf(context, input.doneAt) : null;
    const sheets = new Map(
      (await listSheets(db, [...hashes.keys()])).map((sheet) => [sheet.recordId, sheet.id]),
    );
    for (const { id: recordId, status } of records) {
      unwrap(maySign(status));
      const sheetId = sheets.get(recordId);
      if (!sheetId) throw refusalError({ code: "SIGN_OFF_CLOSED" });
      const signOff = found(await findSignOff(db, sheetId));
      const told = hashes.get(recordId)!;
      if (told.contentHash !== signOff.contentHash) await refuseOther(db, recordId, told);
      const signing = { slot: slotKey(member.id), contentHash: told.contentHash };
      const entry = unwrap(
        member.personId === null
          ? signAsOutsider(sheetOf(signOff), { name: member.name }, signing, null)
          : sign(sheetOf(signOff), { personId, authorities: [], mayIssueLinks: false }, signing),
      );
      await keepSignature(db, context, signOff, entry, {
        method: "HANDWRITTEN",
        drawing,
        writtenAt,
        outsiderOrganization:
          member.personId === null ? organizations[member.organization].zh : null,
        witnessedById: member.personId === null ? personId : null,
      });
    }
    await obligeToSign(db, context, batch, group);
    return { records: [...hashes.keys()] };
  });
}

/** What was signed is not what stands: line by line what differs, where the device told what it showed. */
async function refuseOther(db: Tx, recordId: string, told: UnitSigningInput): Promise<void> {
  const gathered = await gatherRecord(db, recordId);
  const signed = told.content as Sheet | undefined;
  const isWhatWasSigned =
    signed !== undefined && signed !== null && contentHashOf(signed) === told.contentHash;
  const doing = new Map(
    [...gathered.results].map(([key, { doneBy, doneAt }]) => [
      key,
      { doneBy, doneAt: new Date(doneAt).toISOString() },
    ]),
  );
  unwrap(
    refuseContent(
      isWhatWasSigned ? contests(signed, sheetOfRecord(gathered), gathered.lines, doing) : [],
    ),
  );
}
