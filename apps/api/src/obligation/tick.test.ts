import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MINUTE } from "@threshold/domain/calendar/clock";
import { firings, superiorsOf } from "@threshold/domain/obligation/firing";
import type { Role } from "@threshold/domain/organization/roles";
import { write } from "../db/tenancy.ts";
import {
  type Asker,
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";
import { type SystemContext, systemContext } from "../system.ts";
import { oblige, type ObligationDraft, settleObligation } from "./actions.ts";
import { killAtRandom } from "./testing.ts";
import { tellObligations } from "./tick-actions.ts";

let server: TestServer;
let company: TestCompany;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  at("2027-01-04 10:00");
  company = await makeCompany(server);
});

const bare = (id: string) => id.slice(id.indexOf("_") + 1);
/** Sets the clock, in Shanghai's time. */
const at = (text: string) =>
  server.setClock(new Date(`${text.replace(" ", "T")}:00+08:00`).toISOString());
const minute = async (text: string) => {
  at(text);
  await server.minute();
};
const system = async () =>
  (await systemContext(server.database.app, company.id, server.now(), "test")) as SystemContext;
const use = { name: "test", key: null, input: null };

async function obliged(more: Partial<ObligationDraft> = {}): Promise<string> {
  const recordId = more.recordId ?? crypto.randomUUID();
  const context = await system();
  await write(context, use, (db) =>
    oblige(db, context, {
      recordType: "LaunchPlan",
      recordId,
      kind: "CHECK",
      act: "DO",
      serviceCenterId: bare(company.centerId),
      title: "检查样板房",
      responsible: { role: "CUSTOMER_SERVICE_MANAGER" },
      due: { anchor: { on: "2027-01-20" }, rule: { unit: "DAY" } },
      ...more,
    }),
  );
  return recordId;
}

async function done(recordId: string) {
  await write(await system(), use, (db) =>
    settleObligation(db, { type: "LaunchPlan", id: recordId }, "CHECK", "MET"),
  );
}

/** What was told, in the order it was told: `01-21 00:00 ESCALATION 1 SERVICE_CENTER_HEAD → names`. */
async function told(recordId: string): Promise<string[]> {
  const { rows } = await server.database.owner.query(
    `select to_char(f.fires_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as at, f.kind, f.step, f.role, f.skipped_roles as skipped,
       cardinality(f.told_ids) as people
     from obligation_firing f join obligation o on o.company_id = f.company_id and o.id = f.obligation_id
     where o.record_id = $1 order by f.position`,
    [recordId],
  );
  return rows.map(
    (row) =>
      `${row.at} ${row.kind} ${row.step} ${row.role ?? "named"} ${row.people}${row.skipped.length > 0 ? ` past ${row.skipped}` : ""}`,
  );
}

const inbox = async (who: Asker): Promise<string[]> => {
  const { rows } = await server.database.owner.query(
    "select kind, data ->> 'title' as title from notification where person_id = $1 order by created_at, id",
    [bare(who.personId)],
  );
  return rows.map((row) => `${row.kind} ${row.title}`);
};
const staff = async (...roles: Role[]) => {
  const people = [];
  for (const role of roles) people.push(await company.hire(role));
  return people;
};

