import type { AcceptanceItem, StandardContent } from "@threshold/domain/unit-acceptance/standard";
import { firstStandard } from "@threshold/domain/unit-acceptance/standards";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Asker,
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";
import { batchOf, groupInput, layHomes, notice, notified } from "../testing/unit-acceptance.ts";

let server: TestServer;
let company: TestCompany;
let keeper: Asker;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04 in Shanghai
  company = await makeCompany(server);
  keeper = await company.hire("REGION_STAFF");
});
afterAll(() => server.close());

const versions = async (who: Asker) =>
  (
    await who.ask(
      `{ acceptanceStandards(first: 10) { nodes { id number note publishedAt publishedBy { id } batches version content before { number } } } }`,
    )
  ).acceptanceStandards.nodes;
const draft = async (who: Asker = keeper) =>
  (await who.run("draftAcceptanceStandard", {}, "standard { id version content }")).standard;
const changed = (
  code: string,
  change: (item: AcceptanceItem) => AcceptanceItem,
): StandardContent => ({
  items: firstStandard.items.map((item) => (item.code === code ? change(item) : item)),
});
const stricter = changed("INSULATION", (item) => ({
  ...item,
  measure: { ...item.measure!, min: "1" },
}));
const insulationOf = ({ items }: StandardContent) =>
  items.find(({ code }) => code === "INSULATION")?.measure?.min;

