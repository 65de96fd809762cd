import type { Page, Request } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { importWorkbook, layEstate, theAdmin } from "./harness/ground.ts";
import { useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";
import { workbookOf } from "./harness/workbook.ts";

const UNITS = 5_000;

describe("an estate of 5,000 units", () => {
  const { t, format } = wordsOf("zh");
  const visitor = useVisitor(
    { size: "desktop", language: "zh", account: "admin" },
    { inOrder: true },
  );
  const { rowsOf, next, previous } = t.shell.table;
  let estateId = "";
  beforeAll(async () => {
    estateId = await layEstate("五千家园");
    const workbook = { name: "五千家园.xlsx", content: await workbookOf(UNITS) };
    await importWorkbook(await theAdmin(), estateId, workbook);
  });
  const units = () => visitor.page.locator("#units");
  const shows = (rows: number, total: number) =>
    units()
      .getByText(rowsOf(format.number(rows), format.number(total)))
      .waitFor();

  test("shows its first 25", async () => {
    await visitor.page.goto(`/estates/${estateId}`);
    await shows(25, UNITS);
    expect(await roomsOf(visitor.page)).toHaveLength(25);
  });

  test("turns a page with one request that carries a cursor", async () => {
    const { page } = visitor;
    const first = await roomsOf(page);
    const asked = requestsOf(page);
    await units().getByRole("button", { name: next }).click();
    await page.waitForURL(/after=/);
    await changed(page, first);
    expect(asked.map(({ name }) => name)).toEqual(["EstateUnits"]);
    expect(asked[0]?.variables).toMatchObject({ first: 25, after: expect.any(String) });
    const second = await roomsOf(page);
    expect(second.filter((room) => first.includes(room))).toEqual([]);
    await units().getByRole("button", { name: previous }).click();
    await changed(page, second);
    expect(await roomsOf(page)).toEqual(first);
  });

  test("is sorted by the server: the largest of all comes first", async () => {
    const { page } = visitor;
    const before = await roomsOf(page);
    const asked = requestsOf(page);
    const byArea = units().getByRole("button", {
      name: t.organization.fields["buildingArea"] ?? "",
    });
    await byArea.click();
    await page.waitForURL(/sort=/);
    await changed(page, before);
    const ascending = await roomsOf(page);
    await byArea.click();
    await changed(page, ascending);
    await units().getByText(format.area(179)).first().waitFor();
    expect(asked.map(({ name }) => name)).toEqual(["EstateUnits", "EstateUnits"]);
  });

  test("answers a search within a second and with one request", async () => {
    const { page } = visitor;
    const search = async (text: string) => {
      const asked = requestsOf(page);
      const answered = page.waitForResponse((one) => nameOf(one.request())?.name === "EstateUnits");
      await units().getByRole("searchbox").fill(text);
      const response = await answered;
      await response.finished();
      await expect
        .poll(async () => (await roomsOf(page)).every((room) => room.includes(text.slice(1))))
        .toBe(true);
      expect(asked.map(({ name }) => name)).toEqual(["EstateUnits"]);
      expect(asked[0]?.variables).toMatchObject({ filter: { search: text } });
      return response.request().timing().responseEnd;
    };
    // The quickest of some: a machine that is busy for a while is not what this is about.
    let quickest = Infinity;
    for (let room = 2501; room <= 2510 && quickest >= 1_000; room += 1)
      quickest = Math.min(quickest, await search(String(room)));
    expect(quickest).toBeLessThan(1_000);
  });
});

describe("a large import", () => {
  const { t } = wordsOf("zh");
  /** So many that whoever sees it at work can still stop it. */
  const many = 4 * UNITS;
  const words = t.organization.import;
  const visitor = useVisitor(
    { size: "phone", language: "zh", account: "admin" },
    { inOrder: true },
  );
  let estateId = "";
  beforeAll(async () => {
    estateId = await layEstate("半途而止苑");
  });

  test("tells how far it is while it is checked and taken in, without being asked to", async () => {
    const { page } = visitor;
    await page.goto(`/import/units?of=${estateId}`);
    const buffer = await workbookOf(many);
    const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: "半途.xlsx", mimeType, buffer });
    await page.getByRole("progressbar").first().waitFor();
    await page.getByRole("heading", { name: words.leads.CHECKED }).waitFor();
    await page.getByRole("button", { name: words.apply(many) }).click();
    await page.getByRole("heading", { name: words.leads.APPLYING }).waitFor();
    await page.getByText(new RegExp(`已处理 [1-9]\\d* / ${many} 行`)).waitFor();
  });

  test("is given up in the middle, and leaves nothing behind", async () => {
    const { page } = visitor;
    await page.getByRole("button", { name: words.cancel }).click();
    await page.getByRole("heading", { name: words.leads.CANCELLED }).waitFor();
    await page.goto(`/estates/${estateId}`);
    await page.getByText(t.organization.estate.noBuildings).waitFor();
  });
});

interface Asked {
  readonly name: string;
  readonly variables: Record<string, unknown>;
}

/** What the page asks GraphQL from now on. */
function requestsOf(page: Page): Asked[] {
  const asked: Asked[] = [];
  page.on("request", (request) => {
    const operation = nameOf(request);
    if (operation) asked.push(operation);
  });
  return asked;
}

function nameOf(request: Request): Asked | undefined {
  if (!request.url().endsWith("/graphql") || request.method() !== "POST") return undefined;
  const { operationName, query, variables } = request.postDataJSON() as {
    operationName?: string;
    query: string;
    variables: Record<string, unknown>;
  };
  return { name: operationName ?? /\w+ (\w+)/.exec(query)?.[1] ?? "", variables };
}

/** Building, floor and room of the rows in view. */
const roomsOf = (page: Page) =>
  page.locator("#units tbody tr").evaluateAll((rows) =>
    rows.map((row) =>
      [...row.querySelectorAll("td")]
        .slice(1, 4) // after the box that chooses the row
        .map((cell) => cell.textContent)
        .join(" "),
    ),
  );

/** Waits until the list shows other rows. */
const changed = (page: Page, before: readonly string[]) =>
  expect
    .poll(async () => {
      const now = await roomsOf(page);
      return now.length === 25 && now.join() !== before.join() && now[0]?.trim() !== "";
    })
    .toBe(true);
