import { printZh } from "../../src/i18n/print.zh.ts";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { beforeAll, describe, expect, test } from "vitest";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import type { Language } from "../../src/i18n/language.ts";
import { type Account, askerOf } from "./api.ts";
import { checkWorkbook, layEstate, theRegionHead } from "./ground.ts";
import { settled, useVisitor } from "./visit.ts";
import type { Size } from "./visit.ts";
import { wordsOf } from "./words.ts";
import { spoiltSample } from "./workbook.ts";

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
  reception: string;
  acceptance: string;
  home: string;
  bidding: string;
  /** A bid that is being written. */
  writing: string;
  tender: string;
  told: string;
  site: string;
  count: string;
  showcase: string;
  survey: string;
  defect: string;
  layout: string;
}

const PAGES: readonly { name: string; path: (ids: Ids) => string; shows?: string }[] = [
  { name: "today's work", path: () => "/" },
  {
    name: "the team's work by person",
    path: () => "/?scope=team&by=responsible",
    shows: ".work-task",
  },
  { name: "approvals", path: () => "/approvals?view=ALL" },
  { name: "approval chains", path: () => "/approval-chains" },
  { name: "one-time links", path: () => "/links" },
  { name: "the portfolio", path: () => "/launches" },
  { name: "a plan as chart", path: ({ plan }) => `/launches/${plan}`, shows: '[role="treegrid"]' },
  { name: "a plan as list", path: ({ plan }) => `/launches/${plan}?tab=list` },
  { name: "a plan as calendar", path: ({ plan }) => `/launches/${plan}?tab=calendar` },
  { name: "a plan's facts", path: ({ plan }) => `/launches/${plan}?tab=facts` },
  { name: "a plan's records", path: ({ plan }) => `/launches/${plan}?tab=records` },
  ...[
    "scheme",
    "staffing",
    "recruitment",
    "materials",
    "logistics",
    "prints",
    "training",
    "areas",
    "cleaning",
    "launchDay",
  ].map((record) => ({
    name: `a plan's ${record}`,
    path: ({ plan }: Ids) => `/launches/${plan}/records/${record}`,
    shows: ".record-card",
  })),
  {
    name: "a plan's area that was handed over",
    path: ({ plan }) => `/launches/${plan}/records/areas?area=SHOW_FLAT`,
    shows: ".record-card",
  },
  { name: "the training scheme", path: () => "/training-scheme", shows: ".record-card" },
  { name: "everybody to be hired", path: () => "/recruiting" },
  { name: "everything to be bought", path: () => "/procurement" },
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
  { name: "the import", path: ({ empty }) => `/import/units?of=${empty}` },
  {
    name: "an import's result",
    path: ({ batch }) => `/imports/${batch}`,
    shows: ".import-split",
  },
  { name: "the organization", path: () => "/organization" },
  { name: "the people", path: () => "/people", shows: "tbody td, .ui-card" },
  {
    name: "a person's panel",
    path: ({ person }) => `/people?person=${person}`,
    shows: '[role="dialog"]',
  },
  { name: "the settings", path: () => "/settings", shows: ".setting" },
  { name: "the numbers", path: () => "/settings?tab=numbers", shows: ".setting-pattern" },
  { name: "the letterhead", path: () => "/settings?tab=letterhead", shows: "form" },
  {
    name: "a form ahead of printing",
    path: ({ plan }) => `/forms/LAUNCH_PLAN/${plan}`,
    shows: ".sheet",
  },
  { name: "the sales sites", path: () => "/sales-sites", shows: ".site-standing" },
  {
    name: "a sales site's day",
    path: ({ site }) => `/sales-sites/${site}`,
    shows: ".site-step",
  },
  {
    name: "a count of items",
    path: ({ site }) => `/sales-sites/${site}/count/opening`,
    shows: ".count-row",
  },
  { name: "a count made", path: ({ count }) => `/item-counts/${count}`, shows: ".site-rows" },
  ...["items", "consumables", "visitors", "records"].map((view) => ({
    name: `a sales site's ${view}`,
    path: ({ site }: Ids) => `/sales-sites/${site}?view=${view}`,
    shows: ".site-part",
  })),
  { name: "the inquiries", path: () => "/site-inquiries", shows: ".site-rows li" },
  { name: "the bidding board", path: () => "/biddings", shows: "table, .ui-cards, ul" },
  ...["ladder", "team", "requirements", "papers", "history"].map((view) => ({
    name: `a bidding's ${view}`,
    path: ({ bidding }: Ids) => `/biddings/${bidding}?view=${view}`,
    shows: ".bidding-part",
  })),
  {
    name: "a bid's cost build-up",
    path: ({ bidding }) => `/biddings/${bidding}?view=estimate`,
    shows: ".estimate, .ui-empty",
  },
  {
    name: "a bid or no-bid sheet",
    path: ({ bidding }) => `/biddings/${bidding}?view=decision`,
    shows: ".decision, .ui-empty",
  },
  {
    name: "the parts of a bid",
    path: ({ writing }) => `/biddings/${writing}?view=pack`,
    shows: ".pack",
  },
  {
    name: "the defence of a bid",
    path: ({ writing }) => `/biddings/${writing}?view=defense`,
    shows: ".bidding-rows",
  },
  { name: "the criteria of bids", path: () => "/settings?tab=bidding", shows: ".criteria-row" },
  { name: "the rules of law", path: () => "/settings?tab=statutes", shows: ".setting" },
  {
    name: "what was learned of bids",
    path: ({ bidding }) => `/biddings/${bidding}?view=lessons`,
    shows: ".bidding-part",
  },
  { name: "the board of tenders", path: () => "/tenders", shows: "tbody td, .ui-card" },
  ...["notice", "bidders", "questions", "bids", "log"].map((view) => ({
    name: `a tender's ${view}`,
    path: ({ tender }: Ids) => `/tenders/${tender}?view=${view}`,
    shows: ".tender-part:not(.tender-next)",
  })),
  ...[
    ["committee", ".eval-order"],
    ["scoring", ".eval-points"],
    ["result", ".eval-places"],
    ["contract", ".eval-papers"],
  ].map(([view, shows]) => ({
    name: `a tender's ${view}`,
    path: ({ told }: Ids) => `/tenders/${told}?view=${view}`,
    shows: shows ?? "h1",
  })),
  { name: "the reception areas", path: () => "/reception", shows: ".reception-centers" },
  {
    name: "the comparison of reception areas",
    path: () => "/reception?view=comparison",
    shows: ".reception-table",
  },
  {
    name: "a reception area",
    path: ({ reception }) => `/reception/${reception}`,
    shows: ".checklist",
  },
  {
    name: "a reception area's devices",
    path: ({ reception }) => `/reception/${reception}?view=devices`,
    shows: ".reception-rows",
  },
  {
    name: "the desk cards",
    path: ({ reception }) => `/reception/${reception}?view=cards`,
    shows: ".desk-card",
  },
  {
    name: "the acceptance standards",
    path: () => "/acceptance-standards",
    shows: ".standard-item",
  },
  { name: "the batches of unit acceptance", path: () => "/acceptances", shows: ".acceptance-list" },
  {
    name: "a batch's board",
    path: ({ acceptance }) => `/acceptances/${acceptance}?view=board`,
    shows: ".acceptance-cell",
  },
  {
    name: "a batch's figures",
    path: ({ acceptance }) => `/acceptances/${acceptance}?view=figures`,
    shows: ".defect-parties svg",
  },
  ...["team", "days", "lots", "standard"].map((view) => ({
    name: `a batch's ${view}`,
    path: ({ acceptance }: Ids) => `/acceptances/${acceptance}?view=${view}`,
    shows: `.acceptance-${view}`,
  })),
  {
    name: "a group's set-up",
    path: ({ acceptance }) => `/acceptances/${acceptance}/groups/new`,
    shows: ".acceptance-setup",
  },
  {
    name: "homes to sign",
    path: ({ acceptance }) => `/acceptances/${acceptance}/sign`,
    shows: ".acceptance-sign, .ui-empty",
  },
  {
    name: "a home under inspection",
    path: ({ acceptance, home }) => `/acceptances/${acceptance}/homes/${home}`,
    shows: ".acceptance-line",
  },
  { name: "the checklists", path: () => "/checklists", shows: ".checklist-item" },
  { name: "the showcases", path: () => "/showcase", shows: ".showcase-list" },
  {
    name: "a showcase's plan",
    path: ({ showcase }) => `/showcase/${showcase}`,
    shows: ".showcase-course",
  },
  {
    name: "what a showcase shows",
    path: ({ showcase }) => `/showcase/${showcase}?view=contents`,
    shows: ".showcase-content",
  },
  {
    name: "a showcase's receptionists",
    path: ({ showcase }) => `/showcase/${showcase}?view=people`,
    shows: ".showcase-people",
  },
  {
    name: "a showcase's image shows",
    path: ({ showcase }) => `/showcase/${showcase}?view=events`,
    shows: ".showcase-content",
  },
  {
    name: "a showcase's surveys",
    path: ({ showcase }) => `/showcase/${showcase}?view=surveys`,
    shows: ".showcase-rows",
  },
  { name: "a survey", path: ({ survey }) => `/showcase/surveys/${survey}`, shows: ".survey-bars" },
  { name: "the bulk edits", path: () => "/bulk-edits" },
  { name: "the print jobs", path: () => "/prints" },
  { name: "the defects", path: () => "/defects?stage=ALL", shows: "tbody td, .ui-card" },
  { name: "a defect", path: ({ defect }) => `/defects/${defect}`, shows: ".defect-history li" },
  { name: "a new defect", path: ({ unit }) => `/defects/new?unit=${unit}`, shows: "form" },
  { name: "defects as BCF", path: () => "/defects/bcf", shows: ".bcf-form" },
  { name: "the heat map", path: () => "/defects/map", shows: ".ui-bars li" },
  {
    name: "who has to mend defects",
    path: () => "/defects/contractors",
    shows: ".contractor-list li",
  },
  { name: "the layout plans", path: () => "/defects/plans", shows: ".plan-cards li" },
  {
    name: "a layout plan with its regions",
    path: ({ layout }) => `/defects/plans/${layout}`,
    shows: ".plan-name",
  },
  { name: "the inbox", path: () => "/inbox", shows: ".inbox li, .inbox .ui-empty" },
  { name: "the account's settings", path: () => "/account" },
  { name: "a page that is not there", path: () => "/nowhere" },
];

