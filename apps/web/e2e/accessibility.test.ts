import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { beforeAll, describe, expect, test } from "vitest";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { checkWorkbook, layEstate, theRegionHead } from "./harness/ground.ts";
import { useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";
import { sampleWorkbook } from "./harness/workbook.ts";

/** Evaluated rather than added as a script: the product's content security policy allows no strangers. */
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { t } = wordsOf("zh");

/** Ids that the pages' addresses are made of. */
interface Ids {
  plan: string;
  task: string;
  estate: string;
  empty: string;
  unit: string;
  person: string;
  batch: string;
}

const PAGES: readonly { name: string; path: (ids: Ids) => string; shows?: string }[] = [
  { name: "today's work", path: () => "/" },
  { name: "the portfolio", path: () => "/launches" },
  { name: "a plan as chart", path: ({ plan }) => `/launches/${plan}`, shows: '[role="treegrid"]' },
  { name: "a plan as list", path: ({ plan }) => `/launches/${plan}?tab=list` },
  { name: "a plan as calendar", path: ({ plan }) => `/launches/${plan}?tab=calendar` },
  { name: "a plan's facts", path: ({ plan }) => `/launches/${plan}?tab=facts` },
  { name: "a plan's history", path: ({ plan }) => `/launches/${plan}?tab=history` },
  {
    name: "an open task",
    path: ({ plan, task }) => `/launches/${plan}/tasks/${task}`,
    shows: '[role="dialog"] .task-panel',
  },
  { name: "the wizard", path: ({ empty }) => `/estates/${empty}/launches/new`, shows: "form" },
  { name: "the templates", path: () => "/launch-templates" },
  { name: "the estates", path: () => "/estates", shows: "tbody td, .ui-card" },
  {
    name: "an estate's home",
    path: ({ estate }) => `/estates/${estate}`,
    shows: "#units td, #units .ui-card",
  },
  {
    name: "a unit's panel",
    path: ({ estate, unit }) => `/estates/${estate}?unit=${unit}`,
    shows: '[role="dialog"]',
  },
  { name: "the import", path: ({ empty }) => `/estates/${empty}/import` },
  {
    name: "an import's result",
    path: ({ empty, batch }) => `/estates/${empty}/imports/${batch}`,
    shows: ".import-split",
  },
  { name: "the organization", path: () => "/organization" },
  { name: "the people", path: () => "/people", shows: "tbody td, .ui-card" },
  {
    name: "a person's panel",
    path: ({ person }) => `/people?person=${person}`,
    shows: '[role="dialog"]',
  },
  { name: "the account's settings", path: () => "/account" },
  { name: "a page that is not there", path: () => "/nowhere" },
];

describe.each(["desktop", "phone"] as const)("on a %s axe finds nothing serious", (size) => {
  const stranger = useVisitor({ size, language: "zh" });
  const worker = useVisitor({ size, language: "zh", account: "region" });
  let ids: Ids;
  beforeAll(async () => {
    ids = await idsOf();
  });

  test("on the sign-in page", async () => {
    await stranger.page.goto("/sign-in");
    await stranger.page.getByLabel(t.session.login).waitFor();
    expect(await findings(stranger.page)).toEqual([]);
  });

  test.each(PAGES)("on $name", async ({ path, shows }) => {
    const { page } = worker;
    await page.goto(path(ids));
    await page
      .locator(shows ?? "h1")
      .first()
      .waitFor();
    await page.waitForLoadState("networkidle");
    expect(await findings(page)).toEqual([]);
  });
});

/** Serious and critical findings in both themes: rule, element and what is wrong. */
async function findings(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
    await page.evaluate(axe);
    const { violations } = await page.evaluate(
      async () =>
        (await (window as unknown as { axe: { run: (options: object) => unknown } }).axe.run({
          resultTypes: ["violations"],
        })) as AxeResults,
    );
    for (const { id, impact, nodes } of violations)
      if (impact === "serious" || impact === "critical")
        found.push(
          ...nodes.map(
            ({ target, failureSummary }) =>
              `${colorScheme}: ${id} at ${target.join(" ")}: ${failureSummary?.split("\n")[1]?.trim()}`,
          ),
        );
  }
  return found;
}

let known: Promise<Ids> | undefined;

/** Records of the demo to look at, and one workbook brought in for its result's page. */
const idsOf = (): Promise<Ids> => (known ??= layIds());

async function layIds(): Promise<Ids> {
  const asker = await theRegionHead();
  const { estates, launchPlans, people } = await asker.ask(`{
    estates { nodes { id code units(first: 1) { nodes { id } } } }
    launchPlans { nodes { status estate { id } id tasks { id status } } }
    people { nodes { id } }
  }`);
  type Task = { id: string; status: string };
  const plan = launchPlans.nodes.find(({ status }: { status: string }) => status === "ACTIVE");
  const estate = estates.nodes.find(({ code }: { code: string }) => code === "JXHT");
  const empty = await layEstate("空置雅苑");
  return {
    plan: plan.id,
    task: plan.tasks.find(({ status }: Task) => status === "NOT_STARTED").id,
    estate: estate.id,
    empty,
    unit: estate.units.nodes[0].id,
    person: people.nodes[0].id,
    batch: await checkWorkbook(asker, empty, sampleWorkbook()),
  };
}
