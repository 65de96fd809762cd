import {
  agreementHeadNames,
  conditionNames,
  trainingTopicNames,
} from "@threshold/domain/takeover/vocabulary";
import { attachEvidence } from "./launch.ts";
import { followLink } from "./approval.ts";
import type { Asker, TestCompany, TestServer } from "./server.ts";

/** A takeover of two buildings and a zone, with everybody it takes. */
export interface TestTakeover {
  readonly company: TestCompany;
  readonly id: string;
  readonly head: Asker;
  readonly engineer: Asker;
  readonly service: Asker;
  readonly regionStaff: Asker;
  readonly regionHead: Asker;
  readonly developer: Asker;
  readonly archivist: Asker;
  readonly contractorId: string;
}

const key = "clientMutationId";

/** Registered, of a notice on the tests' day. */
export async function registered(company: TestCompany): Promise<TestTakeover> {
  const { hire, admin, estateId, centerId } = company;
  const head = await hire("SERVICE_CENTER_HEAD");
  const engineer = await hire("ENGINEERING_MANAGER");
  const service = await hire("CUSTOMER_SERVICE_MANAGER");
  const regionStaff = await hire("REGION_STAFF");
  const regionHead = await hire("REGION_HEAD");
  const developer = await hire("DEVELOPER_STAFF", company.regionId);
  const archivist = await hire("ARCHIVIST");
  const buildingIds: string[] = [];
  for (const number of ["21栋", "22栋"])
    buildingIds.push(
      (await admin.run("createBuilding", { estateId, number }, "building { id }")).building.id,
    );
  const { contractor } = await service.run(
    "keepContractor",
    { serviceCenterId: centerId, name: "广厦建设", trades: ["CIVIL"] },
    "contractor { id }",
  );
  const input = {
    estateId,
    scope: "21、22 栋及园区共用部位、共用设施设备",
    buildingIds,
    zones: ["园区"],
    noticeOn: "2027-01-04",
    deliveryOn: "2027-12-01",
    province: "广东",
    city: "广州",
  };
  const { takeover } = await head.run("createTakeover", input, "takeover { id }");
  return {
    company,
    id: takeover.id,
    head,
    engineer,
    service,
    regionStaff,
    regionHead,
    developer,
    archivist,
    contractorId: contractor.id,
  };
}

export const takeoverOf = async (who: Asker, id: string) =>
  (
    await who.ask(
      `query($id: ID!) { takeoverProject(id: $id) { id name status version standardNumber standardFrozenAt siteInspectionOn
        leader { id } team { personId subTeam trainedOn } trainings { topics names } plan { content standard dueOn }
        standard { code kind label requirement methods linkage } conditions { code state } waiver { codes reason } waivedBy { id }
        areas { id name kind unsafe open transfer { number status } } bases { id code attachments { id } }
        progress { kind lines done failed } defectSums { severity state contractor count }
        agreements { id number severity signedOn signOffs { id status slots { key } } checks { verdict rule { ruleId } } }
        transfers { id number mode status signedOn transferredOn areas { name } items { name } }
        register { id name area owner serves { name } version } registerSums { owner entries area } registerDueOn
        comments { recordType recordId about text createdBy { id } }
        signOffs { id key status contentHash slots { key } } formal { group on }
        steps { step reason checks { verdict effect rule { ruleId } } } nextChecks { action checks { verdict effect rule { ruleId } } }
        actions { action allowed code } } }`,
      { id },
    )
  ).takeoverProject;

export const linesOf = async (who: Asker, id: string, kinds: readonly string[] | null = null) =>
  (
    await who.ask(
      `query($ids: [ID!], $kinds: [TakeoverItemKind!]) { takeoverItems(first: 500, takeoverIds: $ids, kinds: $kinds) { nodes {
        id kind code name place model quantity counted located manual singleRun linkage verdict isOriginal handedBy receivedOn
        promisedOn remark version area { id name } receivedBy { id } inspectedBy { id } } } }`,
      { ids: [id], kinds },
    )
  ).takeoverItems.nodes;

