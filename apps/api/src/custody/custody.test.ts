import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { followLink } from "../testing/approval.ts";
import { broker, developer, ink, issue, numbered, receiveKeys } from "../testing/custody.ts";
import {
  type Asker,
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";

let server: TestServer;
let company: TestCompany;
let desk: Asker;
let manager: Asker;
const key = "clientMutationId";
const today = "2027-01-04";

beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04 in Shanghai
});
afterAll(() => server.close());
beforeEach(async () => {
  server.setClock(`${today}T02:00:00Z`);
  company = await makeCompany(server);
  desk = await company.hire("FRONT_DESK_AGENT");
  manager = await company.hire("CUSTOMER_SERVICE_MANAGER");
});

const balances = "received replaced inStore outCount lost gone";
const balancesOf = async (id: string) =>
  (await manager.ask(`{ custodyItem(id: "${id}") { ${balances} } }`)).custodyItem;
const standing = (more: object) => ({
  received: 1,
  replaced: 0,
  inStore: 0,
  outCount: 0,
  lost: 0,
  gone: 0,
  ...more,
});
const work = async (who: Asker) =>
  (await who.ask("{ myObligations(first: 50) { nodes { kind dueOn } } }")).myObligations.nodes as {
    kind: string;
    dueOn: string | null;
  }[];

describe("30 keys with one signature", () => {
  it("TKO-R16 come from the developer, are signed by both, and lie in the store", async () => {
    const keys = await receiveKeys(company, manager, 30);
    expect(Object.keys(keys)).toEqual(numbered(30));
    expect(await balancesOf(keys["K-030"]!)).toEqual(standing({ inStore: 1 }));
    const { custodyHandovers } = await manager.ask(
      `{ custodyHandovers { nodes { number direction status pieces handedOn signOffs { status signatures { slotKey outsiderName person { id } } } } } }`,
    );
    expect(custodyHandovers.nodes).toEqual([
      {
        number: 1,
        direction: "RECEIVE",
        status: "DONE",
        pieces: 30,
        handedOn: today,
        signOffs: [
          {
            status: "SIGNED",
            signatures: [
              { slotKey: "KEEPER", outsiderName: null, person: { id: manager.personId } },
              { slotKey: "COUNTERPARTY", outsiderName: "陈工", person: null },
            ],
          },
        ],
      },
    ]);
  });

  it("go out by one signature, are with one holder since when, and come back by their loans", async () => {
    const keys = await receiveKeys(company, manager, 30);
    const out = await issue(
      company,
      desk,
      Object.values(keys),
      { dueBackOn: "2027-01-06" },
      "id status pieces signOffs { signatures { kind outsiderName outsiderOrganization } }",
    );
    expect(out).toMatchObject({ status: "DONE", pieces: 30 });
    expect(out.signOffs[0].signatures).toEqual([
      { kind: "SIGNED", outsiderName: "小吴", outsiderOrganization: "安居中介" },
    ]);
    const ask = `query($filter: CustodyLoanFilter) { custodyLoans(first: 50, filter: $filter) { totalCount nodes { id held overdue handedOn holder { id name } item { number } } } }`;
    const { custodyLoans } = await desk.ask(ask);
    expect(custodyLoans.totalCount).toBe(30);
    expect(custodyLoans.nodes[0]).toMatchObject({ held: 1, handedOn: today, overdue: false });
    expect(
      (await desk.ask(ask, { filter: { numbers: ["K-007"] } })).custodyLoans.nodes,
    ).toMatchObject([{ item: { number: "K-007" }, holder: { name: "小吴" } }]);

    expect(await work(desk)).toMatchObject([{ kind: "CUSTODY_FOLLOW", dueOn: "2027-01-06" }]);
    server.setClock("2027-01-07T02:00:00Z");
    expect((await desk.ask(ask, { filter: { overdue: true } })).custodyLoans.totalCount).toBe(30);

    const back = (loans: readonly { id: string }[]) =>
      desk.run(
        "handOverCustody",
        {
          estateId: company.estateId,
          direction: "RETURN",
          holder: { holderId: custodyLoans.nodes[0].holder.id },
          lines: loans.map(({ id }) => ({ loanId: id, quantity: 1 })),
        },
        "handover { status signOffs { id } }",
      );
    expect((await back(custodyLoans.nodes.slice(0, 29))).handover).toEqual({
      status: "DONE",
      signOffs: [],
    });
    expect(await work(desk)).toHaveLength(1);
    await back(custodyLoans.nodes.slice(29));
    expect(await work(desk)).toEqual([]);
    expect(await balancesOf(keys["K-001"]!)).toEqual(standing({ inStore: 1 }));
    const { custodyItem } = await desk.ask(
      `{ custodyItem(id: "${keys["K-001"]}") { loans { id } postings { act quantity holder { name } by { id } } } }`,
    );
    expect(custodyItem.loans).toEqual([]);
    expect(custodyItem.postings).toEqual([
      { act: "RECEIVE", quantity: 1, holder: { name: "陈工" }, by: { id: manager.personId } },
      { act: "ISSUE", quantity: 1, holder: { name: "小吴" }, by: { id: desk.personId } },
      { act: "RETURN", quantity: 1, holder: { name: "小吴" }, by: { id: desk.personId } },
    ]);
  });

  it("are handed to one of ten desks that ask at once, and to no other", async () => {
    const keys = await receiveKeys(company, manager, 3);
    const tries = await Promise.allSettled(
      numbered(10).map((name) =>
        issue(company, desk, [keys["K-001"]!, keys["K-002"]!], {
          holder: { party: "OTHER", name },
        }),
      ),
    );
    const done = tries.filter(({ status }) => status === "fulfilled");
    expect(done).toHaveLength(1);
    for (const one of tries)
      if (one.status === "rejected") expect(String(one.reason)).toContain("CUSTODY_NOT_IN_STORE");
    expect(await balancesOf(keys["K-001"]!)).toEqual(standing({ outCount: 1 }));
    expect(await balancesOf(keys["K-003"]!)).toEqual(standing({ inStore: 1 }));
    const { custodyHandovers } = await manager.ask("{ custodyHandovers { totalCount } }");
    expect(custodyHandovers.totalCount).toBe(2);
  });
});

