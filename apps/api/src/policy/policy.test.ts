import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemContext } from "../system.ts";
import { write } from "../db/tenancy.ts";
import {
  type Asker,
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";
import { policyValue, policyValues } from "./queries.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const bare = (id: string) => id.slice(id.indexOf("_") + 1);
const setting = (placeId: string, value: unknown, more: object = {}) => ({
  placeId,
  key: "reception.deviceCheckIntervalDays",
  value,
  reason: "试行",
  ...more,
});
const selection = `key value from maySet chain { level placeName current { value reason setBy fromOn }
  planned { value fromOn } history { value } }`;
const policyAt = async (who: Asker, placeId: string, key = "reception.deviceCheckIntervalDays") =>
  (
    await who.ask(`query($id: ID!) { policies(placeId: $id) { ${selection} } }`, { id: placeId })
  ).policies.find((one: { key: string }) => one.key === key);

/** What an action or a job sees. */
async function valueSeen({ id, centerId }: TestCompany, instant = "2027-01-04T02:00:00Z") {
  const context = (await systemContext(server.database.app, id, new Date(instant), "test"))!;
  return write(context, { name: "test", key: null, input: null }, async (db) => {
    const place = { level: "SERVICE_CENTER", id: bare(centerId) } as const;
    const all = await policyValues(db, "reception.deviceCheckIntervalDays");
    const one = await policyValue(db, "reception.deviceCheckIntervalDays", place);
    expect(all.get(place.id)).toBe(one);
    return one;
  });
}

describe("a setting", () => {
  it("is the default until the company, the region or the center sets it; the nearest wins", async () => {
    const company = await makeCompany(server);
    const { admin, hire, companyId, regionId, centerId } = company;
    const head = await hire("REGION_HEAD");
    const center = await hire("SERVICE_CENTER_HEAD");
    expect(await valueSeen(company)).toBe(30);
    await admin.run("setPolicy", setting(companyId, 20), "clientMutationId");
    expect(await valueSeen(company)).toBe(20);
    await head.run("setPolicy", setting(regionId, 10), "clientMutationId");
    expect(await valueSeen(company)).toBe(10);
    await center.run("setPolicy", setting(centerId, 5), "clientMutationId");
    expect(await valueSeen(company)).toBe(5);
    await center.run("setPolicy", setting(centerId, null), "clientMutationId");
    expect(await valueSeen(company)).toBe(10);
    expect(await policyAt(center, centerId)).toMatchObject({
      value: 10,
      from: "REGION",
      maySet: true,
      chain: [
        { level: "COMPANY", current: { value: 20, setBy: "管理员" } },
        { level: "REGION", placeName: "华南地区公司", current: { value: 10, reason: "试行" } },
        {
          level: "SERVICE_CENTER",
          current: { value: null },
          history: [{ value: null }, { value: 5 }],
        },
      ],
    });
  });

  it("changes on the day that was said, and is told ahead of it", async () => {
    const company = await makeCompany(server);
    const { admin, companyId } = company;
    await admin.run("setPolicy", setting(companyId, 9, { fromOn: "2027-02-01" }), "policy { key }");
    expect(await policyAt(admin, companyId)).toMatchObject({
      value: 30,
      chain: [{ current: null, planned: [{ value: 9, fromOn: "2027-02-01" }] }],
    });
    expect(await valueSeen(company, "2027-01-31T15:59:00Z")).toBe(30);
    expect(await valueSeen(company, "2027-01-31T16:00:00Z")).toBe(9); // midnight in Shanghai
  });

  it("answers the same command once", async () => {
    const { admin, companyId } = await makeCompany(server);
    const input = { ...setting(companyId, 8), clientMutationId: "once" };
    for (const _ of [1, 2]) await admin.run("setPolicy", input, "policy { value }");
    expect((await policyAt(admin, companyId)).chain[0].history).toHaveLength(1);
  });

  it("is refused to whoever does not head the place, and where the rule says no", async () => {
    const { admin, hire, companyId, regionId, centerId } = await makeCompany(server);
    const center = await hire("SERVICE_CENTER_HEAD");
    const agent = await hire("FRONT_DESK_AGENT");
    const refused = async (who: Asker, input: Record<string, unknown>) =>
      (await who.refusal("setPolicy", input)).code;
    expect(await refused(center, setting(regionId, 5))).toBe("FORBIDDEN");
    expect(await refused(agent, setting(centerId, 5))).toBe("FORBIDDEN");
    expect((await policyAt(agent, centerId)).maySet).toBe(false);
    const fault = (more: object) => refused(admin, setting(companyId, 5, more));
    expect(await fault({ key: "no.such" })).toBe("INVALID_INPUT");
    expect(await fault({ value: 0 })).toBe("INVALID_INPUT");
    expect(await fault({ value: "5" })).toBe("INVALID_INPUT");
    expect(await fault({ reason: " " })).toBe("REASON_REQUIRED");
    expect(await fault({ fromOn: "2027-01-03" })).toBe("POLICY_IN_THE_PAST");
    expect(await fault({ key: "reception.deskTolerance", value: 0.01, placeId: centerId })).toBe(
      "POLICY_LEVEL",
    );
    expect(await fault({ placeId: companyId.replace("Company", "Estate") })).toBe("NOT_FOUND");
  });

  it("of another company or another region is not there", async () => {
    const { admin } = await makeCompany(server);
    const ours = await makeCompany(server);
    expect(await admin.refusal("setPolicy", setting(ours.regionId, 5))).toMatchObject({
      code: "NOT_FOUND",
    });
    const second = { code: "R2", name: "华东地区公司" };
    const { region } = await ours.admin.run("createRegion", second, "region { id }");
    const neighbour = await ours.hire("REGION_HEAD", region.id);
    const { errors } = await neighbour.send("query($id: ID!) { policies(placeId: $id) { key } }", {
      id: ours.regionId,
    });
    expect(errors?.[0]?.extensions.code).toBe("NOT_FOUND");
  });
});
