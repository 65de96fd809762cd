import { beforeAll, describe, expect, test } from "vitest";
import { type Asker, askerOf } from "./harness/api.ts";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const { items } = t.site;

describe("a sales site that two people look after", () => {
  const visitor = useVisitor(
    { size: "desktop", language: "zh", account: "showflat" },
    { inOrder: true },
  );
  let other: Asker;
  let siteId = "";
  const add = (name: string) =>
    other.run("createSiteItem", { siteId, name, registered: 1 }, "item { id }");
  beforeAll(async () => {
    other = await askerOf("service");
    const { estates } = await other.ask("{ estates { nodes { id code } } }");
    const estate = estates.nodes.find(({ code }: { code: string }) => code === "JXHT");
    const asked = { estateId: estate.id, kind: "SHOW_FLAT", name: `同看样板房${process.pid}` };
    siteId = (await other.run("createSalesSite", asked, "site { id }")).site.id;
  });

  test("shows what the other does without being asked", async () => {
    const { page } = visitor;
    await page.goto(`/sales-sites/${siteId}?view=items`);
    await settled(page);
    await page.getByText(items.none).waitFor();
    await add("花瓶");
    await page.locator(".site-rows strong").filter({ hasText: "花瓶" }).waitFor();
    await expect.poll(() => page.getByText(t.shell.news.text).count()).toBe(0);
  });

  test("keeps what is being filled in, says that there is news, and takes it when asked", async () => {
    const { page } = visitor;
    await page.getByRole("button", { name: items.add }).click();
    const name = page.getByRole("dialog").getByLabel(items.name);
    await name.fill("写到一半");
    await add("沙发");
    await page.getByText(t.shell.news.text).waitFor();
    await expect.poll(() => name.inputValue()).toBe("写到一半");
    await expect
      .poll(() => page.locator(".site-rows strong").filter({ hasText: "沙发" }).count())
      .toBe(0);
    await page.getByRole("dialog").getByRole("button", { name: t.shell.cancel }).click();
    await page.getByRole("button", { name: t.shell.news.take }).click();
    await page.locator(".site-rows strong").filter({ hasText: "沙发" }).waitFor();
    await expect.poll(() => page.getByText(t.shell.news.text).count()).toBe(0);
  });
});
