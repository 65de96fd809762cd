import { existsSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from "vitest";
import { LANGUAGE_TAGS } from "../../src/i18n/language.ts";
import type { Language } from "../../src/i18n/language.ts";
import { signIn } from "./api.ts";
import type { Account } from "./api.ts";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
  "--font-render-hinting=none",
];

/** Where pictures of failures, and with `TRACE` set traces, are kept; git ignores it. */
const FAILURES = fileURLToPath(new URL("../../test-results/e2e/", import.meta.url));

/** A trace shows every step in Playwright's viewer, and slows every step down. */
const TRACES = process.env["TRACE"] !== undefined;

/** How long anything that a visitor waits for may take: a busy machine is slow, not wrong. */
const PATIENCE_MS = 120_000;

const SIZES = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 1,
    hasTouch: true,
    isMobile: true,
  },
} satisfies Record<string, BrowserContextOptions>;

export type Size = keyof typeof SIZES;

export interface Visit {
  readonly size: Size;
  readonly language: Language;
  /** Signed in before the first page; otherwise nobody is. */
  readonly account?: Account;
  readonly server?: string;
  readonly theme?: "light" | "dark";
  /** In a browser with its windows, as whoever looks at a PDF in one. */
  readonly windows?: boolean;
}

/** A browser of one visitor. What a page reports as an error is kept in `problems`. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly problems: string[];
}

/** Debian's Chromium, whole and without its windows. Nobody sees those here, and they take a quarter of the journeys' time. */
const CHROMIUM = "/usr/bin/chromium";
const SHELL = "/usr/bin/chromium-headless-shell";

const browsers = new Map<string, Promise<Browser>>();

/** The browser that `CHROMIUM` names or Debian's, without windows unless they are wanted; one process per test file. */
export function openBrowser({ windows = false }: Pick<Visit, "windows"> = {}): Promise<Browser> {
  const debians = !windows && existsSync(SHELL) ? SHELL : CHROMIUM;
  const executablePath = process.env["CHROMIUM"] ?? debians;
  const open = browsers.get(executablePath) ?? chromium.launch({ executablePath, args: FLAGS });
  browsers.set(executablePath, open);
  return open;
}

/** Waits until a page shows what it is about and nothing on it is still on its way. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("load");
  await expect
    .poll(() => page.locator(".ui-skeleton, [aria-busy=true], .page-wait").count())
    .toBe(0);
}

let visitors = 0;

/** Every visitor comes from an address of its own, as the server's limits per address expect. */
const nextAddress = () => `10.${process.pid % 250}.${(visitors += 1) % 250}.1`;

/** Opens a browser context as one visitor sees the product. */
export async function openVisit(visit: Visit): Promise<Visitor> {
  const server = visit.server ?? inject("server");
  const context = await (
    await openBrowser(visit)
  ).newContext({
    ...SIZES[visit.size],
    baseURL: server,
    extraHTTPHeaders: { "x-forwarded-for": nextAddress() },
    locale: LANGUAGE_TAGS[visit.language],
    timezoneId: "Asia/Shanghai",
    colorScheme: visit.theme ?? "light",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE_MS);
  if (visit.account)
    await context.addCookies(cookiesOf(await signIn(visit.account, server), server));
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`${message.text()} ${message.location().url}`);
  });
  return { context, page, problems };
}

const cookiesOf = (cookies: readonly string[], url: string) =>
  cookies.map((cookie) => {
    const at = cookie.indexOf("=");
    return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url };
  });

/** Before anybody is signed in the server turns the first question away; browsers report that. */
const isExpected = (problem: string, visit: Visit) =>
  visit.account === undefined && /status of 401/.test(problem);

/**
 * One visitor for all tests of a `describe`, who walks from fact to fact. A console error fails the
 * fact during which it came; the picture and the trace of a failure are kept. With `inOrder` the
 * facts after a failed one are skipped: they stand on it.
 */
export function useVisitor(visit: Visit, options: { inOrder?: boolean } = {}): Visitor {
  let visitor: Visitor | undefined;
  let broken = false;
  const open = () => {
    if (!visitor) throw new Error("the visit has not begun");
    return visitor;
  };
  beforeAll(async () => {
    visitor = await openVisit(visit);
    if (TRACES) await visitor.context.tracing.start({ screenshots: true, snapshots: true });
  });
  beforeEach((test) => {
    open().problems.length = 0;
    test.skip(broken && options.inOrder === true, "an earlier fact of this journey does not hold");
  });
  afterEach(async ({ task }) => {
    const problems = open().problems.filter((problem) => !isExpected(problem, visit));
    if (task.result?.state === "fail" || problems.length > 0) {
      broken = true;
      await keepFailure(
        open(),
        `${visit.size}-${visit.language}-${visit.account ?? "nobody"}-${task.name}`,
      );
    }
    if (problems.length > 0) throw new Error(`the page reported:\n${problems.join("\n")}`);
  });
  afterAll(async () => {
    await visitor?.context.close();
  });
  return {
    get context() {
      return open().context;
    },
    get page() {
      return open().page;
    },
    get problems() {
      return open().problems;
    },
  };
}

async function keepFailure({ page, context }: Visitor, name: string): Promise<void> {
  mkdirSync(FAILURES, { recursive: true });
  const file = name.replaceAll(/[^\p{L}\p{N}-]+/gu, "-");
  await page.screenshot({ path: `${FAILURES}${file}.png` });
  if (!TRACES) return;
  await context.tracing.stop({ path: `${FAILURES}${file}.zip` });
  await context.tracing.start({ screenshots: true, snapshots: true });
}

afterAll(async () => {
  await Promise.all([...browsers.values()].map(async (browser) => (await browser).close()));
  browsers.clear();
});
