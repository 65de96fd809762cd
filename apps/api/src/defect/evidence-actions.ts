import { awaitsFix, fixDefectByLink } from "@threshold/domain/defect/lifecycle";
import { defectCategories, type DefectSourceKind } from "@threshold/domain/defect/vocabulary";
import type { Capability } from "@threshold/domain/organization/capabilities";
import type { EvidenceSubject } from "../access-link/evidence-types.ts";
import { found, unwrap } from "../change.ts";
import { read, type Tx } from "../db/tenancy.ts";
import { notify } from "../notification/notify.ts";
import { carryOut } from "./actions.ts";
import { type DefectRow, defectStatusStatement, lockDefects } from "./queries.ts";

/** Whose links they are. */
const capabilityOf = {
  UNIT_ACCEPTANCE: "UAC",
  TAKEOVER: "TKO",
  SALES_AREA: "LCH",
  REPAIR: "UAC",
} as const satisfies Record<DefectSourceKind, Capability>;

/** A defect that is to be mended. Refused: RECORD_STATUS. */
async function awaited(db: Tx, id: string): Promise<DefectRow> {
  const defect = found((await lockDefects(db, [id]))[0]);
  unwrap(awaitsFix(defect));
  return defect;
}

/** Who follows them, or else found them, hears that they were answered, and by whom. */
export const tellFollowers = (db: Tx, defects: readonly DefectRow[], by: string): Promise<void> =>
  notify(
    db,
    defects.flatMap((defect) => {
      const to = defect.followerId ?? defect.raisedById;
      return to
        ? [
            {
              kind: "EVIDENCE_RECEIVED" as const,
              data: {
                title: `#${defect.number} ${defect.text}`.slice(0, 200),
                place: `${defect.estateName} ${defect.placeName}`,
                by,
              },
              to: [to],
              record: { type: "Defect", id: defect.id },
            },
          ]
        : [];
    }),
  );

/** The responsible party tells by a one-time link that it is mended, with photos: the round is the link's. */
export const defectEvidence: EvidenceSubject = {
  handedInType: "DefectEvent",
  async find(db, id) {
    const defect = await awaited(db, id);
    const { estateName, placeName, number, category, text, dueOn, regionName } = defect;
    const what = defectCategories[category];
    const fact = (label: string, labelEn: string, value: string) => ({ label, labelEn, value });
    return {
      id,
      serviceCenterId: defect.serviceCenterId,
      recordType: "Defect",
      recordId: id,
      capability: capabilityOf[defect.sourceKind],
      summary: {
        title: `缺陷整改答复 · ${estateName} ${placeName}`.slice(0, 200),
        titleEn: `Answer to a defect · ${estateName} ${placeName}`.slice(0, 200),
        facts: [
          fact("编号", "Number", `#${number}`),
          fact("位置", "Place", [placeName, regionName].filter(Boolean).join(" · ")),
          fact("类别", "Category", `${what.zh} ${what.en}`),
          fact("缺陷", "Defect", text),
          ...(dueOn ? [fact("整改期限", "To be rectified by", dueOn)] : []),
        ],
      },
    };
  },
  async problem(context, id) {
    const [row] = await read(context, defectStatusStatement(id));
    const result = awaitsFix(found(row));
    return result.ok ? null : result.refusal.code;
  },
  awaits: awaited,
  async take(db, context, id, { linkId, name, organization, text }) {
    const defect = await awaited(db, id);
    const decided = unwrap(fixDefectByLink(defect, linkId, text));
    await carryOut(db, context, defect, decided, {
      id: linkId,
      doneAt: context.now,
      saidName: name,
      saidOrganization: organization,
    });
    await tellFollowers(db, [defect], [organization, name].filter(Boolean).join(" "));
  },
};
