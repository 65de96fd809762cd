import type { TenderPack } from "@threshold/domain/tender/pack";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { localRule, plannedBidding, setTeam } from "../testing/bidding.ts";
import { bare, followLink } from "../testing/approval.ts";
import { listTenantTables } from "../testing/full-company.ts";
import { sendPhoto } from "../testing/launch.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";
import {
  act,
  bidAt,
  draftTender,
  handIn,
  issuedTender,
  judgedTender,
  logOf,
  look,
  openedTender,
  prices,
  registerBidders,
  sealKey,
  sheetsFor,
  tenderOf,
  tokenOf,
  type TestTender,
} from "../testing/tender.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04
});
afterAll(() => server.close());
beforeEach(async () => {
  server.setClock("2027-01-04T02:00:00Z");
  await server.database.owner.query("delete from auth.access_link_rate");
});

const status = "tender { status }";
const kinds = async (who: Asker, id: string): Promise<string[]> =>
  (await logOf(who, id, "kind")).map(({ kind }) => kind);
const seen = (who: Asker, id: string) =>
  tenderOf(
    who,
    id,
    "sealed bidderCount bidCount bidders { name phone price score } experts { name } opening { bids { commitment } } evaluation { ranked }",
  );

describe("who may read what", () => {
  it("TEN-016: before the opening nobody but the officers knows who bids, nor how many", async () => {
    const of = await issuedTender(server);
    const { officer, region, id } = of;
    const other = await of.hire("DEVELOPER_STAFF", of.regionId);
    const admin = await of.hire("SYSTEM_ADMIN");
    const bidders = await registerBidders(server, of, ["甲物业", "乙物业"]);
    server.setClock("2027-02-10T02:00:00Z");
    await handIn(server, of, bidders[0]!, bidAt("2.85"));
    await act(server, bidders[1]!.token, "ASK", { text: "我公司能否踏勘？" });
    expect(await seen(officer, id)).toMatchObject({
      sealed: false,
      bidderCount: 2,
      bidCount: 1,
      bidders: [{ name: "甲物业", phone: "****1234", price: null }, { name: "乙物业" }],
      opening: null,
    });
    // Who, when and how large, padded to 4 KiB, is all that its officers are told of a sealed bid.
    const sizes = (await tenderOf(officer, id, "bidders { bidBytes }")).bidders;
    expect(sizes).toEqual([{ bidBytes: 4096 + 16 }, { bidBytes: null }]);
    for (const who of [region, other, admin]) {
      expect(await seen(who, id)).toEqual({
        sealed: true,
        bidderCount: null,
        bidCount: null,
        bidders: [],
        experts: [],
        opening: null,
        evaluation: null,
      });
      expect(await kinds(who, id)).toEqual(["NOTICE_ISSUED"]);
      expect((await tenderOf(who, id, "questions { text }")).questions).toEqual([]);
      const answer = await who.fetch(`/tenders/${of.reference}/pack.json`);
      const pack = (await answer.json()) as TenderPack;
      expect(pack.log).toHaveLength(1);
      const told = JSON.stringify(
        await who.send(`{ accessLinks { nodes { id title subjectId } } }`),
      );
      expect(told).not.toContain(bidders[0]!.reference);
    }
    expect((await tenderOf(officer, id, "questions { text }")).questions).toHaveLength(1);
  });

  it("TEN-016: the history tells nobody either, not by its id", async () => {
    const of = await issuedTender(server);
    await registerBidders(server, of, ["甲物业"]);
    const { rows } = await server.database.owner.query<{ id: string }>(
      "select id from audit_entry where company_id = $1 and table_name = 'tender_bidder'",
      [await companyOf(of)],
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const who of [of.officer, of.region])
      for (const { id } of rows)
        expect(await who.ask(`{ node(id: "AuditEntry_${id}") { id } }`)).toEqual({ node: null });
  });

  it("TEN-029, TEN-030: after the opening bids are known; who judges, and how, to others from the award on", async () => {
    const { of, bidders, members } = await judgedTender(server);
    const { officer, region, id } = of;
    expect(await seen(region, id)).toMatchObject({
      sealed: false,
      bidderCount: 3,
      bidders: Object.entries(prices).map(([name, price]) => ({
        name,
        price,
        phone: null,
        score: null,
      })),
      experts: [],
    });
    expect(await kinds(region, id)).not.toContain("EXPERTS_DRAWN");
    expect((await seen(officer, id)).experts.length).toBe(8);
    for (const [index, { token }] of members.entries())
      await act(server, token, "SCORE", { sheets: sheetsFor(bidders, index), confidential: true });
    expect((await seen(officer, id)).evaluation).toBeNull();
    expect(await kinds(officer, id)).not.toContain("SCORED_ALONE");
    await officer.run("rankTender", { id }, status);
    expect((await seen(officer, id)).evaluation.ranked).toHaveLength(3);
    expect(await kinds(officer, id)).toContain("SCORED_ALONE");
    expect((await seen(region, id)).evaluation).toBeNull();
    expect((await look(server, bidders[0]!.token)).tender.result).toBeNull();
    const winner = (await seen(officer, id)).evaluation.ranked[0];
    await officer.run("awardTender", { id, bidderId: `TenderBidder_${winner}` }, status);
    expect((await seen(region, id)).evaluation.ranked).toHaveLength(3);
    expect((await seen(region, id)).experts.length).toBe(8);
    const { result } = (await look(server, bidders[0]!.token)).tender;
    expect(result.ranked).toHaveLength(3);
  });

  it("TEN-030: a member sees no other's sheet before all are sealed, and cannot change his own any more", async () => {
    const { of, bidders, members } = await judgedTender(server);
    const [one, two, ...others] = members;
    const sheets = sheetsFor(bidders, 0);
    await act(server, one!.token, "SCORE", { sheets, confidential: true });
    expect((await look(server, one!.token)).tender).toMatchObject({
      phase: "WAITING",
      mine: sheets,
      missing: 4,
      sheets: null,
    });
    expect((await look(server, two!.token)).tender).toMatchObject({
      phase: "ALONE",
      mine: null,
      sheets: null,
    });
    const again = { sheets: sheetsFor(bidders, 3), confidential: true };
    expect((await act(server, one!.token, "SCORE", again)).body.code).toBe("SCORED_ALREADY");
    const bidder = bidders[0]!.reference;
    const points = sheets[bidder];
    const revision = { bidder, points, reason: "复核" };
    expect((await act(server, one!.token, "REVISE", revision)).body.code).toBe(
      "SCORES_STILL_ALONE",
    );
    for (const [index, { token }] of [two!, ...others].entries())
      await act(server, token, "SCORE", {
        sheets: sheetsFor(bidders, index + 1),
        confidential: true,
      });
    const together = (await look(server, one!.token)).tender;
    expect(together.phase).toBe("TOGETHER");
    expect(Object.keys(together.sheets)).toHaveLength(5);
    // The officer reads none of it until the bids are ranked.
    const told = await kinds(of.officer, of.id);
    expect(told.filter((kind) => kind === "SHEET_SEALED")).toHaveLength(5);
    expect(told).not.toContain("SCORED_ALONE");
  });

  it("keeps sealed bids, sheets and the draw's secret from everybody, in the database as well", async () => {
    const { of, bidders, members } = await judgedTender(server);
    await act(server, members[0]!.token, "SCORE", {
      sheets: sheetsFor(bidders, 0),
      confidential: true,
    });
    const company = await companyOf(of);
    for (const who of [of.officer, of.region]) {
      const client = await server.database.app.connect();
      try {
        await client.query("begin");
        await client.query(
          `select set_config('app.company_id', $1, true), set_config('app.person_id', $2, true),
             set_config('app.reach_ids', $3, true), set_config('app.readable', '{"BID": "*"}', true)`,
          [company, bare(who.personId), `{${bare(of.centerId)}}`],
        );
        const { rows } = await client.query("select count(*)::int as n from tender");
        expect(rows).toEqual([{ n: 1 }]);
        for (const table of [
          "tender_bid",
          "tender_bid_file",
          "tender_sheet",
          "tender_draw_secret",
        ]) {
          const { rows: hidden } = await client.query(`select from ${table}`);
          expect(hidden, table).toEqual([]);
        }
        const { rows: told } = await client.query(
          "select from audit_entry where table_name in ('tender_bid', 'tender_bid_file', 'tender_sheet', 'tender_draw_secret', 'tender_expert')",
        );
        expect(told).toEqual([]);
      } finally {
        await client.query("rollback");
        client.release();
      }
    }
  });
});

