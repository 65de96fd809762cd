import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { expect, test } from "vitest";
import { type Account, askerOf } from "../harness/api.ts";
import { checkWorkbook, theAdmin } from "../harness/ground.ts";
import {
  deadlineDays,
  linkOf,
  noticeFacts,
  passphraseOf,
  sealedTender,
  startTenderServer,
} from "../harness/tender.ts";
import { openVisit, settled } from "../harness/visit.ts";
import type { Size } from "../harness/visit.ts";
import { wordsOf } from "../harness/words.ts";
import { spoiltSample } from "../harness/workbook.ts";

const IMAGES = fileURLToPath(new URL("../../../../docs/guide/images/", import.meta.url));
const MOST_BYTES = 200_000;
const { t } = wordsOf("zh");

interface Scene {
  /** The picture's name; `-phone` is added for a phone's. */
  readonly name: string;
  readonly account?: Account;
  readonly path: (ids: Ids) => string;
  /** What must be in view before the picture is taken. */
  readonly shows: string;
  /** What is done on the page first. */
  readonly first?: (page: Page) => Promise<void>;
  readonly phone?: boolean;
}

const SCENES: readonly Scene[] = [
  { name: "01-sign-in", path: () => "/sign-in", shows: "form" },
  { name: "02-my-work", account: "center", path: () => "/", shows: ".work-task", phone: true },
  {
    name: "03-portfolio",
    account: "admin",
    path: () => "/launches",
    shows: "tbody td, .ui-card dl",
    phone: true,
  },
  {
    name: "04-plan-gantt",
    account: "region",
    path: ({ plan }) => `/launches/${plan}`,
    shows: '[role="treegrid"]',
    phone: true,
  },
  {
    name: "05-plan-list",
    account: "region",
    path: ({ plan }) => `/launches/${plan}?tab=list`,
    shows: "tbody td",
  },
  {
    name: "06-plan-calendar",
    account: "region",
    path: ({ plan }) => `/launches/${plan}?tab=calendar`,
    shows: '[role="grid"], table',
  },
  {
    name: "07-task-panel",
    account: "region",
    path: ({ plan, task }) => `/launches/${plan}/tasks/${task}`,
    shows: ".task-panel",
    phone: true,
  },
  {
    name: "08-what-if",
    account: "region",
    path: ({ plan }) => `/launches/${plan}`,
    shows: '[role="treegrid"]',
    first: tryLaterLaunch,
    phone: true,
  },
  {
    name: "09-ready-refused",
    account: "region",
    path: ({ plan }) => `/launches/${plan}`,
    shows: '[role="treegrid"]',
    first: async (page) => {
      await page.getByRole("button", { name: t.launch.plan.ready }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "10-estates", account: "admin", path: () => "/estates", shows: "tbody td" },
  {
    name: "11-estate-home",
    account: "admin",
    path: ({ estate }) => `/estates/${estate}`,
    shows: "#units td",
  },
  {
    name: "12-import",
    account: "admin",
    path: ({ batch }) => `/imports/${batch}`,
    shows: ".import-why",
    phone: true,
  },
  { name: "13-people", account: "admin", path: () => "/people", shows: "tbody td" },
  {
    name: "tenders",
    account: "tender",
    path: () => "/tenders",
    shows: "tbody td",
  },
  {
    name: "tender-draft",
    account: "tender",
    path: ({ draft }) => `/tenders/${draft}`,
    shows: ".tender-ladder",
  },
  {
    name: "tender-bidder",
    path: ({ bidder }) => bidder,
    shows: "#tender-hand-in",
    first: async (page) => {
      await page.getByRole("button", { name: t.tender.bid.writeAgain }).click();
      await page.getByLabel(t.tender.bid.price, { exact: true }).fill("2.85");
    },
    phone: true,
  },
  {
    name: "sales-site",
    account: "showflat",
    path: ({ showFlat }) => `/sales-sites/${showFlat}`,
    shows: ".site-step",
    phone: true,
  },
  {
    name: "sales-site-visitors",
    account: "supervisor",
    path: ({ salesCenter }) => `/sales-sites/${salesCenter}?view=visitors`,
    shows: ".site-chart",
  },
  {
    name: "60-defects",
    account: "service",
    path: () => "/defects?stage=ALL",
    shows: "tbody td, .ui-card",
    phone: true,
  },
  {
    name: "61-defect",
    account: "service",
    path: ({ defect }) => `/defects/${defect}`,
    shows: ".defect-history li",
    phone: true,
  },
  {
    name: "62-heat-map",
    account: "service",
    path: () => "/defects/map",
    shows: ".plan-squares li",
  },
  {
    name: "acceptance-board",
    account: "service",
    path: ({ acceptance }) => `/acceptances/${acceptance}?view=board`,
    shows: ".acceptance-cell",
    phone: true,
  },
  {
    name: "acceptance-figures",
    account: "service",
    path: ({ acceptance }) => `/acceptances/${acceptance}?view=figures`,
    shows: ".defect-parties svg",
  },
  {
    name: "bidding-ladder",
    account: "staff",
    path: ({ writing }) => `/biddings/${writing}`,
    shows: ".bidding-rung",
  },
  {
    name: "bid-decision",
    account: "region",
    path: ({ writing }) => `/biddings/${writing}?view=decision`,
    shows: ".decision",
    phone: true,
  },
  {
    name: "bid-pack",
    account: "staff",
    path: ({ writing }) => `/biddings/${writing}?view=pack`,
    shows: ".pack-contents",
  },
  {
    name: "bid-statutes",
    account: "admin",
    path: () => "/settings?tab=statutes",
    shows: ".setting",
  },
  {
    name: "tender-committee",
    account: "tender",
    path: ({ scored }) => `/tenders/${scored}?view=committee`,
    shows: ".eval-order",
  },
  {
    name: "tender-sheet",
    path: ({ sheet }) => sheet,
    shows: ".eval-sheet",
    first: fillSheet,
    phone: true,
  },
  {
    name: "tender-together",
    account: "tender",
    path: ({ told }) => `/tenders/${told}?view=scoring`,
    shows: ".eval-points",
    first: (page) => page.locator(".eval-overview button").nth(1).click(),
  },
  {
    name: "tender-result",
    account: "tender",
    path: ({ told }) => `/tenders/${told}?view=result`,
    shows: ".eval-places",
    first: (page) => page.locator(".eval-places summary").first().click(),
  },
];

const PICTURES = SCENES.flatMap((scene) => [
  { scene, size: "desktop" as const, file: scene.name },
  ...(scene.phone ? [{ scene, size: "phone" as const, file: `${scene.name}-phone` }] : []),
]);

test.each(PICTURES)("$file shows the product as it is", async ({ scene, size, file }) => {
  mkdirSync(IMAGES, { recursive: true });
  const bytes = await take(scene, size, `${IMAGES}${file}.png`);
  expect(bytes).toBeLessThan(MOST_BYTES);
});

async function take(scene: Scene, size: Size, path: string): Promise<number> {
  const { account } = scene;
  const visitor = await openVisit({ size, language: "zh", ...(account ? { account } : {}) });
  const { page, context } = visitor;
  await page.goto(scene.path(await ids()));
  await page.locator(scene.shows).first().waitFor();
  await settled(page);
  await scene.first?.(page);
  await page.waitForLoadState("networkidle");
  const picture = await page.screenshot({ animations: "disabled", caret: "hide" });
  await context.close();
  // A page has few colours: a palette holds them all and halves the picture.
  const { size: bytes } = await sharp(picture)
    .png({ palette: true, quality: 90, effort: 8 })
    .toFile(path);
  return bytes;
}

/** Moves the launch two weeks by keys and waits for the server's answer. */
async function tryLaterLaunch(page: Page): Promise<void> {
  const flag = page
    .getByRole("treegrid")
    .getByRole("button", { name: new RegExp(`^${t.launch.anchorsShort.LAUNCH} `) });
  await flag.focus();
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.getByText(t.launch.whatIf.confirmed).first().waitFor();
}

/** A sheet as it looks half way. */
async function fillSheet(page: Page): Promise<void> {
  const fields = page.locator(".ui-number-grid input, .eval-card-rows input");
  for (const [index, points] of ["8.5", "9", "7.5", "8", "9", "7", "9", "8.5"].entries())
    if (index < (await fields.count()) - 1) await fields.nth(index).fill(points);
}

/** Records of the demo that the pictures show. */
interface Ids {
  plan: string;
  task: string;
  estate: string;
  empty: string;
  batch: string;
  showFlat: string;
  salesCenter: string;
  defect: string;
  acceptance: string;
  writing: string;
  /** A tender that is still written, and a bidder's page of the one that runs. */
  draft: string;
  bidder: string;
  scored: string;
  told: string;
  /** The page of a member of the committee who has still to score. */
  sheet: string;
}

let known: Promise<Ids> | undefined;
const ids = (): Promise<Ids> => (known ??= findIds());

async function findIds(): Promise<Ids> {
  const admin = await theAdmin();
  const { launchPlans, estates, salesSites, defects, biddingProjects, acceptanceBatches } =
    await admin.ask(`{
    launchPlans { nodes { id estate { code } tasks { id status evidence { id } } } }
    estates { nodes { id code } }
    salesSites { nodes { id kind } }
    defects(first: 50, filter: { statuses: [RETURNED] }) { nodes { id photos { attachment { id } } } }
    acceptanceBatches(first: 1) { nodes { id } }
    biddingProjects(first: 1, filter: { statuses: [BIDDING] }) { nodes { id } }
  }`);
  type Task = { id: string; status: string; evidence: unknown[] };
  const byCode = (code: string) =>
    estates.nodes.find((estate: { code: string }) => estate.code === code).id as string;
  const siteOf = (kind: string) =>
    salesSites.nodes.find((site: { kind: string }) => site.kind === kind).id as string;
  const plan = launchPlans.nodes.find(
    ({ estate }: { estate: { code: string } }) => estate.code === "JXHT",
  );
  const worked = plan.tasks.filter(({ evidence }: Task) => evidence.length > 0);
  const empty = byCode("XXLY");
  return {
    plan: plan.id,
    task: (worked.find(({ status }: Task) => status === "SUBMITTED") ?? worked[0]).id,
    estate: byCode("JXHT"),
    empty,
    batch: await checkWorkbook(admin, empty, await spoiltSample()),
    showFlat: siteOf("SHOW_FLAT"),
    salesCenter: siteOf("SALES_CENTER"),
    defect: (
      defects.nodes.find(({ photos }: { photos: unknown[] }) => photos.length > 0) ??
      defects.nodes[0]
    ).id,
    acceptance: acceptanceBatches.nodes[0].id,
    writing: biddingProjects.nodes[0].id,
    ...(await tenderPages(byCode("JXHT"))),
    ...(await judgedTenders()),
  };
}

async function tenderPages(estateId: string): Promise<Pick<Ids, "draft" | "bidder">> {
  const officer = await askerOf("tender");
  const begun = {
    estateId,
    title: "锦绣华庭前期物业服务招标",
    method: "PUBLIC",
    organiserName: "广州锦程置业有限公司",
  };
  const { tender } = await officer.run("createTender", begun, "tender { id version }");
  const { scoring, sections, ...facts } = noticeFacts();
  const { project, service, bidders: asked } = sections;
  const written = { ...facts, scoring, sections: { project, service, bidders: asked } };
  await officer.run("updateTender", { ...tender, ...written }, "tender { id }");
  for (const name of ["唐宁", "何静", "罗文"])
    await officer.run("saveTenderHolder", { id: tender.id, name }, "tender { id }");
  const { tenders } = await officer.ask(
    `{ tenders(first: 5, filter: { statuses: [ISSUED] }, orderBy: NEWEST) { nodes { bidders { id bidAt } } } }`,
  );
  const bidder = tenders.nodes
    .flatMap(({ bidders }: { bidders: { id: string; bidAt: string | null }[] }) => bidders)
    .find(({ bidAt }: { bidAt: string | null }) => bidAt !== null);
  return { draft: tender.id, bidder: await linkOf(officer, bidder.id) };
}

/** The opening, on a server of its own whose clock runs ahead: two holders are there, the bids about to be read out. */
test("tender-opening shows the product as it is", async () => {
  const server = await startTenderServer();
  try {
    const admin = await askerOf("admin", server.url);
    const { estates } = await admin.ask("{ estates(first: 20) { nodes { id code } } }");
    const estate = estates.nodes.find(({ code }: { code: string }) => code === "JXHT");
    const { id } = await sealedTender(server, estate.id);
    await server.ahead(deadlineDays + 1);
    const { page, context } = await openVisit({
      size: "desktop",
      language: "zh",
      account: "tender",
      server: server.url,
    });
    await page.goto(`/tenders/${id}?view=bids`);
    const words = t.tender.opening;
    await page.locator("#tender-bids").waitFor();
    await page
      .getByRole("region", { name: t.tender.bids.envelopes })
      .getByRole("button", { name: words.begin })
      .click();
    for (const name of ["周明", "罗文"]) {
      const seat = page.getByRole("form", { name });
      await seat.getByLabel(words.passphrase(name)).fill(passphraseOf(name));
      await seat.getByRole("button", { name: words.unlock }).click();
      await seat.getByText(words.present).waitFor();
    }
    await page.getByRole("button", { name: words.openAll(3) }).click();
    await page.getByText(words.stepRead(3, 3)).waitFor();
    await page.locator("#tender-ceremony").scrollIntoViewIfNeeded();
    const picture = await page.screenshot({ animations: "disabled", caret: "hide" });
    await context.close();
    const { size } = await sharp(picture)
      .png({ palette: true, quality: 90, effort: 8 })
      .toFile(`${IMAGES}tender-opening.png`);
    expect(size).toBeLessThan(MOST_BYTES);
  } finally {
    await server.stop();
  }
});

async function judgedTenders(): Promise<Pick<Ids, "scored" | "told" | "sheet">> {
  const officer = await askerOf("tender");
  const { tenders } = await officer.ask(
    "{ tenders { nodes { id status experts { id member scoredAt } } } }",
  );
  const [scored, told] = ["EVALUATING", "TOLD"].map((status) =>
    tenders.nodes.find((one: { status: string }) => one.status === status),
  );
  const { id } = scored.experts.find(
    (one: { member: boolean; scoredAt: string | null }) => one.member && !one.scoredAt,
  );
  const { pathname, hash } = new URL(await linkOf(officer, id));
  return { scored: scored.id, told: told.id, sheet: `${pathname}${hash}` };
}
