// The one door to every task. Needs Node and npm only: brings the pinned pnpm, installs, then runs the task.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const json = (path) => JSON.parse(readFileSync(at(path), "utf8"));
const say = (chinese, english) => console.log(`${chinese} / ${english}`);
const { packageManager, engines } = json("package.json");

let child;
let interruption;

/** Passes the signal on and waits for the child's own orderly stop; nothing is left behind. */
function interrupt(signal) {
  interruption ??= signal;
  child?.kill(signal);
}

function listenForTheEnd() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, interrupt);
  // npm passes SIGTERM to a shell that keeps it to itself, and kill -9 to nobody: look whether npm is still there.
  const line = lineToNpm();
  if (line) setInterval(() => lineToNpm() === line || interrupt("SIGTERM"), 250).unref();
}

/** The processes between us and the npm that started us, "" when there is none. */
function lineToNpm() {
  const line = [];
  for (let pid = process.pid; line.length < 3;) {
    try {
      pid = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))[1]);
      line.push(pid);
      if (/\bnpm\b/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"))) return line.join(" ");
    } catch {
      return ""; // gone, or a system without /proc
    }
  }
  return "";
}

/** Runs a program to its end; ends this process with its code unless that is 0. */
async function run(command, args, { words, ...options } = {}) {
  child = spawn(command, args, { cwd: at("."), stdio: "inherit", env: environment, ...options });
  const [code, signal] = await new Promise((ended) => {
    child.once("exit", (...result) => ended(result));
    child.once("error", (error) => ended([String(error.message)]));
  });
  child = undefined;
  if (code === 0 && !interruption) return;
  if (typeof code === "string") console.error(code);
  if (words && !interruption) console.error(words);
  const number = constants.signals[interruption ?? signal];
  // A server that was told to stop and did so in good order has succeeded.
  process.exit(
    options.server && typeof code === "number" ? code : number ? 128 + number : Number(code) || 1,
  );
}

const environment = {
  ...process.env,
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
  npm_config_update_notifier: "false",
  npm_config_loglevel: "notice", // .npmrc silences npm's own header only, for `npm run bench -- --json`
};

/** After the first install the workspace has its own pnpm; npx would ask the registry every time. */
function pnpm(args, options) {
  const own = "node_modules/pnpm/package.json";
  const installed = existsSync(at(own)) && `pnpm@${json(own).version}` === packageManager;
  return installed
    ? run(at("node_modules/.bin/pnpm"), args, options)
    : run("npx", ["--yes", packageManager, ...args], options);
}

/** Node's 16 MB for what is newly made, three times over, serve heaps larger than ours: half saves some 50 MB under load. */
const flags = ["--enable-source-maps", "--max-semi-space-size=8"];
/** glibc keeps what is given back in arenas of which threads have their own: pictures and passwords are worked on by several. One for all was 4 to 10 MB less within an hour than two. */
const memory = { MALLOC_ARENA_MAX: "1" };

/** A server of ours: on the workspace's Node, and told when this process dies, however it dies. */
function node(...args) {
  const own = at(`node_modules/node-${process.platform}-${process.arch}/bin/node`);
  const env = { ...memory, ...environment };
  const options = { stdio: ["inherit", "inherit", "inherit", "ipc"], server: true, env };
  return run(existsSync(own) ? own : process.execPath, [...flags, ...args], options);
}

function refuseOldNode() {
  const wanted = engines.node.replace(">=", "").split(".").map(Number);
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > wanted[0] || (major === wanted[0] && minor >= wanted[1])) return;
  console.error(
    `需要 Node ${engines.node}，当前是 ${process.versions.node} / Node ${engines.node} is needed, this is ${process.versions.node}`,
  );
  process.exit(1);
}

/** What a person at `npm start` runs is built first; it takes a moment where nothing has changed. */
function build() {
  say("构建", "building (half a minute the first time)");
  return pnpm(["exec", "turbo", "run", "build", "--output-logs=errors-only", "--log-prefix=none"], {
    words: "构建失败，原因见上 / Building failed; the reason is above.",
  });
}

const commands = "apps/api/dist/backup.js";

const tasks = {
  build,
  async start() {
    await build();
    await node("apps/api/dist/main.js");
  },
  async backup(...args) {
    if (!existsSync(at(commands))) await build();
    await node(commands, "backup", ...args);
  },
  async restore(...args) {
    await build();
    await node(commands, "restore", ...args);
  },
  async dev() {
    await pnpm(["exec", "turbo", "run", "codegen", "--output-logs=errors-only"]);
    await node("scripts/dev.ts");
  },
  /** Its standard output is the result alone: a machine may read it. */
  async bench(...args) {
    const quiet = { stdio: ["inherit", process.stderr, process.stderr] };
    await pnpm(["exec", "turbo", "run", "build", "--output-logs=errors-only"], quiet);
    const other = at("bench/postgraphile/");
    if (!existsSync(`${other}node_modules/postgraphile`))
      await run("npm", ["ci", "--no-audit", "--no-fund"], { ...quiet, cwd: other });
    const typescript = at("bench/node_modules/@oxc-node/core/register.mjs");
    await node("--conditions=source", "--import", typescript, "bench/src/main.ts", ...args);
  },
};

listenForTheEnd();
refuseOldNode();
const [task, ...rest] = process.argv.slice(2);
// Only a person at `npm start` needs to know; other tasks may have a machine as reader.
if (task === "start") say("安装依赖", "installing what is needed (about a minute the first time)");
// A backup is taken by the release that runs: nothing is installed or built under its feet.
if (task !== "backup" || !existsSync(at(commands)))
  await pnpm(
    [
      "install",
      "--frozen-lockfile",
      "--prefer-offline",
      "--reporter=append-only",
      "--loglevel=warn",
    ],
    {
      ...(task === "bench" && { stdio: ["inherit", process.stderr, process.stderr] }),
      words:
        "安装失败：请检查网络与磁盘空间 / Installing failed: check the network and the free disk space.",
    },
  );
await (tasks[task]?.(...rest) ?? pnpm(["run", `app:${task}`, ...rest]));
