import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isConsistent, leafHash, rootByInclusion } from "@threshold/domain/audit/tree";
import { verify } from "@threshold/domain/audit/verify.mjs";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";

const morning = "2027-01-04T02:00:00Z";
let server: TestServer;
let company: TestCompany;
beforeAll(async () => {
  server = await startTestServer(morning);
});
afterAll(() => server.close());
beforeEach(async () => {
  server.setClock(morning);
  company = await makeCompany(server);
});

const hash = (text: string) => Buffer.from(text, "hex");

interface Tree {
  size: number;
  root: string;
  waiting: number;
  checkedAt: string | null;
  findings: { code: string; number?: number; id?: string }[];
}
const treeOf = async (): Promise<Tree> =>
  (await company.admin.ask("{ auditTree { size root waiting checkedAt findings } }")).auditTree;

/** Grows the tree up to now: transactions of other tests on the same PostgreSQL may hold a mark for a while. */
async function sealed(): Promise<Tree> {
  for (;;) {
    await server.minute();
    const tree = await treeOf();
    if (tree?.waiting === 0) return tree;
  }
}

const region = (code: string) =>
  company.admin.run("createRegion", { code, name: `${code}公司` }, "region { id }");

const filesOf = async (path = "/audit/audit-log.zip") => {
  const response = await company.admin.fetch(path);
  expect(response.status).toBe(200);
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
  );
};

const findingsOf = async (kept: { size: number; root: string; source: string }[] = []) => {
  const { "audit-log.ndjson": log } = await filesOf();
  return (await verify(log!.split("\n"), kept)).findings;
};

/** The entries of the company, oldest first. */
const entries = async () =>
  (
    await server.database.owner.query<{ id: string; position: number }>(
      "select id, position from audit_entry where company_id = $1 order by position",
      [company.id],
    )
  ).rows;

const tamper = (text: string, values: unknown[]) => server.database.owner.query(text, values);

describe("the tree of the audit log", () => {
  it("takes in what was written, in its order, and grows by what comes", async () => {
    const before = await sealed();
    await region("R2");
    expect((await treeOf()).waiting).toBeGreaterThan(0);
    const tree = await sealed();
    expect(tree.size).toBe((await entries()).length);
    const { rows } = await server.database.owner.query(
      "select entry_id as id from audit_node where company_id = $1 and level = 0 order by index",
      [company.id],
    );
    expect(rows).toEqual((await entries()).map(({ id }) => ({ id })));
    const { auditConsistency } = await company.admin.ask(
      "query($earlier: Int!) { auditConsistency(earlier: $earlier) { size root proof } }",
      { earlier: before.size },
    );
    expect(auditConsistency).toMatchObject({ size: tree.size, root: tree.root });
    const [then, now] = [before, tree].map(({ size, root }) => ({ size, root: hash(root) }));
    expect(isConsistent(then!, now!, auditConsistency.proof.map(hash))).toBe(true);
  });

  it("proves each of its entries to whoever administers, and to nobody else", async () => {
    const { size, root } = await sealed();
    const ask = `query($number: Int!) { auditProof(number: $number) { size root canonical leafHash path } }`;
    for (const number of [1, size]) {
      const { auditProof } = await company.admin.ask(ask, { number });
      const leaf = leafHash(Buffer.from(auditProof.canonical));
      expect(Buffer.from(leaf).toString("hex")).toBe(auditProof.leafHash);
      const reached = rootByInclusion(leaf, number - 1, size, auditProof.path.map(hash));
      expect(Buffer.from(reached!).toString("hex")).toBe(root);
    }
    expect((await company.admin.send(ask, { number: size + 1 })).errors![0]!.extensions).toEqual(
      expect.objectContaining({
        code: "INVALID_INPUT",
        details: { field: "number", max: size },
      }),
    );
    const head = await company.hire("REGION_HEAD");
    expect((await head.send(ask, { number: 1 })).errors![0]!.extensions.code).toBe("NOT_FOUND");
    expect(await head.ask("{ auditTree { size } auditRoots { totalCount } }")).toEqual({
      auditTree: null,
      auditRoots: { totalCount: 0 },
    });
    for (const path of ["/audit/audit-log.zip", "/audit/roots.json"])
      expect((await head.fetch(path)).status).toBe(404);
  });

  it("waits for who still writes below the mark, and for nobody who only reads", async () => {
    const { size } = await sealed();
    const slow = await server.database.owner.connect();
    try {
      await slow.query("begin");
      await slow.query(
        `insert into audit_entry (company_id, table_name, record_id, operation) values ($1, 'region', $1, 'INSERT')`,
        [company.id],
      );
      await region("R2");
      await server.minute();
      expect(await treeOf()).toMatchObject({ size, waiting: 1 });
      await slow.query("commit");
      const tree = await sealed();
      expect(tree.size).toBe((await entries()).length);
      expect(await findingsOf()).toEqual([]);
    } finally {
      slow.release();
    }
  });

  it("is not there before anything is in it, and nothing can be proven of it", async () => {
    const slow = await server.database.owner.connect();
    try {
      await slow.query("begin");
      await slow.query("select pg_current_xact_id()");
      await server.minute();
      expect(await treeOf()).toBeNull();
      expect((await company.admin.fetch("/audit/audit-log.zip")).status).toBe(404);
      await slow.query("commit");
      expect((await sealed()).size).toBe((await entries()).length);
    } finally {
      slow.release();
    }
  });

  it("goes on where a backup was put back on a server that counts its transactions from the beginning", async () => {
    await region("R2");
    await sealed();
    await region("R3");
    await tamper(
      "update audit_tree set marked_position = (select last_value from audit_entry_order), marked_by = '999999999999' where company_id = $1",
      [company.id],
    );
    await server.minute();
    expect((await treeOf()).waiting).toBe(0);
  });
});

