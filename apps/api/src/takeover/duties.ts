import { type Day, daysBetween } from "@threshold/domain/calendar/day";
import { dayNotices } from "@threshold/domain/obligation/firing";
import type { Role } from "@threshold/domain/organization/roles";
import { registerDays } from "@threshold/domain/takeover/project";
import type { Tx } from "../db/tenancy.ts";
import {
  type Clock,
  oblige,
  type ObligationDraft,
  settleObligation,
} from "../obligation/actions.ts";
import type { AgreementRow, ToUrge } from "./queries.ts";

interface Of {
  readonly id: string;
  readonly name: string;
  readonly serviceCenterId: string;
  readonly estateId: string;
}

type Duty = Pick<ObligationDraft, "kind" | "act" | "due" | "also" | "opensOn" | "notices"> & {
  readonly role: Role;
  readonly zh: string;
  readonly en: string;
};

const ask = (db: Tx, clock: Clock, of: Of, { role, zh, en, ...duty }: Duty) =>
  oblige(db, clock, {
    recordType: "TakeoverProject",
    recordId: of.id,
    serviceCenterId: of.serviceCenterId,
    estateId: of.estateId,
    title: `${of.name}：${zh}`,
    data: { titleEn: `${of.name}: ${en}` },
    responsible: { role },
    ...duty,
  });

const byDay = (on: Day) => ({ anchor: { on }, rule: { unit: "DAY" } as const });

/** TKO-R05: there on its day and due the same day (READ-04). */
export const obligeTeam = (db: Tx, clock: Clock, of: Of, dueOn: Day) =>
  ask(db, clock, of, {
    kind: "FORM_TEAM",
    act: "DO",
    role: "SERVICE_CENTER_HEAD",
    zh: "组建承接查验小组",
    en: "set up the takeover team",
    opensOn: dueOn,
    due: byDay(dueOn),
  });

/** TKO-R12: the signed report is the developer's engineering department's to act on until the formal inspection begins. */
export const obligeReport = (db: Tx, clock: Clock, of: Of) =>
  ask(db, clock, of, {
    kind: "REPORT",
    act: "FOLLOW",
    role: "DEVELOPER_STAFF",
    zh: "预验收整改报告已签署，请组织整改",
    en: "the rectification report is signed: have it rectified",
    due: null,
  });

/** TKO-R19: the archivist is reminded after two months, the head is due after three, and overdue with the region's head. */
export async function obligeRegister(db: Tx, clock: Clock, of: Of, firstMoveInOn: Day) {
  const { remindOn, dueOn } = registerDays(firstMoveInOn);
  await ask(db, clock, of, {
    kind: "REMIND_REGISTER",
    act: "FOLLOW",
    role: "ARCHIVIST",
    zh: "建立权属清册",
    en: "build the ownership register",
    opensOn: remindOn,
    due: byDay(dueOn),
    notices: { ...dayNotices, reminders: [daysBetween(remindOn, dueOn)] },
  });
  await ask(db, clock, of, {
    kind: "REGISTER",
    act: "DO",
    role: "SERVICE_CENTER_HEAD",
    zh: "建立、完善权属清册",
    en: "complete the ownership register",
    due: { anchor: { on: firstMoveInOn }, rule: { unit: "MONTHS", count: 3 } },
    also: ["REGION_HEAD"],
  });
}

/** INS-051, INS-056: what the law asks after a paper was signed and after the right passed. */
export const obligeHandover = (db: Tx, clock: Clock, of: Of, signedOn: Day) =>
  ask(db, clock, of, {
    kind: "TRANSFER",
    act: "DO",
    role: "SERVICE_CENTER_HEAD",
    zh: "协议签订后 10 日内办理物业交接",
    en: "hand over within 10 days of the agreement",
    due: { anchor: { on: signedOn }, rule: { unit: "CALENDAR_DAYS", count: 10 } },
  });
export const obligeFiling = (db: Tx, clock: Clock, of: Of, transferredOn: Day) =>
  ask(db, clock, of, {
    kind: "FILE",
    act: "DO",
    role: "SERVICE_CENTER_HEAD",
    zh: "交接后 30 日内备案",
    en: "file within 30 days of the handover",
    due: { anchor: { on: transferredOn }, rule: { unit: "CALENDAR_DAYS", count: 30 } },
  });

export const settleTakeover = (
  db: Tx,
  id: string,
  kind: "FORM_TEAM" | "REPORT" | "REGISTER" | "REMIND_REGISTER" | "TRANSFER" | "FILE",
) => settleObligation(db, { type: "TakeoverProject", id }, kind, "MET");

/** Three days before an agreed day the engineering manager and the responsible unit's own account are told (06 part 5). */
export async function obligeAgreed(db: Tx, clock: Clock, agreement: AgreementRow) {
  for (const { id, number, text, dueOn, contractorPersonId } of agreement.defects) {
    const told = (kind: string, role: Role, personId: string | null) =>
      oblige(db, clock, {
        recordType: "Defect",
        recordId: id,
        kind,
        act: "FOLLOW",
        serviceCenterId: agreement.serviceCenterId,
        estateId: agreement.estateId,
        title: `承接查验问题 #${number} 约定 ${dueOn} 前整改：${text}`.slice(0, 200),
        data: {
          titleEn: `Takeover defect #${number} is agreed for ${dueOn}: ${text}`.slice(0, 200),
        },
        responsible: { role, personId },
        due: byDay(dueOn),
        notices: { reminders: [3], escalateEvery: 1, repeatEvery: 7 },
      });
    await told("AGREED_DUE", "ENGINEERING_MANAGER", null);
    if (contractorPersonId) await told("AGREED_DUE_UNIT", "CONTRACTOR_STAFF", contractorPersonId);
  }
}

/** TKO-R20: the region and the developer's engineering department urge, from the day after and weekly. */
const urgers = ["REGION_STAFF", "DEVELOPER_STAFF"] as const satisfies readonly Role[];

export async function obligeUrging(db: Tx, clock: Clock, defect: ToUrge, today: Day) {
  for (const role of urgers)
    await oblige(db, clock, {
      recordType: "Defect",
      recordId: defect.id,
      kind: `URGE_${role}`,
      act: "DO",
      serviceCenterId: defect.serviceCenterId,
      estateId: defect.estateId,
      title:
        `督促整改：${defect.estateName} #${defect.number} 约定 ${defect.dueOn}，已逾期 ${defect.text}`.slice(
          0,
          200,
        ),
      data: {
        titleEn:
          `Urge: ${defect.estateName} #${defect.number} was agreed for ${defect.dueOn}: ${defect.text}`.slice(
            0,
            200,
          ),
      },
      responsible: { role },
      due: byDay(today),
    });
}

export async function settleUrging(db: Tx, defectId: string) {
  const record = { type: "Defect", id: defectId };
  for (const role of urgers) await settleObligation(db, record, `URGE_${role}`, "MET");
}

/** Mended: nobody is told of the agreed day any more. */
export async function settleMended(db: Tx, defectId: string) {
  const record = { type: "Defect", id: defectId };
  await settleUrging(db, defectId);
  await settleObligation(db, record, "AGREED_DUE", "MET");
  await settleObligation(db, record, "AGREED_DUE_UNIT", "MET");
}
