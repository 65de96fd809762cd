import { beforeAll, describe, expect, test } from "vitest";
import { theAdmin } from "./harness/ground.ts";
import type { Page } from "playwright-core";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const w = t.acceptance;
const o = t.outbox;

/** A photo of 600 kB, as large ones go in parts. */
const photo = {
  name: "空鼓.jpg",
  mimeType: "image/jpeg",
  // What no picture reader takes is kept as it came; the server looks at the first bytes.
  buffer: Buffer.concat([
    Buffer.from("ffd8ffe000104a46494600010100", "hex"),
    Buffer.alloc(600_000),
  ]),
};

describe("work without signal, with the line really cut", () => {
  const line = "墙面平整度(一般抹灰)";
  const measure = async (page: Page, value: string) => {
    const field = page.getByRole("listitem", { name: line });
    for (const point of [1, 2]) await field.getByLabel(`${w.point(point)} (mm)`).fill(value);
    await field.getByRole("button", { name: w.save }).click();
    return field;
  };
  const inspector = useVisitor({ size: "phone", language: "zh", account: "service" });
  const colleague = useVisitor({ size: "phone", language: "zh", account: "engineering" });
  let batch: string;
  let homes: string[];

  interface Kept {
    readonly itemCode: string;
    readonly outcome: string;
    readonly attachments: readonly unknown[];
  }
  const resultsOf = async (home: string): Promise<Kept[]> => {
    const { unitAcceptance } = await (
      await theAdmin()
    ).ask(
      "query($id: ID!) { unitAcceptance(id: $id) { results { itemCode outcome attachments { id } } } }",
      { id: home.split("/").at(-1) },
    );
    return unitAcceptance.results;
  };

  beforeAll(async () => {
    const asker = await theAdmin();
    const { acceptanceBatches } = await asker.ask(
      "{ acceptanceBatches(first: 1) { nodes { id board { recordId status done } } } }",
    );
    const [found] = acceptanceBatches.nodes;
    batch = `/acceptances/${found.id}`;
    type Cell = { recordId: string; status: string; done: number };
    homes = found.board
      .filter(({ status, done }: Cell) => status === "PENDING" && done === 0)
      .slice(-3)
      .map(({ recordId }: Cell) => `${batch}/homes/${recordId}`);
  });

  test("the day's homes are taken along, with what they weigh", async () => {
    const { page } = inspector;
    await page.goto(batch);
    await settled(page);
    await page.getByRole("button", { name: o.prepare.start }).click();
    await page.getByText(/已下载到本机/).waitFor({ timeout: 60_000 });
    await page.getByText(o.state.synchronised).first().waitFor();
  });

  test("a home is inspected in the basement, and nothing is gone when the app is closed and opened again there", async () => {
    const { page, context, problems } = inspector;
    await context.setOffline(true);
    await page.goto(homes[0]!);
    const flat = await measure(page, "3.5");
    await flat.getByText(o.states.WAITING).waitFor();
    await flat.locator('input[type="file"]').setInputFiles(photo);
    await flat.getByRole("button", { name: w.photos(1) }).waitFor();
    await page.getByText(o.state.waiting(2)).first().waitFor();
    await page.reload();
    await flat.getByText(o.states.WAITING).waitFor();
    await flat.getByRole("button", { name: w.photos(1) }).waitFor();
    await page.goto(homes[1]!);
    await page.getByRole("button", { name: /观感均合格/ }).click();
    await page.getByText(o.state.waiting(3)).first().waitFor();
    expect(await resultsOf(homes[0]!)).toEqual([]);
    problems.splice(0); // the browser tells of every request that found no line
  });

  test("back above ground all of it goes out by itself, each once", async () => {
    const { page, context, problems } = inspector;
    await context.setOffline(false);
    await page.getByText(o.state.synchronised).first().waitFor({ timeout: 40_000 });
    problems.splice(0); // the browser tells of an upload that the server does not know yet
    expect(await resultsOf(homes[0]!)).toMatchObject([{ outcome: "PASS", attachments: [{}] }]);
    expect((await resultsOf(homes[1]!)).length).toBeGreaterThan(1);
  });

  test("two inspectors on one line: the second's value is kept and shown with who was first, until he decides", async () => {
    const first = inspector.page;
    const second = colleague.page;
    await second.goto(homes[2]!);
    await second.getByRole("listitem", { name: line }).waitFor();
    await colleague.context.setOffline(true);
    await measure(second, "9");
    await second.getByText(o.state.waiting(1)).first().waitFor();
    await first.goto(homes[2]!);
    await measure(first, "3");
    await first.getByText(o.state.synchronised).first().waitFor();
    await colleague.context.setOffline(false);
    await second.getByText(o.state.needsYou(1)).first().waitFor({ timeout: 40_000 });
    await second
      .getByText(/其他人已记录了不同的结果/)
      .first()
      .waitFor();
    expect(await resultsOf(homes[2]!)).toMatchObject([{ outcome: "PASS" }]);
    await second.getByRole("button", { name: o.aside }).click();
    await second.getByRole("button", { name: o.aside }).last().click();
    await second.getByText(o.state.synchronised).first().waitFor();
    await second.goto("/outbox");
    await second.getByText(o.states.ASIDE).waitFor();
    colleague.problems.splice(0);
    inspector.problems.splice(0);
  });
});
