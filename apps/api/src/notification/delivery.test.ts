import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { write } from "../db/tenancy.ts";
import { systemContext } from "../system.ts";
import {
  type Asker,
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";
import { type NotificationDraft, notify } from "./notify.ts";
import { decoded, startHookServer, startMailServer } from "./testing.ts";

const morning = "2027-01-04T02:00:00Z"; // 10:00 in Shanghai, a working day

let mail: Awaited<ReturnType<typeof startMailServer>>;
let hook: Awaited<ReturnType<typeof startHookServer>>;
let server: TestServer;
let company: TestCompany;
let desk: Asker;
beforeAll(async () => {
  [mail, hook] = [await startMailServer(), await startHookServer()];
  server = await startTestServer(morning, {
    mail: { url: mail.url, from: "Threshold <threshold@test.example>" },
    webhookAllowPrivate: true,
  });
});
afterAll(async () => {
  await server.close();
  await Promise.all([mail.close(), hook.close()]);
});
beforeEach(async () => {
  server.setClock(morning);
  mail.refuse.with = null;
  Object.assign(hook.answer, { status: 200, body: '{"errcode":0,"errmsg":"ok"}' });
  company = await makeCompany(server);
  desk = await company.hire("FRONT_DESK_AGENT");
  await server.database.owner.query("update person set mailbox = $1 where id = $2", [
    addressOf(desk),
    bare(desk.personId),
  ]);
});

const bare = (id: string) => id.slice(id.indexOf("_") + 1);
const addressOf = (who: Asker) => `${bare(who.personId)}@desk.example`;
const matter = { title: "样板房日检", place: "锦绣华庭", due: "2027-01-04" };

async function tell(...drafts: NotificationDraft[]) {
  const context = await systemContext(server.database.app, company.id, server.now(), "test");
  await write(context!, { name: "test", key: null, input: null }, (db) => notify(db, drafts));
  await server.workOff();
}

const remind = (more: Partial<NotificationDraft> = {}) =>
  tell({
    kind: "OBLIGATION_REMINDER",
    data: matter,
    to: [bare(desk.personId)],
    ...more,
  } as NotificationDraft);

const mailsTo = (who: Asker) =>
  mail.mails.filter(({ to }) => to.includes(addressOf(who))).map((one) => decoded(one.source));
const hooksAt = (path: string) => hook.hooks.filter((one) => one.path.startsWith(path));

const usual = { language: "zh", pace: "AT_ONCE", digestAt: 510, channels: {} };
const prefer = (who: Asker, more: Record<string, unknown>) =>
  who.run("saveNotificationPreference", { ...usual, ...more }, "preference { id }");

async function addEndpoint(kind: string, path: string, more: Record<string, unknown> = {}) {
  const input = { kind, name: path, address: `${hook.url}${path}`, ...more };
  return company.admin.run("addWebhookEndpoint", input, "secret endpoint { id host signed }");
}

const deliveries = async () =>
  (
    await company.admin.ask(
      "{ deliveries(first: 20) { nodes { id channel status kinds sendAt people { id } attempts { statusCode failureCode answer } endpoint { name failingSince enabled } } } }",
    )
  ).deliveries.nodes;

async function unread(who: Asker): Promise<string[]> {
  const { viewer } = await who.ask("{ viewer { unreadNotifications { kind } } }");
  return viewer.unreadNotifications.map((one: { kind: string }) => one.kind);
}

describe("by mail", () => {
  it("a notification reaches its receiver, in the language chosen, with a link to its record", async () => {
    await prefer(desk, { language: "en" });
    await remind({ record: { type: "Estate", id: bare(company.estateId) } });
    const [received] = mailsTo(desk);
    expect(received).toContain("“样板房日检” is due soon");
    expect(received).toContain("Due: Jan 4, 2027");
    expect(received).toContain(`/records/${company.estateId}`);
    expect(received).toContain("From: Threshold <threshold@test.example>");
    expect(await deliveries()).toMatchObject([
      { channel: "EMAIL", status: "SENT", kinds: ["OBLIGATION_REMINDER"] },
    ]);
  });

  it("comes after the quiet hours, unless it is urgent", async () => {
    await prefer(desk, { quietFrom: 9 * 60, quietTo: 11 * 60 });
    await remind();
    expect(mailsTo(desk)).toEqual([]);
    await remind({ urgent: true });
    expect(mailsTo(desk)).toHaveLength(1);
    server.setClock("2027-01-04T03:00:00Z");
    await server.workOff();
    expect(mailsTo(desk)).toHaveLength(2);
  });

  it("of a day comes as one digest at its time", async () => {
    await prefer(desk, { pace: "DIGEST", digestAt: 17 * 60 });
    await remind();
    await tell({
      kind: "APPROVAL_REQUESTED",
      data: { title: "定编方案" },
      to: [bare(desk.personId)],
    });
    expect(mailsTo(desk)).toEqual([]);
    server.setClock("2027-01-04T09:00:00Z");
    await server.workOff();
    const [digest, ...others] = mailsTo(desk);
    expect(others).toEqual([]);
    for (const words of ["今日通知汇总（2 条）", "样板房日检", "定编方案"])
      expect(digest).toContain(words);
    await remind();
    server.setClock("2027-01-05T09:00:00Z");
    await server.workOff();
    expect(mailsTo(desk)[1]).toContain("今日通知汇总（1 条）");
  });

  it("that is refused is tried again; at the third failure the inbox has it and administrators are told", async () => {
    await prefer(desk, { channels: { OBLIGATION_REMINDER: ["EMAIL"] } });
    mail.refuse.with = Object.assign(new Error("no such mailbox"), { responseCode: 550 });
    await remind();
    expect(await unread(desk)).toEqual([]);
    for (const later of ["02:00:11", "02:01:12"]) {
      server.setClock(`2027-01-04T${later}Z`);
      await server.workOff();
    }
    const failed = (await deliveries()).filter((one: { kinds: string[] }) =>
      one.kinds.includes("OBLIGATION_REMINDER"),
    );
    expect(failed).toMatchObject([{ channel: "EMAIL", status: "SENDING" }]);
    expect(failed[0].attempts.map((one: { statusCode: number }) => one.statusCode)).toEqual([
      550, 550, 550,
    ]);
    expect(await unread(desk)).toEqual(["OBLIGATION_REMINDER"]);
    expect(await unread(company.admin)).toEqual(["CHANNEL_FAILED"]);
    mail.refuse.with = null;
    server.setClock("2027-01-04T02:10:00Z");
    await server.workOff();
    expect(mailsTo(desk)).toHaveLength(1);
  });

  it("is not what everybody wants: a kind taken out of both stays silent, an overdue one stays in the inbox", async () => {
    await prefer(desk, { channels: { OBLIGATION_REMINDER: [], OBLIGATION_OVERDUE: ["IN_APP"] } });
    await remind();
    await tell({ kind: "OBLIGATION_OVERDUE", data: matter, to: [bare(desk.personId)] });
    expect(await unread(desk)).toEqual(["OBLIGATION_OVERDUE"]);
    expect(mailsTo(desk)).toEqual([]);
    const off = { ...usual, channels: { OBLIGATION_OVERDUE: ["EMAIL"] } };
    expect(await desk.refusal("saveNotificationPreference", off)).toMatchObject({
      code: "OVERDUE_STAYS_IN_APP",
      details: { kind: "OBLIGATION_OVERDUE" },
    });
  });

  it("refuses a preference of words that there are not", async () => {
    for (const channels of [{ NOTHING: [] }, { PLAN_STATUS: ["PIGEON"] }, [], "x"])
      expect(
        await desk.refusal("saveNotificationPreference", { ...usual, channels }),
      ).toMatchObject({ code: "INVALID_INPUT", details: { field: "channels" } });
    const half = { ...usual, quietFrom: 60 };
    expect((await desk.refusal("saveNotificationPreference", half)).code).toBe("INVALID_INPUT");
  });
});

describe("by robot", () => {
  it("a WeCom group reads of a matter once, and everybody concerned is named", async () => {
    const colleague = await company.hire("FRONT_DESK_AGENT");
    await addEndpoint("WECOM", "/cgi-bin/webhook/send?key=1");
    await remind({ to: [bare(desk.personId), bare(colleague.personId)] });
    const [sent, ...others] = hooksAt("/cgi-bin/webhook/send?key=1");
    expect(others).toEqual([]);
    expect(JSON.parse(sent!.body)).toMatchObject({
      msgtype: "text",
      text: {
        content: expect.stringContaining("锦绣华庭：「样板房日检」即将到期"),
        mentioned_mobile_list: ["13800000000", "13800000000"],
      },
    });
  });

  it("a DingTalk group is written to with the signature that its secret makes", async () => {
    const secret = "SEC0123456789";
    await addEndpoint("DINGTALK", "/robot/send?access_token=2", { secret });
    await remind();
    const [sent] = hooksAt("/robot/send?access_token=2");
    const { searchParams } = new URL(sent!.path, hook.url);
    const timestamp = searchParams.get("timestamp");
    const sign = createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64");
    expect(searchParams.get("sign")).toBe(sign);
    expect(JSON.parse(sent!.body)).toMatchObject({
      msgtype: "markdown",
      at: { atMobiles: ["13800000000"] },
    });
  });

  it("that says no with status 200 has not taken it", async () => {
    hook.answer.body = '{"errcode":310000,"errmsg":"sign not match"}';
    await addEndpoint("DINGTALK", "/robot/send?access_token=3", { secret: "SECx" });
    await remind();
    const robots = (await deliveries()).filter(
      (one: { channel: string }) => one.channel === "DINGTALK",
    );
    expect(robots).toMatchObject([
      { attempts: [{ statusCode: 200, failureCode: "ROBOT_REFUSED", answer: hook.answer.body }] },
    ]);
  });
});

describe("by webhook", () => {
  const verify = (path: string, secret: string) =>
    hooksAt(path).map(({ headers, body }) => {
      const key = Buffer.from(secret.slice("whsec_".length), "base64");
      const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
      const expected = `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
      return String(headers["webhook-signature"]).split(" ").includes(expected);
    });

  it("a system is told of each matter of its kinds, signed; the secret is answered once", async () => {
    const { secret, endpoint } = await addEndpoint("WEBHOOK", "/hook-a", {
      kinds: ["OBLIGATION_REMINDER"],
    });
    expect(secret).toMatch(/^whsec_/);
    expect(endpoint).toMatchObject({ signed: true, host: "127.0.0.1" });
    await remind();
    await tell({ kind: "APPROVAL_REQUESTED", data: { title: "x" }, to: [bare(desk.personId)] });
    const received = hooksAt("/hook-a");
    expect(received).toHaveLength(1);
    expect(JSON.parse(received[0]!.body)).toMatchObject({
      type: "notification.obligation_reminder",
      data: { facts: matter, people: [{ id: desk.personId }] },
    });
    expect(verify("/hook-a", secret)).toEqual([true]);
    const { rows } = await server.database.owner.query(
      "select to_jsonb(e)::text || coalesce((select string_agg(i.answer::text, '') from idempotency i where i.company_id = e.company_id), '') as kept from webhook_endpoint e where company_id = $1",
      [company.id],
    );
    expect(rows[0].kept).not.toContain(secret);
    expect(rows[0].kept).not.toContain(hook.url);
  });

  it("a secret that takes another's place leaves both valid for a day", async () => {
    const { secret: old, endpoint } = await addEndpoint("WEBHOOK", "/hook-b");
    const { secret: fresh } = await company.admin.run(
      "rotateWebhookSecret",
      { id: endpoint.id },
      "secret endpoint { oldSecretUntil }",
    );
    expect(fresh).not.toBe(old);
    await remind();
    server.setClock("2027-01-05T02:00:01Z");
    await remind();
    expect(verify("/hook-b", fresh)).toEqual([true, true]);
    expect(verify("/hook-b", old)).toEqual([true, false]);
  });

  it("an endpoint is tested, its failure shown, and a message sent again by hand", async () => {
    const { endpoint } = await addEndpoint("WEBHOOK", "/hook-c");
    hook.answer.status = 500;
    const { delivery } = await company.admin.run(
      "testWebhookEndpoint",
      { id: endpoint.id },
      "delivery { id status }",
    );
    await server.workOff();
    const once = async () =>
      (await deliveries()).find((one: { id: string }) => one.id === delivery.id);
    expect(await once()).toMatchObject({
      status: "SENDING",
      attempts: [{ statusCode: 500, failureCode: "HTTP_STATUS" }],
    });
    const early = await company.admin.refusal("redeliver", { id: delivery.id });
    expect(early).toMatchObject({ code: "JOB_STATUS", details: { status: "SENDING" } });
    hook.answer.status = 204;
    server.setClock("2027-01-04T02:00:11Z");
    await server.workOff();
    expect(await once()).toMatchObject({ status: "SENT" });
    await company.admin.run("redeliver", { id: delivery.id }, "delivery { id }");
    await server.workOff();
    expect(hooksAt("/hook-c")).toHaveLength(3);
    const ids = hooksAt("/hook-c").map((one) => one.headers["webhook-id"]);
    expect(new Set(ids).size).toBe(1);
  });

  it("an endpoint that is gone is switched off and administrators are told", async () => {
    await addEndpoint("WEBHOOK", "/hook-d");
    hook.answer.status = 410;
    await remind();
    const [sent] = (await deliveries()).filter(
      (one: { channel: string }) => one.channel === "WEBHOOK",
    );
    expect(sent.endpoint).toMatchObject({ name: "/hook-d", enabled: false });
    expect(await unread(company.admin)).toEqual(["CHANNEL_FAILED"]);
    await remind();
    expect(hooksAt("/hook-d")).toHaveLength(1);
  });

  it("an endpoint that is switched off is told nothing more, but can be tried", async () => {
    const { endpoint } = await addEndpoint("WEBHOOK", "/hook-f");
    await prefer(desk, { channels: { OBLIGATION_REMINDER: ["IN_APP"] } });
    hook.answer.status = 500;
    await remind();
    const off = { id: endpoint.id, version: 1, name: "/hook-f", enabled: false };
    await company.admin.run("updateWebhookEndpoint", off, "endpoint { id }");
    server.setClock("2027-01-04T02:00:11Z");
    await server.workOff();
    expect(await deliveries()).toMatchObject([
      { status: "FAILED", attempts: [{ statusCode: 500 }] },
    ]);
    hook.answer.status = 200;
    await company.admin.run("testWebhookEndpoint", { id: endpoint.id }, "delivery { id }");
    await server.workOff();
    expect((await deliveries())[0]).toMatchObject({ status: "SENT", kinds: [] });
  });

  it("is the administrators' own matter", async () => {
    const { endpoint } = await addEndpoint("WEBHOOK", "/hook-e");
    const head = await company.hire("REGION_HEAD");
    const list = "{ webhookEndpoints { id } deliveries(first: 5) { totalCount } }";
    expect(await head.ask(list)).toEqual({
      webhookEndpoints: [],
      deliveries: { totalCount: 0 },
    });
    const input = { kind: "WEBHOOK", name: "x", address: `${hook.url}/x` };
    expect((await head.refusal("addWebhookEndpoint", input)).code).toBe("FORBIDDEN");
    expect((await head.refusal("testWebhookEndpoint", { id: endpoint.id })).code).toBe("NOT_FOUND");
  });
});

describe("where the own network is closed", () => {
  it("refuses addresses that lead there, that are not encrypted, or no robot's", async () => {
    const closed = await startTestServer();
    const { admin } = await makeCompany(closed);
    const reason = async (kind: string, address: string) => {
      const told = await admin.refusal("addWebhookEndpoint", { kind, name: "x", address });
      expect(told.code).toBe("ENDPOINT_ADDRESS_REFUSED");
      return told.details?.reason;
    };
    expect(await reason("WEBHOOK", "http://hooks.example/in")).toBe("NOT_HTTPS");
    expect(await reason("WEBHOOK", "https://127.0.0.1/in")).toBe("PRIVATE");
    expect(await reason("WEBHOOK", "https://[::1]/in")).toBe("PRIVATE");
    expect(await reason("WEBHOOK", "https://2130706433/in")).toBe("PRIVATE");
    expect(await reason("WEBHOOK", "nothing")).toBe("MALFORMED");
    expect(await reason("WEBHOOK", "https://user@hooks.example/in")).toBe("MALFORMED");
    expect(await reason("WECOM", "https://hooks.example/in")).toBe("WRONG_HOST");
    const inside = { kind: "WEBHOOK", name: "内网", address: "https://localhost/in" };
    const { endpoint } = await admin.run("addWebhookEndpoint", inside, "endpoint { id }");
    await admin.run("testWebhookEndpoint", { id: endpoint.id }, "clientMutationId");
    await closed.workOff();
    const told = await admin.ask(
      "query($ids: [ID!]) { deliveries(first: 2, filter: { webhookEndpointIds: $ids }) { nodes { attempts { failureCode } } } }",
      { ids: [endpoint.id] },
    );
    expect(told.deliveries.nodes).toEqual([{ attempts: [{ failureCode: "PRIVATE_ADDRESS" }] }]);
    await closed.close();
  });
});
