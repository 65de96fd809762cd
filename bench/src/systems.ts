import { cpSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Bench } from "./data.ts";
import type { Home } from "./defects.ts";
import type { Call } from "./load.ts";
import {
  completeMutation,
  defectsQuery,
  homeQuery,
  inOurWords,
  planQuery,
  portfolioQuery,
  raiseMutation,
} from "./postgraphile.ts";
import { type Api, startApi } from "./processes.ts";

export const SYSTEMS = ["threshold", "handwritten", "postgraphile"] as const;
export type System = (typeof SYSTEMS)[number];

export const CASES = [
  "portfolio-200",
  "plan-40-tasks",
  "defects-20",
  "home-60-lines",
  "complete-task",
  "create-defect",
] as const;
export type Case = (typeof CASES)[number];

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const document = (name: string) => readFileSync(at(`src/documents/${name}.graphql`), "utf8");

/** One API under test and how each case is asked of it; `id` is the uuid of a plan, task or home, `key` a uuid used once. */
export interface Subject {
  readonly api: Api;
  call(name: Case, id: string, key: string): Call;
  /** An answer's data in the words of Threshold's schema. */
  read(text: string): unknown;
}

/** What is told of a defect beside the home in which it is. */
const defectWords = {
  sourceKind: "UNIT_ACCEPTANCE",
  part: "厨房",
  category: "HOLLOW",
  severity: "GENERAL",
  trade: "TILE",
  text: "厨房灶台左侧墙砖空鼓，面积约 0.2 平方米",
};
const raising = (unitId: string, clientMutationId: string) => ({
  clientMutationId,
  newId: clientMutationId,
  unitId: `Unit_${unitId}`,
  ...defectWords,
});

/** The same page without its totalCount. */
export function uncounted(call: Call): Call {
  const { query, ...rest } = JSON.parse(call.body) as { query: string };
  return { ...call, body: JSON.stringify({ ...rest, query: query.replace("totalCount", "") }) };
}

const dataOf = (text: string): unknown => (JSON.parse(text) as { data: unknown }).data;

/** Where the servers find their database. */
export interface Urls {
  readonly owner: string;
  readonly app: string;
}

const ports: Readonly<Record<System, number>> = {
  threshold: 5101,
  handwritten: 5102,
  postgraphile: 5103,
};
const urlOf = (system: System) => `http://127.0.0.1:${ports[system]}`;

/** The build under test, beside the real one: whoever builds meanwhile does not pull it away. */
const build = at(`../apps/api/.bench-${process.pid}`);

/** The server's code in it. */
export const builtServer = `${build}/main.js`;

export const migrations = pathToFileURL(`${build}/migrations/`);

export function takeBuild(): void {
  removeBuild();
  cpSync(at("../apps/api/dist"), build, { recursive: true });
}

export const removeBuild = () => rmSync(build, { recursive: true, force: true });

interface StartOptions {
  /** One of its own lets it run beside others. */
  readonly port?: number;
  /** What else its environment says. */
  readonly more?: Readonly<Record<string, string>>;
}

/** The real server as `npm start` runs it, but for the database that it is given. */
export const startThreshold = (
  urls: Urls,
  dataDir: string,
  { port = ports.threshold, more = {} }: StartOptions = {},
) =>
  startApi(["--max-semi-space-size=8", builtServer], {
    env: {
      PORT: String(port),
      DATABASE_URL: urls.owner,
      DATA_DIR: dataDir,
      DEMO: "off",
      LOG_LEVEL: "warn",
      NODE_ENV: "production",
      MALLOC_ARENA_MAX: "1",
      ...more,
    },
    url: `http://127.0.0.1:${port}`,
    ready: "/readyz",
  });

export async function threshold(
  urls: Urls,
  bench: Bench,
  dataDir: string,
  options?: StartOptions,
): Promise<Subject> {
  const api = await startThreshold(urls, dataDir, options);
  const headers = { authorization: `Bearer ${bench.token}` };
  const documents = {
    "portfolio-200": document("portfolio"),
    "plan-40-tasks": document("plan"),
    "defects-20": document("defects"),
    "home-60-lines": document("home"),
    "complete-task": document("complete"),
    "create-defect": document("raise"),
  };
  const variables = (name: Case, id: string, clientMutationId: string) => {
    if (name === "portfolio-200") return { first: 200, orderBy: "DANGER" };
    if (name === "plan-40-tasks") return { id: `LaunchPlan_${id}` };
    if (name === "defects-20") return { first: 20, orderBy: "NEWEST" };
    if (name === "home-60-lines") return { id: `UnitAcceptance_${id}` };
    if (name === "create-defect") return { input: raising(id, clientMutationId) };
    return { input: { clientMutationId, id: `LaunchTask_${id}` } };
  };
  return {
    api,
    call: (name, id, key) => ({
      path: "/graphql",
      headers,
      body: JSON.stringify({ query: documents[name], variables: variables(name, id, key) }),
    }),
    read: dataOf,
  };
}