describe("people are told", () => {
  it("ahead, on the day and when it is overdue; then one superior after another, once each", async () => {
    const [manager, head, region] = await staff(
      "CUSTOMER_SERVICE_MANAGER",
      "SERVICE_CENTER_HEAD",
      "REGION_HEAD",
    );
    const record = await obliged();
    await minute("2027-01-13 08:59");
    expect(await told(record)).toEqual([]);
    for (const time of ["13 09:00", "13 09:01", "19 09:00", "20 09:00", "20 23:59", "21 00:00"])
      await minute(`2027-01-${time}`);
    await minute("2027-01-22 00:01");
    const own = "CUSTOMER_SERVICE_MANAGER 1";
    expect(await told(record)).toEqual([
      `01-13 09:00 REMINDER 7 ${own}`,
      `01-19 09:00 REMINDER 1 ${own}`,
      `01-20 09:00 DUE_DAY 0 ${own}`,
      `01-21 00:00 OVERDUE 0 ${own}`,
      "01-21 00:00 ESCALATION 1 SERVICE_CENTER_HEAD 1",
      "01-22 00:00 ESCALATION 2 REGION_HEAD 1",
    ]);
    const reminder = "OBLIGATION_REMINDER 检查样板房";
    expect(await inbox(manager!)).toEqual([
      reminder,
      reminder,
      reminder,
      "OBLIGATION_OVERDUE 检查样板房",
    ]);
    expect(await inbox(head!)).toEqual(["OBLIGATION_ESCALATED 检查样板房"]);
    expect(await inbox(region!)).toEqual(["OBLIGATION_ESCALATED 检查样板房"]);
  });

  it("as the place sets it: how long ahead, and at which time of the day", async () => {
    await staff("CUSTOMER_SERVICE_MANAGER");
    const set = (key: string, value: unknown, placeId: string) =>
      company.admin.run(
        "setPolicy",
        { key, value, placeId, fromOn: "2027-01-04", reason: "试行" },
        "policy { value }",
      );
    await set("reminder.leadDays", [3], company.companyId);
    await set("reminder.leadDays", [10, 2], company.centerId);
    await set("reminder.dueDayTime", "08:30", company.regionId);
    const record = await obliged();
    for (const time of ["10 08:29", "10 08:30", "18 08:30", "19 09:00", "20 08:29", "20 08:30"])
      await minute(`2027-01-${time}`);
    const own = "CUSTOMER_SERVICE_MANAGER 1";
    expect(await told(record)).toEqual([
      `01-10 08:30 REMINDER 10 ${own}`,
      `01-18 08:30 REMINDER 2 ${own}`,
      `01-20 08:30 DUE_DAY 0 ${own}`,
    ]);
  });

  it("by newer settings from when the record is worked on again, and of nothing twice", async () => {
    await staff("CUSTOMER_SERVICE_MANAGER", "SERVICE_CENTER_HEAD");
    const recordId = await obliged();
    await minute("2027-01-13 09:00");
    const leads = { key: "reminder.leadDays", value: [10, 7, 2], placeId: company.centerId };
    await company.admin.run(
      "setPolicy",
      { ...leads, fromOn: "2027-01-13", reason: "试行" },
      "policy { value }",
    );
    at("2027-01-14 12:00");
    await obliged({ recordId });
    for (const time of ["14 12:01", "18 09:00", "19 09:00", "20 09:00", "21 00:00"])
      await minute(`2027-01-${time}`);
    at("2027-01-21 10:00");
    await company.admin.run(
      "setPolicy",
      { ...leads, value: [5], fromOn: "2027-01-21", reason: "试行" },
      "policy { value }",
    );
    await obliged({ recordId });
    await minute("2027-01-21 10:01");
    const own = "CUSTOMER_SERVICE_MANAGER 1";
    expect(await told(recordId)).toEqual([
      `01-13 09:00 REMINDER 7 ${own}`,
      `01-18 09:00 REMINDER 2 ${own}`,
      `01-20 09:00 DUE_DAY 0 ${own}`,
      `01-21 00:00 OVERDUE 0 ${own}`,
      "01-21 00:00 ESCALATION 1 SERVICE_CENTER_HEAD 1",
    ]);
  });

  it("past offices that nobody holds, and that is said; where nobody is in office, the administrator", async () => {
    await staff("REGION_HEAD");
    const record = await obliged({ due: { anchor: { on: "2027-01-04" }, rule: { unit: "DAY" } } });
    await minute("2027-01-05 00:00");
    expect(await told(record)).toEqual([
      "01-05 00:00 OVERDUE 0 REGION_HEAD 1 past CUSTOMER_SERVICE_MANAGER,SERVICE_CENTER_HEAD",
      "01-05 00:00 ESCALATION 1 REGION_HEAD 1 past SERVICE_CENTER_HEAD",
    ]);
    const top = await obliged({
      responsible: { role: "GENERAL_MANAGER" },
      due: { anchor: { on: "2027-01-05" }, rule: { unit: "DAY" } },
    });
    await minute("2027-01-05 09:00");
    await minute("2027-01-06 00:00");
    expect(await told(top)).toEqual([
      "01-05 09:00 DUE_DAY 0 SYSTEM_ADMIN 1 past GENERAL_MANAGER",
      "01-06 00:00 OVERDUE 0 SYSTEM_ADMIN 1 past GENERAL_MANAGER",
      "01-06 00:00 ESCALATION 1 SYSTEM_ADMIN 1 past GENERAL_MANAGER",
    ]);
  });

  it("after a long sleep of everything it had its time for, in order; a clock that goes back tells nothing again", async () => {
    await staff("CUSTOMER_SERVICE_MANAGER", "SERVICE_CENTER_HEAD");
    const record = await obliged();
    await minute("2027-02-06 03:00");
    const slept = await told(record);
    expect(slept.map((line) => line.slice(0, 11))).toEqual([
      "01-13 09:00",
      "01-19 09:00",
      "01-20 09:00",
      "01-21 00:00",
      "01-21 00:00",
      "01-22 00:00",
      "01-23 00:00",
      "01-24 00:00",
      "01-31 00:00",
    ]);
    await minute("2027-01-15 12:00");
    await minute("2027-01-21 12:00");
    await minute("2027-02-06 23:59");
    expect(await told(record)).toEqual(slept);
    await minute("2027-02-07 00:00");
    expect(await told(record)).toHaveLength(slept.length + 1);
  });

  it("who is named, and nobody any more once it is done or paused", async () => {
    const [manager] = await staff("CUSTOMER_SERVICE_MANAGER", "CUSTOMER_SERVICE_MANAGER");
    const responsible = {
      role: "CUSTOMER_SERVICE_MANAGER",
      personId: bare(manager!.personId),
    } as const;
    const record = await obliged({ responsible });
    await minute("2027-01-13 09:00");
    expect(await told(record)).toEqual(["01-13 09:00 REMINDER 7 named 1"]);
    await done(record);
    await minute("2027-02-13 09:00");
    expect(await told(record)).toHaveLength(1);
  });

  it("anew when it moves to another day, of what lies ahead then", async () => {
    await staff("CUSTOMER_SERVICE_MANAGER");
    const record = await obliged();
    await minute("2027-01-14 09:00");
    const context = await system();
    await write(context, use, (db) =>
      oblige(db, context, {
        recordType: "LaunchPlan",
        recordId: record,
        kind: "CHECK",
        act: "DO",
        serviceCenterId: bare(company.centerId),
        title: "检查样板房",
        responsible: { role: "CUSTOMER_SERVICE_MANAGER" },
        due: { anchor: { on: "2027-01-30" }, rule: { unit: "DAY" } },
      }),
    );
    await minute("2027-01-23 09:00");
    expect((await told(record)).map((line) => line.slice(0, 22))).toEqual([
      "01-13 09:00 REMINDER 7",
      "01-23 09:00 REMINDER 7",
    ]);
  });
});

