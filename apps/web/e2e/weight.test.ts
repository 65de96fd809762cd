import { existsSync, readFileSync, statSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { theAdmin } from "./harness/ground.ts";
import { useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

/** What the first route may weigh in script, as it travels. */
const BUDGET_BYTES = 180_000;
/** The same of a home's page, on which an inspector begins in the morning. */
const HOME_BUDGET_BYTES = 200_000;

/** What a page may weigh in script with the frame it stands in, words and what it loads later aside. */
const PAGE_BUDGET_BYTES = 250_000;
/** Pages that may weigh more, and for what. */
const HEAVIER: Readonly<Record<string, number>> = {
  "src/launch/plan/PlanPage.tsx": 312_000, // the Gantt, and the planning engine for what-if
  "src/takeover/TakeoverPage.tsx": 252_000, // the steps, comments and clauses of a takeover on one page
  "src/launch/record/LaunchRecordPage.tsx": 275_000, // the forms of all launch records
};

test("no page weighs more script than its budget", () => {
  const dist = (path: string) => new URL(`../dist/${path}`, import.meta.url);
  interface Chunk {
    readonly file: string;
    readonly imports?: readonly string[];
  }
  const chunks = JSON.parse(readFileSync(dist(".vite/manifest.json"), "utf8")) as Record<
    string,
    Chunk
  >;
  const closureOf = (name: string, found = new Set<string>()): Set<string> => {
    if (found.has(name)) return found;
    found.add(name);
    for (const next of chunks[name]!.imports ?? []) closureOf(next, found);
    return found;
  };
  const frame = closureOf("index.html");
  const weightOf = (name: string) =>
    [...new Set([...frame, ...closureOf(name)].map((one) => chunks[one]!.file))]
      // The smallest travel as they are.
      .map((file) => statSync(dist(existsSync(dist(`${file}.gz`)) ? `${file}.gz` : file)).size)
      .reduce((sum, size) => sum + size);
  const pages = Object.keys(chunks).filter((name) => name.endsWith("Page.tsx"));
  expect(pages.length).toBeGreaterThan(70);
  const tooHeavy = pages
    .map((name) => ({ name, bytes: weightOf(name) }))
    .filter(({ name, bytes }) => bytes > (HEAVIER[name] ?? PAGE_BUDGET_BYTES));
  expect(tooHeavy).toEqual([]);
});

describe("the first visit", () => {
  const { t } = wordsOf("zh");
  const stranger = useVisitor({ size: "phone", language: "zh" });
  const worker = useVisitor({ size: "phone", language: "zh", account: "region" });
  const inspector = useVisitor({ size: "phone", language: "zh", account: "service" });

  test("the sign-in page fetches at most 180 kB of script, compressed", async () => {
    const { bytes, scripts } = await scriptOf(stranger.page, "/sign-in", () =>
      stranger.page.getByLabel(t.session.login).waitFor(),
    );
    expect(scripts).toBeGreaterThan(1);
    expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES);
  });

  test("today's work fetches at most 180 kB of script, compressed", async () => {
    const { bytes, scripts } = await scriptOf(worker.page, "/", () =>
      worker.page.getByRole("heading", { level: 1 }).waitFor(),
    );
    expect(scripts).toBeGreaterThan(1);
    expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES);
  });

  test("a home that is inspected fetches at most 200 kB of script, compressed", async () => {
    const asker = await theAdmin();
    const { acceptanceBatches } = await asker.ask(
      "{ acceptanceBatches(first: 1) { nodes { id board { recordId status } } } }",
    );
    const [{ id, board }] = acceptanceBatches.nodes;
    const { recordId } = board.find((home: { status: string }) => home.status === "PENDING");
    const { page } = inspector;
    const { bytes, scripts } = await scriptOf(page, `/acceptances/${id}/homes/${recordId}`, () =>
      page.locator(".acceptance-line").first().waitFor(),
    );
    expect(scripts).toBeGreaterThan(1);
    expect(bytes).toBeLessThanOrEqual(HOME_BUDGET_BYTES);
  });
});

/** Opens a page in a fresh browser and sums what its scripts weighed on the wire until it is shown, without headers. */
async function scriptOf(
  page: Page,
  path: string,
  opened: () => Promise<void>,
): Promise<{ bytes: number; scripts: number }> {
  const weights: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script")
      weights.push(
        response
          .request()
          .sizes()
          .then(({ responseBodySize }) => responseBodySize),
      );
  });
  await page.goto(path);
  await opened(); // what comes later is not waited for
  const bytes = (await Promise.all(weights)).reduce((sum, weight) => sum + weight, 0);
  return { bytes, scripts: weights.length };
}