export async function handwritten(urls: Urls, bench: Bench): Promise<Subject> {
  const { companyId, personId, accountId, token } = bench;
  const place = { level: "COMPANY", id: companyId };
  const assignments = ["REGION_HEAD", "CUSTOMER_SERVICE_MANAGER"].map((role) => ({
    role,
    place,
    centerIds: "ALL",
    regionIds: "ALL",
  }));
  const viewer = { companyId, personId, accountId, assignments };
  const args = [
    "--conditions=source",
    "--import",
    import.meta.resolve("@oxc-node/core/register"),
    at("src/handwritten/server.ts"),
  ];
  const api = await startApi(args, {
    env: {
      PORT: String(ports.handwritten),
      OWNER_URL: urls.owner,
      TOKEN: token,
      VIEWER: JSON.stringify(viewer),
      NODE_ENV: "production",
    },
    url: urlOf("handwritten"),
    ready: "/readyz",
  });
  const headers = { authorization: `Bearer ${token}` };
  return {
    api,
    call: (name, id, clientMutationId) => {
      if (name === "portfolio-200") return { path: "/portfolio", headers, body: "{}" };
      if (name === "defects-20") return { path: "/defects", headers, body: "{}" };
      if (name === "plan-40-tasks")
        return { path: "/plan", headers, body: JSON.stringify({ id: `LaunchPlan_${id}` }) };
      if (name === "home-60-lines")
        return { path: "/home", headers, body: JSON.stringify({ id: `UnitAcceptance_${id}` }) };
      if (name === "create-defect")
        return { path: "/raise", headers, body: JSON.stringify(raising(id, clientMutationId)) };
      const body = JSON.stringify({ id: `LaunchTask_${id}`, clientMutationId });
      return { path: "/complete", headers, body };
    },
    read: dataOf,
  };
}

export async function postgraphile(
  urls: Urls,
  bench: Bench,
  centerIds: readonly string[],
  placeIds: readonly string[],
  homes: readonly Home[],
): Promise<Subject> {
  const ids = (list: readonly string[]) => `{${list.join(",")}}`;
  const settings = {
    "app.company_id": bench.companyId,
    "app.account_id": bench.accountId,
    "app.person_id": bench.personId,
    "app.place_ids": ids(placeIds),
    "app.reach_ids": ids(centerIds),
    "app.center_ids": ids(centerIds),
    "app.readable": JSON.stringify({ LCH: "ALL", UAC: "ALL", TKO: "ALL" }),
    "app.action": "completeLaunchTask",
    "app.origin": "127.0.0.1",
  };
  const api = await startApi([at("postgraphile/server.mjs")], {
    env: {
      PORT: String(ports.postgraphile),
      APP_URL: urls.app,
      TOKEN: bench.token,
      SETTINGS: JSON.stringify(settings),
      NODE_ENV: "production",
      GRAPHILE_ENV: "production",
    },
    url: urlOf("postgraphile"),
    ready: "/readyz",
  });
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date());
  const headers = { authorization: `Bearer ${bench.token}` };
  const homeOf = new Map(homes.map((home) => [home.unitId, home]));
  /** Made up, above whatever an estate's defects are counted by. */
  let number = 1_000_000;
  const bodies = {
    "portfolio-200": () => ({ query: portfolioQuery, variables: { first: 200 } }),
    "plan-40-tasks": (id: string) => ({
      query: planQuery,
      variables: { companyId: bench.companyId, id },
    }),
    "defects-20": () => ({ query: defectsQuery, variables: { first: 20 } }),
    "home-60-lines": (id: string) => ({
      query: homeQuery,
      variables: { companyId: bench.companyId, id },
    }),
    "complete-task": (id: string) => ({
      query: completeMutation,
      variables: { companyId: bench.companyId, id, today },
    }),
    "create-defect": (id: string, key: string) => ({
      query: raiseMutation,
      variables: {
        defect: {
          companyId: bench.companyId,
          rowId: key,
          number: (number += 1),
          raisedOn: today,
          searchKey: defectWords.text,
          ...homeOf.get(id),
          ...defectWords,
        },
      },
    }),
  };
  return {
    api,
    call: (name, id, key) => ({
      path: "/graphql",
      headers,
      body: JSON.stringify(bodies[name](id, key)),
    }),
    read: (text) => inOurWords(dataOf(text)),
  };
}
