import { beforeAll, describe, expect, test } from "vitest";
import { askerOf } from "./harness/api.ts";
import { layPlan } from "./harness/ground.ts";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");

describe("a sales-support scheme is approved by three people, one of them without an account", () => {
  const head = useVisitor(
    { size: "desktop", language: "zh", account: "region" },
    { inOrder: true },
  );
  const staff = useVisitor(
    { size: "desktop", language: "zh", account: "staff" },
    { inOrder: true },
  );
  const guest = useVisitor({ size: "phone", language: "zh" }, { inOrder: true });
  let title = "";
  let address = "";
  let link = "";

  beforeAll(async () => {
    const { planId } = await layPlan("三人审批苑");
    const author = await askerOf("center");
    const headcount = [{ post: "客服", shift: "早班", number: 4 }];
    const scheme = { planId, developerNeeds: "开盘接待", services: "接待、讲解", headcount };
    await author.run("keepSalesSupportScheme", scheme, "scheme { id }");
    await author.run("submitSalesSupportScheme", { planId }, "scheme { id }");
    const { approvals } = await author.ask(
      "{ approvals(first: 1, filter: { requestedByMe: true }) { nodes { id title } } }",
    );
    [{ title }] = approvals.nodes;
    address = `/approvals/${approvals.nodes[0].id}`;
  });

  test("the region head finds it among what waits, and approves it", async () => {
    const { page } = head;
    await page.goto("/approvals");
    await page.getByRole("link", { name: title }).click();
    await settled(page);
    await page.getByRole("button", { name: t.approval.steps.APPROVE, exact: true }).click();
    await page.getByLabel(t.approval.texts.APPROVE).fill("同意");
    await page.getByRole("button", { name: t.approval.confirm.APPROVE }).click();
    await page.getByRole("button", { name: t.link.send }).waitFor();
    await expect.poll(() => page.getByText("同意", { exact: true }).count()).toBe(1);
  });

  test("the region's staff gives the developer's head a link, shown once", async () => {
    const { page } = staff;
    await page.goto(address);
    await page.getByRole("button", { name: t.link.send }).click();
    await page.getByLabel(t.link.name).fill("陈总");
    await page.getByRole("button", { name: t.link.issue }).click();
    link = (await page.locator(".once code").textContent()) ?? "";
    expect(link).toContain("/l#thl_");
    await page.getByRole("button", { name: t.shell.close, exact: true }).click();
    await page.getByText(t.link.statuses["ACTIVE"] ?? "", { exact: true }).waitFor();
  });

  test("the developer's head approves it on a phone, and the link is used up", async () => {
    const { page } = guest;
    await page.goto(link);
    await page.getByRole("heading", { name: t.link.guest.titles.APPROVE }).waitFor();
    await page.getByRole("button", { name: t.link.guest.approve, exact: true }).click();
    await page.getByRole("heading", { name: t.link.guest.done.APPROVE }).waitFor();
    await page.goto("about:blank");
    await page.goto(link);
    await page.getByRole("heading", { name: t.link.guest.over["USED_UP"] ?? "" }).waitFor();
  });

  test("it is approved, and says who decided and how", async () => {
    const { page } = staff;
    await page.goto(address);
    await settled(page);
    const course = page.getByRole("list", { name: t.approval.course });
    await course.getByText("陈总").waitFor();
    expect(
      await page.getByText(t.approval.statuses["APPROVED"] ?? "", { exact: true }).count(),
    ).toBe(1);
  });
});