/** A link of our own to one thing, for one day. */
async function linkTo(
  account: Account,
  to: { readonly purpose: string; readonly subjectId: string; readonly part: string },
): Promise<string> {
  const input = { ...to, name: "陈工", organization: "地区公司", days: 1 };
  return (await (await askerOf(account)).run("issueAccessLink", input, "url")).url;
}

/** What people without an account are sent to, by what they do there. */
const GUESTS: readonly { name: string; link: (ids: Ids) => Promise<string> }[] = [
  {
    name: "decide",
    link: async ({ plan }) => {
      const { launchPlan } = await ofPlan(plan, "salesSupportScheme { approval { id } }");
      const subjectId = launchPlan.salesSupportScheme.approval.id;
      return linkTo("staff", { purpose: "APPROVE", subjectId, part: "DEVELOPER_HEAD" });
    },
  },
  {
    name: "sign",
    link: async ({ plan }) => {
      const { launchPlan } = await ofPlan(plan, "salesAreas { signOffs { id status } }");
      const subjectId = areasOf(launchPlan).flatMap(({ signOffs }) => signOffs ?? [])[0]!.id;
      return linkTo("service", { purpose: "SIGN", subjectId, part: "GIVER" });
    },
  },
  {
    name: "hand in an answer",
    link: async ({ plan }) => {
      const { launchPlan } = await ofPlan(plan, "salesAreas { defects { defect { id status } } }");
      const defects = areasOf(launchPlan).flatMap((area) => area.defects ?? []);
      const subjectId = defects.find(({ defect }) => defect.status === "ASSIGNED")!.defect.id;
      return linkTo("staff", { purpose: "UPLOAD_EVIDENCE", subjectId, part: "ANSWER" });
    },
  },
  {
    name: "write a plan",
    link: async ({ plan }) => {
      const { launchPlan } = await ofPlan(plan, "dayPlans { id kind }");
      const known: readonly { id: string; kind: string }[] = launchPlan.dayPlans;
      const begun = { planId: plan, kind: "CLEANING", submittedBy: "洁净保洁" };
      const service = await askerOf("service");
      const own =
        known.find(({ kind }) => kind === "CLEANING") ??
        (await service.run("keepLaunchDayPlan", begun, "dayPlan { id }")).dayPlan;
      return linkTo("service", { purpose: "SUBMIT_PLAN", subjectId: own.id, part: "PLAN" });
    },
  },
  {
    name: "mend what is theirs",
    link: async () => {
      const { defects } = await (
        await askerOf("service")
      ).ask(
        `{ defects(first: 1, filter: { statuses: [ASSIGNED] }) { nodes { contractor { id } estate { id } } } }`,
      );
      const [{ contractor, estate }] = defects.nodes;
      const to = { purpose: "RECTIFY", subjectId: contractor.id, part: estate.id };
      return linkTo("service", to);
    },
  },
  {
    name: "answer a survey",
    link: ({ survey }) =>
      linkTo("service", { purpose: "ANSWER", subjectId: survey, part: "VISITOR" }),
  },
];

