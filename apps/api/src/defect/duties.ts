import type { Day } from "@threshold/domain/calendar/day";
import { isToTell } from "@threshold/domain/defect/lifecycle";
import { defectCategories, type DefectStatus } from "@threshold/domain/defect/vocabulary";
import type { Role } from "@threshold/domain/organization/roles";
import type { Tx } from "../db/tenancy.ts";
import { type Clock, obligeJust, type ObligationDraft } from "../obligation/actions.ts";
import { policyValue } from "../policy/queries.ts";
import type { DefectRow } from "./queries.ts";

type Kind = "DEFECT_ASSIGN" | "DEFECT_RECTIFY" | "DEFECT_VERIFY" | "DEFECT_CLOSE";

/** What a defect asks of people while it stands so, of whom, and with what words (05 part 5). */
const duties: Partial<
  Record<DefectStatus, readonly [Kind, "DO" | "FOLLOW", Role, zh: string, en: string]>
> = {
  UNASSIGNED: ["DEFECT_ASSIGN", "DO", "CUSTOMER_SERVICE_MANAGER", "分配缺陷", "Assign"],
  DISPUTED: ["DEFECT_ASSIGN", "DO", "CUSTOMER_SERVICE_MANAGER", "处理争议", "Settle the dispute"],
  ASSIGNED: ["DEFECT_RECTIFY", "FOLLOW", "DEVELOPER_STAFF", "督促整改", "Have it rectified"],
  RETURNED: ["DEFECT_RECTIFY", "FOLLOW", "DEVELOPER_STAFF", "督促整改", "Have it rectified"],
  FIXED: ["DEFECT_VERIFY", "DO", "CUSTOMER_SERVICE_MANAGER", "复验缺陷", "Verify"],
  VERIFIED: ["DEFECT_CLOSE", "DO", "SERVICE_CENTER_HEAD", "销项", "Write off"],
};
/** A defect with somebody named to follow it is that person's until it is to be written off; nobody looks at what he told himself. */
const isFollowed = ({ followerId, fixedById }: DefectRow, kind: Kind): boolean =>
  kind !== "DEFECT_CLOSE" && !(kind === "DEFECT_VERIFY" && fixedById === followerId);
const kinds = ["DEFECT_ASSIGN", "DEFECT_RECTIFY", "DEFECT_VERIFY", "DEFECT_CLOSE"] as const;

/** What is asked while it is defect X: obliges to just that. Of a new one nothing was asked before. */
export async function obligeDefect(
  db: Tx,
  clock: Clock & { today: Day },
  defect: DefectRow,
  isNew: boolean,
) {
  const duty = duties[defect.status];
  const now = duty ? [await draftOf(db, clock, defect, duty)] : [];
  const isOver = ["VOID", "MERGED", "EXCEPTED"].includes(defect.status);
  const before = isNew ? [] : kinds.map((kind) => ({ kind }));
  const record = { type: "Defect", id: defect.id };
  await obligeJust(db, clock, record, { before, now }, isOver ? "CANCELLED" : "MET");
}

async function draftOf(
  db: Tx,
  { today }: { today: Day },
  defect: DefectRow,
  [kind, act, role, ...said]: NonNullable<(typeof duties)[DefectStatus]>,
): Promise<ObligationDraft> {
  const { followerId } = defect;
  const [zh, en] = isToTell(defect) ? (["书面反馈", "Tell in writing"] as const) : said;
  const { id, serviceCenterId, estateId, estateName, number, placeName, category, text } = defect;
  const place = { level: "SERVICE_CENTER", id: serviceCenterId } as const;
  const within = (count: number) => ({
    anchor: { on: today },
    rule: { unit: "CALENDAR_DAYS", count } as const,
  });
  const told = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  const words = defectCategories[category];
  return {
    recordType: "Defect",
    recordId: id,
    kind,
    act,
    serviceCenterId,
    estateId,
    title: `${zh}：${estateName} ${placeName} #${number} ${words.zh} ${told}`.slice(0, 200),
    data: { titleEn: `${en}: ${estateName} ${placeName} #${number} ${words.en}: ${told}` },
    responsible:
      followerId !== null && isFollowed(defect, kind)
        ? { role: "ENGINEERING_MANAGER", personId: followerId }
        : { role },
    ...(kind === "DEFECT_RECTIFY" && { also: ["REGION_HEAD"] }),
    due:
      kind === "DEFECT_ASSIGN"
        ? within(await policyValue(db, "defect.assignDays", place))
        : kind === "DEFECT_VERIFY"
          ? within(await policyValue(db, "defect.verifyDays", place))
          : kind === "DEFECT_RECTIFY" && defect.dueOn
            ? { anchor: { on: defect.dueOn }, rule: { unit: "DAY" } }
            : null,
  };
}