describe("a signature", () => {
  it("that is refused is kept with its reason, and nothing moves until it is given after all or called off", async () => {
    const keys = await receiveKeys(company, manager, 1);
    const [id] = Object.values(keys);
    const refused = await issue(
      company,
      desk,
      [id!],
      { strokes: null, refusal: "钥匙与门锁不符" },
      "id status signOffs { id status signatures { kind reason } }",
    );
    expect(refused).toMatchObject({
      status: "REFUSED",
      signOffs: [
        { status: "REFUSED", signatures: [{ kind: "REFUSED", reason: "钥匙与门锁不符" }] },
      ],
    });
    expect(await balancesOf(id!)).toEqual(standing({ inStore: 1 }));
    const reason = "已换锁，重新办理";
    const { handover } = await desk.run(
      "cancelCustodyHandover",
      { id: refused.id, reason },
      "handover { status cancelledReason }",
    );
    expect(handover).toEqual({ status: "CANCELLED", cancelledReason: reason });
    const again = await desk.refusal("cancelCustodyHandover", { id: refused.id, reason });
    expect(again).toMatchObject({ code: "CUSTODY_CLOSED", details: { status: "CANCELLED" } });
    expect(
      (await desk.refusal("handOverCustody", { ...order([id!]), strokes: null, refusal: " " }))
        .code,
    ).toBe("REASON_REQUIRED");
  });

  it("of a colleague is given from the colleague's own account, who sees just that, and then the key is out", async () => {
    const cleaner = await company.hire("CLEANER");
    const keys = await receiveKeys(company, manager, 2);
    const holder = { party: "STAFF", personId: cleaner.personId };
    const out = { holder, strokes: null, dueBackOn: "2027-01-05" };
    const waiting = await issue(company, desk, [keys["K-001"]!], out);
    expect(waiting.status).toBe("OPEN");
    expect(await work(cleaner)).toMatchObject([{ kind: "CUSTODY_SIGN" }]);
    const seen = await cleaner.ask(
      `{ custodyItems { totalCount } custodyHandovers { nodes { id lines { item { number } } signOffs { id contentHash } } } }`,
    );
    expect(seen.custodyItems.totalCount).toBe(1);
    const [sheet] = seen.custodyHandovers.nodes[0].signOffs;
    const signing = { id: sheet.id, contentHash: sheet.contentHash, slot: "COUNTERPARTY" };
    await cleaner.run("signRecord", { ...signing, method: "HANDWRITTEN", strokes: ink }, key);
    expect(await balancesOf(keys["K-001"]!)).toEqual(standing({ outCount: 1 }));
    const open = await work(cleaner);
    expect(open).toMatchObject([{ kind: "CUSTODY_GIVE_BACK", dueOn: "2027-01-05" }]);
    expect((await cleaner.refusal("handOverCustody", order([keys["K-001"]!]))).code).toBe(
      "FORBIDDEN",
    );
  });

  it("is given by a link where nobody stands at the desk", async () => {
    const [id] = Object.values(await receiveKeys(company, manager, 1));
    const waiting = await issue(
      company,
      manager,
      [id!],
      { strokes: null },
      "id status signOffs { id contentHash }",
    );
    const [sheet] = waiting.signOffs;
    const link = {
      purpose: "SIGN",
      subjectId: sheet.id,
      part: "COUNTERPARTY",
      name: "小吴",
      days: 1,
    };
    const { url } = await manager.run("issueAccessLink", link, "url");
    const token = new URL(url).hash.slice(1);
    const answer = {
      token,
      act: "SIGN",
      name: "小吴",
      contentHash: sheet.contentHash,
      key: "link-sign-1",
    };
    expect((await followLink(server, "act", answer)).status).toBe(200);
    expect(await balancesOf(id!)).toEqual(standing({ outCount: 1 }));
  });

  it("of both sides is wanted for what comes from the developer: one alone moves nothing", async () => {
    const thing = {
      kind: "KEY",
      name: "配电房钥匙",
      numbers: ["P-1"],
      place: "1号配电房",
      quantity: 2,
    };
    const come = { estateId: company.estateId, direction: "RECEIVE", holder: developer, lines: [] };
    const { handover } = await manager.run(
      "handOverCustody",
      { ...come, things: [thing], strokes: ink },
      "handover { id status lines { item { id } } signOffs { id contentHash status slots { key status } } }",
    );
    expect(handover.status).toBe("OPEN");
    const [sheet] = handover.signOffs;
    expect(sheet.slots).toEqual([
      { key: "COUNTERPARTY", status: "SIGNED" },
      { key: "KEEPER", status: "OPEN" },
    ]);
    const own = { id: sheet.id, slot: "KEEPER", contentHash: sheet.contentHash };
    await manager.run("signRecord", { ...own, method: "HANDWRITTEN", strokes: ink }, key);
    expect(await balancesOf(handover.lines[0].item.id)).toEqual(
      standing({ received: 2, inStore: 2 }),
    );
  });

  it("of a stand-in names the stand-in and the relation, with the paper where the center asks for one", async () => {
    const [id] = Object.values(await receiveKeys(company, manager, 1));
    const value = { key: "custody.standInPaper", placeId: company.centerId, value: true };
    await company.admin.run("setPolicy", { ...value, fromOn: today, reason: "统一要求" }, key);
    const standIn = { name: "李女士", relation: "配偶" };
    const asked = { ...order([id!]), standIn };
    expect((await desk.refusal("handOverCustody", asked)).code).toBe("CUSTODY_STAND_IN_PAPER");
    const { handover } = await desk.run(
      "handOverCustody",
      { ...asked, standIn: { ...standIn, paper: "授权委托书" } },
      "handover { standInName standInRelation standInPaper signOffs { signatures { outsiderName } } }",
    );
    expect(handover).toEqual({
      standInName: "李女士",
      standInRelation: "配偶",
      standInPaper: "授权委托书",
      signOffs: [{ signatures: [{ outsiderName: "李女士" }] }],
    });
  });
});

