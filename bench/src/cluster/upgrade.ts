import { execFileSync, type ExecFileSyncOptions } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmbedded } from "../../../apps/api/src/db/embedded.ts";
import { serve } from "./serve.ts";
import { ordered } from "../same.ts";
import type { Bounds, Trial } from "../trials.ts";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const OLD_PORT = 4152;
const NEW_PORT = 4153;
/** Queries whose answers change by themselves: what is done in the background. */
const MOVING = ["Jobs"];

/**
 * A rolling upgrade: the server of an older commit goes on while a new one migrates the database under it. Everything that the
 * older release's own pages ask without naming a record is asked of it before and after, and of the new one.
 */
export async function tryUpgrade(from: string, { say, closers }: Bounds): Promise<Trial> {
  const parent = mkdtempSync(join(tmpdir(), "threshold-upgrade-"));
  closers.push(async () => rmSync(parent, { recursive: true, force: true }));
  const tree = join(parent, "old");
  execFileSync("git", ["worktree", "add", "--detach", tree, from], {
    cwd: repository,
    stdio: "ignore",
  });
  closers.push(async () =>
    execFileSync("git", ["worktree", "remove", "--force", tree], {
      cwd: repository,
      stdio: "ignore",
    }),
  );
  say(`building ${from} …`);
  const build: ExecFileSyncOptions = { cwd: tree, stdio: ["ignore", 2, 2] };
  const pnpm = join(repository, "node_modules/.bin/pnpm");
  execFileSync(pnpm, ["install", "--frozen-lockfile", "--prefer-offline"], build);
  execFileSync(pnpm, ["exec", "turbo", "run", "build", "--filter=@threshold/api..."], build);
  const database = await startEmbedded({ dataDir: join(parent, "database"), say: () => {} });
  closers.push(() => database.stop());
  const start = async (main: string, port: number) => {
    const server = await serve(main, port, {
      DATABASE_URL: database.url,
      DATA_DIR: parent,
      DEMO: "on",
    });
    closers.push(server.stop);
    return server;
  };
  say("starting it, with the demonstration's data …");
  const old = await start(join(tree, "apps/api/dist/main.js"), OLD_PORT);
  const account = /^ {2}(\S+@\S+) {2}(\S+) {2}/m.exec(old.words())!;
  const documents = documentsOf(join(tree, "apps/web/src"));
  const askOld = await signIn(old.url, account[1]!, account[2]!);
  const before = await askAll(askOld, documents);
  say("starting the new release on the same database …");
  const fresh = await start(join(repository, "apps/api/dist/main.js"), NEW_PORT);
  const askNew = await signIn(fresh.url, account[1]!, account[2]!);
  const [after, now] = [await askAll(askOld, documents), await askAll(askNew, documents)];
  const wrong: string[] = [];
  /** A page that was opened before the upgrade and asks what the new release does not know any more has to be loaded anew. */
  const outdated: string[] = [];
  let same = 0;
  for (const [name, answer] of before) {
    if (failed(answer)) wrong.push(`${name} failed before the upgrade: ${answer.slice(0, 300)}`);
    if (failed(after.get(name)!))
      wrong.push(
        `${name} fails at the old server after the upgrade: ${after.get(name)!.slice(0, 300)}`,
      );
    else if (after.get(name) === answer || MOVING.includes(name)) same += 1;
    else
      wrong.push(
        `${name} is answered otherwise at the old server after the upgrade: ${difference(answer, after.get(name)!)}`,
      );
    if (failed(now.get(name)!))
      outdated.push(`${name} (${/"message":"([^"\\]*(?:\\.[^"\\]*)*)/.exec(now.get(name)!)?.[1]})`);
  }
  wrong.push(...(await writeAtBoth(askOld, askNew)));
  const report = [
    `- ${git("rev-parse", "--short", from)} goes on while ${git("rev-parse", "--short", "HEAD")} migrates: ${fresh.words().match(/database migrated \((\d+) files\)/)?.[1] ?? 0} migrations`,
    `- ${before.size} queries of the older pages: ${same} are answered the same by the older server as before`,
    `- ${before.size - outdated.length} are answered by the new one; not: ${outdated.join(", ") || "none"}`,
    wrong.length === 0 ? "- both read what either wrote" : `- ${wrong.length} things are wrong`,
  ].join("\n");
  return { report, wrong };
}

