import type { Permission } from "../organization/permissions.ts";
import { may, mayAnywhere, type Place, type Viewer } from "../organization/viewer.ts";
import { ok, refuse, type Result } from "../result.ts";

/** What somebody reads personal data in full for (使用目的, 个人信息保护法第六条). */
export const readingPurposes = {
  CONTACT: { zh: "工作联系", en: "To get in touch" },
  EMERGENCY: { zh: "应急处置", en: "An emergency" },
  VERIFY: { zh: "核对身份或信息", en: "To verify" },
  PRINT: { zh: "填写或打印单据", en: "For a paper" },
  LEGAL: { zh: "依法提供或本人请求", en: "By law, or as the person asks" },
  OTHER: { zh: "其他", en: "Other" },
} as const;
export type ReadingPurpose = keyof typeof readingPurposes;

/** Whose number it is, as far as it decides who may read it. */
export type ReadingSubject =
  /** `places`: where the person holds a role. */
  | { readonly type: "Person"; readonly id: string; readonly places: readonly Place[] }
  | { readonly type: "Contractor" | "CustodyHolder"; readonly serviceCenterId: string }
  | { readonly type: "TenderBidder" | "TenderExpert"; readonly officerIds: readonly string[] };

const permissionsOf = {
  Contractor: ["defect.assign", "takeover.defect.agree"],
  CustodyHolder: ["custody.handOver", "custody.takeOver"],
} as const satisfies Record<string, readonly Permission[]>;

/**
 * Whether the viewer may read a number in full: one's own; a person's, whoever keeps or leads people where that one holds a role;
 * a responsible party's, who sends defects there; a holder's, who hands things over; of a tender, its officers.
 */
export function mayReadFull(viewer: Viewer, subject: ReadingSubject): boolean {
  switch (subject.type) {
    case "Person":
      return (
        subject.id === viewer.personId ||
        (subject.places.length === 0
          ? mayAnywhere(viewer, "people.manage")
          : subject.places.some((place) => may(viewer, "people.phone", place)))
      );
    case "Contractor":
    case "CustodyHolder":
      return permissionsOf[subject.type].some((permission) =>
        may(viewer, permission, { level: "SERVICE_CENTER", id: subject.serviceCenterId }),
      );
    case "TenderBidder":
    case "TenderExpert":
      return subject.officerIds.includes(viewer.personId);
  }
}

const longestReason = 200;

/** What is noted of a reading. Refused: INVALID_INPUT without a reason, for a purpose alone tells an auditor little. */
export function noteReading(
  purpose: ReadingPurpose,
  reason: string,
): Result<{ reason: string; purpose: ReadingPurpose }> {
  const said = reason.trim();
  if (said === "" || said.length > longestReason)
    return refuse("INVALID_INPUT", { field: "reason", max: longestReason });
  return ok({ purpose, reason: said });
}
