import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { startServer } from "../../apps/web/e2e/harness/server.ts";
import { signIn } from "./acceptance-phone.ts";
import { timed, type Timed } from "./measure.ts";

const ROUNDS = 5;
/** A phone of some years ago beside this machine, as Chromium's own tools take it. */
const SLOWER = 4;
/** Slow 3G as Chromium's own tools take it: 400 kbit/s either way, 400 ms for a round trip. */
const SLOW_3G = {
  offline: false,
  latency: 400,
  downloadThroughput: 50_000,
  uploadThroughput: 50_000,
};
/** Of the demo. */
const who = { email: "region@demo.threshold", password: "threshold-demo-2026" };

interface Looked {
  readonly path: string;
  /** What is there once the page can be worked with. */
  readonly ready: string;
}

type Cookies = Awaited<ReturnType<typeof signIn>>;

async function chiefPages(url: string, cookies: Cookies): Promise<Record<string, Looked>> {
  const query =
    "{ launchPlans(first: 1) { nodes { id } } acceptanceBatches(first: 1) { nodes { id } } }";
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin: url,
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
    },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as {
    data: Record<"launchPlans" | "acceptanceBatches", { nodes: { id: string }[] }>;
  };
  const first = (list: keyof typeof data) => data[list].nodes[0]!.id;
  return {
    "today's work": { path: "/", ready: "[data-work-row]" },
    portfolio: { path: "/launches", ready: `main a[href*="LaunchPlan_"]` },
    "a launch plan": { path: `/launches/${first("launchPlans")}`, ready: ".ui-gantt, main table" },
    "an acceptance board": {
      path: `/acceptances/${first("acceptanceBatches")}`,
      ready: ".acceptance-cell",
    },
  };
}

/** The longest that a press took until the page had drawn its answer, in ms; runs in the page. */
const pressed = `new Promise((told) => {
  new PerformanceObserver((list) => {
    const presses = list.getEntries().filter(({ name }) => /^(pointerdown|pointerup|click)$/.test(name));
    if (presses.length > 0) told(Math.max(...presses.map(({ duration }) => duration)));
  }).observe({ type: "event", durationThreshold: 16, buffered: true });
  setTimeout(() => told(16), 3000); // shorter than the API tells
})`;

async function open(browser: Browser, url: string, cookies: Cookies, { path, ready }: Looked) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    serviceWorkers: "block", // it would fetch everything beforehand, past the throttle
  });
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url })));
  const page = await context.newPage();
  const slower = await context.newCDPSession(page);
  await slower.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await slower.send("Network.enable");
  await slower.send("Network.emulateNetworkConditions", SLOW_3G);
  await page.goto(`${url}${path}`, { waitUntil: "commit", timeout: 120_000 });
  await page.locator(ready).first().waitFor({ timeout: 120_000 });
  const [paint, worked] = await page.evaluate<[number, number]>(
    `[performance.getEntriesByName("first-contentful-paint")[0].startTime, performance.now()]`,
  );
  const duration = page.evaluate<number>(pressed);
  await page.getByRole("button", { name: "更多", exact: true }).tap(); // the menu of all pages
  const press = await duration;
  await context.close();
  return { paint, worked, press };
}

/** The chief pages of the demo on a slow phone behind a slow network, nothing kept: first paint, worked with, a press. */
export async function measureWeb(say: (words: string) => void): Promise<Timed[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "threshold-web-"));
  say("filling the demo …");
  const server = await startServer(dataDir);
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const cookies = await signIn(server.url, who);
    const rows: Timed[] = [];
    for (const [name, page] of Object.entries(await chiefPages(server.url, cookies))) {
      say(`opening ${name} …`);
      const rounds: Awaited<ReturnType<typeof open>>[] = [];
      for (let round = 0; round <= ROUNDS; round++)
        rounds.push(await open(browser, server.url, cookies, page));
      rounds.shift(); // warmed the server up
      const of = `web, phone ${SLOWER}× slower, slow 3G: ${name}`;
      const times = (what: "paint" | "worked" | "press") => rounds.map((round) => round[what]);
      rows.push(timed(`${of}, first paint`, times("paint")));
      rows.push(timed(`${of}, can be worked with`, times("worked")));
      rows.push(timed(`${of}, a press until it is drawn`, times("press")));
    }
    return rows;
  } finally {
    await browser.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