describe("the root of a day", () => {
  it("is given to administrators once, stands in the list and in the file, and holds later", async () => {
    const list =
      "{ auditRoots { nodes { onDay size root } } viewer { unreadNotifications { kind data } } }";
    await sealed();
    await server.workOff();
    await server.minute();
    const first = await company.admin.ask(list);
    const [root] = first.auditRoots.nodes;
    expect(first.auditRoots.nodes).toEqual([{ ...root, onDay: "2027-01-04" }]);
    const { onDay: on, ...given } = root;
    expect(first.viewer.unreadNotifications).toEqual([
      { kind: "AUDIT_ROOT", data: { on, ...given } },
    ]);
    server.setClock("2027-01-05T02:00:00Z");
    await region("R2");
    const { size } = await sealed();
    const [later, earlier] = (await company.admin.ask(list)).auditRoots.nodes;
    expect(later).toMatchObject({ onDay: "2027-01-05" });
    expect(later.size).toBeGreaterThan(given.size);
    expect(later.size).toBeLessThanOrEqual(size);
    expect(earlier).toEqual(root);
    const file = await (await company.admin.fetch("/audit/roots.json")).json();
    expect(file).toMatchObject({
      format: "threshold/audit-roots/1",
      companyId: company.id,
      roots: [{ on: "2027-01-04" }, { on: "2027-01-05" }],
    });
    expect(await findingsOf([{ ...given, source: "mail" }])).toEqual([]);
  });
});

