import { v7 as uuid } from "uuid";
import { growTree } from "../audit/tree-actions.ts";
import { findTree } from "../audit/tree-queries.ts";
import { systemContext } from "../system.ts";
import { pumpRoom, sheetsOf, takeCobie } from "./asset.ts";
import { biddingFacts, estimateInput, localRule, paper, setTeam } from "./bidding.ts";
import { canonicalJson, type Json } from "@threshold/domain/canonical-json";
import { logged } from "@threshold/domain/tender/log";
import { notice } from "@threshold/domain/tender/testing";
import { layCustody } from "./custody.ts";
import { layDefects, raise } from "./defect.ts";
import { noticeFacts } from "./tender.ts";
import { askApproval, askSignatures, bare, followLink } from "./approval.ts";
import { activePlan, attachEvidence, taskOf, type TestLaunch } from "./launch.ts";
import {
  cleaningAreas,
  cleaningSections,
  decide,
  hireForRecords,
  materialLines,
  scheme,
  staffingLines,
  type TestRecords,
} from "./launch-record.ts";
import { register } from "./reception.ts";
import { raiseInArea, handOver, tellInWriting, sendPhotoByLink } from "./sales-area.ts";
import type { Asker, TestServer } from "./server.ts";
import { publishScheme } from "./training.ts";
import * as takeover from "./takeover.ts";
import { batchOf, inspecting, publishLots } from "./unit-acceptance.ts";
import { draftContent, examined, openSurvey, planOn, type TestShowcase } from "./showcase.ts";

/** A company with at least one row in every table that a tenant has. */
export type FullCompany = TestLaunch;

/** Lays what only a workbook brings: an import with a refused row, and a building that it made. */
async function layImport(server: TestServer, company: FullCompany, buildingId: string) {
  const batch = uuid();
  const bare = (id: string) => id.slice(id.indexOf("_") + 1);
  const { owner } = server.database;
  const at = [company.id, batch];
  await owner.query(
    `insert into import_batch (company_id, id, service_center_id, estate_id, of_id, of_type, file_name, status, rows_total, refused)
     values ($1, $2, $3, $4, $4, 'Estate', '房屋.xlsx', 'CHECKED', 1, 1)`,
    [...at, bare(company.centerId), bare(company.estateId)],
  );
  await owner.query(
    `insert into import_row (company_id, batch_id, row_number, cells, verdict) values ($1, $2, 3, '{}', 'REFUSED')`,
    at,
  );
  await owner.query(
    `insert into import_place (company_id, batch_id, place_id, kind, applied_version) values ($1, $2, $3, 'BUILDING_MADE', 1)`,
    [...at, bare(buildingId)],
  );
}

/** What the head chose, and a webhook with a message that it did not take. */
async function layChannels({ database }: TestServer, company: FullCompany) {
  const usual = { language: "zh", pace: "AT_ONCE", digestAt: 510, channels: {} };
  await company.head.run("saveNotificationPreference", usual, "clientMutationId");
  const hook = { kind: "WEBHOOK", name: "工单系统", address: "https://hooks.test.example/in" };
  const { endpoint } = await company.admin.run("addWebhookEndpoint", hook, "endpoint { id }");
  await database.owner.query(
    `insert into delivery (company_id, id, channel, endpoint_id, person_ids, notification_ids, key, send_at, status)
     values ($1, $2, 'WEBHOOK', $3, '{}', '{}', 'test', now(), 'FAILED')`,
    [company.id, uuid(), endpoint.id.slice("WebhookEndpoint_".length)],
  );
}

/** The head read a colleague's number in full. */
async function layReading(company: FullCompany) {
  const why = { purpose: "CONTACT", reason: "约时间" };
  const recordId = company.head.personId;
  await company.head.run("revealPersonalData", { recordId, ...why }, "clientMutationId");
}

/** A job that failed: it waits for an administrator. */
const layJob = ({ database }: TestServer, company: FullCompany) =>
  database.owner.query(
    "insert into job (company_id, id, name, payload, status) values ($1, $2, 'beginDay', '{}', 'FAILED')",
    [company.id, uuid()],
  );