const order = (itemIds: readonly string[]) => ({
  estateId: company.estateId,
  direction: "ISSUE",
  holder: broker,
  lines: itemIds.map((itemId) => ({ itemId, quantity: 1 })),
  strokes: ink,
});

describe("a count", () => {
  it("that differs from the list is written down and settled in a way that fits it", async () => {
    const thing = {
      kind: "TOOL",
      name: "绝缘手套",
      numbers: ["T-1"],
      quantity: 2,
      listed: 3,
      damaged: 1,
    };
    const come = { estateId: company.estateId, direction: "RECEIVE", holder: developer, lines: [] };
    const { handover } = await manager.run(
      "handOverCustody",
      { ...come, things: [thing], strokes: ink, ownStrokes: ink },
      "handover { id openDifferences lines { item { id } } differences { id kind quantity } }",
    );
    const itemId = handover.lines[0].item.id;
    expect(
      handover.differences
        .map(({ kind, quantity }: { kind: string; quantity: number }) => [kind, quantity])
        .toSorted(),
    ).toEqual([
      ["DAMAGED", 1],
      ["SHORT", 1],
    ]);
    const of = (wanted: string) =>
      handover.differences.find(({ kind }: { kind: string }) => kind === wanted).id;
    const settle = (id: string, settlement: string) => ({ id, settlement, note: "建设单位确认" });
    const wrong = await manager.refusal("settleCustodyDifference", settle(of("SHORT"), "SCRAPPED"));
    expect(wrong.code).toBe("INVALID_INPUT");
    expect(
      (await desk.refusal("settleCustodyDifference", settle(of("SHORT"), "MADE_UP"))).code,
    ).toBe("FORBIDDEN");
    await manager.run("settleCustodyDifference", settle(of("SHORT"), "MADE_UP"), key);
    await manager.run("settleCustodyDifference", settle(of("DAMAGED"), "REPLACED"), key);
    expect(await balancesOf(itemId)).toEqual(
      standing({ received: 3, replaced: 1, inStore: 3, gone: 1 }),
    );
    expect(
      (await manager.refusal("settleCustodyDifference", settle(of("SHORT"), "ACCEPTED"))).code,
    ).toBe("CUSTODY_SETTLED");
    const open = await work(manager);
    expect(open).toEqual([]);
  });

  it("of what is lost is reported by whose hands, replaced, and stays in the chain", async () => {
    const [id] = Object.values(await receiveKeys(company, manager, 1));
    await issue(company, desk, [id!], { dueBackOn: "2027-01-05" });
    const { custodyLoans } = await desk.ask("{ custodyLoans { nodes { id } } }");
    const loss = {
      itemId: id,
      loanId: custodyLoans.nodes[0].id,
      quantity: 1,
      note: "带看途中遗失",
    };
    await desk.run("reportCustodyLoss", loss, key);
    expect(await balancesOf(id!)).toEqual(standing({ lost: 1 }));
    expect(await work(desk)).toEqual([]);
    const settle = { itemId: id, settlement: "REPLACE", quantity: 1, note: "换锁，配新钥匙" };
    expect((await desk.refusal("settleCustodyLoss", settle)).code).toBe("FORBIDDEN");
    await manager.run("settleCustodyLoss", settle, key);
    expect(await balancesOf(id!)).toEqual(standing({ replaced: 1, inStore: 1, gone: 1 }));
    expect((await manager.refusal("settleCustodyLoss", settle)).code).toBe("CUSTODY_NOT_LOST");
    const { custodyItem } = await desk.ask(
      `{ custodyItem(id: "${id}") { postings { act note holder { name } } } }`,
    );
    expect(custodyItem.postings.slice(2)).toEqual([
      { act: "LOSE", note: "带看途中遗失", holder: { name: "小吴" } },
      { act: "REPLACE", note: "换锁，配新钥匙", holder: null },
    ]);
  });
});

