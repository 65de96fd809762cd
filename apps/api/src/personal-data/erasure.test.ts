import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { issue, receiveKeys } from "../testing/custody.ts";
import {
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";
import { findingsOf, sealLog } from "./testing.ts";

const today = "2027-01-04T02:00:00Z";
let server: TestServer;
let company: TestCompany;
beforeAll(async () => {
  server = await startTestServer(today);
});
afterAll(() => server.close());
beforeEach(async () => {
  server.setClock(today);
  company = await makeCompany(server);
});

const bare = (id: string) => id.slice(id.indexOf("_") + 1);
const asked = { reason: "本人书面请求" };
const number = "13312349876";

/** Somebody who left on a day; null: whose role runs. */
async function layLeaver(toOn: string | null, name = "韩梅梅") {
  const { person } = await company.admin.run(
    "createPerson",
    { name, badgeNumber: `L${toOn ?? "0"}${name}`, phone: number, mailbox: "han@mail.example" },
    "person { id }",
  );
  const post = { personId: person.id, role: "FRONT_DESK_AGENT", placeId: company.centerId };
  await company.admin.run(
    "assignRole",
    { ...post, fromOn: "2020-01-01", ...(toOn && { toOn }) },
    "assignment { id }",
  );
  return person.id as string;
}

const erase = (recordId: string) => ({ recordId, ...asked });
const personOf = async (id: string) =>
  (
    await server.database.owner.query(
      "select name, phone, phone_sealed, mailbox, status, erased_at, erase_on::text from person where id = $1",
      [bare(id)],
    )
  ).rows[0];

/** Whether some text is anywhere in the company's rows, the audit log included. */
async function isSomewhere(word: string): Promise<string[]> {
  const { rows } = await server.database.owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const there = await server.database.owner.query(
      `select 1 from ${name} t where company_id = $1 and t::text like '%' || $2 || '%' limit 1`,
      [company.id, word],
    );
    if (there.rows.length > 0) found.push(name);
  }
  return found;
}

describe("erasing somebody's data", () => {
  it("leaves nothing of name, number, badge and mailbox, nor in the audit log, whose tree still holds", async () => {
    const id = await layLeaver("2024-12-31");
    await company.admin.run(
      "revealPersonalData",
      { recordId: id, purpose: "LEGAL", reason: "核对" },
      "clientMutationId",
    );
    await sealLog(server, company.admin);
    expect(await isSomewhere("韩梅梅")).toContain("audit_entry");
    await company.admin.run("erasePersonalData", erase(id), "recordId");
    expect(await personOf(id)).toMatchObject({
      name: expect.stringMatching(/^已清除-[0-9a-f]{8}$/),
      phone: "",
      phone_sealed: null,
      mailbox: null,
      status: "SUSPENDED",
      erased_at: expect.anything(),
    });
    for (const word of ["韩梅梅", "hanmeimei", "133****9876", "han@mail.example"])
      expect(await isSomewhere(word), word).toEqual([]);
    // The log says who took what out, of which entries.
    const { rows } = await server.database.owner.query(
      `select action, after from audit_entry where company_id = $1 and table_name = 'audit_entry' limit 1`,
      [company.id],
    );
    expect(rows[0]).toMatchObject({
      action: "erasePersonalData",
      after: { redacted: expect.anything() },
    });
    expect(await findingsOf(server, company.admin)).toEqual([]);
    expect((await company.admin.refusal("erasePersonalData", erase(id))).code).toBe(
      "PERSONAL_DATA_ERASED",
    );
  });

  it("is refused while a role runs, until the law's time is over, and to everybody but administrators", async () => {
    const running = await layLeaver(null);
    const left = await layLeaver("2026-01-04", "李华");
    const refused = async (id: string, as = company.admin) => {
      const { code, details } = await as.refusal("erasePersonalData", erase(id));
      return [code, details?.["until"]];
    };
    expect(await refused(running)).toEqual(["PERSONAL_DATA_IN_USE", undefined]);
    expect(await refused(left)).toEqual(["PERSONAL_DATA_KEPT", "2028-01-04"]);
    expect(await refused(left, await company.hire("REGION_HEAD"))).toEqual([
      "FORBIDDEN",
      undefined,
    ]);
    expect(await refused(left, (await makeCompany(server)).admin)).toEqual([
      "NOT_FOUND",
      undefined,
    ]);
  });

  it("ends the way in: the account goes where it belongs to no other company", async () => {
    const leaver = await company.hire("FRONT_DESK_AGENT");
    const { owner } = server.database;
    await owner.query("update role_assignment set to_on = '2024-01-01' where person_id = $1", [
      bare(leaver.personId),
    ]);
    await company.admin.run("erasePersonalData", erase(leaver.personId), "recordId");
    const left = await owner.query(
      `select (select count(*)::int from auth."user" where id = $1) as accounts,
        (select count(*)::int from auth.api_token where account_id = $1) as tokens`,
      [leaver.accountId],
    );
    expect(left.rows).toEqual([{ accounts: 0, tokens: 0 }]);
    expect((await leaver.send("{ viewer { person { name } } }")).errors?.[0]?.extensions.code).toBe(
      "UNAUTHENTICATED",
    );
  });
});

