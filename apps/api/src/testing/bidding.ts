import { contractHeadNames } from "@threshold/domain/bidding/vocabulary";
import { decide } from "./launch-record.ts";
import { sendPhoto } from "./launch.ts";
import { type Asker, makeCompany, type TestCompany, type TestServer } from "./server.ts";

/** A bidding in a company of its own, with the people who work on it. */
export interface TestBidding extends TestCompany {
  readonly head: Asker;
  /** Region staff, and the team's leader. */
  readonly staff: Asker;
  readonly projectHead: Asker;
  /** The developer's, and the team's liaison. */
  readonly developer: Asker;
  readonly projectId: string;
}

const ok = "project { id status }";
export const biddingFacts = {
  objectType: "NEW_PROJECT",
  organizerMode: "DEVELOPER",
  saleKind: "PRESALE",
};

/** Launch on 2027-08-01, unless told otherwise. */
export async function plannedBidding(
  server: TestServer,
  more: Record<string, unknown> = {},
): Promise<TestBidding> {
  const company = await makeCompany(server);
  const head = await company.hire("REGION_HEAD");
  const staff = await company.hire("REGION_STAFF");
  const projectHead = await company.hire("REGION_STAFF");
  const developer = await company.hire("DEVELOPER_STAFF", company.regionId);
  const input = { estateId: company.estateId, launchDate: "2027-08-01", ...biddingFacts, ...more };
  const { project } = await staff.run("createBidding", input, ok);
  return { ...company, head, staff, projectHead, developer, projectId: project.id };
}

export const biddingOf = async (who: Asker, id: string, fields: string) =>
  (await who.ask(`query($id: ID!) { biddingProject(id: $id) { ${fields} } }`, { id }))
    .biddingProject;

/** Changes plain facts on top of what is there. */
export async function update(
  { staff, projectId: id }: TestBidding,
  facts: Record<string, unknown>,
): Promise<void> {
  const { version } = await biddingOf(staff, id, "version");
  await staff.run("updateBidding", { id, version, ...facts }, ok);
}

/** Takes a paper down with its file. */
export async function paper(
  { staff, projectId: id }: TestBidding,
  kind: string,
  author = "DEVELOPER",
): Promise<string> {
  const given = { id, kind, author, datedOn: "2027-01-04" };
  const { document } = await staff.run("addBiddingDocument", given, "document { id }");
  const response = await sendPhoto(staff, document.id);
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  return document.id;
}

export const step = (
  { staff, projectId: id }: TestBidding,
  code: string,
  doneOn = "2027-01-04",
  note?: string,
) => staff.run("recordBiddingStep", { id, step: code, doneOn, note }, ok);

export async function setTeam(bidding: TestBidding): Promise<void> {
  const { staff, projectHead, developer, projectId } = bidding;
  const member = (who: Asker, kind: string, appointedBy: string, responsibility: string) =>
    staff.run(
      "saveBidTeamMember",
      { projectId, personId: who.personId, kind, appointedBy, responsibility },
      ok,
    );
  await member(staff, "LEADER", "REGION", "统筹投标");
  await member(projectHead, "PROJECT_HEAD", "REGION", "答辩与项目介绍");
  await member(developer, "LIAISON", "DEVELOPER", "跟进招标进展");
}

export const tenderTimes = {
  noticeKind: "ANNOUNCEMENT",
  noticeAt: "2027-01-14T09:00:00+08:00",
  submissionDeadline: "2027-02-05T09:30:00+08:00",
  submissionPlace: "地区公司 12 楼",
  openingAt: "2027-02-05T09:30:00+08:00",
  bidValidUntil: "2027-04-30",
  saleOn: "2027-06-30",
};

/** Checks every line of the binding and packaging list. */
export async function checkPacking({ staff, projectId }: TestBidding): Promise<void> {
  const { packingItems } = await biddingOf(staff, projectId, "packingItems { id }");
  for (const { id: packingItemId } of packingItems)
    await staff.run("checkBidPackingItem", { projectId, packingItemId, checked: true }, ok);
}

const stages = [
  "REQUESTED",
  "PREPARING",
  "AGREED",
  "ISSUED",
  "BIDDING",
  "SUBMITTED",
  "OPENED",
  "AWARDED",
  "CONTRACTED",
  "FILED",
  "LICENSED",
  "CLOSED",
] as const;
export type Stage = (typeof stages)[number];

