import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const w = t.asset;
const words = t.organization.import;
const name = "示例-COBie交付.xlsx";
const sample = fileURLToPath(new URL(`../../../docs/guide/${name}`, import.meta.url));

/** A click on a phone that is busy until long after the typing rests: nothing of it is drawn before the search's time has come. */
function clickBusily(place: HTMLElement | SVGElement): void {
  place.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  const until = performance.now() + 600;
  while (performance.now() < until);
}

/** The developer's handover of one building: looked at sheet by sheet, taken in, found, and read on the phone. */
describe("a COBie handover into the asset register", () => {
  const engineer = useVisitor(
    { size: "desktop", language: "zh", account: "engineering" },
    { inOrder: true },
  );
  const onSite = useVisitor({ size: "phone", language: "zh", account: "engineering" });

  test("is accounted for sheet by sheet before anything is taken in", async () => {
    const { page } = engineer;
    await page.goto("/assets");
    await settled(page);
    await page.getByRole("button", { name: w.bring }).click();
    await page.getByRole("menuitem", { name: w.importCobie }).click();
    await page.locator('input[type="file"]').setInputFiles({
      name,
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: readFileSync(sample),
    });
    await page.getByText(words.leads.CHECKED).waitFor();
    const counts = async (sheet: string) =>
      (
        await page
          .getByRole("row", { name: new RegExp(`^${sheet} `) })
          .getByRole("cell")
          .allTextContents()
      ).join(" ");
    expect(await counts("Component")).toBe("25 23 2 2");
    expect(await counts("Attribute")).toBe("46 46 0 0");
    expect(await counts("Coordinate")).toContain(words.notTaken);
    await page
      .getByRole("row", { name: /^Component / })
      .getByRole("button", { name: "2" })
      .click();
    await page.getByText("「B1-09」", { exact: false }).waitFor();
    await page.getByText("「稳压泵」", { exact: false }).waitFor();
  });

  test("comes in, is found by pinyin and opened", async () => {
    const { page } = engineer;
    await page.getByRole("button", { name: words.applyPart(137, 2) }).click();
    await page.getByText(words.leads.APPLIED).waitFor();
    await page.getByRole("link", { name: words.back }).click();
    await settled(page);
    await page.getByRole("button", { name: "3栋", exact: false }).last().click();
    await page.getByLabel(w.search).fill("ket");
    await page.waitForURL(/q=ket$/); // the address follows when the typing rests
    await settled(page);
    // Typed on and clicked at once: the list is left for good, however slowly the page comes.
    await page.route("**/*.js", async (route) => {
      await setTimeout(500);
      await route.continue();
    });
    await page.getByLabel(w.search).press("i");
    await page.getByText("3栋-1#客梯").first().evaluate(clickBusily);
    await page.getByRole("heading", { name: "3栋-1#客梯" }).waitFor();
    await page.getByText("日立").first().waitFor();
    await page.getByText(w.notStarted).waitFor();
    await page.getByText("IP55").waitFor();
  });

  test("tells on the phone whether the developer pays for what was handed over", async () => {
    const { page } = onSite;
    await page.goto("/assets?warranty=COVERED&q=生活水泵");
    await settled(page);
    await page.getByText("1#生活水泵").first().click();
    await page.getByText(w.pays).waitFor();
  });
});
