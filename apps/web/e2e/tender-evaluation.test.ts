import { readFile } from "node:fs/promises";
import { verify } from "@threshold/domain/tender/verify.mjs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findings } from "./harness/accessible.ts";
import { type Asker, askerOf } from "./harness/api.ts";
import { dayFromToday } from "./harness/days.ts";
import { layEstate } from "./harness/ground.ts";
import {
  actByLink,
  deadlineDays,
  linkOf,
  noticeFacts,
  openedTender,
  type Running,
  sealKey,
  startTenderServer,
  type TenderServer,
  tokenOf,
} from "./harness/tender.ts";
import { openVisit, settled, useVisitor, type Visit, type Visitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const w = t.tenderEval;
const en = wordsOf("en").t.tenderEval;

interface Member {
  readonly id: string;
  readonly name: string;
  readonly member: boolean;
  readonly mine: boolean;
}

/** Three bids are opened; a committee of five scores them, three of its members in a browser. */
describe("an evaluation, from the list of experts to the filing", () => {
  let server: TenderServer;
  let officer: Asker;
  let desk: Page;
  let phone: Page;
  let reader: Page;
  let running: Running;
  let receipts: readonly unknown[];
  let members: readonly Member[];
  const visits: Visitor[] = [];
  const visit = async (of: Omit<Visit, "server">): Promise<Page> => {
    const visitor = await openVisit({ ...of, server: server.url });
    visits.push(visitor);
    return visitor.page;
  };

  // Each fact stands on those before it.
  let broken = false;
  beforeEach((fact) => fact.skip(broken, "an earlier fact of this journey does not hold"));
  afterEach(async ({ task }) => {
    const problems = visits.flatMap((visitor) => visitor.problems.splice(0));
    broken ||= task.result?.state === "fail";
    if (broken || problems.length > 0)
      for (const [index, { page }] of visits.entries())
        if (!page.isClosed())
          await page.screenshot({ path: `test-results/tender-evaluation-${index}.png` });
    expect(problems.filter((problem) => !/status of 401/.test(problem))).toEqual([]);
  });

  beforeAll(async () => {
    server = await startTenderServer();
    const admin = await askerOf("admin", server.url);
    const { estates } = await admin.ask("{ estates { nodes { id code } } }");
    const { id } = estates.nodes.find((one: { code: string }) => one.code === "YQYY");
    ({ officer, receipts, ...running } = await openedTender(server, id));
    desk = await visit({ size: "desktop", language: "zh", account: "tender" });
    phone = await visit({ size: "phone", language: "zh" });
    reader = await visit({ size: "desktop", language: "en" });
  });
  afterAll(async () => {
    for (const { context } of visits) await context.close();
    await server.stop();
  });

  const goTo = async (view: string) => {
    await desk.goto(`/tenders/${running.id}?view=${view}`);
    await settled(desk);
  };
  /** A member's page; its secret stands behind #, for which alone a page does not load anew. */
  const follow = async (page: Page, member: Member) => {
    const { pathname, hash } = new URL(await linkOf(officer, member.id));
    await page.goto("/sign-in");
    await page.goto(`${pathname}${hash}`);
    await page.locator(".eval-sheet").waitFor();
  };

  test("begins with a list that is pasted, and says what committee it makes", async () => {
    await goTo("committee");
    await desk.getByRole("button", { name: w.paste }).click();
    const dialog = desk.getByRole("dialog");
    const lines = ["姓名\t单位\t电话\t利害关系", "林海\t某公司\t\t投标人顾问"];
    for (const name of ["王建国", "李敏", "赵志远", "陈思", "孙立", "王建国"])
      lines.push(`${name}\t广东省专家库\t\t`);
    await dialog.getByLabel(w.pasteLabel).fill(lines.join("\n"));
    await dialog.getByText(w.twice(["王建国"])).waitFor();
    await dialog.getByLabel(w.pasteLabel).fill(lines.slice(0, -1).join("\n"));
    await dialog.getByText(w.willTake(6, 1)).waitFor();
    await dialog.getByRole("button", { name: w.takeOver(6) }).click();
    await desk.getByText("孙立").waitFor();
    await desk.getByRole("button", { name: w.addExpert }).click();
    await dialog.getByLabel(w.kind).selectOption({ label: w.kinds.REPRESENTATIVE });
    await dialog.getByLabel(w.name, { exact: true }).fill("周蕾");
    // The organiser's own member has an account: the officer's, whose page shows it.
    const { viewer } = await officer.ask("{ viewer { person { name } } }");
    await dialog.locator("input").and(dialog.getByLabel(w.account)).fill(viewer.person.name);
    await desk.locator(".ant-select-item-option").filter({ hasText: viewer.person.name }).click();
    await dialog.getByRole("button", { name: t.shell.save }).click();
    await desk.getByText(w.committeeIs(5, 4, 1, 5)).waitFor();
    await desk.getByLabel(w.howMany).fill("3");
    await desk.getByText(w.committeeWrong).first().waitFor();
    await desk.getByLabel(w.howMany).fill("4");
    expect(await findings(desk)).toEqual([]);
    await desk.getByRole("button", { name: w.publish }).click();
    await desk.getByRole("alertdialog").getByRole("button", { name: w.publish }).click();
    await desk.getByText(w.poolFixed).waitFor();
  });

  test("is drawn by two numbers that nobody chose, and again before the reader's eyes", async () => {
    await desk.getByLabel(w.publicValue, { exact: true }).fill("03 07 11 19 26 31 + 08");
    await desk.getByRole("button", { name: w.draw, exact: true }).click();
    await desk.getByText(w.drawHolds).waitFor();
    await desk.locator(".eval-again summary").click();
    await desk.getByText(w.steps.seed).waitFor();
    await expect.poll(() => desk.locator(".eval-drawn").count()).toBe(4);
    await desk.getByText("投标人顾问").waitFor();
  });

  test("lets the next of the reserve step in, whom nobody chooses", async () => {
    await desk.getByRole("button", { name: /^替补/ }).first().click();
    const dialog = desk.getByRole("dialog");
    await dialog.getByLabel(w.replaceReason).fill("当日不能到场");
    await dialog.getByRole("button", { name: w.replace }).click();
    await desk.getByText("当日不能到场", { exact: false }).waitFor();
    await desk.getByText(w.drawHolds).waitFor();
    expect(await findings(desk)).toEqual([]);
    const { tender } = await officer.ask(
      `{ tender(id: "${running.id}") { experts { id name member mine } } }`,
    );
    members = tender.experts.filter(({ member }: Member) => member);
    expect(members).toHaveLength(5);
  });

  test("keeps the scores from the organiser, and does not rank ahead of time", async () => {
    for (const { id } of members.slice(2).filter(({ mine }) => !mine)) {
      const token = tokenOf(await linkOf(officer, id));
      const { bids } = await scoreViewOf(server, token);
      const points = { order: "8", green: "8.5", price: "80" };
      const sheets = Object.fromEntries(bids.map(({ bidder }) => [bidder, points]));
      await actByLink(server.url, token, "SCORE", { confidential: true, sheets });
    }
    await goTo("scoring");
    await desk.getByText(w.scoredOf(2, 5)).first().waitFor();
    await desk.getByText(t.refusals.SCORES_MISSING({}), { exact: true }).first().waitFor();
    await expect.poll(() => desk.locator(".eval-points").count()).toBe(0);
    expect(await findings(desk)).toEqual([]);
  });

  test("is scored on a phone, whose draft outlives the page", async () => {
    await follow(phone, members[0]!);
    const fields = phone.locator(".eval-card-rows input");
    await fields.nth(0).fill("9");
    await fields.nth(1).fill("7.5");
    await expect
      .poll(() =>
        phone.evaluate(() =>
          Object.values({ ...localStorage }).some((text) => text.includes("7.5")),
        ),
      )
      .toBe(true);
    await phone.reload();
    await fields.first().waitFor();
    await expect.poll(() => fields.nth(1).inputValue()).toBe("7.5");
    await fields.nth(2).fill("101");
    await phone.getByText(w.faults.TOO_MUCH("100")).waitFor();
    await fields.nth(2).fill("85");
    expect(await findings(phone)).toEqual([]);
    for (const price of ["80", "75"]) {
      await phone.getByRole("button", { name: w.next }).click();
      for (const [index, points] of ["8", "8", price].entries())
        await fields.nth(index).fill(points);
    }
    await phone.getByText(w.given(9, 9)).waitFor();
    await phone.getByLabel(w.promise).check();
    await phone.getByRole("button", { name: w.handIn }).click();
    await phone.getByText(w.handedIn(2)).waitFor();
    await expect.poll(() => phone.locator(".eval-points").count()).toBe(0);
  });

  test("is scored by a member with an account from the tender's page, by a link that nobody else gets", async () => {
    const own = members.find(({ mine }) => mine)!;
    await goTo("committee");
    await expect
      .poll(() => desk.getByRole("button", { name: w.linkFor(own.name) }).count())
      .toBe(0);
    expect(await findings(desk)).toEqual([]);
    await desk.getByRole("button", { name: w.ownScoringEnter }).click();
    await desk.locator(".eval-sheet").waitFor();
    await pasteScores(desk, "8\t9\t8\n8\t8\t9\n88\t86\t82\n");
    await desk.getByText(w.given(9, 9)).waitFor();
    await desk.getByLabel(w.promise).check();
    await desk.getByRole("button", { name: w.handIn }).click();
    await desk.getByText(w.handedIn(1)).waitFor();
  });

  test("is scored at a desk by a block from a spreadsheet, and then talked over together", async () => {
    await follow(reader, members[1]!);
    await pasteScores(reader, "9\t8\t8\n4\t8\t8\n90\t85\t80\n");
    await reader.getByText(en.given(9, 9)).waitFor();
    expect(await findings(reader)).toEqual([]);
    await reader.getByLabel(en.promise).check();
    await reader.getByRole("button", { name: en.handIn }).click();
    await reader.getByText(en.togetherLead).waitFor();
    await expect.poll(() => reader.locator(".eval-overview li").count()).toBe(3);
    await expect.poll(() => reader.locator(".eval-points .ui-strip").count()).toBe(4);
    await expect
      .poll(() => reader.locator(".eval-points .ui-strip-far").count())
      .toBeGreaterThan(0);
    expect(await findings(reader)).toEqual([]);
  });

  test("is revised with a reason, and in no other way", async () => {
    await reader.getByRole("button", { name: en.revise }).click();
    await reader.locator(".eval-own input").nth(1).fill("7");
    const save = reader.getByRole("button", { name: en.saveRevision });
    await expect.poll(() => save.getAttribute("aria-disabled")).toBe("true");
    await reader.getByLabel(en.reason).fill("Explained in the defence");
    await save.click();
    await save.waitFor({ state: "detached" });
    await reader.locator("td.eval-own").nth(1).getByText("7", { exact: true }).waitFor();
  });

  test("is ranked by exact scores that come out again in the browser", async () => {
    await goTo("scoring");
    await desk.getByRole("button", { name: w.rank }).click();
    await desk.getByRole("alertdialog").getByRole("button", { name: w.rank }).click();
    await desk.getByText(w.scoringLead).waitFor();
    await desk.getByText("Explained in the defence").waitFor();
    await desk.locator(".eval-before").first().waitFor();
    expect(await findings(desk)).toEqual([]);
    await goTo("result");
    await desk.getByText(w.asTold).waitFor();
    await desk.getByText(w.candidate(1), { exact: true }).waitFor();
    await desk.locator(".eval-places summary").first().click();
    await desk.getByText(w.mean, { exact: false }).first().waitFor();
    expect(await findings(desk)).toEqual([]);
  });

  test("is awarded, told to all, contracted and filed", async () => {
    const dialog = desk.getByRole("dialog");
    await desk.getByRole("button", { name: w.award }).click();
    await dialog.getByRole("button", { name: w.award }).click();
    await desk.getByRole("button", { name: w.tell }).click();
    await dialog.getByRole("button", { name: w.tell }).click();
    await desk.getByText(w.noComplaints).waitFor();
    await goTo("contract");
    const { tender } = await officer.ask(
      "query($id: ID!) { tender(id: $id) { now contractDueOn filingDueOn } }",
      { id: running.id },
    );
    // Counted by the server's clock, and on to the next working day.
    const daysTo = (due: string) =>
      (Date.parse(due) - Date.parse(dayFromToday(0, Date.parse(tender.now)))) / 86_400_000;
    const [contract, filing] = [daysTo(tender.contractDueOn), daysTo(tender.filingDueOn)];
    expect(contract).toBeGreaterThanOrEqual(30);
    expect(filing).toBeGreaterThanOrEqual(15);
    expect(filing).toBeLessThan(contract);
    await desk.getByText(w.daysLeft(contract), { exact: true }).waitFor();
    await desk.getByText(w.daysLeft(filing), { exact: true }).waitFor();
    expect(await findings(desk)).toEqual([]);
    await desk.getByRole("button", { name: w.recordContract }).click();
    // A contract that lacks what the law asks of it is not one (SVC-001).
    await dialog.getByRole("button", { name: t.shell.save }).click();
    await dialog.getByText("SVC-001", { exact: false }).first().waitFor();
    expect(await findings(desk)).toEqual([]);
    for (const head of Object.values(t.bidding.contractHeads))
      await dialog.getByLabel(t.bidding.contractHas(head)).check();
    await dialog.getByRole("button", { name: t.shell.save }).click();
    await desk.getByText(w.daysLeft(contract), { exact: true }).waitFor({ state: "detached" });
    await desk.getByRole("button", { name: w.recordFiling }).click();
    await dialog.getByLabel(w.filingNumber).fill("穗物招备〔2027〕118 号");
    await dialog.getByRole("button", { name: t.shell.save }).click();
    await desk.getByText("穗物招备〔2027〕118 号").waitFor();
    const close = desk.getByRole("button", { name: w.close });
    await expect.poll(() => close.getAttribute("aria-disabled")).toBe("true");
  });

  test("is closed once nobody can complain any more", async () => {
    await server.ahead(deadlineDays + 6);
    await goTo("contract");
    await desk.getByRole("button", { name: w.close }).click();
    await desk.getByRole("alertdialog").getByRole("button", { name: w.close }).click();
    await desk
      .getByText(t.tender.statuses["CLOSED"] ?? "", { exact: true })
      .first()
      .waitFor();
  });

  test("leaves a pack that the verifier finds honest, with the bidders' receipts, and an OCDS record", async () => {
    await goTo("log");
    const [file] = await Promise.all([
      desk.waitForEvent("download"),
      desk.getByRole("link", { name: w.pack }).click(),
    ]);
    const pack = await readFile(await file.path(), "utf8");
    expect(await verify(JSON.parse(pack), receipts)).toEqual([]);
    await desk.getByRole("link", { name: w.verify }).click();
    const chooser = desk.locator('input[type="file"]').first();
    await chooser.waitFor({ state: "attached" });
    const json = (name: string, text: string) => ({
      name,
      mimeType: "application/json",
      buffer: Buffer.from(text),
    });
    await chooser.setInputFiles(json("pack.json", pack));
    await chooser.setInputFiles(json("receipt.json", JSON.stringify(receipts[0])));
    await desk.getByText("，1 份回执与记录相符。", { exact: false }).waitFor();
    const forged = pack.replace(/"points":\{[^}]*"price":"(\d+)"/, (one) =>
      one.replace(/\d+"$/, '1"'),
    );
    expect(forged).not.toBe(pack);
    expect((await verify(JSON.parse(forged))).length).toBeGreaterThan(0);
    const record = await officer.fetch(`/tenders/${running.reference}/record.json`);
    expect(await record.json()).toMatchObject({
      version: "1.1",
      records: [{ compiledRelease: { tender: { status: "complete" }, awards: [{}] } }],
    });
  });
});

describe("a tender that failed", () => {
  const officer = useVisitor({ size: "desktop", language: "zh", account: "tender" });

  test("is run again from its notice, with days, key and commitment to be made anew", async () => {
    const asker = await askerOf("tender");
    const estateId = await layEstate(`流标花园${process.pid}`);
    const begun = {
      estateId,
      title: "流标花园前期物业服务招标",
      method: "PUBLIC",
      organiserName: "云湖置业",
    };
    const made = await asker.run("createTender", begun, "tender { id reference version }");
    const { id, reference, version } = made.tender;
    await asker.run("updateTender", { id, version, ...noticeFacts() }, "tender { id }");
    for (const name of ["周明", "何静", "罗文"])
      await asker.run("saveTenderHolder", { id, name }, "tender { id }");
    await sealKey(asker, { id, reference });
    await asker.run("issueTenderNotice", { id }, "tender { id }");
    await asker.run("failTender", { id, reason: "只有两家投标" }, "tender { id }");
    const { page } = officer;
    await page.goto(`/tenders/${id}`);
    await settled(page);
    await page.getByText("只有两家投标", { exact: false }).first().waitFor();
    await page.getByRole("button", { name: w.retender }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: w.retender }).click();
    await page.waitForURL(
      (url) => /\/tenders\/Tender_/.test(url.pathname) && !url.pathname.endsWith(id),
    );
    await page
      .getByText(t.tender.statuses["DRAFT"] ?? "", { exact: true })
      .first()
      .waitFor();
    const again = new URL(page.url()).pathname.split("/").at(-1);
    const { tender } = await asker.ask(
      `{ tender(id: "${again}") { title deadline publicKey scoring sections { service } holders { id } } }`,
    );
    expect(tender).toMatchObject({
      title: begun.title,
      deadline: null,
      publicKey: null,
      scoring: noticeFacts().scoring,
      sections: { service: noticeFacts().sections.service },
      holders: [],
    });
  });
});

/** A block from a spreadsheet into the sheet, from its first field on. */
async function pasteScores(page: Page, block: string): Promise<void> {
  await page.locator(".ui-number-grid input").first().focus();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(paste);
  }, block);
}

interface ScoreView {
  readonly bids: readonly { readonly bidder: string }[];
}
async function scoreViewOf(server: TenderServer, token: string): Promise<ScoreView> {
  const response = await fetch(`${server.url}/api/links/read`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token }),
  });
  return ((await response.json()) as { tender: ScoreView }).tender;
}
