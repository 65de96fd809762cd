import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { decide } from "../testing/launch-record.ts";
import { sendPhoto } from "../testing/launch.ts";
import { countItems, salesSites } from "../testing/sales-site.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

/** Monday 2027-01-04, a working day; the center works 9:00 to 18:00. */
const at = (time: string, on = "2027-01-04") => new Date(`${on}T${time}:00+08:00`).toISOString();

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(() => server.setClock(at("08:00")));
afterAll(() => server.close());

const told = async (who: Asker) =>
  (await who.ask("{ notifications(first: 50) { nodes { kind data recordId createdAt } } }"))
    .notifications.nodes as {
    kind: string;
    data: { title: string };
    recordId: string;
    createdAt: string;
  }[];
const kindsOf = async (who: Asker) => (await told(who)).map(({ kind, data }) => [kind, data.title]);
interface Duty {
  readonly kind: string;
  readonly status: string;
  readonly title: string;
  readonly dueAt: string;
  readonly responsibleRole: string;
}
const duty = "kind status title dueAt responsibleRole";
/** What is somebody's to do now. */
const dutiesOf = async (who: Asker): Promise<Duty[]> =>
  (await who.ask(`{ myObligations(first: 100) { nodes { ${duty} } } }`)).myObligations.nodes;
const followUpsOf = async (who: Asker) =>
  (await dutiesOf(who)).filter(({ kind }) => kind === "SITE_FOLLOW_UP");
/** What a record obliged to, done or not. */
const obligedBy = async (who: Asker, id: string): Promise<Record<string, string>> => {
  const query = `query($id: ID!) { recordObligations(recordId: $id) { ${duty} } }`;
  const { recordObligations } = await who.ask(query, { id });
  return Object.fromEntries(recordObligations.map(({ kind, status }: Duty) => [kind, status]));
};
/** An instant as PostgreSQL writes it. */
const written = (time: string, on?: string) => at(time, on).replace(".000Z", "+00:00");
const todayOf = async (who: Asker, id: string, selection: string) =>
  (await who.ask(`query($id: ID!) { salesSite(id: $id) { ${selection} } }`, { id })).salesSite;
const oneMissing = { counted: 2, condition: "LOST", remark: "客厅花瓶少一个" };

