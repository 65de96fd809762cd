import { createHash, randomInt, randomUUID } from "node:crypto";
import { openSocket, type Socket } from "./socket.ts";
import { photo } from "./photo.ts";

/** Whom people ask, and what there is for them to do. */
export interface Place {
  readonly url: string;
  readonly companyId: string;
  readonly token: string;
  readonly email: string;
  readonly password: string;
  readonly planIds: readonly string[];
  readonly taskIds: readonly string[];
  readonly unitIds: readonly string[];
  readonly homeId: string;
  /** The pages' own documents. */
  readonly documents: Readonly<Record<"portfolio" | "plan" | "defects" | "home", string>>;
  readonly mutations: Readonly<Record<"complete" | "raise", string>>;
}

export interface Work {
  /** Has one thing done, whichever comes; answers its name. Throws where it is not answered with a success. */
  next(): Promise<string>;
  /** Events that subscriptions told. */
  readonly told: number;
  close(): Promise<void>;
}

/** Of a thousand things that people do, how many are of a kind. */
const SHARES = {
  portfolio: 100,
  plan: 175,
  defects: 200,
  home: 120,
  inbox: 60,
  work: 60,
  session: 80,
  document: 10,
  complete: 45,
  reopen: 40,
  raise: 40,
  upload: 15,
  download: 30,
  signIn: 5,
  signOut: 4,
  subscribe: 8,
  unsubscribe: 7,
  export: 1,
} as const;
type Kind = keyof typeof SHARES;
const deck = Object.entries(SHARES).flatMap(([kind, share]) =>
  Array<Kind>(share).fill(kind as Kind),
);

/** Open at once, at most. */
const SOCKETS = 40;
const SESSIONS = 30;
/** Files that a defect is given: a record takes fifty. */
const FILES = 20;

const EXPORTS = ["defects.xlsx", "launches.xlsx", "my-obligations.xlsx", "defects.csv"];
const INBOX = "{ notifications(first: 20) { totalCount nodes { id } } }";
const WORK = "{ myObligations(first: 50) { nodes { id title dueOn act status } } }";
const REOPEN =
  "mutation($input: ReopenLaunchTaskInput!) { reopenLaunchTask(input: $input) { task { id status version } } }";
const SUBSCRIPTIONS = [
  "subscription($id: ID!) { launchTaskChanged(planId: $id) { id status version } }",
  "subscription($id: ID!) { launchPlanChanged(planId: $id) { id light doneCount } }",
  "subscription { workChanged }",
];
/** Of a defect, for documents that nobody asked before. */
const FIELDS =
  "number part pinX pinY raisedOn round severity category dueOn overdue sourceItem sourceKind status statusAt text trade version".split(
    " ",
  );

const any = <A>(list: readonly A[]): A => list[randomInt(list.length)]!;
/** Takes one out, whichever. */
const drawn = <A>(list: A[]): A => list.splice(randomInt(list.length), 1)[0]!;