describe("what recurs", () => {
  const monthly = { due: null, recurrence: { every: "MONTHS", count: 1 } } as const;
  const times = async (recordId: string) =>
    (
      await server.database.owner.query(
        "select occurrence, status, due_on::text as due, missed from obligation where record_id = $1 order by occurrence",
        [recordId],
      )
    ).rows.map((row) => `${row.occurrence} ${row.status} ${row.due} ${row.missed}`);

  it("is open for its time; done, it is open for the next from that one's first day", async () => {
    const [manager] = await staff("CUSTOMER_SERVICE_MANAGER");
    const record = await obliged(monthly);
    expect(await times(record)).toEqual(["1 OPEN 2027-01-31 0"]);
    await done(record);
    await done(record); // twice in a month is not done for the next
    expect(await times(record)).toEqual(["1 MET 2027-01-31 0", "2 OPEN 2027-02-28 0"]);
    const list = "{ myObligations { nodes { occurrence dueOn } } }";
    expect((await manager!.ask(list)).myObligations.nodes).toEqual([]);
    at("2027-02-01 00:00");
    expect((await manager!.ask(list)).myObligations.nodes).toEqual([
      { occurrence: 2, dueOn: "2027-02-28" },
    ]);
  });

  it("is missed when its time passes, told higher up each time in a row, and open anew", async () => {
    await staff("CUSTOMER_SERVICE_MANAGER", "SERVICE_CENTER_HEAD", "REGION_HEAD");
    const record = await obliged(monthly);
    await minute("2027-02-01 00:00");
    expect(await times(record)).toEqual(["1 MISSED 2027-01-31 0", "2 OPEN 2027-02-28 1"]);
    await minute("2027-04-02 08:00"); // asleep for two months
    expect(await times(record)).toEqual([
      "1 MISSED 2027-01-31 0",
      "2 MISSED 2027-02-28 1",
      "3 MISSED 2027-03-31 2",
      "4 OPEN 2027-04-30 3",
    ]);
    expect((await told(record)).filter((line) => line.includes("ESCALATION"))).toEqual([
      "02-01 00:00 ESCALATION 1 SERVICE_CENTER_HEAD 1",
      "03-01 00:00 ESCALATION 2 REGION_HEAD 1",
      "04-01 00:00 ESCALATION 3 REGION_HEAD 1 past DEPUTY_GENERAL_MANAGER,GENERAL_MANAGER",
    ]);
    await done(record);
    expect((await times(record)).at(-1)).toBe("5 OPEN 2027-05-31 0");
  });
});