describe("SHW-R19 items of the show flat", () => {
  it("spec/04 scenario 5: one vase of three missing at closing alarms the supervisor the same minute", async () => {
    const sites = await salesSites(server);
    const { receptionist, supervisor } = sites;
    server.setClock(at("18:05"));
    const count = await countItems(receptionist, sites, "CLOSING", oneMissing);
    expect(count.reportedAt).toBe(written("18:05"));
    const [alert] = await told(supervisor);
    expect(alert).toMatchObject({
      kind: "SITE_LOSS",
      recordId: count.id,
      data: {
        title: "A户型样板房",
        losses: [{ item: "花瓶", missing: 1, condition: "LOST", remark: "客厅花瓶少一个" }],
      },
    });
    expect(alert!.createdAt.slice(0, 16)).toBe(at("18:05").slice(0, 16));
    const { rows } = await server.database.owner.query(
      "select urgent from notification where kind = 'SITE_LOSS' and person_id = $1",
      [supervisor.personId.slice("Person_".length)],
    );
    expect(rows).toEqual([{ urgent: true }]);
  });

  it("reaches the next superior where nobody is supervisor", async () => {
    const company = await makeCompany(server);
    const manager = await company.hire("CUSTOMER_SERVICE_MANAGER");
    const receptionist = await company.hire("SHOW_FLAT_RECEPTIONIST", company.estateId);
    const show = { estateId: company.estateId, kind: "SHOW_FLAT", name: "样板房" };
    const { site } = await manager.run("createSalesSite", show, "site { id }");
    const lamp = { siteId: site.id, name: "台灯", registered: 1 };
    const { item } = await receptionist.run("createSiteItem", lamp, "item { id }");
    const lines = [{ itemId: item.id, counted: 1, condition: "DAMAGED" }];
    const count = { siteId: site.id, moment: "OPENING", lines };
    await receptionist.run("recordItemCount", count, "clientMutationId");
    expect(await kindsOf(manager)).toEqual([["SITE_LOSS", "样板房"]]);
  });

  it("are followed until the result is written, and the register follows what was counted", async () => {
    const sites = await salesSites(server);
    const { receptionist, supervisor, showFlat } = sites;
    const count = await countItems(receptionist, sites, "OPENING", oneMissing);
    const line = count.lines.find(({ item }) => item === "花瓶")!;
    const open = "openLosses { id item } items { name registered followedLoss { id } }";
    expect((await todayOf(supervisor, showFlat, open)).openLosses).toHaveLength(1);
    expect(await followUpsOf(supervisor)).toMatchObject([
      { status: "OPEN", responsibleRole: "CUSTOMER_SERVICE_SUPERVISOR" },
    ]);
    // Counted again as it is known: nobody is alarmed twice.
    const again = await countItems(receptionist, sites, "CLOSING", oneMissing);
    expect(again.reportedAt).toBeNull();
    const result = { id: line.id, result: "已赔付，不再补购", adjustRegister: true };
    await supervisor.run("resolveItemLoss", result, "line { result }");
    expect(await todayOf(supervisor, showFlat, open)).toEqual({
      openLosses: [],
      items: [
        { name: "花瓶", registered: 2, followedLoss: null },
        { name: "沙发", registered: 1, followedLoss: null },
      ],
    });
    expect(await obligedBy(supervisor, count.id)).toEqual({ SITE_FOLLOW_UP: "MET" });
    expect(await supervisor.refusal("resolveItemLoss", result)).toMatchObject({
      code: "SITE_RESOLVED",
    });
  });

  it("04 part 7: a number that differs is explained, more as well as fewer", async () => {
    const sites = await salesSites(server);
    const { receptionist, showFlat, vase, sofa } = sites;
    const counted = (lines: object[]) => ({ siteId: showFlat, moment: "OPENING", lines });
    const whole = { itemId: sofa, counted: 1, condition: "INTACT" };
    for (const number of [2, 4])
      expect(
        await receptionist.refusal(
          "recordItemCount",
          counted([{ itemId: vase, counted: number, condition: "INTACT" }, whole]),
        ),
      ).toEqual({ code: "COUNT_UNEXPLAINED", details: { items: ["花瓶"] } });
    // The whole register is counted, or another one was.
    expect(await receptionist.refusal("recordItemCount", counted([whole]))).toMatchObject({
      code: "STALE_VERSION",
    });
    expect((await todayOf(receptionist, showFlat, "today { counts { id } }")).today).toBeNull();
  });

  it("shows the photo of what is missing to whoever sees the count", async () => {
    const sites = await salesSites(server);
    const { receptionist, supervisor } = sites;
    const count = await countItems(receptionist, sites, "OPENING", oneMissing);
    const line = count.lines.find(({ item }) => item === "花瓶")!;
    await sendPhoto(receptionist, line.id);
    const seen = await supervisor.ask(
      "query($id: ID!) { itemCount(id: $id) { amissCount lines { item attachments { url } } } }",
      { id: count.id },
    );
    expect(seen.itemCount.amissCount).toBe(1);
    const [attachment] = seen.itemCount.lines[0].attachments;
    expect((await receptionist.fetch(attachment.url)).status).toBe(200);
    expect((await supervisor.fetch(attachment.url)).status).toBe(200);
    const stranger = (await makeCompany(server)).admin;
    expect((await stranger.fetch(attachment.url)).status).toBe(404);
  });

  it("04 part 5: the count of a shift is reminded of when it begins, and late after the grace", async () => {
    const sites = await salesSites(server);
    const { receptionist, supervisor } = sites;
    await server.minute();
    expect(
      (await dutiesOf(receptionist)).map(({ kind, dueAt }) => [kind, dueAt]).toSorted(),
    ).toEqual([
      ["SITE_CLOSING_COUNT", written("18:30")],
      ["SITE_OPENING_COUNT", written("09:30")],
      ["SITE_VISITORS", written("18:30")],
    ]);
    expect((await dutiesOf(sites.host)).map(({ kind }) => kind).toSorted()).toEqual([
      "SITE_CLOSING",
      "SITE_VISITORS",
    ]);
    const opening = "A户型样板房：上班前物品清点";
    expect(await kindsOf(receptionist)).toEqual([]);
    server.setClock(at("09:00"));
    await server.minute();
    expect(await kindsOf(receptionist)).toEqual([["OBLIGATION_REMINDER", opening]]);
    expect(await kindsOf(supervisor)).toEqual([]);
    server.setClock(at("09:30"));
    await server.minute();
    expect(await kindsOf(receptionist)).toContainEqual(["OBLIGATION_OVERDUE", opening]);
    expect(await kindsOf(supervisor)).toEqual([["OBLIGATION_ESCALATED", opening]]);
    await countItems(receptionist, sites, "OPENING");
    const { today } = await todayOf(receptionist, sites.showFlat, "today { id }");
    expect((await obligedBy(receptionist, today.id)).SITE_OPENING_COUNT).toBe("MET");
  });

  it("asks nothing of a count that was made, nothing on a day off, and takes what was not done as missed", async () => {
    const sites = await salesSites(server);
    const { receptionist, showFlat } = sites;
    await server.minute();
    await countItems(receptionist, sites, "OPENING");
    server.setClock(at("10:00"));
    await server.minute();
    expect(await kindsOf(receptionist)).toEqual([]);
    const { today: monday } = await todayOf(receptionist, showFlat, "today { id }");
    // Saturday.
    server.setClock(at("08:00", "2027-01-09"));
    await server.minute();
    expect(await obligedBy(receptionist, monday.id)).toEqual({
      SITE_OPENING_COUNT: "MET",
      SITE_CLOSING_COUNT: "MISSED",
      SITE_VISITORS: "MISSED",
    });
    expect(await dutiesOf(receptionist)).toEqual([]);
    expect((await todayOf(receptionist, showFlat, "today { shiftFrom }")).today).toEqual({
      shiftFrom: null,
    });
  });

  it("keeps a site's own hours, weekends as well", async () => {
    const { supervisor, showFlat } = await salesSites(server);
    const site = { id: showFlat, version: 1, name: "A户型样板房", hours: "1-7 09:30-20:00" };
    await supervisor.run("updateSalesSite", site, "site { hours }");
    server.setClock(at("08:00", "2027-01-09"));
    await server.minute();
    expect((await todayOf(supervisor, showFlat, "today { shiftFrom shiftTo }")).today).toEqual({
      shiftFrom: written("09:30", "2027-01-09"),
      shiftTo: written("20:00", "2027-01-09"),
    });
    expect(
      await supervisor.refusal("updateSalesSite", { ...site, version: 2, hours: "早九晚五" }),
    ).toMatchObject({ code: "INVALID_INPUT", details: { field: "hours" } });
  });
});

