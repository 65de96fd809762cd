import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { emailOf, PASSWORD } from "./harness/api.ts";
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
