import { describe, expect, it } from "vitest";
import { hex } from "../tender/encoding.ts";
import {
  type AuditFinding,
  auditFindings,
  beginning,
  checkLeaf,
  type GivenRoot,
  type LeafRow,
} from "./check.ts";
import { type AuditFacts, canonicalEntry, entryHash } from "./entry.ts";
import { grown, type HashAt, rootOf } from "./tree.ts";
import { verify } from "./verify.mjs";

const facts = (nth: number): AuditFacts => ({
  id: `00000000-0000-4000-8000-${String(nth).padStart(12, "0")}`,
  position: String(10 + nth * 3),
  at: `2027-01-04T02:00:0${nth}.000000Z`,
  companyId: "c0000000-0000-4000-8000-000000000000",
  serviceCenterId: null,
  accountId: null,
  personId: null,
  action: "createRegion",
  origin: "127.0.0.1",
  requestId: "",
  tableName: "region",
  recordId: "d0000000-0000-4000-8000-000000000000",
  operation: "INSERT",
  before: null,
  after: `{"name": "华东 \\u0001", "area": 12.50${nth}}`,
});
const entries = Array.from({ length: 7 }, (_, nth) => facts(nth));
const honest: LeafRow[] = entries.map((entry, index) => ({
  index,
  hash: entryHash(entry),
  entryId: entry.id,
  redacted: false,
  entry,
}));
const rootAt = (size: number) => {
  const kept = new Map<string, Uint8Array>();
  const hashAt: HashAt = ({ level, index }) => kept.get(`${level} ${index}`)!;
  for (const { level, index, hash } of grown(
    0,
    honest.map((one) => one.hash),
    hashAt,
  ))
    kept.set(`${level} ${index}`, hash);
  return hex(rootOf(size, hashAt));
};
const roots: GivenRoot[] = [
  { on: "2027-01-04", size: 3, root: rootAt(3) },
  { on: "2027-01-05", size: 6, root: rootAt(6) },
];

const checked = (leaves: readonly LeafRow[], strays: readonly AuditFacts[] = []) =>
  auditFindings(
    leaves.reduce((check, leaf) => checkLeaf(check, leaf, roots), beginning),
    strays,
    roots,
  );

/** The same log as a file, gone through by the script that shares no code with the rest. */
async function verified(leaves: readonly LeafRow[], strays: readonly AuditFacts[] = []) {
  const { companyId } = entries[0]!;
  const head = { format: "threshold/audit-log/1", companyId, size: 7, root: rootAt(7) };
  const lines = leaves.map(({ index, hash, entryId, entry, redacted }) => ({
    number: index + 1,
    id: entryId,
    hash: hex(hash),
    ...(redacted ? { withheld: hex(hash), redacted: entry } : { entry }),
  }));
  const text = [head, ...lines, ...strays.map((added) => ({ added }))].map((line) =>
    JSON.stringify(line),
  );
  const kept = roots.map(({ on, ...root }) => ({ ...root, source: on }));
  return (await verify(text, kept)).findings;
}

const told = (findings: readonly { code: string; number?: number }[]) =>
  findings.map(({ code, number }) => (number === undefined ? code : `${code} ${number}`));

const changed = (nth: number, change: Partial<AuditFacts>) =>
  honest.with(nth, { ...honest[nth]!, entry: { ...entries[nth]!, ...change } });

describe("an audit log", () => {
  it("has a canonical form: keys in order, text as it is", () => {
    expect(canonicalEntry(facts(0))).toBe(
      '{"accountId":null,"action":"createRegion","after":"{\\"name\\": \\"华东 \\\\u0001\\", \\"area\\": 12.500}","at":"2027-01-04T02:00:00.000000Z","before":null,"companyId":"c0000000-0000-4000-8000-000000000000","id":"00000000-0000-4000-8000-000000000000","operation":"INSERT","origin":"127.0.0.1","personId":null,"position":"10","recordId":"d0000000-0000-4000-8000-000000000000","requestId":"","serviceCenterId":null,"tableName":"region"}',
    );
  });

  it.each<[string, readonly LeafRow[], readonly AuditFacts[], readonly string[]]>([
    ["as it was written holds", honest, [], []],
    ["tells of an altered entry", changed(4, { after: "{}" }), [], ["ALTERED 5"]],
    [
      "tells of a digit that a number lost",
      changed(4, { after: entries[4]!.after!.replace("12.504", "12.5040") }),
      [],
      ["ALTERED 5"],
    ],
    ["tells of a deleted entry", honest.with(1, { ...honest[1]!, entry: null }), [], ["DELETED 2"]],
    [
      "tells of two that changed places",
      [
        ...changed(1, { position: entries[4]!.position }).slice(0, 4),
        ...changed(4, { position: entries[1]!.position }).slice(4),
      ],
      [],
      ["MOVED 2", "MOVED 5"],
    ],
    ["tells of one that was put in", honest, [facts(9)], ["ADDED"]],
    [
      "takes one for what it was that personal data was taken out of, as the log says",
      honest.with(2, {
        ...honest[2]!,
        redacted: true,
        entry: { ...entries[2]!, after: `{"name": "***"}` },
      }),
      [],
      [],
    ],
    [
      "tells where an entry was altered together with its leaf",
      honest.with(4, {
        ...honest[4]!,
        hash: entryHash({ ...entries[4]!, after: "{}" }),
        entry: { ...entries[4]!, after: "{}" },
      }),
      [],
      ["ROOT"],
    ],
  ])("%s", async (_, leaves, strays, expected) => {
    expect(told(checked(leaves, strays))).toEqual(expected);
    const found = await verified(leaves, strays);
    // The script knows the root of the whole export as well.
    expect(told(found).filter((one, at, all) => all.indexOf(one) === at)).toEqual(expected);
  });

  it("cut off at its end is told by the roots of more than there is", async () => {
    expect(checked(honest.slice(0, 4))).toEqual<AuditFinding[]>([{ code: "ROOT", ...roots[1]! }]);
    expect(told(await verified(honest.slice(0, 4)))).toEqual(["ROOT", "ROOT"]);
  });

  it("names the span between the last root that holds and the first that does not", async () => {
    const entry = { ...entries[4]!, after: "{}" };
    const [first] = await verified(
      honest.with(4, { ...honest[4]!, hash: entryHash(entry), entry }),
    );
    expect(first!.en).toBe(
      "The root at 6 entries is not the one of 2027-01-05: something among entries 4–6 was rewritten.",
    );
  });

  it("that is none is told as that", async () => {
    for (const lines of [[], ["{}"], ["x"]])
      expect((await verify(lines, [])).findings.map(({ code }) => code)).toEqual(["NOT_A_LOG"]);
  });
});
