// Which test proves which requirement of security: reads docs/security.csv, looks every test that it names up in its file, and writes
// docs/security.md. A requirement without a test is open, and says why. With --check nothing is written: fails where the table is out
// of date. A test that is not there fails always, so that nothing counts as done without one.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const out = "docs/security.md";

/** Rows of a CSV text with quoted fields. */
function rowsOf(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n"]*))(,|\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

const known = new Map();
/** The names of a file's tests, as they stand in it. */
function namesIn(file) {
  if (!known.has(file)) {
    const text = existsSync(at(file)) ? readFileSync(at(file), "utf8") : "";
    const calls = text.matchAll(
      /\b(?:it|test)(?:\.\w+)*(?:<[^()]*>)?(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?\(\s*(["'`])((?:\\.|(?!\1).)*)\1/gs,
    );
    known.set(file, new Set(Array.from(calls, ([, , name]) => name)));
  }
  return known.get(file);
}

const missing = [];
function proofOf(test) {
  const mark = test.indexOf("#");
  const [path, name] = [test.slice(0, mark), test.slice(mark + 1)];
  const file =
    path.startsWith("apps/") || path.startsWith("packages/") ? path : `apps/api/src/${path}`;
  if (!namesIn(file).has(name)) missing.push(`${file}: ${name}`);
  return `${name} ([${file.split("/").at(-1)}](../${file}))`;
}

const cell = (text) => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
const [, ...rows] = rowsOf(readFileSync(at("docs/security.csv"), "utf8"));
const sections = new Map();
for (const [standard, id, level, requirement, tests, remark] of rows) {
  const proofs = tests === "" ? [] : tests.split("\n").map(proofOf);
  const result = proofs.length > 0 ? "proven" : remark.startsWith("n/a") ? "not ours" : "**open**";
  const why = [proofs.map(cell).join("<br>"), cell(remark)].filter(Boolean).join("<br>");
  sections.set(standard, [
    ...(sections.get(standard) ?? []),
    `| ${id} | ${level} | ${cell(requirement)} | ${result} | ${why} |`,
  ]);
}
const text = [
  "# Security: requirements and their tests",
  "",
  "OWASP ASVS 5.0: every requirement of level 1, and of level 2 those of chapters 4, 6, 7, 8 and 14 that matter here; and the API Security",
  "Top 10 of 2023. Requirements are told in our words; their text is the standard's. Written by `node scripts/security.mjs` from",
  "[security.csv](security.csv), which fails where a test is named that is not there: nothing is proven without one.",
  "",
  ...[...sections].flatMap(([standard, lines]) => [
    `## ${standard}`,
    "",
    "| Requirement | Level | What it asks | Result | Test |",
    "| --- | --- | --- | --- | --- |",
    ...lines,
    "",
  ]),
].join("\n");

if (missing.length > 0) {
  console.error(`docs/security.csv names tests that are not there:\n${missing.join("\n")}`);
  process.exitCode = 1;
} else if (!process.argv.includes("--check")) writeFileSync(at(out), text);
else if (readFileSync(at(out), "utf8") !== text) {
  console.error(`${out} is out of date: node scripts/security.mjs`);
  process.exitCode = 1;
}
