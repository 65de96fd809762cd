import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { plannedBidding, work } from "../testing/bidding.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04
});
afterAll(() => server.close());
beforeEach(() => server.setClock("2027-01-04T02:00:00Z"));

const lesson = {
  kind: "PRICE",
  verdict: "CHANGE",
  title: "报价偏高",
  text: "秩序维护多排一班，比中标单位高 0.45 元",
};
const found = async (who: Asker, filter: object = {}) =>
  (
    await who.ask(
      "query($filter: BidLessonFilter) { bidLessons(filter: $filter) { nodes { id kind verdict outcome title text project { id } createdBy { id } } } }",
      { filter },
    )
  ).bidLessons.nodes;

it("takes lessons of a lost bid down, and finds them by their words, kind and result", async () => {
  const bidding = await plannedBidding(server);
  const { staff, head, projectId } = bidding;
  const noted = { projectId, ...lesson };
  expect(await staff.refusal("noteBidLesson", noted)).toMatchObject({ code: "BIDDING_STATUS" });
  await work(server, bidding, "OPENED");
  const result = { id: projectId, awardOn: "2027-02-05", reason: "报价高" };
  await staff.run("recordLoss", result, "project { status }");
  await staff.run("noteBidLesson", noted, "lesson { id }");
  const kept = [
    { ...lesson, outcome: "LOST", project: { id: projectId }, createdBy: { id: staff.personId } },
  ];
  for (const filter of [
    {},
    { projectId },
    { search: "多排一班" },
    { kinds: ["PRICE"] },
    { outcomes: ["LOST"] },
  ])
    expect(await found(head, filter), JSON.stringify(filter)).toMatchObject(kept);
  for (const filter of [{ search: "绿化%" }, { kinds: ["SCHEDULE"] }, { outcomes: ["WON"] }])
    expect(await found(head, filter), JSON.stringify(filter)).toEqual([]);
});

it("keeps lessons from the developer, from other companies, and from whoever only reads", async () => {
  const bidding = await plannedBidding(server);
  await work(server, bidding, "AWARDED");
  const { staff, developer, projectId } = bidding;
  const noted = { projectId, ...lesson, verdict: "KEEP" };
  await staff.run("noteBidLesson", noted, "lesson { id }");
  expect(await found(staff)).toMatchObject([{ outcome: "WON" }]);
  const stranger = (await makeCompany(server)).admin;
  for (const who of [developer, stranger]) expect(await found(who)).toEqual([]);
  expect(await stranger.refusal("noteBidLesson", noted)).toMatchObject({ code: "NOT_FOUND" });
  const center = await bidding.hire("SERVICE_CENTER_HEAD");
  for (const who of [developer, center])
    expect(await who.refusal("noteBidLesson", noted)).toMatchObject({ code: "FORBIDDEN" });
});
