import type { LinkAct, LinkPurpose, LinkStatus } from "../gql/graphql.ts";
import type { WrittenSection } from "@threshold/domain/launch/initial-cleaning";
import type { Question, SurveyAnswers } from "@threshold/domain/showcase/survey";
import { fileQuery, ownCapture } from "../offline/file-query.ts";
import type { Problem } from "../problem.ts";
import { asRefusal } from "../problem.ts";
import type { ScoreView } from "../tender/evaluation/score-view.ts";
import type { BidView, HolderView, NoticeView, TenderLink } from "../tender/guest/tender-link.ts";

/** What is done by a link into one thing: those into a tender do more, on pages of their own. */
export type OneAct = Extract<
  LinkAct,
  "APPROVE" | "RETURN" | "SIGN" | "REFUSE" | "HAND_IN" | "ANSWER" | "SUBMIT"
>;

/** What a link is about, as its page shows it. */
interface LinkTo<Purpose extends LinkPurpose> {
  status: "ACTIVE";
  purpose: Purpose;
  company: string;
  serviceCenter: string | null;
  name: string;
  organization: string | null;
  expiresAt: string;
  title: string;
  titleEn?: string;
  facts?: readonly { label: string; labelEn: string; value: string }[];
  contentHash: string;
  label: string;
  labelEn: string;
  problem: string | null;
}

/** A yes or a no. */
export type DecideOpenLink = LinkTo<"APPROVE" | "SIGN">;
export type EvidenceOpenLink = LinkTo<"UPLOAD_EVIDENCE">;
export type SurveyOpenLink = LinkTo<"ANSWER"> & { readonly questions: readonly Question[] };
export type PlanOpenLink = LinkTo<"SUBMIT_PLAN"> & { readonly plan: OpenPlan };
/** A link that does one thing. */
export type OneOpenLink = DecideOpenLink | EvidenceOpenLink | SurveyOpenLink | PlanOpenLink;

/** When an area is cleaned; days are "" until they are chosen. */
export interface PlanNode {
  area: string;
  from: string;
  to: string;
}

/** A contractor's plan with what is kept of it. */
export interface OpenPlan {
  form: "INITIAL_CLEANING" | "LAUNCH_DAY_CLEANING";
  version: number;
  values: Partial<Record<WrittenSection | "vendor" | "submittedBy" | "staffing", string>> & {
    timeNodes?: readonly PlanNode[];
  };
  /** Why the one before was sent back. */
  returnedReason: string | null;
}

/** A photo as a link's page names it. */
interface LinkPhoto {
  readonly id: string;
  readonly name: string;
}

/** What a responsible party has to mend, or has answered and nobody verified yet (FIXED). */
export interface RectifyDefect {
  readonly id: string;
  readonly number: number;
  readonly place: string;
  readonly part: string | null;
  readonly category: string;
  readonly categoryEn: string;
  readonly severity: "MINOR" | "GENERAL" | "SERIOUS" | "SAFETY";
  readonly text: string;
  readonly dueOn: string | null;
  readonly overdue: boolean;
  readonly status: "ASSIGNED" | "RETURNED" | "FIXED";
  /** Why it was sent back. */
  readonly returned: string | null;
  readonly before: readonly LinkPhoto[];
  readonly after: readonly LinkPhoto[];
}

/** A responsible party's link: all that is to be mended in an estate. */
export type RectifyOpenLink = LinkTo<"RECTIFY"> & { readonly defects: readonly RectifyDefect[] };

/** A link into a tender: what it reads is the page's own. */
export type TenderOpenLink = { readonly status: "ACTIVE" } & (
  | ({ readonly purpose: "NOTICE" } & TenderLink<NoticeView>)
  | ({ readonly purpose: "BID" } & TenderLink<BidView>)
  | ({ readonly purpose: "KEEP_KEY" } & TenderLink<HolderView>)
  | ({ readonly purpose: "SCORE" } & TenderLink<ScoreView>)
);

