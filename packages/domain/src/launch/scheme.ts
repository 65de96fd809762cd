import { compareDays, type Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import { givenReason } from "./action.ts";
import { all, complete, dayOfDoing, each, inStatus, whole, words } from "./record.ts";

/**
 * The sales-support service and staffing scheme (配合销售服务及人员配置方案, LCH-R04): drafted by the
 * service center, reviewed (审核) by the region's head, approved (审批) by the developer's head; only
 * then is 《前期介入服务协议》 signed.
 */
export const schemeStatuses = ["DRAFT", "SUBMITTED", "REVIEWED", "APPROVED"] as const;
export type SchemeStatus = (typeof schemeStatuses)[number];

/** A post that supports the sales (人员配置). */
export interface SchemePost {
  readonly post: string;
  readonly number: number;
  readonly shift: string;
}

/** What the scheme says. */
export interface SchemeDraft {
  readonly developerNeeds: string;
  readonly services: string;
  readonly headcount: readonly SchemePost[];
}

export interface Scheme extends SchemeDraft {
  readonly status: SchemeStatus;
  readonly approvedOn: Day | null;
}

/** The columns that a step changes; one that is not named keeps its value. */
export interface SchemeChange {
  readonly status?: SchemeStatus;
  readonly submittedOn?: Day | null;
  readonly reviewedOn?: Day | null;
  readonly approvedOn?: Day | null;
  readonly returnedReason?: string | null;
}

const mostPosts = 50;
const mostPeople = 1_000;

/** Keeps a draft; half of it may still be blank until it is submitted. Refused: RECORD_STATUS, INVALID_INPUT. */
export function draftScheme(
  draft: SchemeDraft,
  status: SchemeStatus = "DRAFT",
): Result<SchemeDraft> {
  const open = inStatus("keepSalesSupportScheme", status, ["DRAFT"]);
  if (!open.ok) return open;
  for (const field of ["developerNeeds", "services"] as const)
    if (draft[field].trim().length > 4_000) return refuse("INVALID_INPUT", { field, max: 4_000 });
  if (draft.headcount.length > mostPosts)
    return refuse("INVALID_INPUT", { field: "headcount", max: mostPosts });
  return all<SchemeDraft & Record<string, unknown>>({
    developerNeeds: ok(draft.developerNeeds.trim()),
    services: ok(draft.services.trim()),
    headcount: each(draft.headcount, (line) =>
      all<SchemePost & Record<string, unknown>>({
        post: words("headcount.post", line.post, 40),
        number: whole("headcount.number", line.number, 1, mostPeople),
        shift: words("headcount.shift", line.shift, 40),
      }),
    ),
  });
}

/** 提交审核: needs, services and at least one post are told. Refused: RECORD_STATUS, RECORD_INCOMPLETE. */
export function submitScheme(scheme: Scheme, today: Day): Result<SchemeChange> {
  const open = inStatus("submitSalesSupportScheme", scheme.status, ["DRAFT"]);
  if (!open.ok) return open;
  const { developerNeeds, services, headcount } = scheme;
  const told = complete({
    developerNeeds: developerNeeds === "",
    services: services === "",
    headcount: headcount.length === 0,
  });
  return told.ok ? ok({ status: "SUBMITTED", submittedOn: today, returnedReason: null }) : told;
}

/** 审核通过 by the region's head: it goes on to the developer's head. */
export function reviewScheme(scheme: Scheme, today: Day): Result<SchemeChange> {
  const open = inStatus("reviewScheme", scheme.status, ["SUBMITTED"]);
  return open.ok ? ok({ status: "REVIEWED", reviewedOn: today }) : open;
}

/** 审批通过 by the developer's head: the agreement may be signed. */
export function approveScheme(scheme: Scheme, today: Day): Result<SchemeChange> {
  const open = inStatus("approveScheme", scheme.status, ["REVIEWED"]);
  return open.ok ? ok({ status: "APPROVED", approvedOn: today }) : open;
}

/** 退回: either head sends it back to its draft; both approvals are given anew. A null reason: its author took it back.
 * Refused: RECORD_STATUS, REASON_REQUIRED. */
export function returnScheme(scheme: Scheme, reason: string | null): Result<SchemeChange> {
  const open = inStatus("returnScheme", scheme.status, ["SUBMITTED", "REVIEWED"]);
  if (!open.ok) return open;
  const why = givenReason(reason) ?? null;
  if (reason !== null && why === null) return refuse("REASON_REQUIRED", { action: "returnScheme" });
  return ok({ status: "DRAFT", reviewedOn: null, approvedOn: null, returnedReason: why });
}

/** 签订《前期介入服务协议》: after both approvals, with the signed paper. Refused: SCHEME_NOT_APPROVED, AGREEMENT_FILE_MISSING, AGREEMENT_BEFORE_APPROVAL, DONE_IN_THE_FUTURE. */
export function signAgreement(
  scheme: Pick<Scheme, "status" | "approvedOn">,
  agreement: { readonly signedOn: Day | null; readonly files: number },
  signedOn: Day,
  today: Day,
): Result<{ readonly signedOn: Day }> {
  const { status, approvedOn } = scheme;
  if (status !== "APPROVED" || approvedOn === null)
    return refuse("SCHEME_NOT_APPROVED", {
      titles:
        status === "REVIEWED"
          ? ["地区公司负责人审批"]
          : ["地区物业公司负责人审核", "地区公司负责人审批"],
    });
  if (agreement.signedOn !== null) return refuse("NOTHING_CHANGES");
  const done = dayOfDoing(signedOn, today);
  if (!done.ok) return done;
  if (compareDays(signedOn, approvedOn) < 0)
    return refuse("AGREEMENT_BEFORE_APPROVAL", { signedOn, approvedOn });
  return agreement.files === 0 ? refuse("AGREEMENT_FILE_MISSING") : ok({ signedOn });
}