type Known = { id: string; status: string };
const areasOf = (plan: { salesAreas: { signOffs?: Known[]; defects?: { defect: Known }[] }[] }) =>
  plan.salesAreas;
const ofPlan = async (id: string, selection: string) =>
  (await theRegionHead()).ask(`query($id: ID!) { launchPlan(id: $id) { ${selection} } }`, { id });

/** Every page of the product, judged on one size of screen. */
export function everyPageIsAccessible(size: Size): void {
  describe(`on a ${size} axe finds nothing serious`, () => {
    const stranger = useVisitor({ size, language: "zh" });
    const worker = useVisitor({ size, language: "zh", account: "region" });
    // The dark theme's colours are the same ones on every size.
    const themes: readonly Theme[] = size === "desktop" ? ["light", "dark"] : ["light"];
    let ids: Ids;
    beforeAll(async () => {
      ids = await idsOf();
    });

    test("on the sign-in page", async () => {
      await stranger.page.goto("/sign-in");
      await stranger.page.getByLabel(t.session.login).waitFor();
      expect(await findings(stranger.page)).toEqual([]);
    });

    test("on the page that verifies papers", async () => {
      await stranger.page.goto("/verify/000000000000");
      await stranger.page.getByText(printZh.verify.failures.UNKNOWN).waitFor();
      expect(await findings(stranger.page)).toEqual([]);
    });

    test.each(GUESTS)("on what a one-time link opens to $name", async ({ link }) => {
      const { page } = stranger;
      const { pathname, hash } = new URL(await link(ids));
      await page.goto("/sign-in");
      await page.goto(`${pathname}${hash}`);
      await page.locator(".guest").waitFor();
      await settled(page);
      expect(await findings(page)).toEqual([]);
      expect(await overhang(page), "pixels wider than the screen").toBe(0);
    });

    test.each(PAGES)("on $name", async ({ path, shows }) => {
      const { page } = worker;
      await page.goto(path(ids));
      await page
        .locator(shows ?? "h1")
        .first()
        .waitFor();
      await settled(page);
      expect(await findings(page, themes)).toEqual([]);
      expect(await overhang(page), "pixels wider than the screen").toBe(0);
      if (size === "desktop") return;
      // English words are longer than Chinese ones: no page is wider than a phone for them.
      await choose(page, "en");
      await page.locator('html[lang="en"]').waitFor();
      expect(await overhang(page), "pixels wider than the screen in English").toBe(0);
      await choose(page, "zh");
    });
  });
}