/** The audit log as it stands is in the company's tree, and its root was given. */
async function layAuditTree({ database, now }: TestServer, { id }: FullCompany) {
  const context = (await systemContext(database.app, id, now(), "job"))!;
  // Another test's transaction on the same PostgreSQL may hold the tree up for a moment.
  while (!(await findTree(context))?.roots.length) await growTree(context);
}

async function layHomes({ admin, estateId }: TestLaunch): Promise<string> {
  const { cluster } = await admin.run(
    "createCluster",
    { estateId, name: "东区" },
    "cluster { id }",
  );
  const { building } = await admin.run(
    "createBuilding",
    { estateId, number: "3栋", clusterId: cluster.id },
    "building { id }",
  );
  const home = { buildingId: building.id, floorNumber: 12, roomNumber: "1201", layoutType: "A1" };
  await admin.run("createUnit", home, "unit { id }");
  return building.id;
}

/** Works the company's plan a little: baseline, works progress, evidence, a moved date that everybody hears of. */
async function workPlan({ staff, head, planId, hire }: TestLaunch) {
  await hire("HR_ADMIN_OFFICER");
  await staff.run("freezeLaunchPlan", { planId, name: "一版" }, "clientMutationId");
  const seen = { planId, area: "SHOW_FLAT", onDay: "2027-01-02", text: "封顶" };
  await staff.run("logWorksProgress", seen, "clientMutationId");
  await attachEvidence(staff, (await taskOf(staff, planId, "STAFFING_PLAN")).id);
  const move = { id: planId, launchDate: "2027-05-03", reason: "节日" };
  await staff.run("moveLaunch", move, "clientMutationId");
  const view = { page: "LAUNCHES", name: "红灯", query: { lights: ["RED"] } };
  await head.run("saveView", view, "clientMutationId");
  await head.run("saveView", { ...view, name: "全部", shared: true }, "clientMutationId");
}

/** A row in every table of the plan's records, as the people of the place bring them about. */
async function layRecords(server: TestServer, company: FullCompany) {
  const { planId, head } = company;
  const records = await hireForRecords(company);
  const { center, service, hr, procurement, developer, training } = records;
  const run = (who: Asker, name: string, more: Record<string, unknown> = {}) =>
    who.run(name, { planId, ...more }, "clientMutationId");
  await run(center, "keepSalesSupportScheme", scheme);
  await run(center, "submitSalesSupportScheme");
  await decide(head);
  await decide(developer);
  await run(service, "keepStaffingPlan", { lines: staffingLines });
  await run(service, "submitStaffingPlan");
  await decide(hr);
  await decide(head);
  await run(service, "reviseStaffingPlan", { reason: "增开一个门岗", lines: staffingLines });
  await run(hr, "keepUniformOrder", { sizes: [{ size: "175/92", number: 8 }] });
  await run(service, "keepMaterialRequest", { lines: materialLines, noNeed: ["RECEPTION"] });
  await run(service, "submitMaterialRequest");
  await decide(center);
  await decide(head);
  const { launchPlan } = await service.ask(
    "query($id: ID!) { launchPlan(id: $id) { materialRequest { lines { id } } } }",
    { id: planId },
  );
  const lineIds = [launchPlan.materialRequest.lines[0].id];
  await run(procurement, "logProcurement", { lineIds, status: "ORDERED", onDay: "2027-01-04" });
  await run(hr, "keepLogisticsItem", { kind: "DORM_RENT" });
  await layTraining(training, service, planId);
  await laySalesArea(server, records);
  const step = { document: "PRE_AGREEMENT", step: "FINALIZED", onDay: "2027-01-04" };
  await run(service, "recordPrintStep", step);
  await layCleaningAndDay(company, { center, service, run });
}

