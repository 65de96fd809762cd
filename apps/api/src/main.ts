import { once } from "node:events";
import { createServer } from "node:net";
import nodeModule from "node:module";
import { constants } from "node:os";
import { readEnv } from "./env.ts";
import type { Env } from "./env.ts";
import type { DemoAccount, SeedOptions } from "../seed/demo.ts";
import { report, say, startProblem } from "./say.ts";

// Heavy modules are imported where they are needed: the database starts while the server's code loads.

type Running = {
  url: string;
  accounts: DemoAccount[];
  setupLink: string | null;
  lost: Promise<Error>;
};
/** What has to be undone at the end, in reverse order. */
type Closers = { what: string; close(): Promise<unknown> }[];

process.exit(await main());

/** Runs until a signal or a failure; returns the exit code: 0 after an orderly stop, 1 after a failure, 128 + n when interrupted before it was ready. */
async function main(): Promise<number> {
  nodeModule.enableCompileCache?.(); // Node 22.8 and later
  const interrupted = new AbortController();
  let failure: unknown;
  const fail = (error: unknown) => {
    failure ??= error;
    interrupted.abort();
  };
  listenForTheEnd((signal) => interrupted.abort(signal), fail);
  const closers: Closers = [];
  let running: Running | undefined;
  try {
    running = await start(readEnv(), interrupted.signal, closers);
    announce(running);
    void running.lost.then(fail);
    if (!interrupted.signal.aborted) await once(interrupted.signal, "abort");
    if (!failure) say("正在停止", "stopping");
  } catch (error) {
    if (!interrupted.signal.aborted) failure = error;
    else if (!failure) say("启动被中断，正在清理", "interrupted while starting, cleaning up");
  }
  if (failure) report(failure);
  for (const closer of closers.toReversed()) await closeWithin(15_000, closer);
  if (failure) return 1;
  return running ? 0 : 128 + (constants.signals[interrupted.signal.reason as NodeJS.Signals] ?? 0);
}

function listenForTheEnd(
  stop: (signal: NodeJS.Signals) => void,
  fail: (error: unknown) => void,
): void {
  // A repeated Ctrl-C changes nothing: npm passes on the one that the terminal has sent already.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => stop(signal));
  // The script that started us is gone, even by kill -9: the server does not stay behind alone.
  process.on("disconnect", () => stop("SIGHUP"));
  for (const event of ["uncaughtException", "unhandledRejection"]) process.on(event, fail);
  // The reader of our output may go first (`npm start | head`, a closed terminal).
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

async function start(env: Env, signal: AbortSignal, closers: Closers): Promise<Running> {
  await refuseTakenPort(env);
  const serverModule = import("./server.ts");
  serverModule.catch(() => {}); // told below, when it is awaited
  const { url: ownerUrl, lost } = await openDatabase(env, signal, closers);
  signal.throwIfAborted();
  const { migrate } = await import("./db/migrate.ts");
  const { appUrl, applied } = await migrate({ ownerUrl, appUrl: env.appDatabaseUrl, say });
  if (applied.length > 0)
    say(`数据库结构已更新（${applied.length}）`, `database migrated (${applied.length} files)`);
  signal.throwIfAborted();
  const { createLog } = await import("./log.ts");
  const log = createLog(env.logLevel);
  const accounts = env.demo ? await seed({ env, ownerUrl, appUrl, log, signal }) : [];
  signal.throwIfAborted();
  const { startServer } = await serverModule;
  const server = await startServer({ env, appUrl, ownerUrl, log });
  closers.push({ what: "server", close: () => server.close() });
  return { url: server.url, setupLink: server.setupLink, accounts, lost };
}

async function openDatabase(
  env: Env,
  signal: AbortSignal,
  closers: Closers,
): Promise<{ url: string; lost: Promise<Error> }> {
  if (env.databaseUrl) return { url: env.databaseUrl, lost: new Promise(() => {}) };
  const { startEmbedded } = await import("./db/embedded.ts");
  say("正在启动数据库", `starting the database in ${env.dataDir}`);
  const about = `pid ${process.pid}, ${env.baseUrl}`;
  const database = await startEmbedded({ dataDir: env.dataDir, say, about, signal });
  closers.push({ what: "database", close: () => database.stop() });
  return database;
}

async function seed(options: SeedOptions): Promise<DemoAccount[]> {
  const { seedDemo } = await import("../seed/demo.ts");
  return seedDemo(options);
}

/** Checked before anything is started; the server itself listens last. */
async function refuseTakenPort({ host, port }: Env): Promise<void> {
  const probe = createServer();
  try {
    await once(probe.listen({ host, port, exclusive: true }), "listening");
    await new Promise((closed) => probe.close(closed));
  } catch (error) {
    throw portProblem(error as NodeJS.ErrnoException, host, port);
  }
}

function portProblem(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return startProblem(
      `端口 ${port} 已被占用。请停止占用它的程序（也许 Threshold 已在运行），或换一个端口：PORT=${port + 1} npm start`,
      `Port ${port} is taken. Stop the program that uses it (Threshold may be running already), or choose another: PORT=${port + 1} npm start`,
    );
  }
  if (error.code === "EACCES") {
    return startProblem(
      `没有权限使用端口 ${port}，请用 PORT 指定 1024 以上的端口。`,
      `This user may not use port ${port}: choose one above 1024 with PORT.`,
    );
  }
  return startProblem(
    `无法监听 ${host}:${port}（HOST、PORT）：${error.message}`,
    "The address cannot be listened on: check HOST and PORT.",
  );
}

function announce({ url, accounts, setupLink }: Running): void {
  say(`Threshold 已就绪：${url}`, `ready at ${url}`);
  if (setupLink) {
    say(
      "还没有人使用过。请打开此一次性链接，建立公司和管理员：",
      "nobody is here yet: open this link once to set up company and administrator:",
    );
    console.log(`  ${setupLink}`);
  }
  if (accounts.length > 0) say("演示账号", "demo accounts:");
  for (const { email, password, role } of accounts) console.log(`  ${email}  ${password}  ${role}`);
  say("按 Ctrl-C 停止", "Ctrl-C stops it");
}

/** A part that does not close in time must not keep the others from closing. */
async function closeWithin(milliseconds: number, { what, close }: Closers[number]): Promise<void> {
  const late = Symbol(what);
  const patience = new Promise((give) => setTimeout(give, milliseconds, late).unref());
  const result = await Promise.race([close(), patience]).catch((error: unknown) => error);
  if (result === late) console.error(`${what}: not closed after ${milliseconds} ms`);
  else if (result instanceof Error) report(result);
}