/** Chooses the language as in another tab, whose choice all tabs follow. */
const choose = (page: Page, language: Language) =>
  page.evaluate((newValue) => {
    const key = "threshold.language";
    localStorage.setItem(key, newValue);
    dispatchEvent(new StorageEvent("storage", { key, newValue }));
  }, language);

/** By how much the page is wider than the screen (WCAG 1.4.10). */
const overhang = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The dark theme differs by its colours only. */
const THEMES = { light: {}, dark: { runOnly: ["color-contrast", "link-in-text-block"] } };
type Theme = keyof typeof THEMES;

/** Serious and critical findings in the themes: rule, element and what is wrong. */
export async function findings(
  page: Page,
  themes: readonly Theme[] = ["light", "dark"],
): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(axe);
  for (const colorScheme of themes) {
    const rules = THEMES[colorScheme];
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
    // Colours on their way from one theme to the other are nobody's colours. What goes with scrolling never ends.
    await page.evaluate(() =>
      Promise.all(
        document
          .getAnimations()
          .filter(({ timeline }) => timeline === document.timeline)
          .map(({ finished }) => finished),
      ),
    );
    const { violations } = await page.evaluate(
      async (options) =>
        (await (window as unknown as { axe: { run: (options: object) => unknown } }).axe.run(
          options,
        )) as AxeResults,
      { resultTypes: ["violations"], preload: false, iframes: false, ...rules },
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
  const {
    estates,
    launchPlans,
    people,
    receptionSetups,
    acceptanceBatches,
    biddingProjects,
    writing,
    tenders,
    told,
    showcasePlans,
    salesSites,
    itemCounts,
    defects,
    layoutPlans,
  } = await asker.ask(`{
    estates { nodes { id code units(first: 1) { nodes { id } } } }
    launchPlans { nodes { status estate { id } id tasks { id status } } }
    people { nodes { id } }
    receptionSetups(first: 1) { nodes { id } }
    acceptanceBatches(first: 1) { nodes { id board { recordId status } } }
    biddingProjects(first: 1) { nodes { id } }
    writing: biddingProjects(first: 1, filter: { statuses: [BIDDING] }) { nodes { id } }
    tenders(first: 1, filter: { statuses: [ISSUED] }) { nodes { id } }
    told: tenders(first: 1, filter: { statuses: [TOLD] }) { nodes { id } }
    showcasePlans(filter: { statuses: [IN_USE] }) { nodes { id estate { code } surveys { id } } }
    salesSites(filter: { kinds: [SHOW_FLAT] }) { nodes { id } }
    itemCounts(first: 1, filter: { amiss: true }) { nodes { id } }
    defects(first: 1, filter: { statuses: [RETURNED] }) { nodes { id } }
    layoutPlans(first: 1, inUse: true) { nodes { id } }
  }`);
  type Task = { id: string; status: string };
  const plan = launchPlans.nodes.find(({ status }: { status: string }) => status === "ACTIVE");
  const estate = estates.nodes.find(({ code }: { code: string }) => code === "JXHT");
  const showcase = showcasePlans.nodes.find(
    (one: { estate: { code: string } }) => one.estate.code === "JXHT",
  );
  const empty = await layEstate(`空置雅苑${process.pid}`);
  return {
    plan: plan.id,
    task: plan.tasks.find(({ status }: Task) => status === "NOT_STARTED").id,
    estate: estate.id,
    reception: receptionSetups.nodes[0].id,
    acceptance: acceptanceBatches.nodes[0].id,
    home: acceptanceBatches.nodes[0].board[0].recordId,
    bidding: biddingProjects.nodes[0].id,
    writing: writing.nodes[0].id,
    tender: tenders.nodes[0].id,
    told: told.nodes[0].id,
    showcase: showcase.id,
    survey: showcase.surveys[0].id,
    site: salesSites.nodes[0].id,
    count: itemCounts.nodes[0].id,
    defect: defects.nodes[0].id,
    layout: layoutPlans.nodes[0].id,
    empty,
    unit: estate.units.nodes[0].id,
    person: people.nodes[0].id,
    batch: await checkWorkbook(asker, empty, await spoiltSample()),
  };
}