/** Reads, writes, files, sessions, subscriptions and workbooks, mixed as people mix them. */
export function startWork(place: Place): Work {
  const { url, documents, mutations } = place;
  const company = { "threshold-company": place.companyId };
  const headers = { ...company, authorization: `Bearer ${place.token}` };
  const open = [...place.taskIds];
  const done: string[] = [];
  const defects: { id: string; files: number }[] = [];
  const files: { id: string; sha256: string }[] = [];
  const cookies: string[] = [];
  const sockets: Socket[] = [];
  const cursors: string[] = [];
  let told = 0;

  const fetched = async (
    path: string,
    init: RequestInit = {},
    who: Readonly<Record<string, string>> = headers,
  ): Promise<Response> => {
    const response = await fetch(url + path, { ...init, headers: { ...who, ...init.headers } });
    if (response.ok) return response;
    throw new Error(`${path.split("?")[0]} answered ${response.status}: ${await response.text()}`);
  };
  const graphql = async <A>(
    query: string,
    variables: object = {},
    who: Readonly<Record<string, string>> = headers,
  ): Promise<A> => {
    const body = JSON.stringify({ query, variables });
    const init = { method: "POST", headers: { "content-type": "application/json" }, body };
    const text = await (await fetched("/graphql", init, who)).text();
    const { data, errors } = JSON.parse(text) as { data?: A; errors?: unknown };
    if (errors || !data) throw new Error(text.slice(0, 500));
    return data;
  };
  const change = <A>(query: string, input: object) =>
    graphql<A>(query, { input: { clientMutationId: randomUUID(), ...input } });

  /** As a browser at its own site asks. */
  const auth = async (path: string, body: object, who: Readonly<Record<string, string>> = {}) => {
    const sent = { "content-type": "application/json", origin: url };
    const init = { method: "POST", headers: sent, body: JSON.stringify(body) };
    const response = await fetched(`/api/auth/${path}`, init, who);
    await response.arrayBuffer();
    return response;
  };

  const acts: Readonly<Record<Kind, () => Promise<unknown>>> = {
    portfolio: () => graphql(documents.portfolio, { first: any([20, 50]), orderBy: "DANGER" }),
    plan: () => graphql(documents.plan, { id: `LaunchPlan_${any(place.planIds)}` }),
    async defects() {
      const after = randomInt(3) === 0 ? cursors.pop() : undefined;
      const variables = { first: any([20, 50]), orderBy: "NEWEST", after };
      const { defects: page } = await graphql<{
        defects: { pageInfo: { hasNextPage: boolean; endCursor: string } };
      }>(documents.defects, variables);
      if (page.pageInfo.hasNextPage && cursors.length < 20) cursors.push(page.pageInfo.endCursor);
    },
    home: () => graphql(documents.home, { id: `UnitAcceptance_${place.homeId}` }),
    inbox: () => graphql(INBOX),
    work: () => graphql(WORK),
    session() {
      const cookie = cookies.at(-1);
      if (!cookie) return acts.inbox();
      return graphql(INBOX, {}, { ...company, cookie });
    },
    document() {
      const fields = FIELDS.filter(() => randomInt(2) === 0).join(" ");
      const name = `D${randomUUID().replaceAll("-", "")}`;
      return graphql(
        `query ${name} { defects(first: 20) { nodes { id ${fields} estate { name } } } }`,
      );
    },
    async complete() {
      if (open.length === 0) return acts.reopen();
      const id = drawn(open);
      await change(mutations.complete, { id: `LaunchTask_${id}` });
      return done.push(id);
    },
    async reopen() {
      if (done.length === 0) return acts.complete();
      const id = drawn(done);
      await change(REOPEN, { id: `LaunchTask_${id}`, reason: "资料不全，重做" });
      return open.push(id);
    },
    async raise() {
      const { raiseDefect } = await change<{ raiseDefect: { defect: { id: string } } }>(
        mutations.raise,
        {
          newId: randomUUID(),
          unitId: `Unit_${any(place.unitIds)}`,
          sourceKind: "UNIT_ACCEPTANCE",
          part: any(["厨房", "主卧", "客厅"]),
          category: any(["HOLLOW", "LEAK", "CRACK"]),
          severity: "GENERAL",
          trade: any(["TILE", "WATERPROOF", "PLASTER"]),
          text: `墙面空鼓，面积约 0.${randomInt(9)} 平方米`,
        },
      );
      defects.push({ id: raiseDefect.defect.id, files: 0 });
    },
    async upload() {
      const defect = defects.at(-1);
      if (!defect || defect.files >= FILES) return acts.inbox();
      defect.files += 1;
      const content = photo();
      const body = new FormData();
      body.append("file", new Blob([new Uint8Array(content)], { type: "image/png" }), "墙面.png");
      const response = await fetched(`/files?record=${defect.id}`, {
        method: "POST",
        headers: { "idempotency-key": randomUUID(), "x-threshold": "1" },
        body,
      });
      const { id } = (await response.json()) as { id: string };
      return files.push({ id, sha256: createHash("sha256").update(content).digest("hex") });
    },
    async download() {
      const file = files.length > 0 ? any(files) : undefined;
      if (!file) return acts.inbox();
      const small = randomInt(2) === 0;
      const bytes = await (
        await fetched(`/files/${file.id}${small ? "/thumbnail" : ""}`)
      ).arrayBuffer();
      const sha256 = createHash("sha256").update(new Uint8Array(bytes)).digest("hex");
      if (!small && sha256 !== file.sha256) throw new Error("a file came back as another one");
      if (bytes.byteLength === 0) throw new Error("a file came back empty");
    },
    async signIn() {
      if (cookies.length >= SESSIONS) return acts.signOut();
      const { email, password } = place;
      const response = await auth("sign-in/email", { email, password });
      const lines = response.headers.getSetCookie();
      return cookies.push(lines.map((line) => line.split(";")[0]).join("; "));
    },
    async signOut() {
      const cookie = cookies.shift();
      if (!cookie) return acts.signIn();
      return auth("sign-out", {}, { cookie });
    },
    async subscribe() {
      if (sockets.length >= SOCKETS) return acts.unsubscribe();
      const variables = { id: `LaunchPlan_${any(place.planIds)}` };
      const payload = { query: any(SUBSCRIPTIONS), variables };
      const socket = await openSocket({ url, headers }, payload, () => (told += 1));
      return sockets.push(socket);
    },
    async unsubscribe() {
      if (sockets.length === 0) return acts.subscribe();
      return drawn(sockets).close();
    },
    async export() {
      return (await fetched(`/exports/${any(EXPORTS)}`)).arrayBuffer();
    },
  };

  return {
    async next() {
      const kind = any(deck);
      await acts[kind]().catch((error: unknown) => {
        throw new Error(`${kind}: ${(error as Error).message}`, { cause: error });
      });
      return kind;
    },
    get told() {
      return told;
    },
    close: async () => void (await Promise.all(sockets.map((socket) => socket.close()))),
  };
}
