import { beforeAll, describe, expect, test } from "vitest";
import { dayFromToday } from "./harness/days.ts";
import { layEstate, theRegionHead } from "./harness/ground.ts";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const w = t.bidOffer;

/** A bid of its own whose price is built up at a desk. */
describe("a bid's price, from the first line to the printed sheet", () => {
  const staff = useVisitor({ size: "desktop", language: "zh", account: "staff" });
  let address: string;

  beforeAll(async () => {
    const estateId = await layEstate(`成本测算旅程${process.pid}`);
    const asker = await theRegionHead();
    const { project } = await asker.run(
      "createBidding",
      {
        estateId,
        objectType: "NEW_PROJECT",
        organizerMode: "DEVELOPER",
        saleKind: "PRESALE",
        launchDate: dayFromToday(150),
      },
      "project { id }",
    );
    address = `/biddings/${project.id}?view=estimate`;
  });

  const field = (at: number, name: string) =>
    staff.page.getByLabel(w.row(at, w.fields[name]!), { exact: true });
  const fee = () => staff.page.locator(".estimate-fee strong");

  test("is counted while it is typed", async () => {
    const { page } = staff;
    await page.goto(address);
    await settled(page);
    await page.getByRole("button", { name: w.begin }).click();
    await page.getByText(w.wrong(w.fields["area"]!)).first().waitFor();
    const terms = { area: "50000", vacancyRate: "20", vacantPayRate: "70", socialRate: "32.5" };
    const rates = { managementRate: "8", profitRate: "5", taxRate: "6", offeredFee: "2.2" };
    for (const [name, value] of Object.entries({ ...terms, ...rates }))
      await page.getByLabel(w.fields[name]!, { exact: true }).fill(value);
    // Line 4 are the guards, line 8 the electricity.
    for (const [name, value] of [
      ["quantity", "4"],
      ["shifts", "3.5"],
      ["unitPrice", "4200"],
    ] as const)
      await field(4, name).fill(value);
    await field(8, "quantity").fill("800");
    await field(8, "unitPrice").fill("3.85");
    await expect.poll(() => fee().textContent()).toBe("2.08");
    await page.getByText("97353.22").waitFor();
  });

  test("names the field that is wrong, and counts again once it is mended", async () => {
    const { page } = staff;
    await field(4, "unitPrice").fill("四千");
    await page.getByText(w.wrong(w.fields["unitPrice"]!, 4)).first().waitFor();
    await expect.poll(() => fee().count()).toBe(0);
    await field(4, "unitPrice").fill("４２００");
    await expect.poll(() => fee().textContent()).toBe("2.08");
  });

  test("is kept, with what moves it, and printed", async () => {
    const { page } = staff;
    await page.getByRole("button", { name: w.save }).click();
    await page.getByRole("link", { name: w.print }).waitFor();
    await page.reload();
    await settled(page);
    await expect.poll(() => fee().textContent()).toBe("2.08");
    await expect.poll(() => field(4, "unitPrice").inputValue()).toBe("4200");
    const wages = page.getByRole("listitem").filter({ hasText: w.factors.WAGE });
    await wages.getByText("2.28").waitFor();
    // An earlier bid beside it, part by part of the service.
    const past = page.locator(".estimate-past > li").first();
    await past.getByText(w.beside).click();
    const guards = past.getByRole("row").filter({ hasText: w.services.ORDER });
    await guards.getByText("1.6577").waitFor();
    await page.getByRole("link", { name: w.print }).click();
    await page.getByText("物业服务费测算表").first().waitFor();
    await page.getByText("77910.00").first().waitFor();
  });

  test("is begun with what earlier bids taught, found by its words", async () => {
    const { page } = staff;
    await page.goto(address.replace("view=estimate", "view=lessons"));
    await settled(page);
    await page.getByLabel(w.lessons.search).fill("门岗班次");
    const found = page.getByRole("listitem").filter({ hasText: "门岗班次偏多" });
    await found.getByText(w.lessons.outcomes.LOST, { exact: true }).waitFor();
    // Its own is taken down once the result is known.
    await expect.poll(() => page.getByRole("button", { name: w.lessons.note }).count()).toBe(0);
  });
});