describe("the standard", () => {
  it("is drafted from the version in use, edited, published with a note; a batch stays on the one it began with", async () => {
    const of = await notified(company, ["101"]);
    const { id, version, content } = await draft();
    expect(content).toEqual(JSON.parse(JSON.stringify(firstStandard)));
    const edited = await keeper.run(
      "editAcceptanceStandard",
      { id, version, content: stricter },
      "standard { version }",
    );
    const at = { id, version: edited.standard.version };
    await keeper.run(
      "publishAcceptanceStandard",
      { ...at, note: "企业标准：绝缘电阻 1MΩ" },
      "standard { id }",
    );
    expect(await versions(keeper)).toMatchObject([
      {
        number: 2,
        note: "企业标准：绝缘电阻 1MΩ",
        publishedBy: { id: keeper.personId },
        batches: 0,
        before: { number: 1 },
      },
      { number: 1, batches: 1, before: null },
    ]);
    expect(insulationOf((await batchOf(of.service, of.batchId)).standard.content)).toBe("0.5");
    const buildingId = await layHomes(company, ["201"], "4");
    const next = await of.service.run(
      "createAcceptanceBatch",
      { estateId: company.estateId, buildingIds: [buildingId], ...notice },
      "batch { id standard { number content } }",
    );
    expect(next.batch.standard.number).toBe(2);
    expect(insulationOf(next.batch.standard.content)).toBe("1");
    const published = { ...at, version: at.version + 1, content: stricter };
    expect(await keeper.refusal("editAcceptanceStandard", published)).toMatchObject({
      code: "UAC_STANDARD_PUBLISHED",
    });
  });

  it("has one draft at a time, kept as it was looked at, and given up without a trace in use", async () => {
    const { id, version } = await draft();
    expect(await keeper.refusal("draftAcceptanceStandard", {})).toMatchObject({
      code: "UAC_STANDARD_DRAFT_OPEN",
    });
    expect(
      await keeper.refusal("editAcceptanceStandard", {
        id,
        version: version + 1,
        content: stricter,
      }),
    ).toMatchObject({ code: "STALE_VERSION" });
    expect(
      await keeper.refusal("publishAcceptanceStandard", { id, version, note: "没有变化" }),
    ).toMatchObject({ code: "NOTHING_CHANGES" });
    await keeper.run("discardAcceptanceStandard", { id, version }, "discardedId");
    expect((await versions(keeper)).map(({ number }: { number: number }) => number)).toEqual([
      2, 1,
    ]);
  });

  it("UNI-200 refuses to keep a draft that asks less than the law, by name and source", async () => {
    const { id, version } = await draft();
    const looser = changed("INSULATION", (item) => ({
      ...item,
      measure: { ...item.measure!, min: "0.4" },
    }));
    expect(
      await keeper.refusal("editAcceptanceStandard", { id, version, content: looser }),
    ).toMatchObject({
      code: "UAC_STATUTE_LOOSENED",
      details: { item: "绝缘电阻", rule: "UNI-200", source: "GB 50303-2015" },
    });
    const nonsense = { id, version, content: { items: [{ code: "x" }] } };
    expect(await keeper.refusal("editAcceptanceStandard", nonsense)).toMatchObject({
      code: "INVALID_INPUT",
    });
    await keeper.run("discardAcceptanceStandard", { id, version }, "discardedId");
  });

  it("prints as KF-02 and KF-03 with where each variant holds", async () => {
    const [{ id }] = await versions(keeper);
    const { formPreview } = await keeper.ask(
      `query($id: ID!) { formPreview(form: "STANDARD_VERSION_GENERAL", recordId: $id) { document } }`,
      { id },
    );
    expect(formPreview.document).toMatchObject({ paperCode: "JBPM-QR-KF-02" });
    const text = JSON.stringify(formPreview.document);
    for (const words of ["第 2 版", "2027-01-04", "江苏", "设计报批 2025-05-01～"])
      expect(text).toContain(words);
  });

  it("is kept by the region and by nobody else, and is another company's in nothing", async () => {
    const service = await company.hire("CUSTOMER_SERVICE_MANAGER");
    expect(await service.refusal("draftAcceptanceStandard", {})).toMatchObject({
      code: "FORBIDDEN",
    });
    const [{ id, version }] = await versions(keeper);
    const other = await makeCompany(server);
    const stranger = await other.hire("REGION_STAFF");
    expect(await versions(stranger)).toEqual([]);
    expect(
      await stranger.refusal("publishAcceptanceStandard", { id, version, note: "x" }),
    ).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the rooms of a layout", () => {
  const rooms = [
    { code: "L", name: "客厅", kind: "LIVING", height: 2800, bay: 3900, depth: 4500 },
    { code: "B1", name: "主卧", kind: "BEDROOM", height: 2800 },
  ];
  const layoutsOf = async (who: Asker, id: string) =>
    (
      await who.ask(
        `query($id: ID!) { acceptanceBatch(id: $id) { version layouts { layoutType units rooms { code name kind height bay depth } } } }`,
        { id },
      )
    ).acceptanceBatch;

  it("are told before the inspection, checked, kept as they were looked at, and the next batch of the estate has them", async () => {
    const own = await makeCompany(server);
    const of = await notified(own, ["101"]);
    const { version } = await layoutsOf(of.service, of.batchId);
    const input = { id: of.batchId, version, layoutType: "A1", rooms };
    expect(
      await of.service.refusal("saveAcceptanceLayout", { ...input, rooms: [rooms[0], rooms[0]] }),
    ).toMatchObject({ code: "INVALID_INPUT", details: { field: "rooms.code" } });
    expect(await of.technician.refusal("saveAcceptanceLayout", input)).toMatchObject({
      code: "FORBIDDEN",
    });
    await of.service.run("saveAcceptanceLayout", input, "clientMutationId");
    expect((await layoutsOf(of.service, of.batchId)).layouts).toEqual([
      {
        layoutType: "A1",
        units: 1,
        rooms: [rooms[0], { ...rooms[1], bay: null, depth: null }],
      },
    ]);
    expect(await of.service.refusal("saveAcceptanceLayout", input)).toMatchObject({
      code: "STALE_VERSION",
    });
    const buildingId = await layHomes(own, ["201"], "4");
    const next = await of.service.run(
      "createAcceptanceBatch",
      { estateId: own.estateId, buildingIds: [buildingId], ...notice },
      "batch { layouts { layoutType rooms { name } } }",
    );
    expect(next.batch.layouts).toEqual([
      { layoutType: "A1", rooms: [{ name: "客厅" }, { name: "主卧" }] },
    ]);
  });

  it("do not change any more once homes are inspected", async () => {
    const of = await notified(await makeCompany(server), ["101"]);
    for (const kind of ["GENERAL", "SPECIAL"] as const)
      await of.service.run("saveAcceptanceGroup", groupInput(of, kind), "clientMutationId");
    await of.service.run("formAcceptanceTeam", { id: of.batchId }, "clientMutationId");
    const save = async () => ({
      id: of.batchId,
      version: (await layoutsOf(of.service, of.batchId)).version,
      layoutType: "A1",
      rooms,
    });
    await of.service.run("saveAcceptanceLayout", await save(), "clientMutationId");
    await of.service.run("startAcceptance", { id: of.batchId }, "clientMutationId");
    expect(await of.service.refusal("saveAcceptanceLayout", await save())).toMatchObject({
      code: "UAC_STATUS",
    });
  });
});