describe("SHW-R20 visitors and consumables", () => {
  it("counts visitors one by one through the day, by as many phones as there are", async () => {
    const { receptionist, manager, showFlat: siteId } = await salesSites(server);
    await Promise.all(
      [receptionist, manager, receptionist, manager, receptionist].map((who) =>
        who.run("addVisitors", { siteId, more: 1 }, "day { visitors }"),
      ),
    );
    const { day } = await receptionist.run("addVisitors", { siteId, more: -1 }, "day { visitors }");
    expect(day.visitors).toBe(4);
    const key = { clientMutationId: "the-same-tap", siteId, more: 1 };
    await receptionist.run("addVisitors", key, "day { visitors }");
    await receptionist.run("addVisitors", key, "day { visitors }");
    expect((await todayOf(receptionist, siteId, "today { visitors }")).today.visitors).toBe(5);
  });

  it("04 part 7: visitors are not fewer than none, nor of a day to come; of a past one they are set right", async () => {
    const { receptionist, supervisor, showFlat: siteId } = await salesSites(server);
    expect(await receptionist.refusal("setVisitors", { siteId, number: -1 })).toMatchObject({
      code: "VISITORS_NEGATIVE",
    });
    const tomorrow = { siteId, number: 3, on: "2027-01-05" };
    expect(await receptionist.refusal("setVisitors", tomorrow)).toMatchObject({
      code: "DAY_IN_FUTURE",
    });
    await receptionist.run("setVisitors", { siteId, number: 12 }, "day { on visitors }");
    server.setClock(at("08:00", "2027-01-05"));
    const before = { siteId, number: 14, on: "2027-01-04" };
    const { day } = await receptionist.run("setVisitors", before, "day { on visitors }");
    expect(day).toEqual({ on: "2027-01-04", visitors: 14 });
    const month = await supervisor.ask(
      `query($filter: SiteRecordFilter) { siteDays(first: 40, filter: $filter) { nodes { on visitors site { name } } } }`,
      { filter: { siteIds: [siteId], from: "2027-01-01", to: "2027-01-31" } },
    );
    expect(month.siteDays.nodes).toEqual([
      { on: "2027-01-04", visitors: 14, site: { name: "A户型样板房" } },
    ]);
  });

  it("keeps the stock of what guests use up, and never below none", async () => {
    const { host, salesCenter: siteId } = await salesSites(server);
    const water = { siteId, name: "矿泉水", unit: "瓶", stock: 24, lowAt: 12 };
    const { consumable } = await host.run("createConsumable", water, "consumable { id stock low }");
    expect(consumable).toMatchObject({ stock: 24, low: false });
    const { id } = consumable;
    const used = await host.run(
      "recordConsumable",
      { id, used: 14.5 },
      "consumable { stock low usedThisMonth entries { used received stockAfter } }",
    );
    expect(used.consumable).toEqual({
      stock: 9.5,
      low: true,
      usedThisMonth: 14.5,
      entries: [
        { used: 14.5, received: 0, stockAfter: 9.5 },
        { used: 0, received: 24, stockAfter: 24 },
      ],
    });
    expect(await host.refusal("recordConsumable", { id, used: 10 })).toEqual({
      code: "STOCK_TOO_SMALL",
      details: { stock: 9.5, used: 10 },
    });
    expect(await host.refusal("createConsumable", water)).toMatchObject({ code: "NAME_TAKEN" });
  });

  it("asks the supervisor for more, or whom the setting names; nobody approves his own", async () => {
    const sites = await salesSites(server);
    const { host, supervisor, manager, salesCenter: siteId, company } = sites;
    const tea = { siteId, name: "茶叶", unit: "包" };
    const { consumable } = await host.run("createConsumable", tea, "consumable { id }");
    const asked = { siteId, lines: [{ consumableId: consumable.id, quantity: 30 }] };
    const { request } = await host.run("requestConsumables", asked, "request { status }");
    expect(request.status).toBe("SUBMITTED");
    const title = "低值易耗品申报 · 销售中心";
    expect(await kindsOf(supervisor)).toEqual([["APPROVAL_REQUESTED", title]]);
    const own = await host.ask("{ approvals(filter: { waitingForMe: true }) { nodes { id } } }");
    expect(own.approvals.nodes).toEqual([]);
    await decide(supervisor);
    const requests =
      "consumableRequests { status returnedReason lines { quantity consumable { name } } }";
    expect((await todayOf(host, siteId, requests)).consumableRequests).toEqual([
      {
        status: "APPROVED",
        returnedReason: null,
        lines: [{ quantity: 30, consumable: { name: "茶叶" } }],
      },
    ]);
    const setting = {
      placeId: company.centerId,
      key: "showcase.consumableApprover",
      value: "CUSTOMER_SERVICE_MANAGER",
      reason: "由经理审批",
    };
    const head = await company.hire("SERVICE_CENTER_HEAD");
    await head.run("setPolicy", setting, "clientMutationId");
    server.setClock(at("09:00"));
    await host.run("requestConsumables", asked, "request { status }");
    expect(await kindsOf(manager)).toEqual([["APPROVAL_REQUESTED", title]]);
    await decide(manager, "RETURN", "先用完现有的");
    expect((await todayOf(host, siteId, requests)).consumableRequests[0]).toMatchObject({
      status: "RETURNED",
      returnedReason: "先用完现有的",
    });
  });
});