const companyOf = async ({ reference }: TestTender): Promise<string> =>
  (await server.database.owner.query("select company_id from tender where id = $1", [reference]))
    .rows[0].company_id;

it("TEN-029: a member with an account goes to the sheet by it, and nobody gets a link in his place", async () => {
  const { of, bidders } = await openedTender(server);
  const { officer, region, id } = of;
  const own = await of.hire("DEVELOPER_STAFF", of.regionId);
  for (const name of ["王建国", "李敏", "赵志远", "陈思"])
    await officer.run("saveTenderExpert", { id, kind: "EXPERT", name }, status);
  const seat = { id, kind: "REPRESENTATIVE", name: "招标人代表", personId: own.personId };
  // Nobody could score in the place of one whose account does not reach the tender.
  const guard = await of.hire("SECURITY_GUARD");
  const named = { name: "无账号", badgeNumber: "W1", phone: "13800000000", mailbox: "w@t.example" };
  const { person } = await of.admin.run("createPerson", named, "person { id }");
  for (const personId of [guard.personId, person.id])
    expect((await officer.refusal("saveTenderExpert", { ...seat, personId })).code).toBe(
      "EXPERT_CANNOT_READ",
    );
  await officer.run("saveTenderExpert", seat, status);
  expect(await officer.refusal("saveTenderExpert", seat)).toMatchObject({ code: "EXPERT_TWICE" });
  await officer.run("listTenderExperts", { id, experts: 4 }, status);
  const read = "experts { id name mine member person { id } }";
  expect((await tenderOf(own, id, read)).experts).toEqual([]);
  await officer.run("drawTenderExperts", { id, publicValue: "03 07 11" }, status);
  const mine = (await tenderOf(officer, id, read)).experts.find(
    ({ name }: { name: string }) => name === seat.name,
  );
  // Of the committee he reads himself alone, until the award.
  expect((await tenderOf(own, id, read)).experts).toEqual([{ ...mine, mine: true, member: true }]);
  expect((await officer.refusal("issueTenderLink", { id: mine.id })).code).toBe(
    "EXPERT_HAS_ACCOUNT",
  );
  expect((await region.refusal("issueTenderLink", { id: mine.id })).code).toBe("NOT_FOUND");
  const { url } = await own.run("issueTenderLink", { id: mine.id }, "url");
  const sheets = sheetsFor(bidders, 1);
  const scored = await act(server, tokenOf(url), "SCORE", { sheets, confidential: true });
  expect(scored.body).toMatchObject({ done: "SCORE", missing: 4 });
});