describe("documents", () => {
  it("JBPM-QR-KF-06 lists what the law names, what came in originals and copies, and what is missing, asked for and promised", async () => {
    const archivist = await company.hire("ARCHIVIST");
    const { estateId } = company;
    const { items } = await archivist.run(
      "listStandardDocuments",
      { estateId },
      "items { id name rule form expected missing listedOn }",
    );
    expect(items).toHaveLength(17);
    expect((await archivist.refusal("listStandardDocuments", { estateId })).code).toBe(
      "NOTHING_CHANGES",
    );
    const copies = {
      kind: "DOCUMENT",
      name: "竣工总平面图",
      form: "COPY",
      expected: 3,
      measure: "份",
    };
    await archivist.run("listCustodyThings", { estateId, things: [copies] }, key);
    expect(
      (await archivist.refusal("listCustodyThings", { estateId, things: [copies] })).code,
    ).toBe("NAME_TAKEN");
    const [first, second] = items as { id: string }[];
    const come = { estateId, direction: "RECEIVE", holder: developer };
    const lines = [{ itemId: first!.id, quantity: 1 }];
    await archivist.run("handOverCustody", { ...come, lines, strokes: ink, ownStrokes: ink }, key);
    const ask = { itemIds: [second!.id], askedOn: today, promisedOn: "2027-01-20" };
    await archivist.run("askForCustodyItems", ask, key);
    const early = { ...ask, promisedOn: "2027-01-01" };
    expect((await archivist.refusal("askForCustodyItems", early)).code).toBe("INVALID_INPUT");
    const { custodyItems } = await archivist.ask(
      `{ custodyItems(filter: { kinds: [DOCUMENT], standing: MISSING }) { totalCount } }`,
    );
    expect(custodyItems.totalCount).toBe(17);
    const { form } = await archivist
      .ask(`{ formPreview(form: "DOCUMENT_HANDOVER", recordId: "${estateId}") { document } }`)
      .then(({ formPreview }) => ({ form: JSON.stringify(formPreview.document) }));
    for (const told of ["竣工总平面图", "陈工", "2027-01-20", "复印件"])
      expect(form).toContain(told);
    const less = { id: first!.id, version: 2, name: "竣工总平面图", expected: 0 };
    expect((await archivist.refusal("keepCustodyItem", less)).code).toBe("CUSTODY_EXPECTED_LESS");
  });
});

