import { createHash, createHmac } from "node:crypto";
import { symmetricEncrypt } from "better-auth/crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hashPassword } from "../auth/password.ts";
import { askSignatures, bare, writeAs } from "../testing/approval.ts";
import { activePlan, type TestLaunch } from "../testing/launch.ts";
import { type Asker, startTestServer, type TestServer } from "../testing/server.ts";
import { cancelSignatures, signatureContentChanged } from "./actions.ts";
import { signOffSubjects } from "./subjects.ts";

let server: TestServer;
let company: TestLaunch;
let giver: Asker;
let receiver: Asker;
let id: string;
let contentHash: string;
let outcome: unknown[];
const before = signOffSubjects.LaunchPlan;

beforeAll(async () => {
  server = await startTestServer();
  signOffSubjects.LaunchPlan = {
    signed: async (_, __, record, key) => outcome.push([record, key]),
  };
});
afterAll(async () => {
  if (before) signOffSubjects.LaunchPlan = before;
  else delete signOffSubjects.LaunchPlan;
  await server.close();
});
beforeEach(async () => {
  outcome = [];
  company = await activePlan(server);
  giver = await company.hire("DEVELOPER_STAFF", company.regionId);
  receiver = await company.hire("CUSTOMER_SERVICE_MANAGER");
  id = await askSignatures(server, company, company.staff, { recordId: company.planId });
  ({ contentHash } = await look("contentHash"));
});

const look = async (fields: string, who = company.head) =>
  (await who.ask(`{ signOff(id: "${id}") { ${fields} } }`)).signOff;
const strokes = [
  [20, 40, 120, 160, 300, 60],
  [310, 60, 420, 180],
];
const byHand = (slot: string, more = {}) => ({
  id,
  slot,
  contentHash,
  method: "HANDWRITTEN",
  strokes,
  ...more,
});
const refusalOf = async (who: Asker, name: string, input: Record<string, unknown>) =>
  (await who.refusal(name, input)).code;
const all = "signatures { kind method slotKey contentHash voidedAt reason person { id } }";

it("LCH-R26 is signed by both sides, in order, each on the exact content, and then the record follows", async () => {
  expect(await refusalOf(receiver, "signRecord", byHand("RECEIVER"))).toBe(
    "SIGNATURE_OUT_OF_ORDER",
  );
  await giver.run("signRecord", byHand("GIVER"), "clientMutationId");
  expect(outcome).toEqual([]);
  const signed = await receiver.run("signRecord", byHand("RECEIVER"), "signOff { status }");
  expect(signed).toEqual({ signOff: { status: "SIGNED" } });
  expect(outcome).toEqual([[bare(company.planId), "MAIN"]]);
  const { signatures } = await look(
    "signatures { slotKey drawing content contentHash person { id } }",
  );
  expect(signatures).toMatchObject([
    {
      slotKey: "GIVER",
      drawing: "M20 40L120 160 300 60M310 60L420 180",
      person: { id: giver.personId },
    },
    { slotKey: "RECEIVER", person: { id: receiver.personId } },
  ]);
  for (const one of signatures) {
    expect(one.content).toBe('{"items":[{"count":1,"name":"沙盘"}]}');
    expect(createHash("sha256").update(one.content).digest("hex")).toBe(one.contentHash);
  }
});

it("is kept by the database to its content: another one cannot be put under a signature", async () => {
  await giver.run("signRecord", byHand("GIVER"), "clientMutationId");
  const forged = server.database.owner.query(
    `update signature set content = '{"items":[]}' where company_id = $1`,
    [company.id],
  );
  await expect(forged).rejects.toMatchObject({ code: "23514" });
});

