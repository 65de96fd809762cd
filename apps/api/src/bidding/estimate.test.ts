import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { estimateInput, plannedBidding, type TestBidding, work } from "../testing/bidding.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04
});
afterAll(() => server.close());
beforeEach(() => server.setClock("2027-01-04T02:00:00Z"));

const fields = `id version area people monthlyTotal fee offeredFee
  terms { area offeredFee lines { name shifts unitPrice } }
  price { wages social direct management profit tax total payingArea fee offeredProfit services { service amount perSquareMeter } }
  sensitivity { factor step fee difference }`;
const estimatesOf = async (who: Asker, filter: object = {}) =>
  (
    await who.ask(
      `query($filter: BidEstimateFilter) { bidEstimates(filter: $filter) { nodes { ${fields} } } }`,
      { filter },
    )
  ).bidEstimates.nodes;
const save = ({ staff, projectId }: TestBidding, more: object = {}) =>
  staff.run("saveBidEstimate", { projectId, ...estimateInput, ...more }, "project { id }");

it("builds the fee up from posts, shifts, wages and charges to the fen, and says what moves it", async () => {
  const bidding = await plannedBidding(server);
  await save(bidding);
  const [kept] = await estimatesOf(bidding.staff, { projectId: bidding.projectId });
  expect(kept).toMatchObject({
    area: "50000",
    people: "14",
    monthlyTotal: "97353.22",
    fee: "2.08",
    offeredFee: "2.2",
    price: {
      wages: "58800.00",
      social: "19110.00",
      direct: "80990.00",
      management: "6479.20",
      profit: "4373.46",
      tax: "5510.56",
      total: "97353.22",
      payingArea: "47000",
      services: [
        { service: "ORDER", amount: "77910.00", perSquareMeter: "1.6577" },
        { service: "CLEANING", amount: "3080.00", perSquareMeter: "0.0655" },
      ],
    },
  });
  expect(kept.sensitivity).toContainEqual({
    factor: "WAGE",
    step: 10,
    fee: "2.28",
    difference: "0.20",
  });
  expect(kept.terms.lines[1]).toEqual({ name: "公共用水", shifts: null, unitPrice: "3.85" });
});

it("is changed by whoever saw it last, and refuses a field that is wrong by its name and line", async () => {
  const bidding = await plannedBidding(server);
  const { staff, projectId } = bidding;
  await save(bidding);
  const again = { projectId, ...estimateInput };
  expect(await staff.refusal("saveBidEstimate", again)).toMatchObject({ code: "STALE_VERSION" });
  await save(bidding, { version: 1, area: "60000" });
  const [kept] = await estimatesOf(staff, { projectId });
  expect(kept).toMatchObject({ version: 2, area: "60000" });
  const wrong = [estimateInput.lines[0], { ...estimateInput.lines[1], unitPrice: "三元" }];
  expect(
    await staff.refusal("saveBidEstimate", { ...again, version: 2, lines: wrong }),
  ).toMatchObject({ code: "INVALID_INPUT", details: { field: "unitPrice", line: 2 } });
});

it("stays as the bid was made once the bid is delivered", async () => {
  const bidding = await plannedBidding(server);
  await save(bidding);
  await work(server, bidding, "SUBMITTED");
  const { staff, projectId } = bidding;
  expect(
    await staff.refusal("saveBidEstimate", { projectId, ...estimateInput, version: 1 }),
  ).toMatchObject({ code: "BIDDING_STATUS" });
});

it("is compared with the company's other bids, by how they stand", async () => {
  const bidding = await plannedBidding(server);
  await save(bidding);
  expect(await estimatesOf(bidding.head, { statuses: ["PLANNED"] })).toHaveLength(1);
  expect(await estimatesOf(bidding.head, { statuses: ["LOST"] })).toEqual([]);
  expect(await estimatesOf(bidding.head, { search: "没有的项目" })).toEqual([]);
});

it("is not seen, printed or changed by the developer who runs the tender, nor by anybody of another company", async () => {
  const bidding = await plannedBidding(server);
  await save(bidding);
  const [kept] = await estimatesOf(bidding.staff);
  const stranger = (await makeCompany(server)).admin;
  const given = { projectId: bidding.projectId, ...estimateInput, version: 1 };
  for (const who of [bidding.developer, stranger]) {
    expect(await estimatesOf(who)).toEqual([]);
    expect((await who.ask(`{ node(id: "${kept.id}") { id } }`)).node).toBeNull();
  }
  expect(await bidding.developer.refusal("saveBidEstimate", given)).toMatchObject({
    code: "FORBIDDEN",
  });
  expect(await stranger.refusal("saveBidEstimate", given)).toMatchObject({ code: "NOT_FOUND" });
  // The bidding itself the developer does read.
  const { biddingProject } = await bidding.developer.ask(
    `{ biddingProject(id: "${bidding.projectId}") { id history(first: 50) { nodes { id } } } }`,
  );
  expect(biddingProject.id).toBe(bidding.projectId);
});

it("is printed line by line with its way to the fee, and handed out as a list", async () => {
  const bidding = await plannedBidding(server);
  await save(bidding);
  const [kept] = await estimatesOf(bidding.staff);
  const { formPreview } = await bidding.staff.ask(
    `{ formPreview(form: "BID_ESTIMATE", recordId: "${kept.id}") { document } }`,
  );
  const paper = JSON.stringify(formPreview);
  for (const text of ["物业服务费测算表", "门岗", "77910.00", "97353.22", "2.08"])
    expect(paper).toContain(text);
  const response = await bidding.staff.fetch("/exports/bid-estimates.csv?lang=zh", {
    headers: { authorization: `Bearer ${bidding.staff.token}` },
  });
  const listed = await response.text();
  expect(listed).toContain("97353.22");
  expect(listed).toContain("测算单价");
});