it("hands the log out in pages, the last entries first, and counts no more than the reader may read", async () => {
  const { of } = await judgedTender(server);
  const page = async (who: Asker, args: string) =>
    (
      await tenderOf(
        who,
        of.id,
        `log(${args}) { totalCount pageInfo { hasNextPage endCursor } nodes { position kind } }`,
      )
    ).log;
  const first = await page(of.officer, "first: 2");
  const { totalCount: count, pageInfo } = first;
  expect(first.nodes).toEqual([
    { position: count, kind: "EXPERTS_DRAWN" },
    { position: count - 1, kind: "EXPERTS_LISTED" },
  ]);
  expect(pageInfo.hasNextPage).toBe(true);
  const second = await page(of.officer, `first: 2, after: "${pageInfo.endCursor}"`);
  expect(second.nodes.map(({ position }: { position: number }) => position)).toEqual([
    count - 2,
    count - 3,
  ]);
  expect(await page(of.officer, "first: 5, kinds: [NOTICE_ISSUED]")).toMatchObject({
    totalCount: 1,
    nodes: [{ position: 1, kind: "NOTICE_ISSUED" }],
  });
  expect(await page(of.region, "first: 5, kinds: [EXPERTS_DRAWN]")).toMatchObject({
    totalCount: 0,
  });
});