const git = (...args: string[]) => execFileSync("git", args, { cwd: repository }).toString().trim();

type Ask = (query: string, variables?: object) => Promise<string>;

/** Asks as this person, in a session as a browser has one. */
async function signIn(url: string, email: string, password: string): Promise<Ask> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok)
    throw new Error(`${email} cannot sign in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";", 1)[0])
    .join("; ");
  return async (query, variables = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url, cookie },
      body: JSON.stringify({ query, variables }),
    });
    return response.text();
  };
}

/** Every query that a release's pages ask without naming a record, by its name, with its fragments. */
function documentsOf(sources: string): Map<string, string> {
  const texts = readdirSync(sources, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("gql"))
    .flatMap((path) => [
      ...readFileSync(join(sources, path), "utf8").matchAll(/\/\* GraphQL \*\/ `([^`]*)`/g),
    ])
    .map(([, document]) => document!);
  const fragments = new Map<string, string>();
  const queries = new Map<string, string>();
  for (const document of texts)
    for (const part of document.split(/^(?=\s*(?:query|mutation|subscription|fragment) )/m)) {
      const fragment = /^\s*fragment (\w+) on/.exec(part)?.[1];
      const query = /^\s*query (\w+)\s*(\(([^)]*)\))?/.exec(part);
      if (fragment) fragments.set(fragment, part);
      const required = [...(query?.[3] ?? "").matchAll(/\$(\w+): [\w[\]!]*!(?!\s*=)/g)].map(
        ([, name]) => name,
      );
      if (query && required.every((name) => name === "first")) queries.set(query[1]!, part);
    }
  const withFragments = (part: string, seen = new Set<string>()): string => {
    for (const [, name] of part.matchAll(/\.\.\.\s*(\w+)/g))
      if (fragments.has(name!) && !seen.has(name!)) {
        seen.add(name!);
        withFragments(fragments.get(name!)!, seen);
      }
    return [part, ...[...seen].map((name) => fragments.get(name)!)].join("\n");
  };
  return new Map([...queries].map(([name, part]) => [name, withFragments(part)]));
}

async function askAll(
  ask: Ask,
  documents: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const [name, query] of documents)
    answers.set(name, ordered(JSON.parse(await ask(query, { first: 20 }))));
  return answers;
}

const failed = (answer: string) => answer.includes('"errors":[');

function difference(one: string, other: string): string {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return `${one.slice(at - 100, at + 60)} → ${other.slice(at - 20, at + 60)}`;
}

/** What is written at either is read at the other. */
async function writeAtBoth(...asks: Ask[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const [at, ask] of asks.entries()) {
    const badgeNumber = `UP${at}`;
    const input = {
      clientMutationId: crypto.randomUUID(),
      name: "滚动升级",
      badgeNumber,
      phone: "1",
    };
    const made = await ask(
      "mutation($input: CreatePersonInput!) { createPerson(input: $input) { person { id } } }",
      { input },
    );
    const id = /Person_[0-9a-f-]+/.exec(made)?.[0];
    if (!id) wrong.push(`server ${at} does not write: ${made.slice(0, 300)}`);
    for (const [by, other] of asks.entries()) {
      const read = await other(
        "query($id: ID!) { node(id: $id) { ... on Person { name badgeNumber } } }",
        { id },
      );
      if (!read.includes(badgeNumber))
        wrong.push(`server ${by} does not read what ${at} wrote: ${read.slice(0, 300)}`);
    }
  }
  return wrong;
}
