import { type BrowserContext, chromium } from "playwright-core";
import { timed, type Timed } from "./measure.ts";

const ROUNDS = 8;
/** A phone of some years ago beside this machine, as Chromium's own tools take it. */
const SLOWER = 4;

/** What a page tells of itself while it opens; runs in it. */
const watching = `new MutationObserver((_, own) => {
  if (!document.querySelector(".acceptance-line")) return;
  window.firstLine = performance.now();
  own.disconnect();
}).observe(document, { childList: true, subtree: true });`;

/** Answers the first line that is only looked at and has no answer yet; the time until the page shows the answer, in ms. */
const answering = `new Promise((shown, failed) => {
  const isGood = (one) => one.textContent.trim() === "合格";
  const line = [...document.querySelectorAll(".acceptance-line")].find((one) =>
    [...one.querySelectorAll("button")].some(isGood) && ![...one.querySelectorAll(".ui-badge")].some(isGood));
  if (!line) return failed(new Error("no line is open"));
  const label = line.querySelector("h3").textContent;
  const begun = performance.now();
  const look = () => {
    const same = [...document.querySelectorAll(".acceptance-line")].find((one) => one.querySelector("h3")?.textContent === label
      && [...one.querySelectorAll(".ui-badge")].some(isGood));
    if (same) requestAnimationFrame(() => shown(performance.now() - begun));
    return Boolean(same);
  };
  const observer = new MutationObserver(() => look() && observer.disconnect());
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  setTimeout(() => failed(new Error("no answer is shown")), 20000);
  [...line.querySelectorAll("button")].find(isGood).click();
})`;

/** A home's page on a phone four times slower than this machine: opened new, opened again, and an item recorded. */
export async function measurePhone(
  url: string,
  who: { readonly email: string; readonly password: string },
  homes: readonly string[],
): Promise<Timed[]> {
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const cookies = await signIn(url, who);
  const times = { paint: [], lines: [], again: [], item: [] } as Record<string, number[]>;
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        isMobile: true,
        hasTouch: true,
        locale: "zh-CN",
        timezoneId: "Asia/Shanghai",
      });
      await context.addInitScript(watching);
      await context.addCookies(cookies.map((cookie) => ({ ...cookie, url })));
      const opened = await open(context, url, homes[round]!);
      // The first round warms the server up.
      if (round > 0) for (const [name, took] of Object.entries(opened)) times[name]!.push(...took);
      await context.close();
    }
  } finally {
    await browser.close();
  }
  const of = `phone, ${SLOWER}× slower`;
  return [
    timed(`${of}: first paint of a home, nothing kept`, times["paint"]!),
    timed(`${of}: its lines are there, nothing kept`, times["lines"]!),
    timed(`${of}: its lines are there, opened again`, times["again"]!),
    timed(`${of}: an item recorded, until it shows`, times["item"]!),
  ];
}

async function open(context: BrowserContext, url: string, home: string) {
  const page = await context.newPage();
  const slower = await context.newCDPSession(page);
  await slower.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const address = `${url}/acceptances/${home}`;
  const told = async () => {
    await page.locator(".acceptance-line").first().waitFor({ timeout: 60_000 });
    return page.evaluate<{ paint: number; lines: number }>(
      `({ paint: performance.getEntriesByName("first-contentful-paint")[0].startTime, lines: window.firstLine })`,
    );
  };
  await page.goto(address);
  const first = await told();
  await page.waitForLoadState("networkidle");
  await page.goto(address);
  const again = await told();
  await page.waitForLoadState("networkidle");
  const item: number[] = [];
  for (let n = 0; n < 3; n++) item.push(await page.evaluate<number>(answering));
  return { paint: [first.paint], lines: [first.lines], again: [again.lines], item };
}

export async function signIn(
  url: string,
  who: { readonly email: string; readonly password: string },
) {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify(who),
  });
  if (!response.ok) throw new Error(`nobody can sign in: ${await response.text()}`);
  return response.headers.getSetCookie().map((cookie) => {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
    return { name: name!, value: value! };
  });
}