/** The cleaning up to what its supervisor saw, and the plans for the day up to the drill. */
async function layCleaningAndDay(
  { hire }: FullCompany,
  {
    center,
    service,
    run,
  }: {
    center: Asker;
    service: Asker;
    run: (who: Asker, name: string, more?: Record<string, unknown>) => Promise<unknown>;
  },
) {
  await run(service, "keepInitialCleaningPlan", { ...cleaningSections, timeNodes: cleaningAreas });
  await run(service, "nameCleaningSupervisor", { personId: service.personId });
  await run(service, "submitInitialCleaningPlan");
  await decide(center);
  const { launchPlans } = await service.ask(
    "{ launchPlans { nodes { initialCleaning { areas { id } } } } }",
  );
  const [area] = launchPlans.nodes[0].initialCleaning.areas;
  const seen = { areaId: area.id, onDay: "2027-01-04", text: "地面已清", finished: false };
  await run(service, "superviseCleaning", seen);
  await run(await hire("ENGINEERING_MANAGER"), "keepCleaningUtilities", { pumps: 2 });
  const security = await hire("SECURITY_MANAGER");
  const order = { kind: "ORDER", staffing: "主入口 4 人", emergency: "分批放行" };
  await run(security, "keepLaunchDayPlan", order);
  await run(security, "submitLaunchDayPlan", { kind: "ORDER" });
  await run(security, "keepLaunchDrill", { attendees: ["吴强"] });
}

/** A session that is planned of the company's training scheme. */
async function layTraining(training: Asker, attendee: Asker, planId: string) {
  const itemId = (await publishScheme(training)).get("RZ-01");
  const session = { planId, itemId, plannedOn: "2027-04-01", trainer: "王老师" };
  const attendeeIds = [attendee.personId];
  await training.run("planTraining", { ...session, attendeeIds }, "clientMutationId");
}

/** An area with a defect that was told in writing and answered by a link. */
async function laySalesArea(server: TestServer, records: TestRecords) {
  const handoverId = await handOver(records);
  const { id: subjectId } = await raiseInArea(records, handoverId, records.engineer);
  await tellInWriting(records, handoverId);
  const link = { purpose: "UPLOAD_EVIDENCE", subjectId, part: "ANSWER", name: "陈工", days: 7 };
  const { url } = await records.engineer.run("issueAccessLink", link, "url");
  const token = new URL(url).hash.slice(1);
  await sendPhotoByLink(server, token);
  const answer = { act: "HAND_IN", name: "陈工", comment: "已更换石材", key: "full-company-2" };
  await followLink(server, "act", { token, ...answer });
}

/** Sets what holds at the region, a pattern of numbers of its own, and a number that was given. */
async function laySettings(server: TestServer, company: FullCompany) {
  const { admin, head, id, regionId } = company;
  const setting = {
    placeId: regionId,
    key: "reception.deviceCheckIntervalDays",
    value: 14,
    reason: "地区要求",
  };
  await head.run("setPolicy", setting, "clientMutationId");
  const pattern = { form: "LAUNCH_PLAN", pattern: "KP-{center}-{number:3}" };
  await admin.run("setNumberPattern", pattern, "clientMutationId");
  await server.database.owner.query(
    "insert into number_count (company_id, form, count, last) values ($1, 'LAUNCH_PLAN', '2027/', 1)",
    [id],
  );
}

/** An obligation of the plan whose clock stands still, and that somebody was told of. */
async function stopClock({ head, id }: TestLaunch, { owner }: TestServer["database"]) {
  const { obligations } = await head.ask("{ obligations(first: 1) { nodes { id } } }");
  const [obligation] = obligations.nodes;
  const input = { id: obligation.id, reason: "停工" };
  await head.run("pauseObligation", input, "obligation { status }");
  await owner.query(
    `insert into obligation_firing (company_id, obligation_id, kind, step, since, fires_at, told_ids)
     values ($1, $2, 'REMINDER', 7, now(), now(), '{}')`,
    [id, obligation.id.slice("Obligation_".length)],
  );
  // The kind's rule changed on the way.
  await owner.query(
    `with made as (insert into redating (company_id, id, record_type, kind, reason, status)
       values ($1, gen_random_uuid(), 'LaunchPlan', 'CHECK', '制度修订', 'DONE') returning id)
     insert into redating_move (company_id, redating_id, obligation_id, from_rule, to_rule, from_due_at, to_due_at, moved_at, reason)
     select $1, id, $2, '{"unit": "DAY"}', '{"unit": "DAY"}', now(), now(), now(), '制度修订' from made`,
    [id, obligation.id.slice("Obligation_".length)],
  );
}

