import type { Day } from "@threshold/domain/calendar/day";
import { isToTell } from "@threshold/domain/defect/lifecycle";
import { defectCategories, type DefectStatus } from "@threshold/domain/defect/vocabulary";
import type { Role } from "@threshold/domain/organization/roles";
import { v7 as uuid } from "uuid";
import type { Tx } from "../db/tenancy.ts";
import { type Clock, obligeJust, obligeNew, type ObligationDraft } from "../obligation/actions.ts";
import type { PlaceGround } from "../obligation/queries.ts";
import { policyValue, settingAmong } from "../policy/queries.ts";
import { type DefectRow, type FollowedDefect, numberGiven } from "./queries.ts";

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
const isFollowed = ({ followerId, fixedById }: FollowedDefect, kind: Kind): boolean =>
  kind !== "DEFECT_CLOSE" && !(kind === "DEFECT_VERIFY" && fixedById === followerId);
const kinds = ["DEFECT_ASSIGN", "DEFECT_RECTIFY", "DEFECT_VERIFY", "DEFECT_CLOSE"] as const;

/** How many days there are for what no day of the defect's own ends. */
async function daysFor(db: Tx, { status, serviceCenterId }: DefectRow): Promise<number | null> {
  const place = { level: "SERVICE_CENTER", id: serviceCenterId } as const;
  if (status === "FIXED") return policyValue(db, "defect.verifyDays", place);
  const isToAssign = status === "UNASSIGNED" || status === "DISPUTED";
  return isToAssign ? policyValue(db, "defect.assignDays", place) : null;
}

type Today = Clock & { readonly today: Day };

/** What is asked while it stands so: obliges to just that. */
export async function obligeDefect(db: Tx, clock: Today, defect: DefectRow): Promise<void> {
  const days = await daysFor(db, defect);
  const draft = draftOf(defect, defect.number, { today: clock.today, days });
  const isOver = ["VOID", "MERGED", "EXCEPTED"].includes(defect.status);
  const asked = { before: kinds.map((kind) => ({ kind })), now: draft ? [draft] : [] };
  const record = { type: "Defect", id: defect.id };
  await obligeJust(db, clock, record, asked, isOver ? "CANCELLED" : "MET");
}

/** What a new one asks, of which nothing was asked before. One that is only being written goes by the number it is given there. */
export async function obligeNewDefect(
  db: Tx,
  clock: Today,
  defect: FollowedDefect & { readonly number?: number },
  place: PlaceGround,
): Promise<void> {
  const { number = uuid() } = defect; // nobody's words have that in them
  const days =
    defect.status === "UNASSIGNED" ? settingAmong(place.settings, "defect.assignDays") : null;
  const draft = draftOf(defect, number, { today: clock.today, days });
  const filling =
    typeof number === "string" ? { blank: number, value: numberGiven(defect.estateId) } : undefined;
  if (draft) await obligeNew(db, clock, draft, place, filling);
}

function draftOf(
  defect: FollowedDefect,
  number: number | string,
  { today, days }: { readonly today: Day; readonly days: number | null },
): ObligationDraft | undefined {
  const duty = duties[defect.status];
  if (!duty) return undefined;
  const [kind, act, role, ...said] = duty;
  const { followerId } = defect;
  const [zh, en] = isToTell(defect) ? (["书面反馈", "Tell in writing"] as const) : said;
  const { id, serviceCenterId, estateId, estateName, placeName, category, text } = defect;
  const told = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  const words = defectCategories[category];
  return {
    recordType: "Defect",
    recordId: id,
    kind,
    act,
    serviceCenterId,
    estateId,
    title: `${zh}：${estateName} ${placeName} #${number} ${words.zh} ${told}`,
    data: { titleEn: `${en}: ${estateName} ${placeName} #${number} ${words.en}: ${told}` },
    responsible:
      followerId !== null && isFollowed(defect, kind)
        ? { role: "ENGINEERING_MANAGER", personId: followerId }
        : { role },
    ...(kind === "DEFECT_RECTIFY" && { also: ["REGION_HEAD"] }),
    due:
      days !== null
        ? { anchor: { on: today }, rule: { unit: "CALENDAR_DAYS", count: days } }
        : kind === "DEFECT_RECTIFY" && defect.dueOn
          ? { anchor: { on: defect.dueOn }, rule: { unit: "DAY" } }
          : null,
  };
}