describe("somebody who held keys", () => {
  it("is forgotten once nothing is out and the time is over, in the holder's record and in how handovers are found", async () => {
    const desk = await company.hire("CUSTOMER_SERVICE_MANAGER");
    const [key] = Object.values(await receiveKeys(company, desk, 1));
    const out = await issue(company, desk, [key!], {}, "id holder { id } lines { id }");
    const { id } = out.holder;
    const refused = async () => (await company.admin.refusal("erasePersonalData", erase(id))).code;
    expect(await refused()).toBe("PERSONAL_DATA_IN_USE");
    const back = { estateId: company.estateId, direction: "RETURN", holder: { holderId: id } };
    const lines = [{ loanId: `CustodyLoan_${bare(out.lines[0].id)}`, quantity: 1 }];
    await desk.run("handOverCustody", { ...back, lines }, "clientMutationId");
    expect(await refused()).toBe("PERSONAL_DATA_KEPT");
    await server.database.owner.query(
      "update custody_handover set handed_on = '2023-12-31' where holder_id = $1",
      [bare(id)],
    );
    await company.admin.run("erasePersonalData", erase(id), "recordId");
    const { rows } = await server.database.owner.query(
      `select h.name, h.organization, h.phone, h.search_key, o.search_key as handover from custody_holder h
       join custody_handover o on o.company_id = h.company_id and o.holder_id = h.id where h.id = $1`,
      [bare(id)],
    );
    for (const row of rows)
      expect(row).toMatchObject({ organization: null, phone: null, search_key: "" });
    const { rows: told } = await server.database.owner.query(
      `select table_name from audit_entry where company_id = $1 and table_name in ('custody_holder', 'custody_handover')
         and (before::text like '%小吴%' or after::text like '%小吴%')`,
      [company.id],
    );
    expect(told).toEqual([]);
    expect(rows.map((row) => row.handover).join()).not.toContain("小吴");
  });
});

describe("what is past its time", () => {
  const erasures = async () =>
    (await company.admin.ask("{ personalDataErasures { recordId name eraseOn } }"))
      .personalDataErasures;
  const aDay = async (day: string) => {
    server.setClock(`${day}T02:00:00Z`);
    await server.minute();
    await server.workOff();
  };

  it("is told a month ahead, and goes by itself unless it is needed again", async () => {
    const past = await layLeaver("2024-12-31");
    const back = await layLeaver("2024-12-30", "李华");
    const recent = await layLeaver("2026-01-04", "王强");
    await aDay("2027-01-04");
    expect(await erasures()).toMatchObject([{ eraseOn: "2027-02-03" }, { eraseOn: "2027-02-03" }]);
    const { viewer } = await company.admin.ask("{ viewer { unreadNotifications { kind data } } }");
    expect(viewer.unreadNotifications).toContainEqual({
      kind: "PERSONAL_DATA_DUE",
      data: { count: 2, on: "2027-02-03" },
    });
    await aDay("2027-02-02");
    expect((await personOf(past)).erased_at).toBeNull();
    const post = { personId: back, role: "FRONT_DESK_AGENT", placeId: company.centerId };
    await company.admin.run("assignRole", { ...post, fromOn: "2027-02-02" }, "assignment { id }");
    await aDay("2027-02-03");
    expect((await personOf(past)).erased_at).not.toBeNull();
    expect(await personOf(back)).toMatchObject({ name: "李华", erased_at: null, erase_on: null });
    expect(await personOf(recent)).toMatchObject({ name: "王强", erased_at: null });
    expect(await erasures()).toEqual([]);
  });

  it("stays as long as the company says", async () => {
    await layLeaver("2024-12-31");
    await company.admin.run(
      "setPolicy",
      {
        key: "personalData.keepStaffDays",
        placeId: company.companyId,
        value: 1000,
        reason: "公司制度",
      },
      "clientMutationId",
    );
    await aDay("2027-01-04");
    expect(await erasures()).toEqual([]);
  });
});

describe("all that is held about somebody", () => {
  it("is found by the number, and given as one page that people and programs read", async () => {
    const id = await layLeaver(null);
    const { personalDataSubjects } = await company.admin.ask(
      `{ personalDataSubjects(phone: "133 1234 9876") { recordId name phone } }`,
    );
    expect(personalDataSubjects).toEqual([{ recordId: id, name: "韩梅梅", phone: "133****9876" }]);
    const { page, fileName } = await company.admin.run(
      "exportPersonalData",
      erase(id),
      "page fileName",
    );
    expect(fileName).toBe("个人信息-韩梅梅-2027-01-04.html");
    expect(page).toContain("韩梅梅 的个人信息");
    const data = JSON.parse(/id="data">(.*)<\/script>/.exec(page)![1]!);
    expect(data).toMatchObject({
      phone: number,
      record: [{ mailbox: "han@mail.example" }],
      roles: [{ role: "FRONT_DESK_AGENT" }],
      readings: [{ purpose: "LEGAL", reason: asked.reason }],
      mentions: { "role_assignment.person_id": 1 },
    });
    expect(data.record[0]).not.toHaveProperty("phone_sealed");
    expect(data.history.length).toBeGreaterThan(0);
    const head = await company.hire("REGION_HEAD");
    expect((await head.refusal("exportPersonalData", erase(id))).code).toBe("FORBIDDEN");
  });
});
