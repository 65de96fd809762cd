import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { askerOf, emailOf, PASSWORD } from "./harness/api.ts";
import { dayFromToday } from "./harness/days.ts";
import { layPlan, taskToComplete, theRegionHead } from "./harness/ground.ts";
import type { LaidTask } from "./harness/ground.ts";
import { useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

describe("with the keyboard alone", () => {
  const { t } = wordsOf("zh");
  const visitor = useVisitor({ size: "desktop", language: "zh" }, { inOrder: true });
  const name = "键盘雅苑";
  let planId = "";
  let task: LaidTask;
  beforeAll(async () => {
    ({ planId } = await layPlan(name));
    task = await taskToComplete(planId);
  });

  test("somebody signs in", async () => {
    const { page } = visitor;
    await page.goto("/sign-in");
    await page.getByLabel(t.session.login).waitFor();
    await page.keyboard.type(emailOf("region"));
    await page.keyboard.press("Tab");
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: t.launch.work.title }).waitFor();
  });

  test("an estate is found by the initials of its pinyin and opened", async () => {
    const { page } = visitor;
    await page.keyboard.press("/");
    await page.keyboard.type("jpyy");
    await page.getByRole("option", { name }).first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name }).waitFor();
    expect(page.url()).toContain("/estates/");
  });

  test("its plan is reached by Tab and Enter", async () => {
    const { page } = visitor;
    await pressUntil(page, "Tab", (focus) => focus.href.includes(`/launches/${planId}`));
    await page.keyboard.press("Enter");
    await page.getByRole("treegrid").waitFor();
  });

  test("a task of the chart is opened with Enter", async () => {
    const { page } = visitor;
    await pressUntil(page, "Tab", ({ row }) => row);
    await pressUntil(page, "ArrowDown", (focus) => focus.text.includes(task.title));
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: task.title }).waitFor();
  });

  test("the task is completed", async () => {
    const { page } = visitor;
    const complete = t.launch.task.actions.completeLaunchTask;
    const panel = page.getByRole("dialog", { name: task.title });
    await panel.getByRole("button", { name: complete, exact: true }).waitFor();
    await pressUntil(page, "Tab", ({ text }) => text === complete);
    await page.keyboard.press("Enter");
    await panel.getByRole("form", { name: complete }).waitFor();
    await pressUntil(page, "Tab", ({ text }) => text === complete);
    await page.keyboard.press("Enter");
    await panel.getByText(t.launch.taskStates.DONE, { exact: true }).first().waitFor();
  });

  test("Esc closes the task and the focus is back where it was opened", async () => {
    const { page } = visitor;
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => focusOf(page)).toMatchObject({ row: true });
    expect((await focusOf(page)).text).toContain(task.title);
  });

  test("arrow keys try another day for a task, and Esc drops it", async () => {
    const { page } = visitor;
    const whatIf = page.getByRole("region", { name: t.launch.whatIf.title });
    await pressUntil(page, "ArrowDown", ({ text }) =>
      text.includes(t.launch.taskStates.NOT_STARTED),
    );
    await page.keyboard.press("Shift+ArrowRight");
    await whatIf.getByText(t.launch.whatIf.confirmed).waitFor();
    await page.keyboard.press("Escape");
    await whatIf.waitFor({ state: "detached" });
  });
});

describe("an approval with the keyboard alone", () => {
  const { t } = wordsOf("zh");
  const visitor = useVisitor(
    { size: "desktop", language: "zh", account: "service" },
    { inOrder: true },
  );
  const title = "清洁开荒方案";

  test("what waits is reached by Tab, opened with Enter, passed and confirmed", async () => {
    const { page } = visitor;
    const plan = await cleaningToDecide();
    await page.goto("/approvals");
    await page.getByRole("link", { name: title }).first().waitFor();
    await pressUntil(page, "Tab", ({ text }) => text.startsWith(title));
    await page.keyboard.press("Enter");
    const approve = t.approval.steps.APPROVE;
    await page.getByRole("button", { name: approve, exact: true }).waitFor();
    await pressUntil(page, "Tab", ({ text }) => text === approve);
    await page.keyboard.press("Enter");
    await pressUntil(page, "Tab", ({ text }) => text === t.approval.confirm.APPROVE);
    await page.keyboard.press("Enter");
    await expect.poll(() => statusOf(plan)).toBe("APPROVED");
  });

  const ask = async (query: string) => (await theRegionHead()).ask(query);
  const statusOf = async (plan: string): Promise<string> =>
    (await ask(`{ launchPlan(id: "${plan}") { initialCleaning { status } } }`)).launchPlan
      .initialCleaning.status;

  /** The demo's plan that waits for the head of customer service. */
  async function cleaningToDecide(): Promise<string> {
    const { launchPlans } = await ask(
      "{ launchPlans { nodes { id initialCleaning { status } } } }",
    );
    const nodes = launchPlans.nodes as { id: string; initialCleaning: { status: string } | null }[];
    return nodes.find(({ initialCleaning }) => initialCleaning?.status === "SUBMITTED")!.id;
  }
});