/** A link that works. */
export type OpenLink = OneOpenLink | RectifyOpenLink | TenderOpenLink;

/** A link that is over tells no more than that. */
export interface OverLink {
  status: Exclude<LinkStatus, "ACTIVE">;
  company: string;
}

export type LinkAnswer<Value> = { ok: true; value: Value } | { ok: false; problem: Problem };

/** Asks the server by the link's token: no account, no session, and nothing but this one thing. */
const postJson = <Value>(path: string, body: object, take?: Taking<Value>) =>
  post<Value>(path, JSON.stringify(body), { "content-type": "application/json" }, take);

/** How an answer is taken that is no refusal. */
type Taking<Value> = (response: Response) => Promise<Value>;

const post = <Value>(
  path: string,
  body: BodyInit,
  headers: Record<string, string>,
  take: Taking<Value> = (response) => response.json() as Promise<Value>,
) => asked(path, { method: "POST", headers, body }, take);

async function asked<Value>(
  path: string,
  init: RequestInit,
  take: Taking<Value>,
): Promise<LinkAnswer<Value>> {
  let response: Response;
  try {
    response = await fetch(`/api/links/${path}`, { ...init, credentials: "omit" });
    if (response.ok) return { ok: true, value: await take(response) };
  } catch {
    return { ok: false, problem: { kind: "OFFLINE" } };
  }
  const answer: unknown = await response.json().catch(() => undefined);
  const { code, details } = (answer ?? {}) as Record<string, unknown>;
  const problem = asRefusal(code, details) ?? { kind: "FAULT", requestId: undefined };
  return { ok: false, problem };
}

/** Sends one photo of what is handed in; it counts once the answer is. */
export async function sendPhotoByLink(
  token: string,
  file: File,
  /** Of which defect, and of which step, where the link is of several. */
  of: { readonly defect?: string; readonly event?: string } = {},
): Promise<LinkAnswer<unknown>> {
  const body = new FormData();
  body.append("file", file, file.name);
  const path = `photo?${fileQuery(of, await ownCapture(file))}`;
  return post(path, body, { "x-link-token": token, "idempotency-key": crypto.randomUUID() });
}

export const readLink = (token: string) => postJson<OpenLink | OverLink>("read", { token });

/** A file that the link shows. */
export const fileByLink = (token: string, id: string) =>
  postJson("file", { token, id }, (response) => response.blob());

/** A file that came in parts and was taken, or came too late; or how much of it has come so far, null for nothing. */
export type TakenFile =
  | { readonly done: "TAKEN" | "LATE_FILE_REFUSED"; readonly sha256: string }
  | { readonly done: "PARTIAL"; readonly offset: number | null };
export const takenByLink = (token: string, upload: string) =>
  postJson<TakenFile>("bid-file", { token, upload });

/** One request of the protocol of files in parts (tus.io). */
export async function partsByLink(
  token: string,
  upload: string,
  { headers, ...init }: RequestInit,
): Promise<LinkAnswer<Response>> {
  const path = upload === "" ? "parts" : `parts/${upload}`;
  const own = { "tus-resumable": "1.0.0", "x-link-token": token };
  return asked(
    path,
    { ...init, headers: { ...own, ...(headers as Record<string, string>) } },
    (response) => Promise.resolve(response),
  );
}

export interface LinkDeed {
  act: OneAct;
  name?: string;
  organization?: string;
  contentHash?: string;
  comment?: string;
  strokes?: readonly (readonly number[])[] | null;
  /** To a survey's questions, by their codes. */
  answers?: SurveyAnswers;
  /** A contractor's plan, and the version that it was written on. */
  plan?: OpenPlan["values"];
  version?: number;
}

/** The same deed sent again under its key is done once. */
export const actByLink = <Done>(token: string, deed: object, key: string) =>
  postJson<Done>("act", { token, key, ...deed });