/** Defects on a plan in three homes, one merged, one with a marked photo, and the alert of them. */
async function layDefectsOf(company: FullCompany) {
  const defects = await layDefects(company, 3);
  const { inspector, unitIds } = defects;
  const id = await raise(defects);
  await attachEvidence(inspector, id);
  const { defect } = await inspector.ask(
    `{ defect(id: "${id}") { photos { attachment { id } } } }`,
  );
  const marks = [{ kind: "CIRCLE", points: [0.2, 0.2, 0.4, 0.4] }];
  const attachmentId = defect.photos[0].attachment.id;
  await inspector.run("markPhoto", { attachmentId, marks }, "clientMutationId");
  const to = { id, unitIds: unitIds.slice(1) };
  await inspector.run("copyDefect", to, "clientMutationId");
}

/** A reception area with a device, something found at it, and a desk card. */
async function layReception({ staff, hire, centerId: serviceCenterId }: FullCompany) {
  const manager = await hire("CUSTOMER_SERVICE_MANAGER");
  await staff.run("planReception", { serviceCenterId }, "clientMutationId");
  const { device } = await register(manager, serviceCenterId, { kind: "DVR", number: "DVR-1" });
  const card = { serviceCenterId, personId: manager.personId, title: "客服前台" };
  await manager.run("saveDeskCard", card, "clientMutationId");
  const findings = [{ deviceId: device.id, text: "硬盘已满" }];
  const look = { serviceCenterId, recordingOk: true, monitoringOk: false, ncOk: true, findings };
  await manager.run("recordReceptionSystemCheck", look, "clientMutationId");
}

/** A show flat with a missing vase, a finding, a question; tea that is used and requested. */
async function laySalesSite({ hire, estateId }: FullCompany) {
  const manager = await hire("CUSTOMER_SERVICE_MANAGER");
  const show = { estateId, kind: "SHOW_FLAT", name: "样板房" };
  const { site } = await manager.run("createSalesSite", show, "site { id }");
  const at = { siteId: site.id };
  const vase = { ...at, name: "花瓶", registered: 3 };
  const { item } = await manager.run("createSiteItem", vase, "item { id }");
  const lines = [{ itemId: item.id, counted: 2, condition: "LOST", remark: "找不到" }];
  await manager.run("recordItemCount", { ...at, moment: "OPENING", lines }, "clientMutationId");
  await manager.run("addVisitors", { ...at, more: 1 }, "clientMutationId");
  const check = { ...at, kind: "HYGIENE", finding: "地面有水" };
  await manager.run("recordSiteCheck", check, "clientMutationId");
  const tea = { ...at, name: "茶叶", unit: "包", stock: 5 };
  const { consumable } = await manager.run("createConsumable", tea, "consumable { id }");
  const asked = { ...at, lines: [{ consumableId: consumable.id, quantity: 10 }] };
  await manager.run("requestConsumables", asked, "clientMutationId");
  const question = {
    channel: "VISIT",
    askedBy: "CUSTOMER",
    kind: "PROPERTY",
    question: "物业费？",
  };
  await manager.run("recordInquiry", { ...at, ...question }, "clientMutationId");
}

/** A showcase with a board, and a content that the training department has to review. */
async function layShowcase(company: FullCompany) {
  const showcase = await planOn(company);
  const { service, showcaseId } = showcase;
  const board = { showcaseId, title: "服务亮点", place: "销售大厅正门" };
  await service.run("saveShowcaseBoard", board, "clientMutationId");
  const id = await draftContent(showcase, "COMPANY_PROFILE");
  await service.run("submitShowcaseContent", { id }, "clientMutationId");
  await layVisitors(showcase);
}

/** Somebody who passed the exam and is on duty, a parade, and a survey that somebody answered. */
async function layVisitors(showcase: TestShowcase) {
  const { service, showcaseId } = showcase;
  const receptionist = await examined(showcase, { score: 90 });
  const duty = { showcaseId, personId: receptionist.personId, site: "SHOW_FLAT", shift: "DAY" };
  await service.run("rosterReceptionist", { ...duty, fromOn: "2027-01-05" }, "clientMutationId");
  const participantIds = [receptionist.personId];
  const parade = { showcaseId, type: "MORNING_PARADE", plannedOn: "2027-01-20", participantIds };
  await service.run("planShowcaseEvent", parade, "clientMutationId");
  const id = await openSurvey(showcase);
  const answers = [
    { code: "Q1", choices: [0] },
    { code: "Q2", score: 5 },
  ];
  await receptionist.run("answerNeedsSurvey", { id, answers }, "clientMutationId");
}

