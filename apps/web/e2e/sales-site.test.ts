import { setTimeout as sleep } from "node:timers/promises";
import type { Page, Route } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { askerOf } from "./harness/api.ts";
import { takePhoto } from "./harness/photo.ts";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

/** A show flat and a sales center of the demo's estate, of their own for this journey; open at any hour. */
async function laySites() {
  const manager = await askerOf("service");
  const { estates } = await manager.ask("{ estates { nodes { id code } } }");
  const estate = estates.nodes.find(({ code }: { code: string }) => code === "JXHT");
  const lay = async (kind: string, name: string): Promise<{ id: string; name: string }> => {
    const asked = { estateId: estate.id, kind, name: `${name}${process.pid}` };
    const hours = "1-7 00:00-24:00";
    return (await manager.run("createSalesSite", { ...asked, hours }, "site { id name }")).site;
  };
  const flat = await lay("SHOW_FLAT", "B户型样板房");
  for (const [name, registered] of [
    ["花瓶", 3],
    ["沙发", 1],
  ])
    await manager.run("createSiteItem", { siteId: flat.id, name, registered }, "item { id }");
  return { flat, center: await lay("SALES_CENTER", "二期销售中心") };
}

type Sites = Awaited<ReturnType<typeof laySites>>;
let sites: Sites;
beforeAll(async () => {
  sites = await laySites();
});

/** Takes the line away meanwhile; what the browser says of that is expected. */
async function withoutLine(
  { context, problems }: ReturnType<typeof useVisitor>,
  meanwhile: () => Promise<void>,
): Promise<void> {
  await context.setOffline(true);
  await meanwhile();
  await context.setOffline(false);
  expect(problems.filter((problem) => !/ERR_INTERNET_DISCONNECTED/.test(problem))).toEqual([]);
  problems.length = 0;
}

/** What is waited for until it is opened. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/**
 * A line on which the site is read while so many visitors are saved: the first reading comes once two saves were answered,
 * be it of before the second, and each later one not at all. `saved` resolves when all were and a later one was asked for.
 */
async function slowReading(page: Page, visitors: number) {
  const isAsked = (url: URL) => url.pathname === "/graphql";
  const [first, both, read, again, all] = [gate(), gate(), gate(), gate(), gate()];
  const held: Route[] = [];
  let [readings, saves, answered] = [0, 0, 0];
  await page.route(isAsked, async (route) => {
    const { query = "", variables } = JSON.parse(route.request().postData() ?? "{}");
    if (query.includes("mutation AddVisitors")) {
      const save = (saves += 1);
      if (save === 2) await Promise.race([first.opened, sleep(1_000)]);
      await route.fulfill({ response: await route.fetch() });
      answered += variables.input.more;
      if (save === 2) both.open();
      if (answered === visitors) all.open();
    } else if (!query.includes("query SalesSite(")) await route.continue();
    else if ((readings += 1) > 1) {
      held.push(route);
      again.open();
    } else {
      const response = await route.fetch();
      first.open();
      await both.opened;
      await route.fulfill({ response });
      read.open();
    }
  });
  return {
    saved: Promise.all([all.opened, read.opened, again.opened]),
    breaks: async () => {
      for (const route of held) await route.abort("internetdisconnected");
      await page.unroute(isAsked);
    },
  };
}

const { t } = wordsOf("zh");
const w = t.site;

