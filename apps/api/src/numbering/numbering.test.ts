import { afterAll, beforeAll, expect, it } from "vitest";
import { type Tx, write } from "../db/tenancy.ts";
import { systemContext } from "../system.ts";
import {
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";
import { nextNumber } from "./queries.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const bare = (id: string) => id.slice(id.indexOf("_") + 1);

async function within<A>({ id }: TestCompany, body: (db: Tx) => Promise<A>): Promise<A> {
  const context = (await systemContext(server.database.app, id, server.now(), "test"))!;
  return write(context, { name: "test", key: null, input: null }, body);
}
const take = (company: TestCompany, form: "LAUNCH_PLAN" | "UNIT_LIST", year = 2027) =>
  within(company, (db) => nextNumber(db, { form, serviceCenterId: bare(company.centerId), year }));

class Abandoned extends Error {}

it("names the center and the year, and begins each year with 1", async () => {
  const company = await makeCompany(server);
  expect(await take(company, "LAUNCH_PLAN")).toBe("KF-C1-2027-0001");
  expect(await take(company, "LAUNCH_PLAN")).toBe("KF-C1-2027-0002");
  expect(await take(company, "LAUNCH_PLAN", 2028)).toBe("KF-C1-2028-0001");
  expect(await take(await makeCompany(server), "LAUNCH_PLAN")).toBe("KF-C1-2027-0001");
});

it("gives 50 transactions at once, of which every third fails, 1 to 34 without a gap", async () => {
  const company = await makeCompany(server);
  const serviceCenterId = bare(company.centerId);
  const taken = await Promise.allSettled(
    Array.from({ length: 50 }, (_, at) =>
      within(company, async (db) => {
        const number = await nextNumber(db, { form: "LAUNCH_PLAN", serviceCenterId, year: 2027 });
        if (at % 3 === 2) throw new Abandoned(number);
        return number;
      }),
    ),
  );
  for (const one of taken)
    if (one.status === "rejected") expect(one.reason).toBeInstanceOf(Abandoned);
  const kept = taken.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const expected = Array.from(
    { length: 34 },
    (_, at) => `KF-C1-2027-${String(at + 1).padStart(4, "0")}`,
  );
  expect(kept.toSorted()).toEqual(expected);
});

it("makes nobody wait for a number that may have gaps", async () => {
  const company = await makeCompany(server);
  const serviceCenterId = bare(company.centerId);
  const of = { form: "UNIT_LIST", serviceCenterId, year: 2027 } as const;
  expect(await take(company, "UNIT_LIST")).toBe("FW-C1-2027-0001");
  const second = await within(company, async (db) => {
    const mine = await nextNumber(db, of);
    expect(await take(company, "UNIT_LIST")).toBe("FW-C1-2027-0003"); // while mine is not committed
    return mine;
  });
  expect(second).toBe("FW-C1-2027-0002");
  const all = await Promise.all(Array.from({ length: 50 }, () => take(company, "UNIT_LIST")));
  expect(new Set(all).size).toBe(50);
});

it("follows the company's own pattern, and counts on when only its looks change", async () => {
  const company = await makeCompany(server);
  const { admin } = company;
  await take(company, "LAUNCH_PLAN");
  const set = (pattern: string | null) =>
    admin.run(
      "setNumberPattern",
      { form: "LAUNCH_PLAN", pattern },
      "numbering { pattern initial }",
    );
  await set("开盘〔{year}〕{center}{number:3}");
  expect(await take(company, "LAUNCH_PLAN")).toBe("开盘〔2027〕C1002");
  await set("{region}-{number}");
  expect(await take(company, "LAUNCH_PLAN")).toBe("R1-1");
  const usual = "KF-{center}-{year}-{number:4}";
  expect((await set(null)).numbering).toEqual({ pattern: usual, initial: usual });
  expect(await take(company, "LAUNCH_PLAN")).toBe("KF-C1-2027-0003");
});

it("refuses a pattern without a running number, a paper that is none, and whoever does not manage forms", async () => {
  const { admin, hire } = await makeCompany(server);
  const refused = async (who: typeof admin, form: string, pattern: string) =>
    (await who.refusal("setNumberPattern", { form, pattern })).code;
  expect(await refused(admin, "LAUNCH_PLAN", "KF-{year}")).toBe("PATTERN_MALFORMED");
  expect(await refused(admin, "NO_SUCH", "{number}")).toBe("INVALID_INPUT");
  const head = await hire("REGION_HEAD");
  expect(await refused(head, "LAUNCH_PLAN", "{number}")).toBe("FORBIDDEN");
});