it("voids signatures visibly when the content changes, and asks for them again", async () => {
  await giver.run("signRecord", byHand("GIVER"), "clientMutationId");
  const record = { recordType: "LaunchPlan", recordId: bare(company.planId) };
  const change = (count: number) =>
    writeAs(server, company, company.staff, (db, context) =>
      signatureContentChanged(db, context, record, { items: [{ name: "沙盘", count }] }),
    );
  await change(1); // the same content: nothing happens
  expect((await look(all)).signatures).toMatchObject([{ voidedAt: null }]);
  await change(2);
  const changed = await look(`contentHash status slots { key status signature { id } } ${all}`);
  expect(changed).toMatchObject({
    status: "OPEN",
    slots: [
      { key: "GIVER", status: "OPEN", signature: null },
      { key: "RECEIVER", status: "WAITING", signature: null },
    ],
    signatures: [{ kind: "SIGNED", contentHash, voidedAt: "2027-01-04T02:00:00+00:00" }],
  });
  expect(await refusalOf(giver, "signRecord", byHand("GIVER"))).toBe("SIGNATURE_CONTENT_CHANGED");
  const again = byHand("GIVER", { contentHash: changed.contentHash });
  await giver.run("signRecord", again, "clientMutationId");
  expect((await look(all)).signatures).toHaveLength(2);
});

it("records a refusal with its reason, and takes the signature after all", async () => {
  const refusal = { id, slot: "GIVER", contentHash, reason: " " };
  expect(await refusalOf(giver, "refuseSignature", refusal)).toBe("REASON_REQUIRED");
  await giver.run("refuseSignature", { ...refusal, reason: "数量不符" }, "clientMutationId");
  expect(await look(`status ${all}`)).toMatchObject({
    status: "REFUSED",
    signatures: [{ kind: "REFUSED", method: null, reason: "数量不符" }],
  });
  await giver.run("signRecord", byHand("GIVER"), "clientMutationId");
  expect(await look("status")).toEqual({ status: "OPEN" });
});

it("is signed by nobody for both sides, whatever roles he holds", async () => {
  const role = {
    role: "CUSTOMER_SERVICE_MANAGER",
    placeId: company.centerId,
    fromOn: "2026-01-01",
  };
  await company.admin.run("assignRole", { personId: giver.personId, ...role }, "clientMutationId");
  await giver.run("signRecord", byHand("GIVER"), "clientMutationId");
  expect(await refusalOf(giver, "signRecord", byHand("RECEIVER"))).toBe("SIGNATURE_OTHER_SIDE");
});

it("tells of each slot what the viewer can do and why not", async () => {
  const { slots } = await look("slots { key actions { action allowed code } }", receiver);
  expect(slots).toMatchObject([
    {
      key: "GIVER",
      actions: [{ allowed: false, code: "SIGNATURE_NOT_YOURS" }, {}, { allowed: true }],
    },
    { key: "RECEIVER", actions: [{ allowed: false, code: "SIGNATURE_OUT_OF_ORDER" }, {}, {}] },
  ]);
});

it("gives two who sign at once one signature, and twins of a command one as well", async () => {
  const second = await company.hire("DEVELOPER_STAFF", company.regionId);
  const mutation =
    "mutation($input: SignRecordInput!) { signRecord(input: $input) { signOff { id } } }";
  const answers = await Promise.all(
    [giver, giver, second].map((who) =>
      who.send(mutation, { input: { ...byHand("GIVER"), clientMutationId: "one" } }),
    ),
  );
  const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? "OK");
  expect(codes.filter((code) => code === "SIGNATURE_GIVEN").length).toBeGreaterThan(0);
  expect((await look(all)).signatures).toHaveLength(1);
});

it("refuses what is no handwriting", async () => {
  expect(await refusalOf(giver, "signRecord", byHand("GIVER", { strokes: [] }))).toBe(
    "SIGNATURE_EMPTY",
  );
  const outside = byHand("GIVER", { strokes: [[0, 0, 601, 0]] });
  expect(await refusalOf(giver, "signRecord", outside)).toBe("INVALID_INPUT");
});