/** Works a bidding by the rules up to a status, moving the clock along. */
export async function work(server: TestServer, bidding: TestBidding, until: Stage): Promise<void> {
  const { staff, head, projectId: id } = bidding;
  const run = (who: Asker, name: string, more: Record<string, unknown> = {}) =>
    who.run(name, { id, ...more }, ok);
  const stage: Record<Stage, () => Promise<unknown>> = {
    REQUESTED: () => run(staff, "requestBidding"),
    async PREPARING() {
      await setTeam(bidding);
      await step(bidding, "WORKING_GROUP");
      await step(bidding, "PROCEDURE");
      await run(staff, "prepareBidding");
    },
    async AGREED() {
      for (const code of ["REPORT", "CONSULT", "METHOD"]) await step(bidding, code);
      const office = { tenderOffice: "地区公司招标办公室", tenderCost: 50_000 };
      await update(bidding, { selectionMethod: "PUBLIC_TENDER", ...office });
      await run(staff, "agreeBidding");
    },
    async ISSUED() {
      await step(bidding, "TENDER_DOCUMENT");
      await step(bidding, "PRE_FILING");
      await paper(bidding, "TENDER_DOCUMENT");
      await update(bidding, { timesAgreedOn: "2027-01-04", ...tenderTimes });
      server.setClock("2027-01-14T04:00:00Z");
      await run(staff, "issueTender");
    },
    async BIDDING() {
      await run(staff, "submitBidPlan");
      await decide(head);
      await run(staff, "startBidding", { tenderReceivedAt: "2027-01-14T10:00:00+08:00" });
    },
    async SUBMITTED() {
      const clause = {
        projectId: id,
        clause: "3.1",
        text: "提供物业管理方案",
        category: "EVALUATION",
      };
      const answered = { ...clause, responded: true, sectionRef: "第二章" };
      await staff.run("saveTenderRequirement", answered, ok);
      await paper(bidding, "BID_DOCUMENT", "BID_TEAM");
      await checkPacking(bidding);
      server.setClock("2027-02-04T04:00:00Z");
      await run(staff, "submitBid", { bindingChecked: true, packagingChecked: true });
    },
    async OPENED() {
      server.setClock("2027-02-05T04:00:00Z");
      const seen = { leaderAttended: true, projectHeadAttended: true };
      await run(staff, "openBids", { bidderCount: 4, ...seen });
    },
    async AWARDED() {
      server.setClock("2027-02-08T04:00:00Z");
      await paper(bidding, "AWARD_NOTICE");
      await run(staff, "recordAward", award);
    },
    async CONTRACTED() {
      await paper(bidding, "PRE_CONTRACT");
      await paper(bidding, "PRE_AGREEMENT");
      server.setClock("2027-02-15T04:00:00Z");
      await run(head, "signContract", { contractOn: "2027-02-15", ...contract });
    },
    FILED: () => run(staff, "fileBidding", { filingNumber: "备 2027-18", filingOn: "2027-02-15" }),
    LICENSED: () =>
      run(staff, "licenseBidding", {
        feePermitNumber: "价证 88",
        feePermitOn: "2027-02-15",
        feeStandards: [{ name: "住宅物业费", unit: "元/平方米·月", price: "3.2" }],
      }),
    CLOSED: () => run(head, "closeBidding"),
  };
  const { status } = await biddingOf(staff, id, "status");
  for (const one of stages.slice(stages.indexOf(status) + 1, stages.indexOf(until) + 1))
    await stage[one]();
}

/** A contract with all that the law asks of it, for two years. */
export const contract = { contractHeads: contractHeadNames, contractMonths: 24 };

export const award = {
  awardOn: "2027-02-08",
  awardSender: "DEVELOPER",
  committeeSize: 5,
  expertCount: 4,
  expertsDrawn: true,
  withoutConflict: true,
  candidateCount: 3,
  losersNotified: true,
};

/** A build-up of a small estate: guards and water. */
export const estimateInput = {
  area: "50000",
  vacancyRate: "20",
  vacantPayRate: "70",
  socialRate: "32.5",
  managementRate: "8",
  profitRate: "5",
  taxRate: "6",
  offeredFee: "2.2",
  lines: [
    {
      service: "ORDER",
      kind: "LABOUR",
      name: "门岗",
      quantity: "4",
      shifts: "3.5",
      unitPrice: "4200",
    },
    { service: "CLEANING", kind: "ENERGY", name: "公共用水", quantity: "800", unitPrice: "3.85" },
  ],
};

/** A city that wants more days for the bid. */
export const localRule = {
  overrides: "TEN-013",
  level: "CITY",
  place: "苏州市",
  subject: "投标文件编制时间",
  statement: "自招标文件发出之日起至投标截止，不得少于 25 日",
  value: "25",
  source: "《苏州市前期物业管理招标投标办法》",
  article: "第十二条",
  quotation: "不得少于二十五日",
  confidence: "V1",
  enforcement: "BLOCK",
  effectiveFrom: "2027-01-01",
};