describe("who runs a tender", () => {
  it("TEN-016: not a member of the bid team, nor the region where it bids for the estate", async () => {
    const bidding = await plannedBidding(server);
    await setTeam(bidding);
    const { developer, staff, head, estateId } = bidding;
    const begun = { estateId, title: "招标", method: "PUBLIC", organiserName: "华南地产" };
    for (const who of [developer, staff])
      expect((await who.refusal("createTender", begun)).code).toBe("TENDER_OFFICER_PARTIAL");
    expect(
      (await (await bidding.hire("SERVICE_CENTER_HEAD")).refusal("createTender", begun)).code,
    ).toBe("FORBIDDEN");
    const officer = await bidding.hire("AGENCY_STAFF", bidding.regionId);
    const named = { ...begun, officerIds: [officer.personId] };
    const { tender } = await staff.run(
      "createTender",
      named,
      "tender { id project { id } officers { id } }",
    );
    expect(tender).toMatchObject({
      project: { id: bidding.projectId },
      officers: [{ id: officer.personId }],
    });
    const { id } = tender;
    const holder = { id, name: "陈公证" };
    for (const who of [staff, head, developer])
      expect((await who.refusal("saveTenderHolder", holder)).code).toBe("FORBIDDEN");
    await officer.run("saveTenderHolder", holder, status);
    const judge = { id, kind: "EXPERT", name: "投标小组成员", personId: staff.personId };
    expect((await officer.refusal("saveTenderExpert", judge)).code).toBe("EXPERT_BIDS");
    const { version, actions } = await tenderOf(
      officer,
      id,
      "version actions { action allowed code }",
    );
    expect(
      actions.find(({ action }: { action: string }) => action === "issueTenderNotice").allowed,
    ).toBe(true);
    const wrong = { id, version, officerIds: [staff.personId] };
    expect((await officer.refusal("updateTender", wrong)).code).toBe("TENDER_OFFICER_PARTIAL");
    // Whoever comes to bid later may not go on.
    const later = await bidding.hire("DEVELOPER_STAFF", bidding.regionId);
    await officer.run(
      "updateTender",
      { id, version, officerIds: [later.personId, officer.personId] },
      status,
    );
    const member = {
      projectId: bidding.projectId,
      personId: later.personId,
      kind: "MEMBER",
      appointedBy: "DEVELOPER",
      responsibility: "资料",
    };
    await staff.run("saveBidTeamMember", member, "project { id }");
    expect((await later.refusal("saveTenderHolder", holder)).code).toBe("TENDER_OFFICER_PARTIAL");
  });

  it("the region runs it on the developer's behalf where it does not bid itself", async () => {
    const company = await makeCompany(server);
    const staff = await company.hire("REGION_STAFF");
    const { estateId } = company;
    const begun = { estateId, title: "招标", method: "INVITED", organiserName: "华南地产" };
    const { tender } = await staff.run("createTender", begun, "tender { officers { id } }");
    expect(tender.officers).toEqual([{ id: staff.personId }]);
  });

  it("is refused while it was changed by somebody else", async () => {
    const { officer, id } = await draftTender(server);
    expect(await officer.refusal("updateTender", { id, version: 1, title: "旧" })).toMatchObject({
      code: "STALE_VERSION",
    });
  });
});

