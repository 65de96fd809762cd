import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { write } from "../db/tenancy.ts";
import { systemContext } from "../system.ts";
import { sendPhoto } from "../testing/launch.ts";
import {
  type Asker,
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";
import { startChecklist, waiveItem } from "./record-actions.ts";
import { checklistSubjects } from "./subjects.ts";

/** An estate stands for any record here; its guards may not fill the list, everybody else may. */
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  checklistSubjects["Estate"] = {
    reasonAgainst: async (_db, { viewer }) =>
      viewer.assignments.some(({ role }) => role === "QUALITY_OFFICER")
        ? { code: "FORBIDDEN" }
        : undefined,
  };
});
afterAll(async () => {
  delete checklistSubjects["Estate"];
  await server.close();
});

const zh = (word: string) => ({ zh: word });
const base = { section: "S", required: true, weight: 1 };
const content = {
  sections: [{ code: "S", label: zh("前台") }],
  items: [
    { ...base, code: "TIDY", kind: "TICK", label: zh("干净整洁"), mayNotApply: true },
    {
      ...base,
      code: "STOOL",
      kind: "NUMBER",
      label: zh("高脚凳"),
      measures: [
        {
          code: "HEIGHT",
          label: zh("高度"),
          unit: zh("m"),
          min: "0.6",
          max: "0.75",
          plausible: "5",
        },
      ],
    },
    {
      ...base,
      code: "WHY",
      kind: "TEXT",
      label: zh("原因"),
      shownWhen: { item: "TIDY", verdict: ["NOT_OK"] },
    },
    { ...base, code: "PHOTO", kind: "PHOTO", label: zh("照片"), minFiles: 1 },
    { ...base, code: "SIGN", kind: "SIGNATURE", label: zh("检查人签名"), weight: 0 },
  ],
};

interface Filling {
  readonly company: TestCompany;
  readonly head: Asker;
  readonly manager: Asker;
  readonly templateId: string;
  readonly resultId: string;
}

const uuidIn = (id: string) => id.slice(id.indexOf("_") + 1);
const asSystem = async <A>(company: TestCompany, work: Parameters<typeof write<A>>[2]) =>
  write(
    (await systemContext(server.database.app, company.id, server.now(), "test"))!,
    { name: "test", key: null, input: null },
    work,
  );

/** A published template of the region, and a checklist begun on it. */
async function begin(capability = "RCP"): Promise<Filling> {
  const company = await makeCompany(server);
  const head = await company.hire("REGION_HEAD");
  const manager = await company.hire("CUSTOMER_SERVICE_MANAGER");
  const input = { code: "DESK", name: "前台检查", capability, content };
  const { template } = await head.run("createChecklistTemplate", input, "template { id }");
  await head.run("publishChecklistTemplate", { id: template.id, note: "首版" }, "clientMutationId");
  const record = {
    recordType: "Estate",
    recordId: uuidIn(company.estateId),
    serviceCenterId: uuidIn(company.centerId),
  };
  const id = await asSystem(company, (db) => startChecklist(db, "DESK", record));
  return { company, head, manager, templateId: template.id, resultId: `ChecklistResult_${id}` };
}

const shown = `id status itemCount doneCount openCount notOkCount score template { versionNumber } newerTemplate { versionNumber }
  recordId answers { id itemCode shown required open verdict ticked numbers { code value } text signatureVoid signedBy { id }
  findings { code measure value min max } files { name } waivedReason answeredBy { id } version }`;
const resultOf = async (who: Asker, id: string) =>
  (await who.ask(`query($id: ID!) { checklistResult(id: $id) { ${shown} } }`, { id }))
    .checklistResult;
const itemOf = async (who: Asker, id: string, code: string) =>
  (await resultOf(who, id)).answers.find((one: { itemCode: string }) => one.itemCode === code);

async function answer(who: Asker, resultId: string, code: string, given: object) {
  const { id, version } = await itemOf(who, resultId, code);
  return who.run(
    "answerChecklistItem",
    { id, version, ...given },
    `answer { verdict findings { code max } } result { ${shown} }`,
  );
}
const refused = async (who: Asker, resultId: string, code: string, given: object) => {
  const { id, version } = await itemOf(who, resultId, code);
  return who.refusal("answerChecklistItem", { id, version, ...given });
};
const height = (value: string) => ({ numbers: [{ code: "HEIGHT", value }] });

