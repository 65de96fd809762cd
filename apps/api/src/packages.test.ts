import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");

describe("packages", () => {
  it("come by the hash of the lockfile alone", () => {
    const resolutions = read("pnpm-lock.yaml").match(/^ {4}resolution: .*$/gm) ?? [];
    expect(resolutions.length).toBeGreaterThan(500);
    expect(
      resolutions.filter((one) => !/^ {4}resolution: \{integrity: sha512-\S+\}$/.test(one)),
    ).toEqual([]);
    expect(read("scripts/run.mjs")).toContain("--frozen-lockfile");
  });

  it("run no script at their installation but those that somebody has looked at", () => {
    const [, listed = ""] =
      /^allowBuilds:\n((?: {2}.*\n)+)/m.exec(read("pnpm-workspace.yaml")) ?? [];
    const known = Array.from(listed.matchAll(/^ {2}"?([^":]+)"?: /gm), ([, name]) => name);
    const store = join(root, "node_modules/.pnpm");
    const installed = readdirSync(store)
      .map((folder) => join(store, folder, "node_modules"))
      .filter((folder) => existsSync(folder))
      .flatMap((folder) =>
        readdirSync(folder).flatMap((name) =>
          name.startsWith("@")
            ? readdirSync(join(folder, name)).map((one) => join(folder, name, one))
            : [join(folder, name)],
        ),
      )
      .filter((folder) => existsSync(join(folder, "package.json")));
    expect(installed.length).toBeGreaterThan(500);
    const building = installed.flatMap((folder) => {
      const { name, scripts = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const builds = ["preinstall", "install", "postinstall"].some((script) => script in scripts);
      return builds || existsSync(join(folder, "binding.gyp")) ? [name as string] : [];
    });
    expect(building).not.toEqual([]);
    expect([...new Set(building)].filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe("vulnerable packages", () => {
  let registry: Server | undefined;
  const folder = mkdtempSync(join(tmpdir(), "threshold-audit-"));
  afterEach(() => registry?.close());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the script against a registry that answers so; the list notes the advisories as seen so many days ago. */
  async function audit(status: number, advisories: object, noted: Record<string, number> = {}) {
    registry = createServer((request, response) => {
      request.resume().on("end", () => {
        response.writeHead(status, { "content-type": "application/json" });
        response.end(JSON.stringify(advisories));
      });
    });
    await once(registry.listen(0, "127.0.0.1"), "listening");
    const { port } = registry.address() as AddressInfo;
    const list = join(folder, "list.csv");
    const lines = Object.entries(noted).map(([id, days]) => `${id},${daysAgo(days)},x`);
    writeFileSync(list, ["advisory,seen_on,remark", ...lines, ""].join("\n"));
    const script = spawn(process.execPath, [join(root, "scripts/vulnerable.mjs"), list], {
      env: {
        ...process.env,
        PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH}`,
        npm_config_registry: `http://127.0.0.1:${port}/`,
        pnpm_config_registry: `http://127.0.0.1:${port}/`,
      },
    });
    let said = "";
    script.stdout.on("data", (text) => (said += text));
    script.stderr.on("data", (text) => (said += text));
    const [code] = await once(script, "close");
    registry.close();
    return { code, said };
  }
  const daysAgo = (days: number) =>
    new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  const advisory = (name: string, severity: string, id: string) => ({
    [name]: [
      {
        id: 1,
        url: `https://github.com/advisories/${id}`,
        title: "ReDoS",
        severity,
        vulnerable_versions: "<99",
        cwe: [],
        cvss: { score: 7, vectorString: null },
      },
    ],
  });
  const high = advisory("exceljs", "high", "GHSA-aaaa-bbbb-cccc");

  it("are told with the day until which SECURITY.md lets them be, and must be noted", async () => {
    const { code, said } = await audit(200, high);
    expect(said).toContain(
      `high exceljs GHSA-aaaa-bbbb-cccc: until ${daysAgo(-7)} (new, to be noted)`,
    );
    expect(code).toBe(1);
    expect((await audit(200, high, { "GHSA-aaaa-bbbb-cccc": 7 })).code).toBe(0);
  });

  it("fail once they are past their time, by their severity", async () => {
    const days = { critical: 2, high: 7, moderate: 30, low: 90 };
    for (const [severity, most] of Object.entries(days)) {
      const of = advisory("exceljs", severity, "GHSA-aaaa-bbbb-cccc");
      const { code, said } = await audit(200, of, { "GHSA-aaaa-bbbb-cccc": most + 1 });
      expect([severity, code]).toEqual([severity, 1]);
      expect(said).toContain("PAST ITS TIME");
    }
  });

  it("are never said to be none where the registry does not answer", async () => {
    const { code, said } = await audit(405, {});
    expect(code).toBe(2);
    expect(said).toContain("is not known");
    expect(said).not.toContain("no known vulnerability");
    expect((await audit(200, {})).said).toContain("no known vulnerability");
  });
});