describe("SHW-R18 checks of a site", () => {
  it("tell the supervisor what was found, and are followed until the result is written", async () => {
    const { host, supervisor, salesCenter: siteId } = await salesSites(server);
    const check = async (more: object) =>
      (await host.run("recordSiteCheck", { siteId, ...more }, "check { id }")).check.id;
    await check({ kind: "CLEANER_WORK" });
    const id = await check({ kind: "EQUIPMENT", finding: "空调不制冷" });
    expect(await told(supervisor)).toMatchObject([
      { kind: "SITE_FINDING", recordId: id, data: { check: "EQUIPMENT", finding: "空调不制冷" } },
    ]);
    expect(await followUpsOf(host)).toMatchObject([
      {
        title: "销售中心：跟进检查问题（设备设施）",
        responsibleRole: "SALES_CENTER_RECEPTIONIST",
        dueAt: written("00:00", "2027-01-08"),
      },
    ]);
    const open = "openFindings { finding }";
    expect((await todayOf(host, siteId, open)).openFindings).toEqual([{ finding: "空调不制冷" }]);
    await host.run("resolveSiteCheck", { id, result: "已加氟" }, "check { result }");
    expect((await todayOf(host, siteId, open)).openFindings).toEqual([]);
    expect(await obligedBy(host, id)).toEqual({ SITE_FOLLOW_UP: "MET" });
    expect(await host.refusal("resolveSiteCheck", { id, result: "再来" })).toMatchObject({
      code: "SITE_RESOLVED",
    });
  });

  it("with their result at once are followed by nobody", async () => {
    const { host, salesCenter: siteId } = await salesSites(server);
    const check = { siteId, kind: "FURNITURE", finding: "窗帘脱钩", result: "已挂好" };
    await host.run("recordSiteCheck", check, "clientMutationId");
    expect(await followUpsOf(host)).toEqual([]);
  });
});