describe("several processes at a time", () => {
  /** Obligations of a day: due at instants all over it, at days' ends, and overdue from the beginning. */
  async function obligeMany(count: number, dueOf: (number: number) => ObligationDraft["due"]) {
    const context = await system();
    await write(context, use, async (db) => {
      for (let number = 0; number < count; number++)
        await oblige(db, context, {
          recordType: "LaunchPlan",
          recordId: crypto.randomUUID(),
          kind: "CHECK",
          act: "DO",
          serviceCenterId: bare(company.centerId),
          title: `检查 ${number}`,
          responsible: { role: "CUSTOMER_SERVICE_MANAGER" },
          due: dueOf(number),
        });
    });
  }

  it("share the work: each firing is told once", async () => {
    await staff("CUSTOMER_SERVICE_MANAGER", "SERVICE_CENTER_HEAD");
    const open = 450;
    await obligeMany(open, () => ({ anchor: { on: "2027-01-05" }, rule: { unit: "DAY" } }));
    at("2027-01-06 00:00");
    const processes = [await system(), await system(), await system()];
    const counts = await Promise.all(processes.map((one) => tellObligations(one)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(open);
    const { rows } = await server.database.owner.query(
      `select f.kind, count(*)::int as n, count(distinct f.obligation_id)::int as obligations
       from obligation_firing f where f.company_id = $1 group by 1 order by 1`,
      [company.id],
    );
    expect(rows).toEqual(
      ["DUE_DAY", "ESCALATION", "OVERDUE"].map((kind) => ({ kind, n: open, obligations: open })),
    );
  });

  it("killed at random during a day, lose and double none, and tell each obligation's in order", async () => {
    await staff("CUSTOMER_SERVICE_MANAGER", "SERVICE_CENTER_HEAD", "REGION_HEAD");
    const begun = Date.parse("2027-01-04T02:00:00Z");
    await obligeMany(300, (number) =>
      number % 3 === 0
        ? {
            anchor: { on: number % 2 === 0 ? "2027-01-04" : "2027-01-05" },
            rule: { unit: "DAY" },
          }
        : {
            anchor: { at: "2027-01-04T02:00:00Z" },
            rule: { unit: "MINUTES", count: 20 + number * 4 },
          },
    );
    const end = begun + 26 * 60 * MINUTE;
    const kills = await killAtRandom(server.database.appUrl, company.id, begun, end);
    expect(kills).toBeGreaterThan(4);
    const { rows } = await server.database.owner.query(
      `select o.id, o.due_on::text as due_on, o.due_at, o.whole_day, o.notices, o.since,
         (select coalesce(json_agg(f.kind || ' ' || f.step || ' ' || extract(epoch from f.fires_at)::bigint order by f.position), '[]')
          from obligation_firing f where f.company_id = o.company_id and f.obligation_id = o.id) as told,
         (select coalesce(sum(cardinality(f.told_ids))::int, 0) from obligation_firing f where f.company_id = o.company_id and f.obligation_id = o.id) as people,
         (select count(*)::int from notification n where n.company_id = o.company_id and n.record_id = o.record_id) as notified
       from obligation o where o.company_id = $1`,
      [company.id],
    );
    expect(rows).toHaveLength(300);
    for (const row of rows) {
      const expected = firings(
        {
          due: { on: row.due_on, at: Date.parse(row.due_at), wholeDay: row.whole_day },
          notices: row.notices,
          since: Date.parse(row.since),
          levels: superiorsOf("CUSTOMER_SERVICE_MANAGER").length,
          zone: "Asia/Shanghai",
        },
        begun - 1,
        end,
      );
      expect(row.told).toEqual(expected.map((one) => `${one.kind} ${one.step} ${one.at / 1000}`));
      // Whoever a firing names was notified, once for each.
      expect(row.notified).toBe(row.people);
    }
  });
});
