import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, describe, expect, it } from "vitest";

const root = mkdtempSync(join(tmpdir(), "threshold-start-"));
const dataDir = join(root, "data");
const port = 4510;
const address = `http://127.0.0.1:${port}`;
const started: ChildProcess[] = [];

type Started = {
  child: ChildProcess;
  output(): string;
  says(words: string): Promise<void>;
  end: Promise<number | null>;
};

/** The start command as `npm start` runs it, from source. */
function start(environment: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(
    process.execPath,
    ["--conditions=source", "--import", "@oxc-node/core/register", "src/main.ts"],
    {
      cwd: new URL("../", import.meta.url),
      env: {
        PATH: process.env.PATH,
        DATA_DIR: dataDir,
        PORT: String(port),
        DEMO: "off",
        LOG_LEVEL: "warn",
        ...environment,
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  );
  started.push(child);
  let output = "";
  for (const stream of [child.stdout!, child.stderr!])
    stream.on("data", (words) => (output += words));
  // "close" is not told of a child whose channel we closed ourselves.
  const parts = [once(child, "exit"), finished(child.stdout!), finished(child.stderr!)] as const;
  const end = Promise.all(parts).then(([[code]]) => code as number | null);
  const says = async (words: string) => {
    for (let waited = 0; !output.includes(words); waited += 10) {
      if (waited > 120_000 || child.exitCode !== null)
        throw new Error(`never says “${words}”:\n${output}`);
      await sleep(10);
    }
  };
  return { child, output: () => output, says, end };
}

const status = (path: string) =>
  fetch(address + path).then(
    (answer) => answer.status,
    () => 0,
  );

const serversIn = (directory: string) =>
  readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(directory);
    } catch {
      return false; // gone in the meantime
    }
  });

afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode === null && child.signalCode === null && child.kill("SIGKILL"))
      await once(child, "exit");
  }
  for (let waited = 0; serversIn(root).length > 0 && waited < 60_000; waited += 20) await sleep(20);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("the start command", () => {
  it("prints the address, serves, and stops in good order at Ctrl-C, however often it comes", async () => {
    const { child, says, end, output } = start();
    await says(`ready at http://localhost:${port}`);
    expect([await status("/healthz"), await status("/readyz")]).toEqual([200, 200]);
    child.kill("SIGINT");
    child.kill("SIGINT");
    expect(await end).toBe(0);
    expect(output()).toContain("正在停止 / stopping");
    expect(serversIn(root)).toEqual([]);
  });

  it("says what to do about a taken port before it touches anything", async () => {
    const taken = createServer().listen(port, "127.0.0.1");
    await once(taken, "listening");
    const fresh = join(root, "untouched");
    const { end, output } = start({ DATA_DIR: fresh });
    expect(await end).toBe(1);
    expect(output()).toContain(`Port ${port} is taken`);
    expect(output()).toContain(`PORT=${port + 1} npm start`);
    expect(existsSync(fresh)).toBe(false);
    await new Promise((closed) => taken.close(closed));
  });

  it("names a variable that is wrong", async () => {
    const { end, output } = start({ PORT: "eighty" });
    expect(await end).toBe(1);
    expect(output()).toContain("PORT");
    expect(output()).not.toContain("    at "); // words, no stack
  });

  it("refuses a second start on the same data folder and leaves the first alone", async () => {
    const first = start();
    await first.says("ready at");
    const second = start({ PORT: String(port + 1) });
    expect(await second.end).toBe(1);
    expect(second.output()).toContain(
      `in use by another Threshold (pid ${first.child.pid}, http://localhost:${port})`,
    );
    expect(await status("/readyz")).toBe(200);
  });

  it("survives its database being killed", async () => {
    const { says, child } = start();
    await says("ready at");
    const pid = Number(
      readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0],
    );
    process.kill(pid, "SIGKILL");
    await says("the database stopped unexpectedly (SIGKILL)");
    await says("the database is back");
    for (let waited = 0; (await status("/readyz")) !== 200 && waited < 60_000; waited += 50)
      await sleep(50);
    expect(await status("/readyz")).toBe(200);
    expect(child.exitCode).toBeNull();
  });

  it("stops when whoever started it is gone", async () => {
    const { says, child, end } = start();
    await says("ready at");
    child.disconnect();
    expect(await end).toBe(0);
    expect(serversIn(root)).toEqual([]);
  });

  it("starts again after kill -9 with all it had", async () => {
    const first = start();
    await first.says("ready at");
    first.child.kill("SIGKILL");
    await first.end;
    const second = start();
    await second.says("ready at");
    expect(second.output()).not.toContain("migrated");
  });
});

describe("Ctrl-C during the start", () => {
  it.each([100, 600, 900, 1200, 1500])(
    "after %i ms leaves no process and nothing half-made",
    async (after) => {
      const fresh = join(root, `interrupted-${after}`);
      const { child, end, output } = start({ DATA_DIR: fresh });
      await sleep(after);
      child.kill("SIGINT");
      const code = await end;
      // Before our first line runs, the signal itself ends the process.
      expect([null, 130, 0]).toContain(code);
      expect(output()).not.toContain("    at ");
      expect(serversIn(fresh)).toEqual([]);
      expect(existsSync(fresh) ? readdirSync(fresh) : []).not.toContain("postgres.new");
    },
  );
});

describe("what deploys it", () => {
  const repository = new URL("../../../", import.meta.url);
  const read = (path: string) => readFileSync(new URL(path, repository), "utf8");
  const commands = (text: string, form: RegExp) => [...text.matchAll(form)].map(([, all]) => all!);

  it("starts the product with the flags of npm start, on files that the build makes", () => {
    const flags = /const flags = (\[.*\]);/.exec(read("scripts/run.mjs"))![1]!;
    const started = [...(JSON.parse(flags) as string[]), "apps/api/dist/main.js"];
    const [unit] = commands(read("deploy/threshold.service"), /^ExecStart=\S+\/bin\/node (.*)$/gm);
    expect(unit!.split(" ")).toEqual(started);
    const [image] = commands(read("deploy/Dockerfile"), /^CMD (.*)$/gm);
    expect(JSON.parse(image!)).toEqual(["node", ...started]);
    const [backup] = commands(
      read("deploy/threshold-backup.service"),
      /^ExecStart=\S+\/bin\/node apps\/api\/dist\/(\w+)\.js backup /gm,
    );
    const built = /input: \{ (.*) \}/.exec(read("apps/api/rolldown.config.ts"))![1]!;
    expect(built).toContain(`${backup}: "src/backup/main.ts"`);
    expect(built).toContain('main: "src/main.ts"');
  });

  it("lets it write nowhere but into its data, as an ordinary user", () => {
    const unit = read("deploy/threshold.service");
    for (const line of ["User=threshold", "ProtectSystem=strict", "StateDirectory=threshold"])
      expect(unit.split("\n")).toContain(line);
    expect(unit).toContain("Environment=DATA_DIR=/var/lib/threshold");
    const compose = read("deploy/compose.yaml");
    for (const line of ['user: "10001:10001"', "read_only: true", "cap_drop: [ALL]"])
      expect(compose).toContain(line);
    expect(read("deploy/Dockerfile")).toMatch(/useradd .*--uid 10001 [^]*^USER 10001:10001$/m);
  });
});
