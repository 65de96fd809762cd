import { beforeAll, describe, expect, test } from "vitest";
import { showcaseContentTypeNames } from "@threshold/domain/showcase/vocabulary";
import { askerOf, type Asker } from "./harness/api.ts";
import { dayFromToday } from "./harness/days.ts";
import { layPlan } from "./harness/ground.ts";
import { takePhoto } from "./harness/photo.ts";
import { pickDay } from "./harness/pick-day.ts";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const w = t.showcase;

/** One content of each required type, reviewed and on show: the same form seven times is no journey. */
async function showRequired(service: Asker, training: Asker, showcaseId: string, photo: Buffer) {
  for (const type of showcaseContentTypeNames.slice(0, 7)) {
    const input = { showcaseId, type, edition: "第一版" };
    const { content } = await service.run("draftShowcaseContent", input, "content { id }");
    const { id } = content;
    const form = new FormData();
    form.append("file", new File([new Uint8Array(photo)], `${type}.jpg`, { type: "image/jpeg" }));
    await service.fetch(`/files?record=${id}`, {
      method: "POST",
      body: form,
      headers: { "x-threshold": "1" },
    });
    await service.run("submitShowcaseContent", { id }, "content { id }");
    const { approvals } = await training.ask(
      "{ approvals(filter: { waitingForMe: true }) { nodes { id recordId contentHash currentStep { key } } } }",
    );
    const waiting = approvals.nodes.find((one: { recordId: string }) => one.recordId === id);
    const seen = {
      id: waiting.id,
      contentHash: waiting.contentHash,
      step: waiting.currentStep.key,
    };
    await training.run("decideApproval", { ...seen, decision: "APPROVE" }, "approval { id }");
    await service.run("showShowcaseContent", { id }, "content { id }");
  }
}

describe("a showcase, from its plan over review and approval to its visitors", () => {
  const inOrder = { inOrder: true };
  const service = useVisitor({ size: "desktop", language: "zh", account: "service" }, inOrder);
  const training = useVisitor({ size: "phone", language: "zh", account: "training" }, inOrder);
  const head = useVisitor({ size: "desktop", language: "zh", account: "region" }, inOrder);
  const visitor = useVisitor({ size: "phone", language: "zh" }, inOrder);
  let address = "";
  let link = "";

  beforeAll(async () => {
    await layPlan("展示旅程苑");
  });

  test("the head of customer service writes the layout plan and submits what was agreed", async () => {
    const { page } = service;
    await page.goto("/showcase");
    const row = page.getByRole("listitem").filter({ hasText: "展示旅程苑" });
    await row.getByRole("button", { name: w.begin }).click();
    await page.waitForURL(/\/showcase\/ShowcasePlan_/);
    address = new URL(page.url()).pathname;
    await page.getByLabel(w.fields["location"]!).fill("销售大厅东侧");
    await page.getByLabel(w.fields["area"]!).fill("9.9");
    await page.getByText(w.tooSmall).waitFor();
    await page.getByLabel(w.fields["area"]!).fill("10");
    await page.getByLabel(w.fields["consultDesk"]!).fill("展示区入口");
    await page.getByLabel(w.fields["hotline"]!).fill("020-8888 6666");
    for (const name of Object.values(w.equipment))
      await page.getByLabel(w.quantity(name)).fill("1");
    await page.getByRole("button", { name: w.save }).click();
    await page.getByText("沙发 × 1").waitFor();
    await page.getByRole("button", { name: w.steps.agreeShowcase }).click();
    await page.getByRole("button", { name: w.steps.agreeShowcase }).last().click();
    await page.getByText(w.planStates["AGREED"]!).first().waitFor();
    expect(service.problems).toEqual([]);
  });

  test("the training department reviews it on a phone, the region's head approves it", async () => {
    for (const { page } of [training, head]) {
      await page.goto(address);
      await settled(page);
      await page.getByRole("button", { name: t.approval.steps.APPROVE, exact: true }).click();
      await page.getByRole("button", { name: t.approval.confirm.APPROVE }).click();
      await page.locator(".showcase-stage-done").nth(1).waitFor();
    }
    await head.page.getByText(w.planStates["APPROVED"]!).first().waitFor();
  });

  test("it is laid out with a photo, waits for its documents, and is opened", async () => {
    const { page } = service;
    await page.goto(address);
    await settled(page);
    const photo = await takePhoto(page);
    const file = { name: "现场.jpg", mimeType: "image/jpeg", buffer: photo };
    await page.locator("input[type=file]").first().setInputFiles(file);
    await page.getByRole("link", { name: "现场.jpg" }).waitFor();
    await page.getByRole("button", { name: w.steps.implementShowcase }).click();
    await page.getByRole("button", { name: w.steps.implementShowcase }).last().click();
    await page.getByText(w.planStates["IMPLEMENTED"]!).first().waitFor();
    await page.getByText("资料展示还缺少").first().waitFor();
    const id = address.slice("/showcase/".length);
    await showRequired(await askerOf("service"), await askerOf("training"), id, photo);
    await page.reload();
    await settled(page);
    await page.getByRole("button", { name: w.steps.openShowcase }).click();
    await page.getByRole("button", { name: w.steps.openShowcase }).last().click();
    await page.getByText(w.planStates["IN_USE"]!).first().waitFor();
  });

  test("a survey is begun with the usual questions, and its code made for the desk", async () => {
    const { page } = service;
    await page.goto(`${address}?view=surveys`);
    await settled(page);
    await page.getByRole("button", { name: w.addSurvey }).click();
    await page.getByLabel(w.surveyFields.title, { exact: true }).fill("开放日问卷");
    await pickDay(page.getByRole("dialog"), w.surveyFields.untilOn, dayFromToday(14));
    await page.getByRole("button", { name: t.shell.save, exact: true }).click();
    await page.getByRole("link", { name: "开放日问卷" }).click();
    await page.getByRole("button", { name: t.link.makeCode }).click();
    await page.getByRole("button", { name: t.link.makeCode }).click();
    link = (await page.locator(".once code").textContent()) ?? "";
    expect(link).toContain("/l#thl_");
  });

  test("a visitor scans it and answers on a phone, without an account, and is counted", async () => {
    const { page } = visitor;
    const { pathname, hash } = new URL(link);
    await page.goto(`${pathname}${hash}`);
    await page.getByText("开放日问卷").waitFor();
    await page.getByRole("button", { name: w.send }).click();
    await page.getByText("还需回答").waitFor();
    await page.locator("label").filter({ hasText: "环境保洁" }).click();
    await page.locator(".survey-scores label").last().click();
    await page.getByRole("button", { name: w.send }).click();
    await page.getByText(t.link.guest.done.ANSWER).waitFor();
    await service.page.reload();
    await settled(service.page);
    await service.page.getByText(w.byLink("1")).waitFor();
    expect(visitor.problems).toEqual([]);
    expect(training.problems).toEqual([]);
    expect(head.problems).toEqual([]);
  });
});