describe("SHW-R21 closing of the sales center", () => {
  it("takes all four, door, window, water and power, and names what is open still", async () => {
    const { host, salesCenter: siteId } = await salesSites(server);
    await server.minute();
    const closing = { siteId, doors: true, windows: true, water: false, power: true };
    expect(await host.refusal("recordSiteClosing", closing)).toEqual({
      code: "CLOSING_INCOMPLETE",
      details: { open: ["water"] },
    });
    server.setClock(at("18:10"));
    const all = { ...closing, water: true };
    const { day } = await host.run("recordSiteClosing", all, "day { id closedAt closedBy { id } }");
    expect(day).toMatchObject({ closedAt: written("18:10"), closedBy: { id: host.personId } });
    expect((await obligedBy(host, day.id)).SITE_CLOSING).toBe("MET");
  });
});

describe("inquiries", () => {
  it("SHW-R07 are recorded with their answer; without one they are followed until it is there", async () => {
    const { host, salesCenter: siteId } = await salesSites(server);
    const fee = {
      siteId,
      channel: "PHONE",
      askedBy: "CUSTOMER",
      kind: "PROPERTY",
      question: "物业费多少？",
    };
    const { inquiry } = await host.run("recordInquiry", fee, "inquiry { id answer }");
    expect(inquiry.answer).toBeNull();
    expect(await followUpsOf(host)).toMatchObject([{ title: "销售中心：咨询待解答" }]);
    const answer = { id: inquiry.id, answer: "3.8元/平方米" };
    const { inquiry: after } = await host.run(
      "answerInquiry",
      answer,
      "inquiry { answer answeredBy { id } }",
    );
    expect(after).toEqual({ answer: "3.8元/平方米", answeredBy: { id: host.personId } });
    expect(await obligedBy(host, inquiry.id)).toEqual({ SITE_FOLLOW_UP: "MET" });
  });

  it("SHW-R14 of customers or salespeople for an explanation, found again by text and kind", async () => {
    const { host, salesCenter: siteId } = await salesSites(server);
    const asked = { siteId, channel: "VISIT", askedBy: "SALES", kind: "EXPLANATION" };
    const show = { ...asked, question: "讲解服务展示", answer: "已讲解" };
    await host.run("recordInquiry", show, "clientMutationId");
    await host.run("recordInquiry", { ...show, question: "会所开放时间" }, "clientMutationId");
    const found = async (filter: object) =>
      (
        await host.ask(
          "query($filter: SiteInquiryFilter) { siteInquiries(first: 10, filter: $filter) { nodes { question } } }",
          { filter },
        )
      ).siteInquiries.nodes.map(({ question }: { question: string }) => question);
    expect(await found({ search: "会所" })).toEqual(["会所开放时间"]);
    expect(
      await found({ kinds: ["EXPLANATION"], answered: true, askedBy: ["SALES"] }),
    ).toHaveLength(2);
    expect(await found({ channels: ["PHONE"] })).toEqual([]);
  });

  it("SHW-R22 of house buyers are recorded at any front desk, and show the way to the sales office", async () => {
    const { company, supervisor, host, salesCenter } = await salesSites(server);
    const desk = await company.hire("FRONT_DESK_AGENT");
    const buyer = {
      serviceCenterId: company.centerId,
      channel: "VISIT",
      askedBy: "CUSTOMER",
      kind: "HOUSE_BUYING",
      question: "想看房",
      answer: "售楼处在南门旁",
      directed: true,
    };
    const { inquiry } = await desk.run(
      "recordInquiry",
      buyer,
      "inquiry { kind directed site { id } }",
    );
    expect(inquiry).toEqual({ kind: "HOUSE_BUYING", directed: true, site: null });
    const asked = {
      channel: "VISIT",
      askedBy: "CUSTOMER",
      kind: "HOUSE_BUYING",
      question: "有几房？",
    };
    await host.run("recordInquiry", { siteId: salesCenter, ...asked }, "clientMutationId");
    // Anything else is not the front desk's here, and the records of the sites are not shown to it.
    expect(await desk.refusal("recordInquiry", { ...buyer, kind: "PROPERTY" })).toMatchObject({
      code: "INVALID_INPUT",
      details: { field: "kind" },
    });
    const list =
      "{ siteInquiries(first: 10) { nodes { question } } salesSites(first: 10) { nodes { id } } }";
    expect(await desk.ask(list)).toEqual({
      siteInquiries: { nodes: [{ question: "想看房" }] },
      salesSites: { nodes: [] },
    });
    expect((await supervisor.ask(list)).siteInquiries.nodes).toHaveLength(2);
  });
});