describe("links of a tender", () => {
  it("by a bidder's link the database shows its tender, its own rows and what all may read, and nothing else", async () => {
    const { of, bidders } = await openedTender(server);
    const another = await issuedTender(server);
    await registerBidders(server, another, ["别家"]);
    const { rows: links } = await server.database.owner.query<{ id: string }>(
      "select id from access_link where subject_id = $1 and revoked_at is null",
      [bidders[0]!.reference],
    );
    const company = await companyOf(of);
    const client = await server.database.app.connect();
    const counted = new Map<string, number>();
    try {
      await client.query("begin");
      await client.query(
        `select set_config('app.company_id', $1, true), set_config('app.person_id', $2, true),
           set_config('app.origin', 'link:' || $2, true)`,
        [company, links[0]!.id],
      );
      for (const table of await listTenantTables(server)) {
        const { rows } = await client.query(`select count(*)::int as n from ${table}`);
        if (rows[0].n > 0) counted.set(table, rows[0].n);
      }
    } finally {
      await client.query("rollback");
      client.release();
    }
    const ours = [...counted].filter(
      ([table]) => table.startsWith("tender") || table === "access_link",
    );
    expect(Object.fromEntries(ours)).toEqual({
      access_link: 1,
      tender: 1,
      tender_bidder: 3, // opened by now
      tender_log_entry: 8,
    });
  });

  it("before the opening a bidder reads its own bids and what is told to all", async () => {
    const of = await issuedTender(server);
    const bidders = await registerBidders(server, of, ["甲物业", "乙物业"]);
    server.setClock("2027-02-01T02:00:00Z");
    for (const one of bidders) await handIn(server, of, one, bidAt("2.85"));
    const { tender } = await look(server, bidders[0]!.token);
    expect(tender.received).toMatchObject([{ state: "COUNTS" }]);
    expect(JSON.stringify(tender)).not.toContain(bidders[1]!.reference);
    expect(JSON.stringify(tender)).not.toContain("乙物业");
  });

  it("none does another's deed, and one that was given anew ends the one before", async () => {
    const of = await issuedTender(server);
    const [one] = await registerBidders(server, of, ["甲物业"]);
    for (const deed of ["REGISTER", "SCORE", "KEEP_KEY", "APPROVE", "REVISE"])
      expect((await act(server, one!.token, deed)).body.code, deed).toBe("INVALID_INPUT");
    const { url } = await of.officer.run("issueTenderLink", { id: one!.id }, "url");
    expect(await act(server, one!.token, "ASK", { text: "？" })).toMatchObject({
      body: { code: "LINK_NOT_VALID", details: { status: "REVOKED" } },
    });
    expect((await act(server, tokenOf(url), "ASK", { text: "？" })).status).toBe(200);
    const notice = (await of.officer.run("issueTenderLink", { id: of.id }, "url")).url;
    for (const deed of ["ASK", "BID", "WITHDRAW", "COMPLAIN"])
      expect((await act(server, tokenOf(notice), deed)).body.code, deed).toBe("INVALID_INPUT");
    const twice = { name: "甲物业", creditCode: "91440000ma5d000000", contact: "王", phone: "1" };
    expect((await act(server, tokenOf(notice), "REGISTER", twice)).body.code).toBe("BIDDER_TWICE");
    const issued = { purpose: "BID", subjectId: one!.id, part: "BID", name: "甲", days: 7 };
    expect((await of.region.refusal("issueAccessLink", issued)).code).toBe("INVALID_INPUT");
  });

  it("takes no bid that has not the form of a sealed one", async () => {
    const of = await issuedTender(server);
    const [one] = await registerBidders(server, of, ["甲物业"]);
    const box = { ephemeralKey: "AAAA", iv: "AAAA", ciphertext: "AAAA" };
    for (const sealed of [
      undefined,
      "x",
      { commitment: "short", box },
      { commitment: "0".repeat(64), box: { ...box, iv: "not base64!" } },
      { commitment: "0".repeat(64), box: { ...box, ciphertext: 7 } },
    ])
      expect((await act(server, one!.token, "BID", { sealed })).body.code).toBe("INVALID_INPUT");
  });

  it("gives a bidder the tender's documents, and nobody another file", async () => {
    const of = await draftTender(server);
    const sent = await sendPhoto(of.officer, of.id);
    expect(sent.status).toBe(201);
    const other = await issuedTender(server);
    const [stranger] = await registerBidders(server, other, ["别家"]);
    const { attachments } = await tenderOf(of.officer, of.id, "attachments { id }");
    const id = bare(attachments[0].id);
    const answer = await followLink(server, "read", { token: stranger!.token });
    expect(answer.body.tender.documents).toEqual([]);
    const file = (token: string) =>
      fetch(`${server.url}/api/links/file`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ token, id }),
      });
    expect((await file(stranger!.token)).status).toBe(404);
    server.setClock("2027-01-04T02:00:00Z");
    await sealKey(server, of);
    server.setClock("2027-01-18T01:00:00Z");
    await of.officer.run("issueTenderNotice", { id: of.id }, status);
    const [one] = await registerBidders(server, of, ["甲物业"]);
    const { documents } = (await look(server, one!.token)).tender;
    expect(documents).toMatchObject([{ id }]);
    const got = await file(one!.token);
    expect(got.status).toBe(200);
    expect((await got.arrayBuffer()).byteLength).toBe(documents[0].sizeBytes);
    expect((await of.officer.refusal("removeAttachment", { id: attachments[0].id })).code).toBe(
      "TENDER_STATE",
    );
  });
});

