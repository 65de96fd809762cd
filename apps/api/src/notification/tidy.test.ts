import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
const bare = (id: string) => id.slice(id.indexOf("_") + 1);

it("what was read goes after a year, what was sent after 90 days, once a day and as the company sets it", async () => {
  const company = await makeCompany(server);
  const desk = await company.hire("FRONT_DESK_AGENT");
  const gone = await company.hire("FRONT_DESK_AGENT");
  const { owner } = server.database;
  const tell = (person: string, title: string, age: number, read: boolean) =>
    owner.query(
      `insert into notification (company_id, id, person_id, kind, data, search_key, created_at, read_at)
       values ($1, gen_random_uuid(), $2, 'OBLIGATION_REMINDER', json_build_object('title', $3::text), $3,
         timestamptz '2027-01-04T02:00:00Z' - $4 * interval '1 day', case when $5 then timestamptz '2027-01-03' end)`,
      [company.id, bare(person), title, age, read],
    );
  await tell(desk.personId, "old, read", 366, true);
  await tell(desk.personId, "old, unread", 400, false);
  await tell(desk.personId, "younger", 364, true);
  await tell(gone.personId, "nobody's", 366, false);
  await owner.query("update person set status = 'SUSPENDED' where id = $1", [bare(gone.personId)]);
  const send = (key: string, age: number, status: string) =>
    owner.query(
      `insert into delivery (company_id, id, channel, person_ids, notification_ids, key, send_at, status, created_at)
       values ($1, gen_random_uuid(), 'EMAIL', '{}', '{}', $2, now(), $4, timestamptz '2027-01-04T02:00:00Z' - $3 * interval '1 day')`,
      [company.id, key, age, status],
    );
  await send("sent long ago", 91, "SENT");
  await send("failed long ago", 91, "FAILED");
  await send("waits still", 91, "WAITING");
  await send("sent lately", 89, "SENT");
  const left = async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select data ->> 'title' as name from notification where company_id = $1 and kind = 'OBLIGATION_REMINDER'
       union all select key from delivery where company_id = $1 and key like '%l%' and channel = 'EMAIL' and notification_ids = '{}' order by 1`,
      [company.id],
    );
    return rows.map(({ name }) => name);
  };
  await server.minute();
  await server.workOff();
  expect(await left()).toEqual(["old, unread", "sent lately", "waits still", "younger"]);
  const { rows } = await owner.query(
    "select count(*)::int as n from audit_entry where company_id = $1 and operation = 'DELETE'",
    [company.id],
  );
  expect(rows[0].n).toBe(0);

  const keep = {
    key: "notification.keepDays",
    value: 100,
    placeId: company.companyId,
    fromOn: "2027-01-04",
  };
  await company.admin.run("setPolicy", { ...keep, reason: "少留" }, "policy { value }");
  await server.minute();
  await server.workOff();
  expect(await left()).toContain("younger"); // today's round is over
  server.setClock("2027-01-05T02:00:00Z");
  await server.minute();
  await server.workOff();
  expect(await left()).toEqual(["old, unread", "sent lately", "waits still"]);
});
