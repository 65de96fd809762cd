import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RefusalDetails } from "@threshold/domain/refusal";
import { contestRows } from "@threshold/domain/outbox/contest";
import { type Found, sheetOf } from "@threshold/domain/unit-acceptance/sheet";
import { contentHashOf } from "../content-hash.ts";
import { pageDocument } from "../testing/page-document.ts";
import { countRoundTrips } from "../testing/round-trips.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";
import {
  batchOf,
  homeLines as lines,
  inspect,
  inspecting,
  recordOf,
  resultOf,
  signAll,
  type TestAcceptance,
} from "../testing/unit-acceptance.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04 in Shanghai
});
afterAll(() => server.close());
beforeEach(() => server.setClock("2027-01-04T02:00:00Z"));

const plaster = lines.find(({ item }) => item.code === "OPENING_MOVES")!;
const strokes = [[10, 10, 200, 90]];

async function begun() {
  const company = await makeCompany(server);
  const of = await inspecting(company);
  const { board, groups } = await batchOf(of.service, of.batchId);
  const general = groups.find(({ kind }: { kind: string }) => kind === "GENERAL");
  return { company, of, id: board[0].recordId as string, groups, general };
}

/** What a phone shows of a home, with what the server answers: the content that is signed. */
async function shown(of: TestAcceptance, id: string, kits: readonly { tools: { id: string }[] }[]) {
  const { unitAcceptance: home } = await of.service.ask(
    `query($id: ID!) { unitAcceptance(id: $id) { round batch { name } building { number } unit { roomNumber }
      results { round itemCode roomCode outcome points tool remark mending exception } } }`,
    { id },
  );
  expect(kits.length).toBeGreaterThan(0);
  const results = new Map<string, Found>(
    home.results.map((one: { itemCode: string; roomCode: string } & Found) => [
      `${one.itemCode}@${one.roomCode}`,
      one,
    ]),
  );
  const unit = `${home.building.number}-${home.unit.roomNumber}`;
  return sheetOf({ batch: home.batch.name, unit, round: home.round }, lines, results);
}

describe("signing what a phone shows", () => {
  it("UAC-R07 the content that a phone computes is the server's own, and a signature keeps when it was written", async () => {
    const { of, id, groups } = await begun();
    await inspect(of, id, ["OPENING_MOVES"]);
    const content = await shown(of, id, groups);
    const { signOffs } = await recordOf(of.service, id);
    expect(contentHashOf(content)).toBe(signOffs[0].contentHash);
    const own = groups[0].members.find(
      ({ personId }: { personId: string | null }) => personId === of.technician.personId,
    );
    const signing = { recordId: id, contentHash: contentHashOf(content), content };
    const input = {
      signings: [signing],
      memberId: own.id,
      strokes,
      doneAt: "2027-01-04T01:30:00Z",
    };
    await of.technician.run("signUnitAcceptances", input, "clientMutationId");
    const { unitAcceptance } = await of.service.ask(
      `query($id: ID!) { unitAcceptance(id: $id) { signOffs { signatures { signedAt } } } }`,
      { id },
    );
    const [{ signedAt }] = unitAcceptance.signOffs[0].signatures;
    expect(Date.parse(signedAt)).toBe(Date.parse("2027-01-04T01:30:00Z"));
  });

  it("UAC-R07 other content than what stands is refused line by line: who said what and when", async () => {
    const { of, id, groups, general } = await begun();
    await inspect(of, id);
    const content = await shown(of, id, groups);
    const old = contentHashOf(content);
    const at = { id, groupId: general.id };
    await of.service.run("reopenUnitInspection", at, "clientMutationId");
    const own = general.members.find(
      ({ personId }: { personId: string | null }) => personId === of.technician.personId,
    );
    const signing = { recordId: id, contentHash: old, content };
    const input = { signings: [signing], memberId: own.id, strokes };
    expect(await of.technician.refusal("signUnitAcceptances", input)).toMatchObject({
      code: "UAC_STATUS",
    });
    const { results } = await recordOf(of.service, id);
    const { version } = results.find(
      ({ itemCode }: { itemCode: string }) => itemCode === "OPENING_MOVES",
    );
    const failed = { ...resultOf(plaster, general.tools, false), seenVersion: version };
    const told = { ...at, results: [failed], doneAt: "2027-01-04T01:45:00Z" };
    await of.service.run("recordUnitResults", told, "clientMutationId");
    await of.service.run("completeUnitInspection", at, "clientMutationId");
    const refused = await of.technician.refusal("signUnitAcceptances", input);
    expect(refused).toMatchObject({ code: "SIGNATURE_CONTENT_CHANGED" });
    expect(contestRows(refused.details as RefusalDetails)).toMatchObject([
      {
        item: plaster.item.label.zh,
        said: { outcome: "PASS" },
        stands: { outcome: "FAIL", by: expect.any(String), at: "2027-01-04T01:45:00.000Z" },
      },
    ]);
    // What nobody can check against the signature is not told as if it were.
    const other = { ...signing, content: { ...content, unit: "3-9999" } };
    const unknown = await of.technician.refusal("signUnitAcceptances", {
      ...input,
      signings: [other],
    });
    expect(unknown).toMatchObject({ code: "SIGNATURE_CONTENT_CHANGED", details: { number: 0 } });
    await signAll(of, [id]);
    expect((await recordOf(of.service, id)).status).toBe("RECTIFYING");
  });
});