it("asks for qualification where the notice does, and tells the result to all who applied (TEN-012)", async () => {
  const of = await issuedTender(server, { prequalified: true, conditions: "具有独立法人资格" });
  const { officer, id } = of;
  const bidders = await registerBidders(server, of, ["甲物业", "乙物业"]);
  expect((await handIn(server, of, bidders[0]!, bidAt("2.85"))).body.code).toBe(
    "BIDDER_NOT_QUALIFIED",
  );
  const judge = (index: number, passed: boolean, reason?: string) =>
    officer.run("judgeTenderBidder", { id: bidders[index]!.id, passed, reason }, status);
  await judge(0, true);
  expect((await officer.refusal("tellTenderQualification", { id, chosenIds: [] })).code).toBe(
    "QUALIFICATION_OPEN",
  );
  await judge(1, false, "未提交信用证明");
  await officer.run("tellTenderQualification", { id, chosenIds: [bidders[0]!.id] }, status);
  expect((await look(server, bidders[0]!.token)).tender).toMatchObject({
    bidder: { qualified: true, chosen: true },
    canBid: true,
  });
  expect((await look(server, bidders[1]!.token)).tender).toMatchObject({
    bidder: { qualified: false, chosen: false, qualifiedReason: "未提交信用证明" },
    canBid: false,
  });
  expect((await handIn(server, of, bidders[0]!, bidAt("2.85"))).body.done).toBe("BID");
});

it("TEN-007: invites three companies at least, and takes in nobody else", async () => {
  const invited = ["甲物业", "乙物业"];
  const few = await draftTender(server, { method: "INVITED", invited });
  await sealKey(server, few);
  server.setClock("2027-01-18T01:00:00Z");
  expect(await few.officer.refusal("issueTenderNotice", { id: few.id })).toMatchObject({
    details: { rules: ["TEN-007"] },
  });
  const { version } = await tenderOf(few.officer, few.id, "version");
  const more = { id: few.id, version, invited: [...invited, "丙物业"] };
  await few.officer.run("updateTender", more, status);
  await few.officer.run("issueTenderNotice", { id: few.id }, status);
  expect((await few.officer.refusal("issueTenderLink", { id: few.id })).code).toBe(
    "BIDDER_NOT_INVITED",
  );
  const register = { id: few.id, name: "丁物业", creditCode: "91440000MA5D000009" };
  expect((await few.officer.refusal("registerTenderBidder", register)).code).toBe(
    "BIDDER_NOT_INVITED",
  );
  await few.officer.run("registerTenderBidder", { ...register, name: "丙物业" }, status);
});

it("TEN-014: an answer fewer than 15 days ahead waits until the deadline is extended", async () => {
  const of = await issuedTender(server);
  const { officer, id } = of;
  const [one] = await registerBidders(server, of, ["甲物业"]);
  await act(server, one!.token, "ASK", { text: "是否含公共能耗？" });
  const { questions } = await tenderOf(officer, id, "questions { question }");
  const answer = { id, question: questions[0].question, text: "包含" };
  server.setClock("2027-02-04T02:00:00Z");
  expect(await officer.refusal("answerTenderQuestion", answer)).toMatchObject({
    code: "STATUTE_BROKEN",
    details: { rules: ["TEN-014"] },
  });
  const longer = { id, deadline: "2027-02-20T02:00:00Z", reason: "答疑" };
  await officer.run("extendTenderDeadline", longer, "tender { deadline openingAt }");
  await officer.run("answerTenderQuestion", answer, status);
  expect((await look(server, one!.token)).tender).toMatchObject({
    deadline: "2027-02-20T02:00:00.000Z",
    extensions: [{ reason: "答疑" }],
  });
});

