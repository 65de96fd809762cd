import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { giveKeys, personalKeys } from "../personal-keys.ts";
import {
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";
import { sealPersonalData } from "./seal-actions.ts";
import { findingsOf, sealLog } from "./testing.ts";

const number = "13812345678";
let server: TestServer;
let company: TestCompany;
beforeAll(async () => {
  server = await startTestServer();
  company = await makeCompany(server);
});
afterAll(() => server.close());

const bare = (id: string) => id.slice(id.indexOf("_") + 1);
let badges = 0;

async function layPerson(phone = number, of = company) {
  const badgeNumber = `Z${(badges += 1)}`;
  const asked = { name: "李雷", badgeNumber, phone, mailbox: "l@test.example" };
  const { person } = await of.admin.run("createPerson", asked, "person { id version phone }");
  return person as { id: string; version: number; phone: string };
}

const rowOf = async (id: string) =>
  (
    await server.database.owner.query(
      "select phone, phone_sealed, phone_lookup, version from person where id = $1",
      [bare(id)],
    )
  ).rows[0];

const why = { purpose: "CONTACT", reason: "约看房时间" };
const reveal = (as: TestCompany["admin"], recordId: string, more = {}) =>
  as.run("revealPersonalData", { recordId, ...why, ...more }, "value");

describe("a phone number", () => {
  it("is nowhere in the database in full: row, audit log, stored answers", async () => {
    const rare = "13987654321";
    const person = await layPerson(rare);
    expect(person.phone).toBe("139****4321");
    await reveal(company.admin, person.id);
    const { rows } = await server.database.owner.query(`
      select table_name as name from information_schema.tables
      where table_schema in ('public', 'auth') and table_type = 'BASE TABLE'`);
    for (const { name } of rows) {
      const schema = (
        await server.database.owner.query("select to_regclass($1) is not null as there", [
          `public."${name}"`,
        ])
      ).rows[0].there
        ? "public"
        : "auth";
      const found = await server.database.owner.query(
        `select 1 from ${schema}."${name}" t where t::text like '%' || $1 || '%' limit 1`,
        [rare],
      );
      expect(found.rows, name).toEqual([]);
    }
  });

  it("is read in full for a purpose, which is noted; the same key answers it again and is noted once", async () => {
    const person = await layPerson();
    const again = { clientMutationId: "same", recordId: person.id, ...why };
    const first = await company.admin.run("revealPersonalData", again, "value");
    expect(first).toEqual({ value: number });
    expect(await company.admin.run("revealPersonalData", again, "value")).toEqual(first);
    const { personalDataReadings } = await company.admin.ask(
      "{ personalDataReadings(first: 5) { nodes { recordId subject purpose reason person { id } } } }",
    );
    const ofPerson = personalDataReadings.nodes.filter(
      ({ recordId }: { recordId: string }) => recordId === person.id,
    );
    expect(ofPerson).toEqual([
      { recordId: person.id, subject: "李雷", ...why, person: { id: company.admin.personId } },
    ]);
    expect(
      await company.admin.refusal("revealPersonalData", {
        recordId: person.id,
        ...why,
        reason: " ",
      }),
    ).toMatchObject({ code: "INVALID_INPUT", details: { field: "reason" } });
  });

  it("is shown to nobody who may not, and not to another company", async () => {
    const person = await layPerson();
    await company.admin.run(
      "assignRole",
      {
        personId: person.id,
        role: "TECHNICIAN",
        placeId: company.centerId,
        fromOn: "2020-01-01",
      },
      "assignment { id }",
    );
    const refused = async (as: TestCompany["admin"]) =>
      (await as.refusal("revealPersonalData", { recordId: person.id, ...why })).code;
    expect(await refused(await company.hire("CLEANER"))).toBe("PERSONAL_DATA_MASKED");
    expect(await refused((await makeCompany(server)).admin)).toBe("NOT_FOUND");
    expect(await refused(await company.admin.readOnly())).toBe("FORBIDDEN");
    const head = await company.hire("SERVICE_CENTER_HEAD");
    expect(await reveal(head, person.id)).toEqual({ value: number });
    // Readings are the administrators' to see, and each one's own.
    const seen = async (as: TestCompany["admin"]) =>
      (await as.ask("{ personalDataReadings(first: 100) { nodes { person { id } } } }"))
        .personalDataReadings.nodes;
    expect(
      new Set((await seen(head)).map(({ person }: { person: { id: string } }) => person.id)),
    ).toEqual(new Set([head.personId]));
    expect(await seen(await company.hire("CLEANER"))).toEqual([]);
  });

  it("is found by the whole number however it is written, and by no part of it", async () => {
    const person = await layPerson("13700001111");
    const found = async (search: string) =>
      (
        await company.admin.ask(
          `query($search: String) { people(first: 5, filter: { search: $search }) { nodes { id } } }`,
          { search },
        )
      ).people.nodes;
    expect(await found("137 0000-1111")).toEqual([{ id: person.id }]);
    expect(await found("+86 13700001111")).toEqual([{ id: person.id }]);
    expect(await found("1370000")).toEqual([]);
    expect(await found("0000111")).toEqual([]);
  });

  it("is in full in a workbook for a purpose alone, by no link of anybody's, of those that the viewer may read, each noted", async () => {
    const own = await makeCompany(server);
    const head = await own.hire("SERVICE_CENTER_HEAD");
    const elsewhere = await layPerson("13122223333", own);
    const address = "/exports/people.csv?lang=zh&columns=badge~phone";
    const sheet = async (as: TestCompany["admin"], body?: Record<string, string>, headers = {}) => {
      const sent = body && {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", ...headers },
      };
      const response = await as.fetch(address, sent);
      return [response.status, await response.text()] as const;
    };
    expect((await sheet(head))[1]).toMatch(/138\*{4}0000/);
    expect((await sheet(head))[1]).not.toMatch(/\d{11}/);
    // Not by an address that anybody could send to somebody, nor from another site's page.
    const link = await own.admin.fetch(`${address}&${new URLSearchParams(why)}`);
    expect([link.status, await link.json()]).toEqual([
      400,
      { code: "INVALID_INPUT", details: { field: "purpose" } },
    ]);
    expect((await sheet(own.admin, why, { origin: "https://evil.example" }))[0]).toBe(403);
    const [status, text] = await sheet(head, why);
    expect(status).toBe(200);
    // The head's own number; of one who holds no role there yet only whoever keeps people reads it.
    expect(text).toContain("13800000000");
    expect(text).toContain("131****3333");
    expect((await sheet(own.admin, why))[1]).toContain("13122223333");
    const { personalDataReadings } = await own.admin.ask(
      "{ personalDataReadings(first: 50) { nodes { recordId reason person { id } } } }",
    );
    const notes = personalDataReadings.nodes as { recordId: string; person: { id: string } }[];
    expect(notes.filter(({ recordId }) => recordId === elsewhere.id)).toEqual([
      { recordId: elsewhere.id, reason: why.reason, person: { id: own.admin.personId } },
    ]);
    expect((await sheet(head, { purpose: "CONTACT" }))[0]).toBe(400);
    expect((await sheet(head, { ...why, purpose: "FUN" }))[0]).toBe(400);
    expect((await sheet(await own.admin.readOnly(), why))[0]).toBe(403);
  });

  it("stays as it is when a page sends the masked one back, and stars are no number", async () => {
    const { id, version } = await layPerson();
    const before = await rowOf(id);
    const edit = { id, version, phone: "138****5678", name: "李雷雷" };
    await company.admin.run("updatePerson", edit, "clientMutationId");
    expect(await rowOf(id)).toMatchObject({ phone_sealed: before.phone_sealed });
    const stars = { id, version: version + 1, phone: "139****5678" };
    expect((await company.admin.refusal("updatePerson", stars)).code).toBe("PERSONAL_DATA_STARS");
    const same = { id, version: version + 1, phone: "138-1234 5678" };
    await company.admin.run("updatePerson", same, "clientMutationId");
    expect(await rowOf(id)).toMatchObject({ phone_sealed: before.phone_sealed });
  });

  it("that changes to one with the same mask is in the history as a change", async () => {
    const { id, version } = await layPerson("13811115678");
    const edit = { id, version, phone: "13822225678" };
    await company.admin.run("updatePerson", edit, "clientMutationId");
    const { rows } = await server.database.owner.query(
      "select before, after from audit_entry where record_id = $1 and operation = 'UPDATE'",
      [bare(id)],
    );
    const changed = { phone_sealed: "***" };
    expect(rows).toEqual([{ before: changed, after: changed }]);
    expect(await reveal(company.admin, id)).toEqual({ value: "13822225678" });
  });

  it("cannot be read by moving its ciphertext to a record of one's own", async () => {
    const [victim, mine] = [await layPerson("13655556666"), await layPerson()];
    await server.database.owner.query(
      "update person set phone_sealed = (select phone_sealed from person where id = $1) where id = $2",
      [bare(victim.id), bare(mine.id)],
    );
    const asked = { recordId: mine.id, ...why };
    expect((await company.admin.refusal("revealPersonalData", asked)).code).toBe(
      "INTERNAL_SERVER_ERROR",
    );
  });
});

describe("sealing what is there", () => {
  /** A row as a release before this one left it, with its history. */
  async function layPlain(phone: string) {
    const { id } = await layPerson();
    const { owner } = server.database;
    await owner.query(
      "update person set phone = $2, phone_sealed = null, phone_lookup = null where id = $1",
      [bare(id), phone],
    );
    return id;
  }

  it("takes plain numbers out of rows and history, and leaves the log's tree whole", async () => {
    const plain = "13500009999";
    const id = await layPlain(plain);
    await sealLog(server, company.admin);
    expect(await sealPersonalData(server.database.app, server.now())).toBe(1);
    expect(await rowOf(id)).toMatchObject({ phone: "135****9999" });
    expect(await reveal(company.admin, id)).toEqual({ value: plain });
    const { rows } = await server.database.owner.query(
      `select action, operation, after from audit_entry where (after::text like '%' || $1 || '%' or before::text like '%' || $1 || '%')`,
      [plain],
    );
    expect(rows).toEqual([]);
    expect(await sealPersonalData(server.database.app, server.now())).toBe(0);
    expect(await findingsOf(server, company.admin)).toEqual([]);
  });

  it("goes over to a new key in steps, finds and reads under both meanwhile, and needs the old one no more", async () => {
    const { app } = server.database;
    const [old, next] = [randomBytes(32).toString("hex"), randomBytes(32).toString("hex")];
    giveKeys(app, personalKeys([old]));
    // Whatever is there already is under the server's own key, which this pool was not given.
    const id = await layPlain("13400008888");
    await sealPersonalData(app, server.now());
    const under = (await rowOf(id)).phone_sealed.split(".")[0];
    expect(under).toBe(personalKeys([old]).names[0]);
    giveKeys(app, personalKeys([next, old]));
    expect(await sealPersonalData(app, server.now())).toBe(1);
    expect(await sealPersonalData(app, server.now())).toBe(0);
    const place = { companyId: company.id, table: "person", id: bare(id), column: "phone" };
    const { phone_sealed, phone_lookup } = await rowOf(id);
    expect(personalKeys([next]).unseal(place, phone_sealed)).toBe("13400008888");
    expect(personalKeys([next]).lookups(company.id, "13400008888")).toEqual([phone_lookup]);
    expect(() => personalKeys([old]).unseal(place, phone_sealed)).toThrow(/is not given/);
  });

  it("tells administrators how many numbers are under which key", async () => {
    const { personalDataKeys } = await company.admin.ask(
      "{ personalDataKeys { key seals known count } }",
    );
    expect(personalDataKeys[0]).toMatchObject({ seals: true, known: true });
    expect(personalDataKeys[0].count).toBeGreaterThan(0);
    const head = await company.hire("REGION_HEAD");
    const refused = await head.send("{ personalDataKeys { key } }");
    expect(refused.errors?.[0]?.extensions.code).toBe("NOT_FOUND");
  });
});
