import type { Role } from "@threshold/domain/organization/roles";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Asker, makeCompany, startTestServer, type TestCompany } from "../testing/server.ts";
import type { TestServer } from "../testing/server.ts";

const instant = "2027-01-04T02:00:00Z";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(instant);
});
beforeEach(() => server.setClock(instant));
afterAll(() => server.close());

/** A second region with a center of its own. */
async function secondRegion({ admin }: TestCompany) {
  const { region } = await admin.run(
    "createRegion",
    { code: "R2", name: "华东地区公司" },
    "region { id }",
  );
  const { serviceCenter } = await admin.run(
    "createServiceCenter",
    {
      regionId: region.id,
      code: "C2",
      name: "江湾服务中心",
      dutyPhone: "021-1",
      officeAddress: "二号楼",
      repairHotline: "021-2",
    },
    "serviceCenter { id }",
  );
  return { regionId: region.id as string, centerId: serviceCenter.id as string };
}

const assignmentsOf = async (who: Asker) =>
  (
    await who.ask(
      "{ viewer { permissions person { assignments { id role status fromOn toOn placeName delegatedFrom { id } } } } }",
    )
  ).viewer;

const versionOf = async (who: Asker, id: string) =>
  (await who.ask("query($id: ID!) { person(id: $id) { version } }", { id })).person?.version ?? 1;

describe("ORG-R02: a role reaches its place and what lies below", () => {
  it("so that each sees the estates of the own sub-tree only", async () => {
    const company = await makeCompany(server);
    const { admin, hire, estateId } = company;
    const other = await secondRegion(company);
    await admin.run(
      "createEstate",
      { serviceCenterId: other.centerId, code: "E2", name: "江湾苑", category: "RESIDENTIAL" },
      "clientMutationId",
    );
    const seenBy = async (role: Role, place?: string) => {
      const who = await hire(role, place);
      return (await who.ask("{ estates { nodes { code } } }")).estates.nodes.map(
        (estate: { code: string }) => estate.code,
      );
    };
    expect((await seenBy("GENERAL_MANAGER")).toSorted()).toEqual(["E1", "E2"]);
    expect(await seenBy("REGION_STAFF")).toEqual(["E1"]);
    expect(await seenBy("REGION_STAFF", other.regionId)).toEqual(["E2"]);
    expect(await seenBy("FRONT_DESK_AGENT", other.centerId)).toEqual(["E2"]);
    expect(await seenBy("SECURITY_GUARD", estateId)).toEqual(["E1"]);
  });

  it("from its first to its last day", async () => {
    const { admin, hire, centerId } = await makeCompany(server);
    const hr = await hire("HR_ADMIN_OFFICER");
    const clerk = await hire("FRONT_DESK_AGENT");
    const role = { personId: clerk.personId, role: "SERVICE_CENTER_HEAD", placeId: centerId };
    const days = { fromOn: "2027-01-10", toOn: "2027-01-20" };
    await hr.run("assignRole", { ...role, ...days }, "clientMutationId");
    for (const [day, status, may] of [
      ["09", "PLANNED", false],
      ["10", "ACTIVE", true],
      ["20", "ACTIVE", true],
      ["21", "ENDED", false],
    ] as const) {
      server.setClock(`2027-01-${day}T02:00:00Z`);
      const { person, permissions } = await assignmentsOf(clerk);
      const held = person.assignments.find(
        (one: { role: string }) => one.role === "SERVICE_CENTER_HEAD",
      );
      expect(held.status, day).toBe(status);
      expect(permissions.includes("org.manage"), day).toBe(may);
    }
    expect(
      await admin.refusal("endAssignment", { id: "RoleAssignment_x", toOn: "2027-01-01" }),
    ).toEqual({ code: "NOT_FOUND", details: { type: "RoleAssignment" } });
  });
});