describe("today's work with the keyboard alone", () => {
  const { t } = wordsOf("zh");
  const visitor = useVisitor(
    { size: "desktop", language: "zh", account: "service" },
    { inOrder: true },
  );
  const name = "键盘审签苑";
  const form = ".work-form";
  let planId = "";
  /** The contractor's plan, entered by the center's head, goes to the head of customer service. */
  const submitPlan = async () =>
    (await askerOf("center")).run(
      "submitLaunchDayPlan",
      { planId, kind: "CLEANING" },
      "dayPlan { id }",
    );
  const standing = async () => {
    const { launchPlan } = await (
      await theRegionHead()
    ).ask(
      "query($id: ID!) { launchPlan(id: $id) { dayPlans { status returnedReason } salesAreas { signOffs { slots { key status } } } } }",
      { id: planId },
    );
    return launchPlan;
  };
  /** Goes down to the row with this title, from the top: the row that went on in a done one's place may stand below the one that is looked for. */
  const rowOf = async (page: Page, title: string) => {
    await page.getByRole("link", { name: title }).first().waitFor();
    for (let up = 0; up < 5; up += 1) await page.keyboard.press("k");
    if (!(await focusOf(page)).text.startsWith(title))
      await pressUntil(page, "j", ({ text }) => text.startsWith(title));
  };

  beforeAll(async () => {
    ({ planId } = await layPlan(name));
    const center = await askerOf("center");
    const plan = {
      submittedBy: "洁净保洁",
      staffing: "4 人",
      supplies: "尘推",
      emergency: "铺地垫",
    };
    await center.run("keepLaunchDayPlan", { planId, kind: "CLEANING", ...plan }, "dayPlan { id }");
    await submitPlan();
    const handedOverOn = dayFromToday(0);
    const { handover } = await (
      await askerOf("engineering")
    ).run(
      "recordSalesAreaHandover",
      { planId, area: "SHOW_FLAT", handedOverOn },
      "handover { id version }",
    );
    const service = await askerOf("service");
    const items = [{ name: "沙盘", quantity: 1, unit: "座", condition: "完好" }];
    const list = { planId, handoverId: handover.id };
    await service.run(
      "keepSalesAreaItems",
      { ...list, version: handover.version, items },
      "handover { id }",
    );
    await service.run("askItemSignatures", list, "handover { id }");
  });

  test("R shows what it is about in its row and gives it back with a comment, Esc cancels", async () => {
    const { page } = visitor;
    await page.goto(`/?q=${encodeURIComponent(name)}`);
    await page.getByText(t.obligation.keys).waitFor();
    await rowOf(page, "开盘当天保洁方案");
    // What is gone by then says so, and there is a way back.
    const isAsked = (url: URL) => url.pathname === "/graphql";
    await page.route(isAsked, (route) =>
      route.request().postData()?.includes("query OneApproval")
        ? route.fulfill({ json: { data: { approval: null } } })
        : route.continue(),
    );
    await page.keyboard.press("r");
    await page.locator(form).getByText(t.approval.gone).waitFor();
    await page.locator(form).getByRole("button", { name: t.shell.cancel }).click();
    await page.locator(form).waitFor({ state: "detached" });
    await page.unroute(isAsked);
    await page.keyboard.press("r");
    await page.locator(form).getByText("铺地垫").waitFor();
    await page.locator(`${form} textarea`).waitFor();
    await page.keyboard.press("Escape");
    await page.locator(form).waitFor({ state: "detached" });
    expect((await focusOf(page)).text).toContain("开盘当天保洁方案");
    await page.keyboard.press("r");
    await page.locator(`${form} textarea:focus`).waitFor();
    await page.keyboard.type("人员不足");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("已退回：", { exact: false }).waitFor();
    expect((await standing()).dayPlans).toEqual([{ status: "DRAFT", returnedReason: "人员不足" }]);
  });

  test("S signs with the password, A approves", async () => {
    const { page } = visitor;
    await rowOf(page, "样板房物品交接表");
    await page.keyboard.press("s");
    await page.locator(`${form} input[type=password]:focus`).waitFor();
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByText("已签署：", { exact: false }).waitFor();
    await submitPlan();
    await page.getByRole("link", { name: "开盘当天保洁方案" }).waitFor();
    await rowOf(page, "开盘当天保洁方案");
    await page.keyboard.press("a");
    await page.locator(`${form} textarea:focus`).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("已通过：", { exact: false }).waitFor();
    const { dayPlans, salesAreas } = await standing();
    expect(dayPlans).toMatchObject([{ status: "APPROVED" }]);
    expect(salesAreas[0].signOffs[0].slots).toContainEqual({ key: "RECEIVER", status: "SIGNED" });
  });
});

interface Focus {
  readonly text: string;
  readonly href: string;
  /** Whether a row of the chart has the focus. */
  readonly row: boolean;
}

const focusOf = (page: Page): Promise<Focus> =>
  page.evaluate(() => ({
    text: document.activeElement?.textContent?.trim() ?? "",
    href: document.activeElement?.getAttribute("href") ?? "",
    row: document.activeElement?.getAttribute("role") === "row",
  }));

/** Presses a key until the focus is where it should be; a page on which that takes 80 presses is lost. */
async function pressUntil(
  page: Page,
  key: string,
  arrived: (focus: Focus) => boolean,
): Promise<void> {
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press(key);
    // A row takes the focus in the next frame.
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
    if (arrived(await focusOf(page))) return;
  }
  throw new Error(`80 × ${key} does not lead there; the focus is on ${(await focusOf(page)).text}`);
}