describe("leases", () => {
  const lease = async (of: TestAcceptance, id: string) => (await recordOf(of.service, id)).leases;

  it("a home is taken, shown on the board, and ends by itself", async () => {
    const { of, id, general } = await begun();
    const at = { id, groupId: general.id };
    await of.technician.run("takeUnitInspection", at, "clientMutationId");
    expect(await lease(of, id)).toMatchObject([
      { kind: "GENERAL", personId: of.technician.personId, until: "2027-01-04T04:00:00.000Z" },
    ]);
    const inspectingOf = async () =>
      (
        await of.service.ask(
          `query($id: ID!) { acceptanceBatch(id: $id) { board { inspecting } } }`,
          { id: of.batchId },
        )
      ).acceptanceBatch.board[0].inspecting;
    expect(await inspectingOf()).toHaveLength(1);
    server.setClock("2027-01-04T04:00:01Z");
    expect(await lease(of, id)).toEqual([]);
    expect(await inspectingOf()).toEqual([]);
  });

  it("another takes over with a reason, and whoever was there is told", async () => {
    const { of, id, general } = await begun();
    const at = { id, groupId: general.id };
    await of.technician.run("takeUnitInspection", at, "clientMutationId");
    expect(await of.service.refusal("takeUnitInspection", at)).toMatchObject({
      code: "UAC_LEASED",
    });
    const over = { ...at, reason: "工程师去了另一栋" };
    await of.service.run("takeUnitInspection", over, "clientMutationId");
    expect(await lease(of, id)).toMatchObject([
      { personId: of.service.personId, reason: "工程师去了另一栋", fromName: expect.any(String) },
    ]);
    const { notifications } = await of.technician.ask(
      "{ notifications(first: 5) { nodes { kind } } }",
    );
    expect(notifications.nodes).toContainEqual({ kind: "HOME_TAKEN_OVER" });
    // The one who left has none to leave any more.
    await of.technician.run("leaveUnitInspection", at, "clientMutationId");
    expect(await lease(of, id)).toHaveLength(1);
    await of.service.run("leaveUnitInspection", at, "clientMutationId");
    expect(await lease(of, id)).toEqual([]);
  });

  it("prevents and does not decide: a device without a lease is judged by the rules, and takes nobody's lease", async () => {
    const { of, id, general } = await begun();
    const at = { id, groupId: general.id };
    await of.service.run("takeUnitInspection", at, "clientMutationId");
    const results = [resultOf(plaster, general.tools)];
    await of.technician.run("recordUnitResults", { ...at, results }, "clientMutationId");
    expect(await lease(of, id)).toMatchObject([{ personId: of.service.personId }]);
    await inspect(of, id);
    expect(await lease(of, id)).toEqual([]);
  });
});

