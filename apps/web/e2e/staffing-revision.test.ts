import { beforeAll, describe, test } from "vitest";
import { launchRecordPagesZh } from "../src/i18n/launch-record-pages.zh.ts";
import { askerOf } from "./harness/api.ts";
import type { Account } from "./harness/api.ts";
import { dayFromToday } from "./harness/days.ts";
import { layPlan } from "./harness/ground.ts";
import { settled, useVisitor } from "./harness/visit.ts";

const words = launchRecordPagesZh;
const estate = "定编修订苑";

/** Approves the one thing about this estate that waits for somebody. */
async function approve(account: Account): Promise<void> {
  const asker = await askerOf(account);
  const { approvals } = await asker.ask(
    "{ approvals(first: 50, filter: { waitingForMe: true }) { nodes { id title contentHash currentStep { key } } } }",
  );
  const { id, contentHash, currentStep } = approvals.nodes.find(({ title }: { title: string }) =>
    title.includes(estate),
  );
  const decision = { id, contentHash, step: currentStep.key, decision: "APPROVE" };
  await asker.run("decideApproval", decision, "approval { id }");
}

describe("an approved staffing plan is revised through its chain", () => {
  const service = useVisitor(
    { size: "desktop", language: "zh", account: "service" },
    { inOrder: true },
  );
  let address = "";

  beforeAll(async () => {
    const { planId } = await layPlan(estate);
    address = `/launches/${planId}/records/staffing`;
    const asker = await askerOf("service");
    const post = { department: "CUSTOMER_SERVICE", post: "前台接待", recruitAs: "CS_STAFF" };
    const lines = [{ ...post, number: 2, hireBy: dayFromToday(60) }];
    await asker.run("keepStaffingPlan", { planId, lines }, "staffing { id }");
    await asker.run("submitStaffingPlan", { planId }, "staffing { id }");
    await approve("hr");
    await approve("region");
  });

  test("the plan in force stays as it is while its revision waits", async () => {
    const { page } = service;
    await page.goto(address);
    await settled(page);
    await page.getByRole("button", { name: words.revision.begin }).click();
    await page.getByLabel(words.revision.reason).fill("延长开放时间");
    await page.getByLabel(words.labels.number, { exact: true }).fill("4");
    await page.getByRole("button", { name: words.submit, exact: true }).click();
    await page.getByText(words.revision.why("延长开放时间")).waitFor();
    const inForce = page.getByRole("region", { name: words.names.staffing });
    await inForce.getByText(words.people(2), { exact: true }).waitFor();
  });

  test("approved, it takes the plan's place, and the version before is kept", async () => {
    await approve("hr");
    await approve("region");
    const { page } = service;
    await page.goto(address);
    await settled(page);
    const inForce = page.getByRole("region", { name: words.names.staffing });
    await inForce.getByText(words.people(4), { exact: true }).waitFor();
    const past = page.getByRole("region", { name: words.revision.past });
    await past.getByText("第 1 版", { exact: false }).first().click();
    await past.getByText("前台接待").waitFor();
  });
});