/** Adapts a chain, and asks for the approval of the launch plan; a stranger to it shall not know. */
async function layApproval(server: TestServer, company: TestLaunch) {
  const step = { key: "ONLY", label: "审批", labelEn: "Approval", roles: ["REGION_HEAD"] };
  const steps = [{ ...step, level: "REGION", mode: "ONE", dueDays: 3 }];
  const chain = { key: "MATERIAL_REQUEST", basedOn: 1, steps };
  await company.admin.run("adaptApprovalChain", chain, "clientMutationId");
  const request = { recordId: company.planId };
  await askApproval(server, company, company.staff, "SALES_SUPPORT_SCHEME", request);
  const signOff = await askSignatures(server, company, company.staff, request);
  const giver = await company.hire("DEVELOPER_STAFF", company.regionId);
  const { contentHash } = (await giver.ask(`{ signOff(id: "${signOff}") { contentHash } }`))
    .signOff;
  const strokes = [[10, 10, 200, 90]];
  const signing = { id: signOff, slot: "GIVER", contentHash, method: "HANDWRITTEN", strokes };
  await giver.run("signRecord", signing, "clientMutationId");
  await layLink(server, company);
}

/** A paper that somebody of the developer signs by a link. */
async function layLink(server: TestServer, company: TestLaunch) {
  const request = { recordId: company.planId, key: "LINKED" };
  const subjectId = await askSignatures(server, company, company.staff, request);
  const link = { purpose: "SIGN", subjectId, part: "GIVER", name: "陈工", days: 7 };
  const { url } = await company.staff.run("issueAccessLink", link, "url");
  const token = new URL(url).hash.slice(1);
  const { contentHash } = (await followLink(server, "read", { token })).body;
  const signing = { act: "SIGN", name: "陈工", contentHash, key: "full-company" };
  await followLink(server, "act", { token, ...signing });
}

/** Names somebody for two tasks at once. */
async function editInBulk({ head, planId }: FullCompany) {
  const { launchPlan } = await head.ask(`{ launchPlan(id: "${planId}") { tasks { id } } }`);
  const recordIds = launchPlan.tasks.slice(0, 2).map(({ id }: { id: string }) => id);
  const task = { action: "ASSIGN", assigneeId: head.personId };
  await head.run("previewBulkEdit", { recordIds, task }, "edit { id }");
}

/** Prints the plan, under a head of the company's own. */
async function printPlan({ admin, head, planId }: FullCompany) {
  await admin.run("saveLetterhead", { header: "恒安物业" }, "clientMutationId");
  const order = { form: "LAUNCH_PLAN", recordIds: [planId], format: "PDF" };
  await head.run("printForms", order, "clientMutationId");
}