export const defectsOf = async (who: Asker, id: string, more = "") =>
  (
    await who.ask(
      `query($ids: [ID!]) { takeoverDefects(first: 100, takeoverIds: $ids${more}) { totalCount nodes { id severity state remedy
        agreedDueOn agreed urges urgedOn area { name } item { name } defect { id number status severity version } } } }`,
      { ids: [id] },
    )
  ).takeoverDefects;

/** A line as it was read, with what somebody fills in. */
export const filled = (line: Record<string, unknown>, more: Record<string, unknown>) => {
  const { id, code, area, receivedBy: _, inspectedBy: __, ...rest } = line;
  return {
    ...rest,
    takeoverItemId: id,
    itemCode: code,
    takeoverAreaId: (area as { id: string } | null)?.id ?? null,
    ...more,
  };
};

export const teamInput = (of: TestTakeover) => ({
  id: of.id,
  leaderId: of.head.personId,
  members: [
    { personId: of.head.personId, subTeam: "DOCS_KEYS" },
    { personId: of.engineer.personId, subTeam: "EQUIPMENT" },
    { personId: of.service.personId, subTeam: "BUILDING" },
  ],
});

export const conditionsInput = (of: TestTakeover, more: Record<string, string> = {}) => ({
  id: of.id,
  conditions: conditionNames.map((code) => ({ code, state: more[code] ?? "MET" })),
});

/** Conditions, team, bases, plan and training are there. */
export async function trained(
  company: TestCompany,
  states: Record<string, string> = {},
): Promise<TestTakeover> {
  const of = await registered(company);
  const { head, id } = of;
  const { version } = await takeoverOf(head, id);
  await head.run(
    "updateTakeover",
    {
      id,
      version,
      contractClause: true,
      documentsHandedOn: "2026-12-10",
      developerStaff: "工程部 李工",
    },
    key,
  );
  await head.run("saveTakeoverConditions", conditionsInput(of, states), key);
  await head.run("saveTakeoverTeam", teamInput(of), key);
  const { bases } = await takeoverOf(head, id);
  for (const basis of bases) await attachEvidence(head, basis.id);
  const plan = [{ content: "资料核查", standard: "KF-06", dueOn: "2027-01-20" }];
  await head.run("saveTakeoverPlan", { id, plan }, key);
  await head.run(
    "trainTakeoverTeam",
    {
      id,
      on: "2027-01-03",
      topics: trainingTopicNames,
      traineeIds: [head.personId, of.engineer.personId, of.service.personId],
    },
    key,
  );
  const documents = await linesOf(head, id, ["DOCUMENT"]);
  await head.run(
    "saveTakeoverItems",
    {
      id,
      items: documents.map((line: Record<string, unknown>, at: number) =>
        filled(
          line,
          at === 0
            ? { promisedOn: "2027-03-01", remark: "补交" }
            : {
                receivedOn: "2026-12-10",
                handedBy: "李工",
                quantity: 1,
                isOriginal: true,
                verdict: "PASS",
              },
        ),
      ),
    },
    key,
  );
  return of;
}

/** The pre-inspection has begun. */
export async function inspecting(
  company: TestCompany,
  states: Record<string, string> = {},
): Promise<TestTakeover> {
  const of = await trained(company, states);
  await of.head.run("moveTakeover", { id: of.id, move: "startPreInspection" }, key);
  return of;
}

const good: Record<string, Record<string, unknown>> = {
  COMMON_PART: { verdict: "PASS" },
  FACILITY: { verdict: "PASS" },
  EQUIPMENT: {
    verdict: "PASS",
    quantity: 1,
    counted: 1,
    located: true,
    manual: true,
    singleRun: "PASS",
  },
};

/** Fills all lines of the site in; linkage tests as well, once they may be. */
export async function fillSite(of: TestTakeover, linkage = false) {
  const lines = await linesOf(of.engineer, of.id, Object.keys(good));
  await of.engineer.run(
    "saveTakeoverItems",
    {
      id: of.id,
      items: lines.map((line: { kind: string }) =>
        filled(line, {
          ...good[line.kind],
          ...(linkage && line.kind === "EQUIPMENT" && { linkage: "PASS" }),
        }),
      ),
    },
    key,
  );
}