describe("an entry that was tampered with by hand in the database is named by the script and by the daily check", () => {
  /** Tampers with the log and answers what the script and the server's own check name. */
  async function foundAfter(change: () => Promise<unknown>) {
    await sealed();
    await change();
    const script = await findingsOf();
    await company.admin.run("checkAuditLog", {}, "asked");
    await server.workOff();
    const { checkedAt, findings } = await treeOf();
    expect(checkedAt).toBe("2027-01-04T02:00:00+00:00");
    return { script, check: findings };
  }

  it("where it was altered", async () => {
    const [, , entry] = await entries();
    const { script, check } = await foundAfter(() =>
      tamper('update audit_entry set after = after || \'{"name": "别的"}\' where id = $1', [
        entry!.id,
      ]),
    );
    for (const findings of [script, check])
      expect(findings).toEqual([
        expect.objectContaining({ code: "ALTERED", number: 3, id: entry!.id }),
      ]);
    expect(script[0]!.zh).toContain(`第 3 条记录`);
    const { viewer } = await company.admin.ask("{ viewer { unreadNotifications { kind data } } }");
    expect(viewer.unreadNotifications).toContainEqual({
      kind: "AUDIT_BROKEN",
      data: { count: 1, number: 3 },
    });
  });

  it("where it was deleted", async () => {
    const [, entry] = await entries();
    const { script, check } = await foundAfter(() =>
      tamper("delete from audit_entry where id = $1", [entry!.id]),
    );
    for (const findings of [script, check])
      expect(findings).toEqual([
        expect.objectContaining({ code: "DELETED", number: 2, id: entry!.id }),
      ]);
  });

  it("where two changed places", async () => {
    const [one, , , other] = await entries();
    const { script, check } = await foundAfter(() =>
      tamper(
        `update audit_entry e set position = o.position, at = o.at from audit_entry o
         where e.id = any($1) and o.id = any($1) and e.id <> o.id`,
        [[one!.id, other!.id]],
      ),
    );
    for (const findings of [script, check])
      expect(findings).toEqual([
        expect.objectContaining({ code: "MOVED", number: 1, id: one!.id }),
        expect.objectContaining({ code: "MOVED", number: 4, id: other!.id }),
      ]);
  });

  it("where it was put in", async () => {
    const [one] = await entries();
    const { script, check } = await foundAfter(() =>
      tamper(
        `insert into audit_entry (company_id, table_name, record_id, operation, position) values ($1, 'region', $1, 'DELETE', $2)`,
        [company.id, one!.position],
      ),
    );
    for (const findings of [script, check])
      expect(findings).toEqual([expect.objectContaining({ code: "ADDED" })]);
  });

  it("where whoever did it wrote the whole tree anew, by the root that was kept", async () => {
    const kept = await sealed();
    const [, entry] = await entries();
    await tamper("update audit_entry set action = 'nothing' where id = $1", [entry!.id]);
    await tamper("delete from audit_node where company_id = $1", [company.id]);
    await tamper("delete from audit_root where company_id = $1", [company.id]);
    await tamper("delete from audit_tree where company_id = $1", [company.id]);
    const forged = await sealed();
    expect(forged).toMatchObject({ size: kept.size });
    expect(await findingsOf()).toEqual([]);
    expect(await findingsOf([{ ...kept, source: "mail of 2027-01-04" }])).toEqual([
      expect.objectContaining({ code: "ROOT", from: 1, size: kept.size }),
    ]);
  });

  it("by the script alone, where it lies unpacked", async () => {
    const { size, root } = await sealed();
    const folder = mkdtempSync(join(tmpdir(), "audit-log-"));
    try {
      const files = await filesOf();
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      const run = (...args: string[]) =>
        spawnSync("node", [join(folder, "verify.mjs"), ...args], {
          encoding: "utf8",
          cwd: tmpdir(),
        });
      const good = run(folder, `${size}:${root}`);
      expect(good.stdout).toContain("全部核验通过");
      expect(good.status).toBe(0);
      const lines = files["audit-log.ndjson"]!.split("\n");
      writeFileSync(
        join(folder, "audit-log.ndjson"),
        lines.with(2, lines[2]!.replace("INSERT", "UPDATE")).join("\n"),
      );
      const bad = run();
      expect(bad.stdout).toContain("第 2 条记录");
      expect(bad.status).toBe(1);
      expect(run(tmpdir()).status).toBe(2);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