describe("what the rules refused", () => {
  const openOf = async (who: Asker, batchId: string) =>
    (
      await who.ask(
        `query($ids: [ID!]) { refusedCommands(batchIds: $ids) { nodes { id status code label note details person { id } } } }`,
        { ids: [batchId] },
      )
    ).refusedCommands.nodes;

  it("is told to the leader once, and settled with a note", async () => {
    const { company, of, id } = await begun();
    const told = {
      commandId: uuid(),
      recordId: id,
      label: "3-1201 墙面平整度",
      action: "recordUnitResults",
      code: "UAC_RESULT_CONFLICT",
      details: { items: ["墙面平整度"], said: ["9"], by: ["李工"] },
      doneAt: "2027-01-04T01:00:00Z",
      aside: false,
    };
    await of.technician.run("reportRefusedCommand", told, "clientMutationId");
    await of.technician.run("reportRefusedCommand", told, "clientMutationId");
    await of.technician.run("reportRefusedCommand", { ...told, aside: true }, "clientMutationId");
    const [open, ...more] = await openOf(of.head, of.batchId);
    expect(more).toEqual([]);
    expect(open).toMatchObject({
      status: "ASIDE",
      code: "UAC_RESULT_CONFLICT",
      person: { id: of.technician.personId },
    });
    const work = async () =>
      (await of.head.ask(`{ obligations(first: 50) { nodes { kind status } } }`)).obligations.nodes;
    expect(await work()).toContainEqual({ kind: "REFUSED_COMMANDS", status: "OPEN" });
    const settle = { id: open.id, note: "已当面核对，以李工为准" };
    expect(await of.technician.refusal("settleRefusedCommand", settle)).toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await of.head.refusal("settleRefusedCommand", { ...settle, note: " " })).toMatchObject({
      code: "REASON_REQUIRED",
    });
    await of.head.run("settleRefusedCommand", settle, "clientMutationId");
    expect(await openOf(of.head, of.batchId)).toMatchObject([
      { status: "SETTLED", note: "已当面核对，以李工为准" },
    ]);
    expect(await work()).not.toContainEqual({ kind: "REFUSED_COMMANDS", status: "OPEN" });
    const stranger = (await makeCompany(server)).admin;
    expect(await openOf(stranger, of.batchId)).toEqual([]);
    expect(await stranger.refusal("reportRefusedCommand", told)).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(
      await company.admin.refusal("reportRefusedCommand", { ...told, code: "NO" }),
    ).toMatchObject({ code: "NOT_FOUND" });
  });

  it("says by itself when the same key is taken after all, whatever is told later", async () => {
    const { of, id, general } = await begun();
    const clientMutationId = crypto.randomUUID();
    const told = {
      commandId: clientMutationId,
      recordId: id,
      label: "3-1201",
      action: "recordUnitResults",
      code: "UAC_STATUS",
      details: {},
      doneAt: "2027-01-04T01:00:00Z",
      aside: false,
    };
    await of.technician.run("reportRefusedCommand", told, "clientMutationId");
    const results = [resultOf(plaster, general.tools)];
    const input = { id, groupId: general.id, results, clientMutationId };
    await of.technician.run("recordUnitResults", input, "clientMutationId");
    expect(await openOf(of.head, of.batchId)).toMatchObject([{ status: "TAKEN" }]);
    await of.technician.run("reportRefusedCommand", told, "clientMutationId");
    expect(await openOf(of.head, of.batchId)).toMatchObject([{ status: "TAKEN" }]);
  });
});

describe("the board's page", () => {
  it.each(["AcceptanceBatch", "AcceptanceBoard"])(
    "opens and follows by one round trip to PostgreSQL: %s",
    async (name) => {
      const { of } = await begun();
      const query = pageDocument("acceptance/batch-document.ts", `query ${name}(`);
      const ask = () => of.service.ask(query, { id: of.batchId });
      // The first time finds the viewer, who is remembered then.
      expect((await ask()).acceptanceBatch.board.length).toBeGreaterThan(0);
      expect(await countRoundTrips(server.database.app, ask)).toBe(1);
    },
  );
});