describe("giving a role", () => {
  it("twice at one place at a time is refused, and so is a place of the wrong level", async () => {
    const { admin, hire, centerId, estateId, companyId } = await makeCompany(server);
    const clerk = await hire("FRONT_DESK_AGENT");
    const role = { personId: clerk.personId, role: "FRONT_DESK_AGENT", fromOn: "2027-02-01" };
    expect((await admin.refusal("assignRole", { ...role, placeId: centerId })).code).toBe(
      "ASSIGNMENT_OVERLAPS",
    );
    expect(await admin.refusal("assignRole", { ...role, placeId: estateId })).toMatchObject({
      code: "ROLE_LEVEL_MISMATCH",
      details: { role: "FRONT_DESK_AGENT", level: "ESTATE" },
    });
    const backwards = { ...role, placeId: companyId, toOn: "2027-01-31" };
    expect((await admin.refusal("assignRole", backwards)).code).toBe(
      "ASSIGNMENT_ENDS_BEFORE_START",
    );
  });

  it("is for whoever may assign there, and not to oneself", async () => {
    const company = await makeCompany(server);
    const { hire, centerId } = company;
    const other = await secondRegion(company);
    const hr = await hire("HR_ADMIN_OFFICER");
    const staff = await hire("REGION_STAFF");
    const clerk = await hire("FRONT_DESK_AGENT");
    const role = { personId: clerk.personId, role: "CASHIER", fromOn: "2027-01-04" };
    expect((await staff.refusal("assignRole", { ...role, placeId: centerId })).code).toBe(
      "FORBIDDEN",
    );
    expect((await hr.refusal("assignRole", { ...role, placeId: other.centerId })).code).toBe(
      "NOT_FOUND",
    );
    const own = { ...role, personId: hr.personId, placeId: centerId };
    expect((await hr.refusal("assignRole", own)).code).toBe("ASSIGNMENT_TO_ONESELF");
    await hr.run("assignRole", { ...role, placeId: centerId }, "clientMutationId");
  });
});

describe("a delegation", () => {
  /** Somebody stands in for the center's head from the 5th to the 8th. */
  async function standIn() {
    const company = await makeCompany(server);
    const head = await company.hire("SERVICE_CENTER_HEAD");
    const deputy = await company.hire("FRONT_DESK_AGENT");
    const { person } = await assignmentsOf(head);
    const input = {
      assignmentId: person.assignments[0].id as string,
      toPersonId: deputy.personId,
      fromOn: "2027-01-05",
      toOn: "2027-01-08",
    };
    return { ...company, head, deputy, input };
  }
  const mayBuild = async (who: Asker) =>
    (await assignmentsOf(who)).permissions.includes("org.manage");

  it("gives the role for its days and ends by itself", async () => {
    const { head, deputy, input } = await standIn();
    await head.run("delegateRole", input, "clientMutationId");
    for (const [day, may] of [
      ["04", false],
      ["05", true],
      ["08", true],
      ["09", false],
    ] as const) {
      server.setClock(`2027-01-${day}T02:00:00Z`);
      expect(await mayBuild(deputy), day).toBe(may);
    }
    const { person } = await assignmentsOf(deputy);
    const delegated = person.assignments.find(
      (one: { role: string }) => one.role === "SERVICE_CENTER_HEAD",
    );
    expect(delegated).toMatchObject({
      status: "ENDED",
      delegatedFrom: { id: input.assignmentId },
    });
  });

  it("ends with the role that it comes from", async () => {
    const { admin, head, deputy, input } = await standIn();
    await head.run("delegateRole", input, "clientMutationId");
    server.setClock("2027-01-06T02:00:00Z");
    expect(await mayBuild(deputy)).toBe(true);
    const ended = { id: input.assignmentId, toOn: "2027-01-05" };
    await admin.run("endAssignment", ended, "clientMutationId");
    expect(await mayBuild(deputy)).toBe(false);
    expect((await admin.refusal("endAssignment", ended)).code).toBe("ASSIGNMENT_ENDED");
  });

  it("is refused to oneself, of a delegation, beyond one's own days, and of somebody else's role", async () => {
    const { head, deputy, hire, input } = await standIn();
    const refused = async (who: Asker, more: Record<string, unknown>) =>
      (await who.refusal("delegateRole", { ...input, ...more })).code;
    expect(await refused(head, { toPersonId: head.personId })).toBe("DELEGATION_TO_ONESELF");
    expect(await refused(head, { fromOn: "2019-12-31" })).toBe("DELEGATION_OUTSIDE_ASSIGNMENT");
    expect(await refused(deputy, {})).toBe("FORBIDDEN");
    const { assignment } = await head.run("delegateRole", input, "assignment { id }");
    server.setClock("2027-01-05T02:00:00Z");
    const third = await hire("CASHIER");
    expect(await refused(deputy, { assignmentId: assignment.id, toPersonId: third.personId })).toBe(
      "DELEGATION_OF_DELEGATION",
    );
  });
});