describe("whose the records are", () => {
  it("are written by receptionists and the manager, followed by the supervisor as well, read by others", async () => {
    const sites = await salesSites(server);
    const { supervisor, company, showFlat: siteId } = sites;
    const forbidden = { code: "FORBIDDEN" };
    expect(await supervisor.refusal("addVisitors", { siteId, more: 1 })).toMatchObject(forbidden);
    const head = await company.hire("SERVICE_CENTER_HEAD");
    expect(await head.refusal("addVisitors", { siteId, more: 1 })).toMatchObject(forbidden);
    expect(await todayOf(head, siteId, "name actions { action allowed }")).toEqual({
      name: "A户型样板房",
      actions: [
        { action: "recordSite", allowed: false },
        { action: "keepRegister", allowed: false },
        { action: "follow", allowed: false },
        { action: "updateSalesSite", allowed: false },
      ],
    });
    expect(
      await sites.receptionist.refusal("createSalesSite", {
        estateId: company.estateId,
        kind: "SHOW_FLAT",
        name: "B",
      }),
    ).toMatchObject(forbidden);
  });

  it("are seen at one's own estate alone, and by no other company", async () => {
    const { company, showFlat: id, receptionist } = await salesSites(server);
    const other = await company.admin.run(
      "createEstate",
      {
        serviceCenterId: company.centerId,
        code: "E9",
        name: "别处",
        category: "RESIDENTIAL",
        address: "路 1 号",
        totalBuildings: 1,
        totalHouseholds: 1,
      },
      "estate { id }",
    );
    const elsewhere = await company.hire("SHOW_FLAT_RECEPTIONIST", other.estate.id);
    const stranger = (await makeCompany(server)).admin;
    for (const who of [elsewhere, stranger]) {
      expect(await todayOf(who, id, "id")).toBeNull();
      expect(await who.refusal("addVisitors", { siteId: id, more: 1 })).toMatchObject({
        code: "NOT_FOUND",
      });
    }
    expect(await todayOf(receptionist, id, "id")).toEqual({ id });
  });
});