it("refuses whoever may not, and shows nothing to another company", async () => {
  const [id] = Object.values(await receiveKeys(company, manager, 1));
  const developerStaff = await company.hire("DEVELOPER_STAFF", company.centerId);
  expect((await developerStaff.refusal("handOverCustody", order([id!]))).code).toBe("FORBIDDEN");
  const other = await makeCompany(server);
  const stranger = await other.hire("CUSTOMER_SERVICE_MANAGER");
  expect((await stranger.refusal("handOverCustody", order([id!]))).code).toBe("NOT_FOUND");
  const theirs = { ...order([id!]), estateId: other.estateId };
  expect((await stranger.refusal("handOverCustody", theirs)).code).toBe("NOT_FOUND");
  expect(
    await stranger.ask("{ custodyItems { totalCount } custodyHolders { totalCount } }"),
  ).toEqual({
    custodyItems: { totalCount: 0 },
    custodyHolders: { totalCount: 0 },
  });
  const twice = [order([id!, id!]), order([])];
  expect((await desk.refusal("handOverCustody", twice[0]!)).code).toBe("CUSTODY_LINE_TWICE");
  expect((await desk.refusal("handOverCustody", twice[1]!)).code).toBe("CUSTODY_NOTHING");
  const again = { kind: "KEY", name: "户门钥匙", numbers: ["K-001"], quantity: 1 };
  const come = { estateId: company.estateId, direction: "RECEIVE", holder: developer, lines: [] };
  expect(
    (await manager.refusal("handOverCustody", { ...come, things: [again], strokes: ink })).code,
  ).toBe("CODE_TAKEN");
});