describe("a typed confirmation", () => {
  const confirmed = (method: string, more: object) => ({
    id,
    slot: "GIVER",
    contentHash,
    method,
    ...more,
  });
  const givePassword = async (who: Asker, password: string) =>
    server.database.owner.query(
      "update auth.credential set password = $1 where user_id = $2 and provider_id = 'credential'",
      [await hashPassword(password), who.accountId],
    );

  it("takes the account's own password, and keeps it nowhere, not even hashed with the command", async () => {
    await givePassword(giver, "wu ye 7 tian zhong");
    const wrong = confirmed("PASSWORD", { password: "something else" });
    expect(await refusalOf(giver, "signRecord", wrong)).toBe("SIGNATURE_NOT_CONFIRMED");
    const right = confirmed("PASSWORD", { password: "wu ye 7 tian zhong", clientMutationId: "p" });
    await giver.run("signRecord", right, "clientMutationId");
    expect((await look(all)).signatures).toMatchObject([{ method: "PASSWORD" }]);
    // The same command is the same whatever proved it: the proof is no part of what is kept.
    await giver.run("signRecord", { ...right, password: "-" }, "clientMutationId");
  });

  it("counts wrong ones as the sign-in does", async () => {
    await givePassword(giver, "wu ye 7 tian zhong");
    const wrong = confirmed("PASSWORD", { password: "x" });
    const codes = [];
    for (let at = 0; at < 6; at += 1) codes.push(await refusalOf(giver, "signRecord", wrong));
    expect(codes).toEqual([...Array(5).fill("SIGNATURE_NOT_CONFIRMED"), "RATE_LIMITED"]);
    const right = confirmed("PASSWORD", { password: "wu ye 7 tian zhong" });
    expect(await refusalOf(giver, "signRecord", right)).toBe("RATE_LIMITED");
  });

  it("takes a code of the second factor", async () => {
    const key = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    const data = await symmetricEncrypt({ key: server.secret, data: key });
    await server.database.owner.query(
      `insert into auth.two_factor (secret, backup_codes, user_id, verified) values ($1, '', $2, true)`,
      [data, giver.accountId],
    );
    await server.database.owner.query(
      `update auth."user" set two_factor_enabled = true where id = $1`,
      [giver.accountId],
    );
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(server.now().getTime() / 30_000)));
    const mac = createHmac("sha1", key).update(counter).digest();
    const number = mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff;
    const code = String(number % 1_000_000).padStart(6, "0");
    const wrong = confirmed("CODE", { code: code === "000000" ? "111111" : "000000" });
    expect(await refusalOf(giver, "signRecord", wrong)).toBe("SIGNATURE_NOT_CONFIRMED");
    await giver.run("signRecord", confirmed("CODE", { code }), "clientMutationId");
    expect((await look(all)).signatures).toMatchObject([{ method: "CODE" }]);
  });

  it("is no way around: without a password or second factor nothing confirms", async () => {
    expect(await refusalOf(giver, "signRecord", confirmed("CODE", { code: "123456" }))).toBe(
      "SIGNATURE_NOT_CONFIRMED",
    );
    expect(await refusalOf(giver, "signRecord", confirmed("TYPED", {}))).toBe(
      "SIGNATURE_NOT_CONFIRMED",
    );
  });
});

it("is among the work of whoever can sign now, and of nobody once it is signed or cancelled", async () => {
  const work = async (who: Asker) => {
    const { myObligations } = await who.ask(
      "{ myObligations(filter: { acts: [SIGN, FOLLOW] }) { nodes { act } } }",
    );
    return myObligations.nodes.map((one: { act: string }) => one.act);
  };
  expect([await work(giver), await work(receiver), await work(company.staff)]).toEqual([
    ["SIGN"],
    [],
    ["FOLLOW"],
  ]);
  await giver.run("signRecord", byHand("GIVER"), "clientMutationId");
  expect([await work(giver), await work(receiver), await work(company.staff)]).toEqual([
    [],
    ["SIGN"],
    [],
  ]);
  const record = { recordType: "LaunchPlan", recordId: bare(company.planId) };
  await writeAs(server, company, company.staff, (db, context) =>
    cancelSignatures(db, context, record),
  );
  expect(await work(receiver)).toEqual([]);
  expect(await refusalOf(receiver, "signRecord", byHand("RECEIVER"))).toBe("SIGN_OFF_CLOSED");
  expect(await look("status")).toEqual({ status: "CANCELLED" });
});

it("shows a sheet to nobody who does not read such records", async () => {
  const desk = await company.hire("FRONT_DESK_AGENT");
  expect(await look("id", desk)).toBeNull();
  expect(await refusalOf(desk, "signRecord", byHand("RECEIVER"))).toBe("NOT_FOUND");
});