describe("people", () => {
  it("are managed where they work: not from another region, nor by somebody below", async () => {
    const company = await makeCompany(server);
    const { admin, hire } = company;
    const other = await secondRegion(company);
    const hr = await hire("HR_ADMIN_OFFICER");
    const clerk = await hire("FRONT_DESK_AGENT");
    const stranger = await hire("FRONT_DESK_AGENT", other.centerId);
    const edit = async (who: Asker, id: string) => ({
      id,
      version: await versionOf(who, id),
      phone: "13900000000",
    });
    await hr.run("updatePerson", await edit(hr, clerk.personId), "person { phone }");
    for (const [person, code] of [
      [stranger, "NOT_FOUND"],
      [admin, "FORBIDDEN"],
    ] as const) {
      const { personId } = person;
      expect((await hr.refusal("updatePerson", await edit(hr, personId))).code).toBe(code);
      expect((await hr.refusal("invitePerson", { personId, email: "x@test.example" })).code).toBe(
        code,
      );
      expect((await hr.refusal("resetPassword", { personId })).code).toBe(code);
    }
    expect((await clerk.refusal("resetPassword", { personId: hr.personId })).code).toBe(
      "FORBIDDEN",
    );
  });

  it("are found by those who reach their place, whatever its level", async () => {
    const { admin, hire, estateId } = await makeCompany(server);
    const guard = await hire("SECURITY_GUARD", estateId);
    const head = await hire("SERVICE_CENTER_HEAD");
    const query = `query($id: ID!) { person(id: $id) { assignments { role placeName placeLevel } } }`;
    for (const who of [admin, head, guard])
      expect((await who.ask(query, { id: guard.personId })).person).toEqual({
        assignments: [{ role: "SECURITY_GUARD", placeName: "锦绣华庭", placeLevel: "ESTATE" }],
      });
  });

  it("are listed by name, role, place and words", async () => {
    const { admin, hire, centerId, regionId } = await makeCompany(server);
    await hire("HR_ADMIN_OFFICER");
    await hire("FRONT_DESK_AGENT");
    const list = async (filter: string): Promise<number> =>
      (await admin.ask(`{ people(filter: ${filter}) { nodes { id } } }`)).people.nodes.length;
    expect(await list("{ roles: [FRONT_DESK_AGENT] }")).toBe(1);
    expect(await list(`{ placeIds: ["${regionId}"] }`)).toBe(1);
    expect(await list(`{ placeIds: ["${regionId}", "${centerId}"] }`)).toBe(2);
    expect(await list('{ search: "gly" }')).toBe(1);
  });
});

describe("a saved view", () => {
  const save = (who: Asker, more: Record<string, unknown> = {}) =>
    who.run(
      "saveView",
      { page: "UNITS", name: "商铺", query: { uses: ["SHOP"] }, ...more },
      "view { id name shared own query }",
    );
  const viewsOf = async (who: Asker): Promise<{ name: string; own: boolean }[]> =>
    (await who.ask("{ savedViews(page: UNITS) { name own } }")).savedViews;

  it("is the person's own until it is shared", async () => {
    const { hire } = await makeCompany(server);
    const [first, second] = [await hire("REGION_STAFF"), await hire("REGION_STAFF")];
    const { view } = await save(first);
    expect(view).toMatchObject({ shared: false, own: true, query: { uses: ["SHOP"] } });
    expect(await viewsOf(second)).toEqual([]);
    await save(first, { id: view.id, name: "商铺与车位", shared: true });
    expect(await viewsOf(first)).toEqual([{ name: "商铺与车位", own: true }]);
    expect(await viewsOf(second)).toEqual([{ name: "商铺与车位", own: false }]);
    expect((await second.refusal("deleteView", { id: view.id })).code).toBe("NOT_FOUND");
    const mine = { id: view.id, page: "UNITS", name: "我的", query: {} };
    expect((await second.refusal("saveView", mine)).code).toBe("NOT_FOUND");
    await first.run("deleteView", { id: view.id }, "deletedId");
    expect(await viewsOf(first)).toEqual([]);
  });

  it("has a name of its own", async () => {
    const { hire } = await makeCompany(server);
    const [first, second] = [await hire("REGION_STAFF"), await hire("REGION_STAFF")];
    await save(first);
    await save(second);
    const again = { page: "UNITS", name: "商铺", query: {} };
    expect(await first.refusal("saveView", again)).toEqual({
      code: "NAME_TAKEN",
      details: { name: "商铺" },
    });
    expect((await first.refusal("saveView", { ...again, name: " " })).code).toBe("INVALID_INPUT");
  });
});