/** A bidding of the plan's estate and one of a building, with a row in each of its tables. */
async function layBidding({ database }: TestServer, company: FullCompany, buildingId: string) {
  const { staff, head, hire, estateId, regionId } = company;
  const building = { ...biddingFacts, objectType: "NEW_BUILDING", buildingIds: [buildingId] };
  const { project } = await staff.run("createBidding", { estateId, ...building }, "project { id }");
  const developer = await hire("DEVELOPER_STAFF", regionId);
  const projectHead = await hire("REGION_STAFF");
  const bidding = { ...company, head, developer, projectHead, projectId: project.id };
  await setTeam(bidding);
  await paper(bidding, "TENDER_SCHEME");
  await staff.run("requestBidding", { id: project.id }, "clientMutationId");
  const material = { id: project.id, kind: "LICENSE", providedOn: "2027-01-04" };
  await staff.run("recordDeveloperMaterial", material, "clientMutationId");
  const estimate = { projectId: project.id, ...estimateInput };
  await staff.run("saveBidEstimate", estimate, "clientMutationId");
  await staff.run("beginBidDecision", { projectId: project.id }, "clientMutationId");
  const { bidCriteria } = await staff.ask(
    "{ bidCriteria { number bidFrom noBidBelow criteria { key name weight } knockouts { key question } } }",
  );
  await company.admin.run("saveBidCriteria", bidCriteria, "clientMutationId");
  await company.admin.run("saveLocalRule", { rule: localRule }, "clientMutationId");
  // A lesson is learned once the result is known, and
  await database.owner.query(
    `insert into bid_lesson (company_id, id, service_center_id, project_id, kind, verdict, title, text)
     select company_id, $2, service_center_id, id, 'PRICE', 'CHANGE', '报价', '偏高' from bidding_project where company_id = $1 limit 1`,
    [company.id, uuid()],
  );
  // so is what a bid is made of once the tender is issued;
  for (const insert of [
    "insert into bid_part (company_id, id, service_center_id, project_id, position, title) select company_id, $2, service_center_id, id, 1, '投标函'",
    `insert into bid_pack (company_id, id, service_center_id, project_id, total, content_hash) select company_id, $2, service_center_id, id, 1, 'x'`,
    "insert into bid_packing_item (company_id, id, service_center_id, project_id, position, kind, text) select company_id, $2, service_center_id, id, 1, 'COPIES', '正本'",
    "insert into bid_defence_item (company_id, id, service_center_id, project_id, position, kind, title) select company_id, $2, service_center_id, id, 1, 'QUESTION', '车位'",
  ])
    await database.owner.query(`${insert} from bidding_project where company_id = $1 limit 1`, [
      company.id,
      uuid(),
    ]);
  // a requirement is taken down once the tender is issued, weeks from here.
  await database.owner.query(
    `insert into tender_requirement (company_id, id, service_center_id, project_id, clause, text, category)
     select company_id, $2, service_center_id, id, '1', '方案', 'SUBJECT' from bidding_project where company_id = $1 limit 1`,
    [company.id, uuid()],
  );
}

/** A batch under inspection, with one line of one home that failed; of sampling that was reduced after lots that nobody inspected here. */
async function layAcceptance({ database }: TestServer, company: FullCompany) {
  await database.owner.query(
    `insert into acceptance_sampling_decision (company_id, id, service_center_id, estate_id, item_code, level, aql, decision, reason)
     select company_id, gen_random_uuid(), service_center_id, id, 'OPENING_MOVES', 'II', '2.5', 'REDUCE', '生产稳定'
     from estate where company_id = $1`,
    [company.id],
  );
  await publishLots(await company.hire("REGION_STAFF"), "OPENING_MOVES", {
    level: "II",
    aql: "2.5",
  });
  const of = await inspecting(company, ["0801"]);
  const { board, groups } = await batchOf(of.service, of.batchId);
  const [group] = groups;
  const result = { id: uuid(), itemCode: "OPENING_MOVES", outcome: "FAIL", points: [] };
  const input = { id: board[0].recordId, groupId: group.id, results: [result] };
  await of.technician.run("recordUnitResults", input, "clientMutationId");
  const told = {
    commandId: uuid(),
    recordId: board[0].recordId,
    label: "1-0801 门窗启闭",
    action: "recordUnitResults",
    code: "UAC_RESULT_CONFLICT",
    doneAt: "2027-01-04T01:00:00Z",
    aside: false,
  };
  await of.technician.run("reportRefusedCommand", told, "clientMutationId");
}

/** A takeover with a defect that is agreed on, papers of a part, and a row of its register. */
async function layTakeover(company: FullCompany) {
  const of = await takeover.inspecting(company);
  const { id } = await takeover.raise(of, "22栋", "GENERAL");
  const defects = [{ takeoverDefectId: id, dueOn: "2027-02-01", remedy: "REPAIR" }];
  const agreed = { id: of.id, contractorId: of.contractorId, defects };
  await of.engineer.run("agreeTakeoverDefects", agreed, "clientMutationId");
  await takeover.formal(of);
  const transfer = await takeover.signedPapers(of, ["21栋"], "PARTIAL");
  const passed = { id: transfer, transferredOn: "2027-01-04" };
  await of.head.run("transferTakeover", passed, "clientMutationId");
  const entry = { id: of.id, name: "物业服务用房", owner: "OWNERS", takeoverAreaIds: [] };
  await of.archivist.run("saveOwnershipEntry", entry, "clientMutationId");
  const comment = { id: of.id, recordId: transfer, text: "请核对移交清单" };
  await of.regionStaff.run("commentOnTakeover", comment, "clientMutationId");
}

