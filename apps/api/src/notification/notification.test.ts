import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { write } from "../db/tenancy.ts";
import { systemContext } from "../system.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";
import { type NotificationDraft, notify } from "./notify.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const bare = (id: string) => id.slice(id.indexOf("_") + 1);

/** Tells people something as the system. */
async function tell(companyId: string, ...drafts: NotificationDraft[]) {
  const context = await systemContext(server.database.app, companyId, server.now(), "test");
  const use = { name: "test", key: null, input: null };
  await write(context!, use, (db) => notify(db, drafts));
}

const due = { title: "样板房日检", due: "2027-01-04" };

async function inbox(who: Asker, filter: Record<string, unknown> = {}) {
  const query =
    "query($filter: NotificationFilter) { notifications(first: 50, filter: $filter) { totalCount nodes { id kind data recordId readAt } } }";
  return (await who.ask(query, { filter })).notifications;
}

describe("who is told", () => {
  it("is whoever is named, each once by key", async () => {
    const { id, hire } = await makeCompany(server);
    const desk = await hire("FRONT_DESK_AGENT");
    const to = [bare(desk.personId)];
    const draft = { kind: "OBLIGATION_REMINDER", data: due, to, key: "日检 2027-01-04" } as const;
    await tell(id, draft, draft);
    await tell(id, draft);
    await tell(id, { ...draft, key: "日检 2027-01-05" });
    expect((await inbox(desk)).totalCount).toBe(2);
  });

  it("is whoever holds the role at the place or above it, and nobody elsewhere", async () => {
    const { id, admin, centerId, regionId, estateId, hire } = await makeCompany(server);
    const { serviceCenter } = await admin.run(
      "createServiceCenter",
      {
        regionId,
        code: "C2",
        name: "江湾服务中心",
        dutyPhone: "021-1",
        officeAddress: "二号楼",
        repairHotline: "021-2",
      },
      "serviceCenter { id }",
    );
    const here = await hire("SECURITY_MANAGER");
    const elsewhere = await hire("SECURITY_MANAGER", serviceCenter.id);
    const head = await hire("REGION_HEAD");
    const data = { ...due, role: "SECURITY_MANAGER" } as const;
    const kind = "OBLIGATION_ESCALATED";
    const place = { serviceCenterId: bare(centerId) };
    await tell(id, { kind, data, to: { role: "SECURITY_MANAGER", ...place } });
    await tell(id, { kind, data, to: { role: "REGION_HEAD", estateId: bare(estateId) } });
    const counts = [here, elsewhere, head].map(async (who) => (await inbox(who)).totalCount);
    expect(await Promise.all(counts)).toEqual([1, 0, 1]);
  });
});

describe("the inbox", () => {
  it("is found by kind, by the words of its sentences in either language, and by what is unread", async () => {
    const { id, estateId, hire } = await makeCompany(server);
    const desk = await hire("FRONT_DESK_AGENT");
    const to = [bare(desk.personId)];
    const record = { type: "Estate", id: bare(estateId) };
    await tell(
      id,
      { kind: "OBLIGATION_REMINDER", data: due, to, record },
      { kind: "APPROVAL_REQUESTED", data: { title: "定编方案", by: "林晓" }, to },
    );
    const kinds = async (filter: Record<string, unknown>) =>
      (await inbox(desk, filter)).nodes.map((one: { kind: string }) => one.kind);
    expect(await kinds({ kinds: ["APPROVAL_REQUESTED"] })).toEqual(["APPROVAL_REQUESTED"]);
    expect(await kinds({ search: "日检" })).toEqual(["OBLIGATION_REMINDER"]);
    expect(await kinds({ search: "YOUR APPROVAL" })).toEqual(["APPROVAL_REQUESTED"]);
    const [reminder] = (await inbox(desk, { search: "日检" })).nodes;
    expect(reminder.recordId).toBe(estateId);
    await desk.run("markNotificationsRead", { ids: [reminder.id] }, "readIds");
    expect(await kinds({ unread: true })).toEqual(["APPROVAL_REQUESTED"]);
    expect(await kinds({ unread: false })).toEqual(["OBLIGATION_REMINDER"]);
  });

  it("is one's own: neither read nor marked by a colleague", async () => {
    const { id, hire } = await makeCompany(server);
    const desk = await hire("FRONT_DESK_AGENT");
    const colleague = await hire("FRONT_DESK_AGENT");
    await tell(id, { kind: "OBLIGATION_REMINDER", data: due, to: [bare(desk.personId)] });
    expect((await inbox(colleague)).totalCount).toBe(0);
    const [told] = (await inbox(desk)).nodes;
    const marked = await colleague.run("markNotificationsRead", { ids: [told.id] }, "readIds");
    expect(marked.readIds).toEqual([]);
    expect((await inbox(desk, { unread: true })).totalCount).toBe(1);
  });
});
