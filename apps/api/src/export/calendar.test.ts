import ICAL from "ical.js";
import nodeIcal from "node-ical";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createApiToken } from "../auth/api-token.ts";
import { authDatabase, revokeToken } from "../auth/queries.ts";
import { write } from "../db/tenancy.ts";
import { systemContext } from "../system.ts";
import {
  type Asker,
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";
import { withoutToken } from "./calendar.ts";
import { oblige, type ObligationDraft, settleObligation } from "../obligation/actions.ts";

let server: TestServer;
let company: TestCompany;
let manager: Asker;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04, 10:00 in Shanghai
});
afterAll(() => server.close());
beforeEach(async () => {
  company = await makeCompany(server);
  manager = await company.hire("CUSTOMER_SERVICE_MANAGER");
});

const use = { name: "test", key: null, input: null };
const bare = (id: string) => id.slice(id.indexOf("_") + 1);
const system = async () =>
  (await systemContext(server.database.app, company.id, server.now(), "test"))!;

/** Something to do for a role at the center, by a rule. */
async function lay(
  title: string,
  due: ObligationDraft["due"],
  more: Partial<ObligationDraft> = {},
) {
  const id = crypto.randomUUID();
  const context = await system();
  await write(context, use, (db) =>
    oblige(db, context, {
      recordType: "LaunchPlan",
      recordId: id,
      kind: "CHECK",
      act: "DO",
      serviceCenterId: bare(company.centerId),
      title,
      responsible: { role: "CUSTOMER_SERVICE_MANAGER" },
      due,
      ...more,
    }),
  );
  return id;
}

/** The address of somebody's calendar. */
async function addressOf({ accountId, companyId }: Asker) {
  const db = authDatabase(server.database.app);
  const wanted = { accountId, companyId, name: "日历", scope: "CALENDAR", days: 365 } as const;
  const made = await createApiToken(db, wanted, server.now());
  if (!made.ok) throw new Error(made.refusal.code);
  const { id, token } = made.value;
  return { id, token, path: `/calendar/${companyId}/${token}.ics` };
}

const get = (path: string, init?: RequestInit) => fetch(`${server.url}${path}`, init);

interface Told {
  readonly uid: string;
  readonly summary: string;
  readonly day: boolean;
  readonly start: string;
}
const byUid = (a: Told, b: Told) => (a.uid < b.uid ? -1 : 1);

function byIcalJs(text: string): Told[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar
    .getAllSubcomponents("vevent")
    .map((component) => new ICAL.Event(component))
    .map(({ uid, summary, startDate }) => {
      const start = startDate.isDate ? startDate.toString() : startDate.toJSDate().toISOString();
      return { uid, summary, day: startDate.isDate, start };
    })
    .toSorted(byUid);
}

function byNodeIcal(text: string): Told[] {
  return Object.values(nodeIcal.sync.parseICS(text))
    .filter((one) => one?.type === "VEVENT")
    .map(({ uid, summary, start, datetype }) => {
      const day = datetype === "date";
      const pad = (part: number) => String(part).padStart(2, "0");
      // A day is told as midnight where the parser runs.
      const on = `${start.getFullYear()}-${pad(start.getMonth() + 1)}-${pad(start.getDate())}`;
      return { uid, summary: String(summary), day, start: day ? on : start.toISOString() };
    })
    .toSorted(byUid);
}