it("obliges its officer to what it asks next, and ends what was done", async () => {
  const of = await issuedTender(server);
  const { officer, id } = of;
  const open = async () => {
    const { rows } = await server.database.owner.query<{
      kind: string;
      due_on: string;
      assignee_id: string;
    }>(
      "select kind, due_on::text, assignee_id from obligation where record_id = $1 and status = 'OPEN' order by kind",
      [of.reference],
    );
    return rows;
  };
  expect(await open()).toEqual([
    { kind: "TENDER_OPEN", due_on: "2027-02-18", assignee_id: bare(officer.personId) },
  ]);
  const [one] = await registerBidders(server, of, ["甲物业"]);
  await act(server, one!.token, "ASK", { text: "面积？" });
  const { questions } = await tenderOf(officer, id, "questions { question }");
  expect((await open()).map(({ kind, due_on }) => [kind, due_on])).toEqual([
    [`TENDER_ANSWER:${questions[0].question}`, "2027-02-03"],
    ["TENDER_OPEN", "2027-02-18"],
  ]);
  const answer = { id, question: questions[0].question, text: "12 万平方米" };
  await officer.run("answerTenderQuestion", answer, status);
  expect((await open()).map(({ kind }) => kind)).toEqual(["TENDER_OPEN"]);
  await officer.run("failTender", { id, reason: "项目规划调整" }, status);
  expect(await open()).toEqual([]);
});

it("lists tenders by text, status, place and officer, and hands them out", async () => {
  const of = await issuedTender(server);
  const { officer, region, estateId } = of;
  const found = async (who: Asker, filter: object) =>
    (
      await who.ask(
        "query($filter: TenderFilter) { tenders(filter: $filter) { totalCount nodes { id status } } }",
        { filter },
      )
    ).tenders;
  for (const filter of [
    {},
    { search: "云湖" },
    { statuses: ["ISSUED"] },
    { estateIds: [estateId] },
    { regionIds: [of.regionId] },
    { serviceCenterIds: [of.centerId] },
    { open: true },
  ])
    expect(await found(region, filter), JSON.stringify(filter)).toEqual({
      totalCount: 1,
      nodes: [{ id: of.id, status: "ISSUED" }],
    });
  for (const filter of [
    { search: "无此" },
    { statuses: ["DRAFT"] },
    { open: false },
    { mine: true },
  ])
    expect((await found(region, filter)).totalCount, JSON.stringify(filter)).toBe(0);
  expect((await found(officer, { mine: true })).totalCount).toBe(1);
  const csv = await (await region.fetch("/exports/tenders.csv")).text();
  expect(csv).toContain("云湖花园前期物业服务招标");
  expect(csv).toContain("招标中");
});

it("TEN-013: is held to a rule of the company's own for its city, and tells it with its source", async () => {
  const of = await draftTender(server, { province: "江苏省", city: "苏州市" });
  const { officer, admin, id } = of;
  await sealKey(server, of);
  const rule = { ...localRule, value: "35" };
  const saved = await admin.run("saveLocalRule", { rule }, "rule { ruleId }");
  const { ruleId } = saved.rule;
  server.setClock("2027-01-18T01:00:00Z");
  expect(await officer.refusal("issueTenderNotice", { id })).toMatchObject({
    code: "STATUTE_BROKEN",
    details: { rules: [ruleId] },
  });
  const { version, nextChecks } = await tenderOf(
    officer,
    id,
    "version nextChecks { rule { ruleId source } verdict found }",
  );
  expect(nextChecks).toContainEqual({
    rule: { ruleId, source: expect.stringContaining("苏州市") },
    verdict: "BROKEN",
    found: "31",
  });
  const later = { deadline: "2027-02-22T02:00:00.000Z", openingAt: "2027-02-22T02:00:00.000Z" };
  await officer.run("updateTender", { id, version, ...later }, status);
  await officer.run("issueTenderNotice", { id }, status);
  const [issued] = await logOf(officer, id, "checks { rule { ruleId } verdict }");
  expect(issued.checks).toContainEqual({ rule: { ruleId }, verdict: "MET" });
  // A newer version changes nothing that was announced by this one; it says what it would.
  const next = { ...localRule, ruleId, value: "40" };
  const { localRuleTrial } = await of.admin.ask(
    "query($rule: LocalRuleInput!) { localRuleTrial(rule: $rule) { recordId before { verdict found } after { verdict found } } }",
    { rule: next },
  );
  const [before, after] = [
    { verdict: "MET", found: "35" },
    { verdict: "BROKEN", found: "35" },
  ];
  expect(localRuleTrial).toEqual([{ recordId: id, before, after }]);
  await of.admin.run("saveLocalRule", { rule: next }, "rule { id }");
  const [still] = await logOf(officer, id, "checks { rule { ruleId version } verdict }");
  expect(still.checks).toContainEqual({ rule: { ruleId, version: 1 }, verdict: "MET" });
});
