import type { ChainKey } from "@threshold/domain/approval/default-chains";
import { day } from "@threshold/domain/calendar/day";
import { type ApprovalRequest, requestApproval } from "../approval/actions.ts";
import { requestSignatures, type SignOffRequest } from "../signature/actions.ts";
import { readsEverything } from "../auth/readable.ts";
import { contentHashOf } from "../content-hash.ts";
import { calendar } from "../contexts.ts";
import { type Tx, write } from "../db/tenancy.ts";
import type { Asker, TestCompany, TestServer } from "./server.ts";

export const bare = (id: string) => id.slice(id.indexOf("_") + 1);

/** Runs in a transaction as a person, the way a module's action does, for doors that have no mutation of their own. */
export function writeAs<A>(
  server: TestServer,
  company: TestCompany,
  who: Asker,
  body: (db: Tx, context: Parameters<typeof requestApproval>[1]) => Promise<A>,
): Promise<A> {
  const centers = [bare(company.centerId)];
  const scope = {
    companyId: company.id,
    accountId: who.accountId,
    personId: bare(who.personId),
    placeIds: [bare(company.regionId), ...centers],
    reachIds: centers,
    centerIds: centers,
    readable: readsEverything,
    permissions: [],
    requestId: "test",
    origin: "test",
  };
  const now = server.now().toISOString();
  const today = day(
    new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(server.now()),
  );
  const context = { pool: server.database.app, scope, now, today, calendar };
  const use = { name: "test", key: null, input: null };
  return write(context, use, (db) => body(db, context));
}

/** Asks for the approval of a launch plan, or whatever record of the company is named; answers the global id. */
export async function askApproval(
  server: TestServer,
  company: TestCompany,
  who: Asker,
  chain: ChainKey,
  request: Partial<ApprovalRequest> & { readonly recordId: string },
): Promise<string> {
  const id = await writeAs(server, company, who, (db, context) =>
    requestApproval(db, context, {
      chain,
      recordType: "LaunchPlan",
      serviceCenterId: bare(company.centerId),
      summary: {
        title: "销售配合服务方案",
        titleEn: "Sales-support scheme",
        facts: [{ label: "人数", labelEn: "Headcount", value: "12" }],
      },
      contentHash: contentHashOf({ headcount: 12 }),
      ...request,
      recordId: bare(request.recordId),
    }),
  );
  return `Approval_${id}`;
}

/** Asks for signatures on the launch plan: the developer hands over, the center receives; answers the global id. */
export async function askSignatures(
  server: TestServer,
  company: TestCompany,
  who: Asker,
  request: Partial<SignOffRequest> & { readonly recordId: string },
): Promise<string> {
  const slot = { personId: null, labelEn: "Slot" };
  const id = await writeAs(server, company, who, (db, context) =>
    requestSignatures(db, context, {
      recordType: "LaunchPlan",
      serviceCenterId: bare(company.centerId),
      estateId: bare(company.estateId),
      summary: { title: "销售中心物品移交清单", titleEn: "Item list" },
      order: "GIVEN",
      slots: [
        {
          ...slot,
          key: "GIVER",
          label: "移交人",
          side: "DEVELOPER",
          roles: ["DEVELOPER_STAFF"],
          level: "EXTERNAL",
        },
        {
          ...slot,
          key: "RECEIVER",
          label: "接收人",
          side: "CENTER",
          roles: ["CUSTOMER_SERVICE_MANAGER"],
          level: "SERVICE_CENTER",
        },
      ],
      content: { items: [{ name: "沙盘", count: 1 }] },
      ...request,
      recordId: bare(request.recordId),
    }),
  );
  return `SignOff_${id}`;
}

/** What the page of a one-time link sends, with no account. */
export async function followLink(
  server: TestServer,
  what: "read" | "act" | "bid-file",
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${server.url}/api/links/${what}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  // oxlint-disable-next-line typescript/no-explicit-any -- a test says itself what it expects
  return { status: response.status, body: (await response.json()) as any };
}