/** A tender of the estate, with a row in each of its tables: it takes weeks, so that most of them are put there. */
async function layTender({ database, now }: TestServer, company: FullCompany) {
  const { hire, regionId, estateId } = company;
  const officer = await hire("DEVELOPER_STAFF", regionId);
  const begun = {
    estateId,
    title: "前期物业服务招标",
    method: "PUBLIC",
    organiserName: "华南地产",
  };
  const { tender } = await officer.run("createTender", begun, "tender { id version }");
  const { id, version } = tender;
  await officer.run("updateTender", { id, version, ...noticeFacts }, "clientMutationId");
  await officer.run("saveTenderHolder", { id, name: "陈公证" }, "clientMutationId");
  const expert = { id, kind: "EXPERT", phone: "13900002222", name: "专家一" };
  await officer.run("saveTenderExpert", expert, "clientMutationId");
  const of = [company.id, bare(id), uuid()];
  const at = now().toISOString();
  const entry = await logged(undefined, at, "officer", { kind: "NOTICE_ISSUED", notice });
  const owned = (text: string, ...more: unknown[]) => database.owner.query(text, [...of, ...more]);
  const ofTender = `from tender t where t.company_id = $1 and t.id = $2`;
  const part = "company_id, id, service_center_id, tender_id";
  const own = "t.company_id, gen_random_uuid(), t.service_center_id, t.id";
  await owned(
    `insert into tender_bidder (${part}, name, credit_code) select t.company_id, $3, t.service_center_id, t.id, '甲物业', '91440000MA5D000000' ${ofTender}`,
  );
  await owned(
    `insert into tender_log_entry (${part}, position, at, kind, secrecy, bidder_id, hash, entry)
     select ${own}, 1, $4, 'NOTICE_ISSUED', 'OPEN', null, $5, $6 ${ofTender} and $3::text is not null`,
    at,
    entry.hash,
    canonicalJson(entry as unknown as Json),
  );
  const hash = "0".repeat(64);
  await owned(
    `insert into tender_bid (${part}, bidder_id, position, commitment, box, envelope, received_at)
     select ${own}, $3, 2, $4, '{}', $4, $5 ${ofTender}`,
    hash,
    at,
  );
  await owned(
    `insert into tender_bid_file (${part}, bidder_id, upload, sha256, bytes)
     select ${own}, $3, 'upload-1', $4, 9 ${ofTender}`,
    hash,
  );
  await owned(
    `insert into tender_sheet (${part}, expert_id, sheets, nonce)
     select ${own}, (select x.id from tender_expert x where x.company_id = t.company_id and x.tender_id = t.id), '{}', '' ${ofTender} and $3::text is not null`,
  );
  await owned(
    `insert into tender_draw_secret (${part}, secret) select ${own}, '' ${ofTender} and $3::text is not null`,
  );
  await owned(
    `update tender t set status = 'AWARDED', notice_at = $4, opened_at = $4, awarded_at = $4, awarded_to = $3
     where company_id = $1 and id = $2`,
    at,
  );
}

/** Makes such a company, through the API but for the import. */
export async function fullCompany(server: TestServer): Promise<FullCompany> {
  const company = await activePlan(server);
  const building = await layHomes(company);
  await workPlan(company);
  await layRecords(server, company);
  await laySettings(server, company);
  await printPlan(company);
  await layReception(company);
  await laySalesSite(company);
  await layDefectsOf(company);
  await layCustody(company);
  await layShowcase(company);
  await layAcceptance(server, company);
  await layTakeover(company);
  await editInBulk(company);
  await layImport(server, company, building);
  await takeCobie(company.head, company.estateId, await sheetsOf(pumpRoom));
  await layBidding(server, company, building);
  await layTender(server, company);
  await layReading(company);
  await layJob(server, company);
  await layChannels(server, company);
  await stopClock(company, server.database);
  await layApproval(server, company);
  await layAuditTree(server, company);
  return company;
}

/** The tables of the schema that hold tenants' rows. */
export async function listTenantTables({ database }: TestServer): Promise<string[]> {
  const { rows } = await database.owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
     and relname not in ('migration', 'record_kind') order by 1`,
  );
  return rows.map((row) => row.name);
}