export const strokes = [[20, 40, 120, 160, 300, 60]];
export async function signSheet(who: Asker, signOffId: string, slot: string) {
  const { signOff } = await who.ask(`{ signOff(id: "${signOffId}") { contentHash } }`);
  const input = {
    id: signOffId,
    slot,
    contentHash: signOff.contentHash,
    method: "HANDWRITTEN",
    strokes,
  };
  await who.run("signRecord", input, key);
}

/** The responsible unit has no account: it signs by a link. */
export async function signByLink(server: TestServer, who: Asker, signOffId: string, slot: string) {
  const asked = {
    purpose: "SIGN",
    subjectId: signOffId,
    part: slot,
    name: "韩建军",
    organization: "广厦建设",
    days: 7,
  };
  const { url } = await who.run("issueAccessLink", asked, "url");
  const token = new URL(url).hash.slice(1);
  const { contentHash } = (await followLink(server, "read", { token })).body;
  const deed = {
    act: "SIGN",
    name: "韩建军",
    organization: "广厦建设",
    contentHash,
    key: "sign-agreement-1",
    strokes,
  };
  const { status, body } = await followLink(server, "act", { token, ...deed });
  if (status !== 200) throw new Error(JSON.stringify(body));
}

/** Reported, signed by the leader, in the formal inspection with all of its groups done. */
export async function formal(of: TestTakeover) {
  const { head, id, developer } = of;
  await fillSite(of);
  await head.run("moveTakeover", { id, move: "reportPreInspection" }, key);
  const report = (await takeoverOf(head, id)).signOffs[0];
  await signSheet(head, report.id, "LEADER");
  await head.run("moveTakeover", { id, move: "startFormalInspection" }, key);
  await fillSite(of, true);
  await head.run("confirmFormalGroup", { id, group: "RECTIFICATION", note: "已逐项核对" }, key);
  await head.run("confirmFormalGroup", { id, group: "LISTS" }, key);
  const lists = (await takeoverOf(head, id)).signOffs.find(
    (one: { key: string }) => one.key === "LISTS",
  );
  await signSheet(developer, lists.id, "ENGINEERING");
  await signSheet(head, lists.id, "SERVICE_CENTER");
}

export const agreement = agreementHeadNames.map((head) => ({ head, text: `${head} 如约` }));

export async function raise(of: TestTakeover, areaName: string, severity: string, text = "漏水") {
  const { areas } = await takeoverOf(of.engineer, of.id);
  const area = areas.find((one: { name: string }) => one.name === areaName);
  const { defect } = await of.engineer.run(
    "raiseTakeoverDefect",
    {
      id: of.id,
      takeoverAreaId: area.id,
      category: "LEAK",
      severity,
      trade: "CIVIL",
      text,
    },
    "defect { id defect { id number } }",
  );
  return {
    id: defect.id as string,
    engineId: defect.defect.id as string,
    number: defect.defect.number as number,
  };
}

/** Makes papers, has them signed by both, answers the transfer's id. */
export async function signedPapers(
  of: TestTakeover,
  areaNames: readonly string[],
  mode: string,
  asIs = false,
) {
  const { areas } = await takeoverOf(of.head, of.id);
  const takeoverAreaIds = areas
    .filter(({ name }: { name: string }) => areaNames.includes(name))
    .map((area: { id: string }) => area.id);
  const input = { id: of.id, mode, takeoverAreaIds, takeoverItemIds: [], asIs, agreement };
  const { transfer } = await of.head.run(
    "prepareTakeoverTransfer",
    input,
    "transfer { id signOffs { id } }",
  );
  await signSheet(of.developer, transfer.signOffs[0].id, "ENGINEERING");
  await signSheet(of.head, transfer.signOffs[0].id, "SERVICE_CENTER");
  return transfer.id as string;
}
