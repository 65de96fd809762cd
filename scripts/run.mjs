// The one door to every task: needs Node and npm only, brings the pinned pnpm, then runs `app:<task>`.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const at = (path) => new URL(`../${path}`, import.meta.url);
const json = (path) => JSON.parse(readFileSync(at(path), "utf8"));
const { packageManager } = json("package.json");

/** After the first install the workspace has its own pnpm; npx would ask the registry every time. */
const local = () =>
  existsSync(at("node_modules/pnpm/package.json")) &&
  `pnpm@${json("node_modules/pnpm/package.json").version}` === packageManager &&
  fileURLToPath(at("node_modules/.bin/pnpm"));

const pnpm = (...args) =>
  new Promise((resolve) => {
    const bin = local();
    const [command, first] = bin ? [bin, []] : ["npx", ["--yes", packageManager]];
    const child = spawn(command, [...first, ...args], {
      cwd: fileURLToPath(at(".")),
      stdio: "inherit",
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" },
    });
    child.on("error", (error) => {
      console.error(error.message);
      process.exit(1);
    });
    child.on("exit", (code, signal) => (code === 0 ? resolve() : process.exit(code ?? (signal === "SIGINT" ? 130 : 1))));
  });

// Ctrl-C reaches the whole process group: wait for the child's own orderly stop.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});

const [task, ...rest] = process.argv.slice(2);
await pnpm("install", "--frozen-lockfile", "--prefer-offline", "--reporter=append-only", "--loglevel=warn");
await pnpm("run", `app:${task}`, ...rest);