describe("papers and lists of the sales sites", () => {
  const paper = async (who: Asker, form: string, recordId: string) => {
    const query =
      "query($form: String!, $id: ID!) { formPreview(form: $form, recordId: $id) { document } }";
    return JSON.stringify((await who.ask(query, { form, id: recordId })).formPreview.document);
  };

  it("04 part 6: the count sheet, the visitors of day and month, and the ledger say what was recorded", async () => {
    const sites = await salesSites(server);
    const { receptionist, supervisor, showFlat, salesCenter, host } = sites;
    const count = await countItems(receptionist, sites, "OPENING", oneMissing);
    const sheet = await paper(supervisor, "ITEM_COUNT", count.id);
    for (const said of [
      "物品清点表",
      "A户型样板房",
      "上班前",
      "08:00",
      "花瓶",
      "丢失",
      oneMissing.remark,
    ])
      expect(sheet).toContain(said);
    const visitors = { siteId: showFlat, number: 12 };
    const { day } = await receptionist.run("setVisitors", visitors, "day { id }");
    await receptionist.run(
      "recordSiteCheck",
      { siteId: showFlat, kind: "HYGIENE" },
      "check { id }",
    );
    const daily = await paper(supervisor, "VISITOR_DAY", day.id);
    for (const said of ["访客统计日报", "2027-01-04 周一", "12", "卫生状况", "正常"])
      expect(daily).toContain(said);
    server.setClock(at("08:00", "2027-01-05"));
    await receptionist.run("setVisitors", { ...visitors, number: 20 }, "day { id }");
    const monthly = await paper(supervisor, "VISITOR_MONTH", day.id);
    expect(monthly).toContain('["2027-01-05","二",20,32]');
    expect(monthly).toContain("2027年1月");
    const water = { siteId: salesCenter, name: "矿泉水", unit: "瓶", stock: 24 };
    const { consumable } = await host.run("createConsumable", water, "consumable { id }");
    await host.run("recordConsumable", { id: consumable.id, used: 6 }, "consumable { id }");
    const ledger = await paper(supervisor, "CONSUMABLE_LEDGER", salesCenter);
    expect(ledger).toContain('["矿泉水","瓶",24,6,18]');
    expect(await host.ask("{ savedViews(page: SITE_INQUIRIES) { id } }")).toEqual({
      savedViews: [],
    });
  });

  it("are handed out as they are shown", async () => {
    const { host, salesCenter: siteId } = await salesSites(server);
    const fee = {
      siteId,
      channel: "PHONE",
      askedBy: "CUSTOMER",
      kind: "PROPERTY",
      question: "物业费多少？",
    };
    await host.run("recordInquiry", fee, "clientMutationId");
    await host.run("setVisitors", { siteId, number: 9 }, "clientMutationId");
    const listed = async (name: string) =>
      (await host.fetch(`/exports/${name}.csv?lang=zh`)).text();
    expect(await listed("site-inquiries")).toMatch(/物业相关问题,来电\(热线\),客户,物业费多少？/);
    expect(await listed("site-days")).toMatch(/销售中心,[^,]+,2027-01-04,9,1/);
    for (const name of ["item-counts", "site-checks", "consumable-entries"])
      expect(await listed(name)).toContain("案场");
  });
});