describe("a day at the show flat, on the receptionist's phone", () => {
  const receptionist = useVisitor(
    { size: "phone", language: "zh", account: "showflat" },
    { inOrder: true },
  );
  const supervisor = useVisitor(
    { size: "phone", language: "zh", account: "supervisor" },
    { inOrder: true },
  );
  const toDay = async (page: Page) => {
    await page.goto(`/sales-sites/${sites.flat.id}`);
    await settled(page);
  };
  const step = (page: Page, title: string) => page.getByRole("region", { name: title });

  test("the opening count finds a vase missing: it wants to be explained, and keeps what was typed", async () => {
    const { page } = receptionist;
    await toDay(page);
    await step(page, w.count.OPENING).getByRole("link", { name: w.count.start }).click();
    await page.getByRole("button", { name: w.count.submitFine(2) }).waitFor();
    await page.getByRole("button", { name: /^花瓶/ }).click();
    const submit = page.getByRole("button", { name: w.count.submitAmiss(1) });
    await submit.click();
    await page.getByText("清点数与登记数不符").first().waitFor();
    const why = page.getByLabel(w.count.remark);
    await why.fill("客厅花瓶少一个");
    const photo = { name: "花瓶.jpg", mimeType: "image/jpeg", buffer: await takePhoto(page) };
    await page.locator(".count-open input[type=file]").setInputFiles(photo);
    await page.getByText(w.count.photos(1)).waitFor();
    await withoutLine(receptionist, async () => {
      await submit.click();
      await page.getByText("连不上服务器").waitFor();
      await expect.poll(() => why.inputValue()).toBe("客厅花瓶少一个");
    });
    await submit.click();
    await step(page, w.count.OPENING).getByText(w.count.amiss(1)).waitFor();
  });

  test("the supervisor sees the alert with its photo, and writes how it ended", async () => {
    const { page } = supervisor;
    await page.goto("/inbox");
    await page.getByText(`${sites.flat.name}清点发现 1 项物品丢失或损坏`).first().click();
    await page.getByText("客厅花瓶少一个").first().waitFor();
    await page.getByRole("img", { name: /花瓶/ }).waitFor();
    await page.getByRole("button", { name: `${w.follow.save}：花瓶` }).click();
    await page.getByLabel(w.follow.result).fill("保洁移至阳台，已放回");
    await page.getByRole("button", { name: w.follow.save, exact: true }).click();
    await page.getByText(w.records.result("保洁移至阳台，已放回")).waitFor();
  });

  test("visitors are one tap each, and each counts once although the line breaks", async () => {
    const { page } = receptionist;
    await toDay(page);
    const plus = page.getByRole("button", { name: w.visitors.add });
    const shown = page.getByRole("status", { name: w.visitors.today });
    const line = await slowReading(page, 3);
    for (let visitor = 0; visitor < 3; visitor += 1) await plus.click();
    await line.saved;
    await expect.poll(() => shown.textContent()).toBe("3");
    await withoutLine(receptionist, async () => {
      await line.breaks();
      await plus.click();
      await page.getByText(w.visitors.waiting(1)).waitFor();
      await expect.poll(() => shown.textContent()).toBe("4");
    });
    const visitors = step(page, w.visitors.title);
    await visitors.getByRole("button", { name: t.shell.retry }).click();
    await page.getByText(w.visitors.waiting(1)).waitFor({ state: "detached" });
    await toDay(page);
    await expect.poll(() => shown.textContent()).toBe("4");
  });

  test("what is in order is one tap, what is not is followed until its result is written", async () => {
    const { page } = receptionist;
    await toDay(page);
    const [hygiene, equipment] = [t.showcase.checks.HYGIENE, t.showcase.checks.EQUIPMENT];
    await page.getByRole("button", { name: `${hygiene}：${w.check.fine}` }).click();
    await page
      .getByText(new RegExp(`${w.check.ok("").trim()}$`))
      .first()
      .waitFor();
    await page.getByRole("button", { name: `${equipment}：${w.check.problem}` }).click();
    await page.getByLabel(w.check.finding).fill("空调不制冷");
    await page.getByRole("button", { name: w.check.save }).click();
    const follow = step(page, w.follow.title);
    await follow.getByText("空调不制冷").waitFor();
    await follow.getByRole("button", { name: `${w.follow.save}：空调不制冷` }).click();
    await follow.getByLabel(w.follow.result).fill("已加氟");
    await follow.getByRole("button", { name: w.follow.save, exact: true }).click();
    await follow.waitFor({ state: "detached" });
  });

  test("the closing count is one tap where everything is there, and the day is done", async () => {
    const { page } = receptionist;
    await toDay(page);
    await step(page, w.count.CLOSING).getByRole("link", { name: w.count.start }).click();
    await page.getByRole("button", { name: w.count.submitFine(2) }).click();
    await step(page, w.count.CLOSING).getByText(w.count.fine).waitFor();
    await page.getByText(w.allDone).waitFor();
  });
});

describe("closing the sales center in English", () => {
  const host = useVisitor({ size: "phone", language: "en", account: "saleshost" });
  const { t: en } = wordsOf("en");

  test("names what is open still, and takes all four; a question without an answer is followed", async () => {
    const { page } = host;
    await page.goto(`/sales-sites/${sites.center.id}`);
    await settled(page);
    await page.getByRole("button", { name: en.site.inquiry.add }).click();
    await page
      .getByRole("textbox", { name: en.site.inquiry.question })
      .fill("How much is the fee?");
    await page.getByRole("button", { name: en.shell.save, exact: true }).click();
    await page.getByText("How much is the fee?").waitFor();
    const closing = page.getByRole("region", { name: en.site.closing.title });
    for (const one of [en.site.closing.doors, en.site.closing.windows, en.site.closing.power])
      await closing.getByLabel(one).check();
    await closing.getByRole("button", { name: en.site.closing.save }).click();
    await closing.getByText("Still open: water").waitFor();
    await closing.getByLabel(en.site.closing.water).check();
    await closing.getByRole("button", { name: en.site.closing.save }).click();
    await closing.getByText(/closed everything/).waitFor();
  });
});

describe("the records of a site that has many", () => {
  const reader = useVisitor({ size: "phone", language: "zh", account: "supervisor" });

  test("come twenty at a time, for as long as there are more", async () => {
    const manager = await askerOf("service");
    const check = { siteId: sites.center.id, kind: "HYGIENE" };
    for (let made = 0; made < 21; made += 1)
      await manager.run("recordSiteCheck", check, "check { id }");
    const { page } = reader;
    await page.goto(`/sales-sites/${sites.center.id}?view=records`);
    await page.getByRole("radio", { name: w.records.checks }).click();
    const rows = page.getByRole("region", { name: w.views.records }).locator("li");
    await expect.poll(() => rows.count()).toBe(20);
    await page.getByRole("button", { name: w.inquiry.more }).click();
    await expect.poll(() => rows.count()).toBe(21);
    await page.getByRole("button", { name: w.inquiry.more }).waitFor({ state: "detached" });
  });
});