describe("the calendar of a person's deadlines", () => {
  it("is read alike by two parsers that know nothing of each other", async () => {
    const awkward = `检查；样板房, "A"; 楼\\上与很长的名称以使内容行必须按字节折叠而不切断任何汉字`;
    await lay(awkward, { anchor: { on: "2027-01-04" }, rule: { unit: "WORKING_DAYS", count: 3 } });
    await lay("两小时内答复", {
      anchor: { at: "2027-01-04T02:00:00Z" },
      rule: { unit: "MINUTES", count: 120 },
    });
    await lay("没有期限", null);
    await lay(
      "别人的",
      { anchor: { on: "2027-01-04" }, rule: { unit: "CALENDAR_DAYS", count: 1 } },
      {
        responsible: { role: "REGION_HEAD" },
      },
    );
    const { path } = await addressOf(manager);
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    const text = await response.text();
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const told = byIcalJs(text);
    expect(byNodeIcal(text)).toEqual(told);
    expect(
      told
        .map(({ summary, day, start }) => ({ summary, day, start }))
        .toSorted((a, b) => (a.start < b.start ? -1 : 1)),
    ).toEqual([
      { summary: "截止：两小时内答复", day: false, start: "2027-01-04T04:00:00.000Z" },
      { summary: `截止：${awkward}`, day: true, start: "2027-01-07" },
    ]);
  });

  it("keeps a deadline's UID while it moves, and lets go of what is done", async () => {
    const rule = (count: number) =>
      ({ anchor: { on: "2027-01-04" }, rule: { unit: "CALENDAR_DAYS", count } }) as const;
    const id = await lay("检查样板房", rule(3));
    const { path } = await addressOf(manager);
    const read = async () => byIcalJs(await (await get(path)).text());
    const [first] = await read();
    const context = await system();
    const of = { type: "LaunchPlan", id };
    await write(context, use, (db) =>
      oblige(db, context, {
        recordType: of.type,
        recordId: id,
        kind: "CHECK",
        act: "DO",
        serviceCenterId: bare(company.centerId),
        title: "检查样板房",
        responsible: { role: "CUSTOMER_SERVICE_MANAGER" },
        due: rule(5),
      }),
    );
    const [moved] = await read();
    expect(moved).toEqual({ ...first!, start: "2027-01-09" });
    await write(context, use, (db) => settleObligation(db, of, null, "MET"));
    expect(await read()).toEqual([]);
  });
});

describe("a calendar's address", () => {
  it("opens nothing but the calendar, and no other token opens it", async () => {
    const { token, path } = await addressOf(manager);
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const body = JSON.stringify({ query: "{ __typename }" });
    expect((await get("/graphql", { method: "POST", headers, body })).status).toBe(401);
    expect((await get(`/calendar/${company.id}/${manager.token}.ics`)).status).toBe(404);
    expect((await get(path, { method: "POST" })).status).toBe(405);
    for (const wrong of ["", "x", token.slice(0, -1), `thr_${token.slice(4)}`])
      expect((await get(`/calendar/${company.id}/${wrong}.ics`)).status).toBe(404);
    const other = await makeCompany(server);
    for (const at of [other.id, "x", "' or 1=1"])
      expect((await get(`/calendar/${encodeURIComponent(at)}/${token}.ics`)).status).toBe(404);
  });

  it("ends when it is revoked, when its time is over, and with the person's place in the company", async () => {
    const { id, path } = await addressOf(manager);
    expect((await get(path)).status).toBe(200);
    await revokeToken(authDatabase(server.database.app), manager.accountId, id, server.now());
    await expect.poll(async () => (await get(path)).status).toBe(404);
    const { path: another } = await addressOf(manager);
    expect((await get(another)).status).toBe(200);
    server.setClock("2028-02-01T02:00:00Z");
    expect((await get(another)).status).toBe(404);
    server.setClock("2027-01-04T02:00:00Z");
  });

  it("stands in no log", async () => {
    const { token, path } = await addressOf(manager);
    expect(withoutToken(path)).toBe(
      `/calendar/${company.companyId.slice("Company_".length)}/***.ics`,
    );
    expect(withoutToken(path)).not.toContain(token);
  });

  it("is a company's: it is not made without one", async () => {
    const db = authDatabase(server.database.app);
    const { accountId } = manager;
    const wanted = {
      accountId,
      companyId: null,
      name: "日历",
      scope: "CALENDAR",
      days: 9,
    } as const;
    expect(await createApiToken(db, wanted, server.now())).toMatchObject({
      refusal: { code: "INVALID_INPUT", details: { field: "companyId" } },
    });
  });
});