describe("filling a checklist", () => {
  it("judges each answer at once, with the limit that it misses, and tells how the whole stands", async () => {
    const { manager, resultId } = await begin();
    expect(await resultOf(manager, resultId)).toMatchObject({
      status: "OPEN",
      itemCount: 4,
      doneCount: 0,
      openCount: 4,
      score: 0,
    });
    const high = await answer(manager, resultId, "STOOL", height("0.80"));
    expect(high.answer).toEqual({
      verdict: "NOT_OK",
      findings: [{ code: "ABOVE_MAX", max: "0.75" }],
    });
    expect(high.result).toMatchObject({ notOkCount: 1, openCount: 3 });
    const good = await answer(manager, resultId, "STOOL", height("0.750"));
    expect(good.answer.verdict).toBe("OK");
    expect(good.result).toMatchObject({ notOkCount: 0, doneCount: 1, score: 33.3 });
    expect(await itemOf(manager, resultId, "STOOL")).toMatchObject({
      numbers: [{ code: "HEIGHT", value: "0.75" }],
      answeredBy: { id: manager.personId },
    });
  });

  it("shows an item once another's answer asks for it", async () => {
    const { manager, resultId } = await begin();
    expect(await itemOf(manager, resultId, "WHY")).toMatchObject({ shown: false, required: false });
    const { result } = await answer(manager, resultId, "TIDY", { ticked: false });
    expect(result).toMatchObject({ itemCount: 5, openCount: 4, notOkCount: 1 });
    expect(await itemOf(manager, resultId, "WHY")).toMatchObject({
      shown: true,
      required: true,
      open: true,
    });
  });

  it("takes photos with their item, and judges again when they come and go", async () => {
    const { manager, resultId } = await begin();
    const { id } = await itemOf(manager, resultId, "PHOTO");
    const response = await sendPhoto(manager, id);
    expect(response.status, await response.clone().text()).toBe(201);
    expect(await itemOf(manager, resultId, "PHOTO")).toMatchObject({
      verdict: "OK",
      files: [{ name: "现场.png" }],
    });
    const { id: fileId } = (await response.json()) as { id: string };
    await manager.run("removeAttachment", { id: fileId }, "removedId");
    expect(await itemOf(manager, resultId, "PHOTO")).toMatchObject({
      verdict: "MISSING",
      files: [],
    });
  });

  it("voids a signature visibly when something changes after it, and not for a remark", async () => {
    const { manager, resultId } = await begin();
    await answer(manager, resultId, "TIDY", { ticked: true });
    const signed = await answer(manager, resultId, "SIGN", { signed: true });
    expect(signed.answer.verdict).toBe("OK");
    await answer(manager, resultId, "TIDY", { ticked: true, remark: "看过" });
    expect(await itemOf(manager, resultId, "SIGN")).toMatchObject({
      verdict: "OK",
      signatureVoid: false,
    });
    await answer(manager, resultId, "STOOL", height("0.7"));
    expect(await itemOf(manager, resultId, "SIGN")).toMatchObject({
      verdict: "MISSING",
      signatureVoid: true,
      signedBy: { id: manager.personId },
    });
  });

  it("refuses an answer to what somebody else answered meanwhile, and gives one key one answer", async () => {
    const { manager, head, resultId } = await begin();
    const { id, version } = await itemOf(manager, resultId, "TIDY");
    const input = { clientMutationId: "same-key", id, version, ticked: true };
    const first = await manager.run("answerChecklistItem", input, "answer { version }");
    expect(await manager.run("answerChecklistItem", input, "answer { version }")).toEqual(first);
    expect(await head.refusal("answerChecklistItem", { id, version, ticked: false })).toMatchObject(
      { code: "STALE_VERSION" },
    );
  });

  it("refuses what the item does not take", async () => {
    const { manager, resultId } = await begin();
    expect(await refused(manager, resultId, "STOOL", height("75"))).toMatchObject({
      code: "CHECKLIST_VALUE_IMPLAUSIBLE",
      details: { unit: "m", item: "高脚凳" },
    });
    expect(
      await refused(manager, resultId, "STOOL", { notApplicableReason: "没有凳" }),
    ).toMatchObject({ code: "CHECKLIST_MUST_APPLY" });
    expect(await refused(manager, resultId, "TIDY", { text: "好" })).toMatchObject({
      code: "CHECKLIST_ANSWER_KIND",
    });
  });

  it("is completed when everything required is answered, then stays until it is opened again", async () => {
    const { manager, resultId } = await begin();
    expect(await manager.refusal("completeChecklist", { id: resultId })).toMatchObject({
      code: "CHECKLIST_ITEMS_OPEN",
      details: { items: ["干净整洁", "高脚凳", "照片", "检查人签名"] },
    });
    await answer(manager, resultId, "TIDY", { notApplicableReason: "装修中" });
    await answer(manager, resultId, "STOOL", height("0.9"));
    const photo = (await itemOf(manager, resultId, "PHOTO")).id;
    await sendPhoto(manager, photo);
    await answer(manager, resultId, "SIGN", { signed: true });
    const done = await manager.run("completeChecklist", { id: resultId }, `result { ${shown} }`);
    expect(done.result).toMatchObject({
      status: "COMPLETED",
      openCount: 0,
      notOkCount: 1,
      score: 50,
    });
    expect(await refused(manager, resultId, "STOOL", height("0.7"))).toMatchObject({
      code: "CHECKLIST_COMPLETED",
    });
    expect((await sendPhoto(manager, photo)).status).toBe(409);
    await manager.run(
      "reopenChecklist",
      { id: resultId, reason: "高脚凳已更换" },
      "clientMutationId",
    );
    expect((await answer(manager, resultId, "STOOL", height("0.7"))).answer.verdict).toBe("OK");
    expect(await manager.refusal("reopenChecklist", { id: resultId, reason: "x" })).toMatchObject({
      code: "CHECKLIST_NOT_COMPLETED",
    });
  });

  it("keeps an exception only for the answer it was granted for", async () => {
    const { company, manager, resultId } = await begin();
    await answer(manager, resultId, "STOOL", height("0.8"));
    const { id } = await itemOf(manager, resultId, "STOOL");
    const waive = async () => {
      const context = (await systemContext(server.database.app, company.id, server.now(), "test"))!;
      await asSystem(company, async (db) => {
        await waiveItem(db, context, uuidIn(id), "定制家具，地区同意");
        return null;
      });
    };
    await waive();
    expect(await resultOf(manager, resultId)).toMatchObject({ notOkCount: 0, score: 0 });
    await answer(manager, resultId, "STOOL", height("0.81"));
    expect(await itemOf(manager, resultId, "STOOL")).toMatchObject({
      waivedReason: null,
      verdict: "NOT_OK",
    });
    await answer(manager, resultId, "STOOL", height("0.7"));
    await expect(waive()).rejects.toMatchObject({
      extensions: { code: "CHECKLIST_NOTHING_TO_WAIVE" },
    });
  });

  it("asks the record's module who may", async () => {
    const { company, resultId } = await begin();
    const quality = await company.hire("QUALITY_OFFICER", company.companyId);
    expect(await refused(quality, resultId, "TIDY", { ticked: true })).toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("is read by whoever reads its template's capability at the center, history and files with it", async () => {
    const { company, manager, resultId } = await begin("RCP");
    const agent = await company.hire("FRONT_DESK_AGENT"); // nothing in RCP
    const { id } = await itemOf(manager, resultId, "PHOTO");
    const file = (await (await sendPhoto(manager, id)).json()) as { id: string };
    expect(await resultOf(agent, resultId)).toBeNull();
    const list = "{ checklistResults { totalCount nodes { id } } }";
    expect((await agent.ask(list)).checklistResults).toEqual({ totalCount: 0, nodes: [] });
    expect((await manager.ask(list)).checklistResults.nodes).toEqual([{ id: resultId }]);
    expect((await agent.fetch(`/files/${file.id}`)).status).toBe(404);
    expect((await manager.fetch(`/files/${file.id}`)).status).toBe(200);
    const { rows } = await server.database.owner.query(
      "select distinct table_name as name from audit_entry where company_id = $1 and table_name like 'checklist%' order by 1",
      [company.id],
    );
    expect(rows.map(({ name }) => name)).toEqual([
      "checklist_answer",
      "checklist_result",
      "checklist_template",
    ]);
  });
});

/** The template with the stool's limit raised and one item more. */
const next = {
  ...content,
  items: [
    ...content.items.map((item) =>
      item.code === "STOOL"
        ? {
            ...item,
            measures: [
              { code: "HEIGHT", label: zh("高度"), unit: zh("m"), min: "0.6", max: "0.8" },
            ],
          }
        : item,
    ),
    { ...base, code: "PLANT", kind: "TICK", label: zh("绿植") },
  ],
};

async function publishNext(head: Asker, templateId: string) {
  const { template } = await head.run(
    "draftChecklistTemplate",
    { id: templateId },
    "template { id version versionNumber }",
  );
  const edit = { id: template.id, version: template.version, name: "前台检查", content: next };
  await head.run("editChecklistTemplate", edit, "template { id }");
  await head.run(
    "publishChecklistTemplate",
    { id: template.id, note: "放宽高度" },
    "clientMutationId",
  );
  return template.id as string;
}

describe("a new version", () => {
  it("never changes a result; an open one goes to it explicitly, and says what changes", async () => {
    const { head, manager, templateId, resultId } = await begin();
    await answer(manager, resultId, "STOOL", height("0.8"));
    await publishNext(head, templateId);
    expect(await resultOf(manager, resultId)).toMatchObject({
      template: { versionNumber: 1 },
      newerTemplate: { versionNumber: 2 },
      itemCount: 4,
      notOkCount: 1,
    });
    const moved = await manager.run(
      "moveChecklist",
      { id: resultId },
      `changes { code kind fields } lost result { ${shown} }`,
    );
    expect(moved.changes).toEqual([
      { code: "STOOL", kind: "CHANGED", fields: ["measures"] },
      { code: "PLANT", kind: "ADDED", fields: [] },
    ]);
    expect(moved.lost).toEqual([]);
    expect(moved.result).toMatchObject({
      template: { versionNumber: 2 },
      newerTemplate: null,
      itemCount: 5,
      notOkCount: 0,
    });
    expect(await manager.refusal("moveChecklist", { id: resultId })).toMatchObject({
      code: "CHECKLIST_VERSION_SAME",
    });
  });

  it("leaves a completed result alone for good", async () => {
    const { head, manager, templateId, resultId } = await begin();
    await answer(manager, resultId, "TIDY", { notApplicableReason: "装修中" });
    await answer(manager, resultId, "STOOL", height("0.7"));
    await sendPhoto(manager, (await itemOf(manager, resultId, "PHOTO")).id);
    await answer(manager, resultId, "SIGN", { signed: true });
    await manager.run("completeChecklist", { id: resultId }, "clientMutationId");
    const before = await resultOf(manager, resultId);
    await publishNext(head, templateId);
    expect(await resultOf(manager, resultId)).toEqual({
      ...before,
      newerTemplate: { versionNumber: 2 },
    });
    expect(await manager.refusal("moveChecklist", { id: resultId })).toMatchObject({
      code: "CHECKLIST_COMPLETED",
    });
  });

  it("keeps the answer of an item that it does not ask any more, out of sight", async () => {
    const { head, manager, templateId, resultId } = await begin();
    await answer(manager, resultId, "TIDY", { ticked: true });
    const { template } = await head.run(
      "draftChecklistTemplate",
      { id: templateId },
      "template { id version }",
    );
    const items = content.items.filter(({ code }) => code === "STOOL");
    await head.run(
      "editChecklistTemplate",
      { id: template.id, version: template.version, name: "短表", content: { ...content, items } },
      "clientMutationId",
    );
    await head.run(
      "publishChecklistTemplate",
      { id: template.id, note: "精简" },
      "clientMutationId",
    );
    const moved = await manager.run(
      "moveChecklist",
      { id: resultId },
      "lost result { itemCount answers { itemCode } }",
    );
    expect(moved).toEqual({
      lost: ["TIDY"],
      result: { itemCount: 1, answers: [{ itemCode: "STOOL" }] },
    });
    const { rows } = await server.database.owner.query(
      "select ticked from checklist_answer where result_id = $1 and item_code = 'TIDY'",
      [uuidIn(resultId)],
    );
    expect(rows).toEqual([{ ticked: true }]);
  });
});

describe("templates", () => {
  it("are kept by whoever manages or approves in the capability at a region or above", async () => {
    const { company, head, manager, templateId } = await begin("RCP");
    for (const who of [manager, company.admin])
      expect(await who.refusal("draftChecklistTemplate", { id: templateId })).toMatchObject({
        code: "FORBIDDEN",
      });
    const may = async (who: Asker) =>
      (
        await who.ask("query($id: ID!) { checklistTemplate(id: $id) { mayManage } }", {
          id: templateId,
        })
      ).checklistTemplate.mayManage;
    expect([await may(head), await may(manager)]).toEqual([true, false]);
  });

  it("go from draft to use to retired; one draft at a time, and only a draft is edited", async () => {
    const { head, templateId } = await begin();
    const { template } = await head.run(
      "draftChecklistTemplate",
      { id: templateId },
      "template { id version status versionNumber }",
    );
    expect(template).toMatchObject({ status: "DRAFT", versionNumber: 2 });
    expect(await head.refusal("draftChecklistTemplate", { id: templateId })).toMatchObject({
      code: "CHECKLIST_DRAFT_EXISTS",
    });
    const edit = { name: "前台检查", content };
    expect(
      await head.refusal("editChecklistTemplate", { ...edit, id: templateId, version: 2 }),
    ).toMatchObject({ code: "CHECKLIST_STATUS" });
    expect(
      await head.refusal("editChecklistTemplate", { ...edit, id: template.id, version: 9 }),
    ).toMatchObject({ code: "STALE_VERSION" });
    await head.run(
      "publishChecklistTemplate",
      { id: template.id, note: "第二版" },
      "clientMutationId",
    );
    const { checklistTemplates } = await head.ask(
      "{ checklistTemplates { code versionNumber status note resultCount } }",
    );
    expect(checklistTemplates.filter(({ code }: { code: string }) => code === "DESK")).toEqual([
      { code: "DESK", versionNumber: 2, status: "PUBLISHED", note: "第二版", resultCount: 0 },
      { code: "DESK", versionNumber: 1, status: "RETIRED", note: "首版", resultCount: 1 },
    ]);
    expect(
      await head.refusal("publishChecklistTemplate", { id: templateId, note: "回退" }),
    ).toMatchObject({ code: "CHECKLIST_STATUS" });
    await head.run("retireChecklistTemplate", { id: template.id }, "template { status }");
    expect(await head.refusal("retireChecklistTemplate", { id: template.id })).toMatchObject({
      code: "CHECKLIST_STATUS",
    });
  });

  it("are refused with what is wrong in them, and a code that is taken", async () => {
    const { head } = await begin();
    const create = (more: object) =>
      head.refusal("createChecklistTemplate", {
        code: "OTHER",
        name: "其他",
        capability: "RCP",
        content,
        ...more,
      });
    const first = content.items[0]!;
    expect(await create({ code: "DESK" })).toMatchObject({ code: "CODE_TAKEN" });
    expect(await create({ code: "desk" })).toMatchObject({ code: "CODE_MALFORMED" });
    expect(await create({ capability: "XXX" })).toMatchObject({ code: "INVALID_INPUT" });
    expect(await create({ content: { ...content, items: [first, first] } })).toMatchObject({
      code: "CHECKLIST_CODE_TWICE",
    });
    const loop = { ...first, shownWhen: { item: "TIDY", verdict: ["OK"] } };
    expect(await create({ content: { ...content, items: [loop] } })).toMatchObject({
      code: "CHECKLIST_CONDITION_CYCLE",
      details: { codes: ["TIDY"] },
    });
  });

  it("of another company are neither seen nor used", async () => {
    const { templateId, resultId } = await begin();
    const other = await makeCompany(server);
    const stranger = await other.hire("REGION_HEAD");
    expect(await resultOf(stranger, resultId)).toBeNull();
    expect(await stranger.refusal("draftChecklistTemplate", { id: templateId })).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await stranger.refusal("completeChecklist", { id: resultId })).toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
