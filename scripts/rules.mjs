// Which test proves which rule: reads the rules of docs/rules.csv, the statutory ones of docs/statutes.csv that block, and the
// names of all tests, writes docs/rules.md.
// With --check nothing is written: fails where the table is out of date.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const out = "docs/rules.md";

/** Rows of a CSV text with quoted fields. */
function rowsOf(text) {
  const fields = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n"]*))(,|\n|$)/g)];
  const rows = [[]];
  for (const [, quoted, plain, end] of fields) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

function testFiles() {
  return ["packages", "apps"].flatMap((top) =>
    readdirSync(at(top), { recursive: true })
      .filter((path) => /\.test\.tsx?$/.test(path) && !path.includes("node_modules"))
      .map((path) => `${top}/${path}`),
  );
}

/** "LCH-R25 and R26", "LCH-R28, R32": every rule that a name names. */
function rulesIn(name) {
  const groups = name.matchAll(/\b([A-Z]{3})-R\d{2}(?:(?:,| and|、|\/| &)? ?R\d{2})*/g);
  return [...groups].flatMap(([group, capability]) =>
    [...group.matchAll(/R\d{2}/g)].map(([rule]) => `${capability}-${rule}`),
  );
}

/** "TEN-026, TEN-027: …": every statutory rule that a name names. */
const statutesIn = (name) => [...name.matchAll(/\b[A-Z]{3}-\d{3}\b/g)].map(([rule]) => rule);

/** Where the cases stand that meet and break each rule that blocks, by its id. */
const blocking = "packages/domain/src/rule-pack/blocking.test.ts";

/** Rule → [file, name of the test]. */
function provenRules() {
  const proven = new Map();
  for (const file of testFiles().toSorted()) {
    const text = readFileSync(at(file), "utf8");
    const names = text.matchAll(
      /\b(?:it|test|describe)(?:\.\w+)*(?:\([^()]*\))?\(\s*(["'`])((?:\\.|(?!\1).)*)\1/gs,
    );
    // `it.each` over rows that begin with their rule, and say what it is about
    const rows = text.matchAll(/\[\s*["']([A-Z]{3}-R\d{2})["'],\s*(["'])([^"']+)\2/g);
    const all = [
      ...Array.from(names, ([, , name]) => name),
      ...Array.from(rows, ([, rule, , about]) => `${rule}: ${about}`),
    ];
    if (file === blocking) {
      for (const [, rule] of text.matchAll(/^ {2}"([A-Z]{3}-\d{3})": /gm))
        all.push(`${rule} lets pass what meets it and stops what breaks it`);
      const [, shown] = text.match(/shown = \[([^\]]*)\]/);
      all.push(...statutesIn(shown).map((rule) => `${rule} is shown, and stops nobody by itself`));
    }
    for (const name of all)
      for (const rule of [...rulesIn(name), ...statutesIn(name)])
        proven.set(rule, [...(proven.get(rule) ?? []), [file, name]]);
  }
  return proven;
}

const cell = (text) => text.replaceAll("|", "\\|").replaceAll("\n", " ").replaceAll("<", "&lt;");

function rowsOfTable(rules, proven) {
  const rows = rules.map(([rule, source, statement]) => {
    const tests = (proven.get(rule) ?? []).map(
      ([file, name]) => `${cell(name)} ([${file.split("/").at(-1)}](../${file}))`,
    );
    return `| ${rule} | ${cell(statement)} (${source}) | ${tests.join("<br>") || "**not built yet**"} |`;
  });
  return ["| Rule | What it says (source) | Proven by |", "| --- | --- | --- |", ...rows, ""];
}

const table = (rules, statutes, proven) =>
  [
    "# Rules and their tests",
    "",
    "Every rule of the owner's procedures that is built, with the tests that name it.",
    "Written by `node scripts/rules.mjs` from the tests; `npm test` fails where it is out of date. A rule without a test is not built yet.",
    "",
    ...rowsOfTable(rules, proven),
    "## Statutory rules that block",
    "",
    "Every row of [the rule pack](statutes.csv) that may stop somebody. Each is met and broken at its limit in blocking.test.ts; the",
    "other tests that name it are of the steps at which it is asked.",
    "",
    ...rowsOfTable(statutes, proven),
  ].join("\n");

const said = ([rule, source, , statement]) => [rule, source, statement];
const [, ...rules] = rowsOf(readFileSync(at("docs/rules.csv"), "utf8"));
const [names, ...statutes] = rowsOf(readFileSync(at("docs/statutes.csv"), "utf8"));
const [sourceAt, enforcedAt] = ["source", "enforce"].map((name) =>
  names.findIndex((one) => one.startsWith(name)),
);
const blockers = statutes
  .filter((row) => row[enforcedAt] === "block")
  .map((row) => [row[0], row[sourceAt], row[2]]);
const proven = provenRules();
const text = table(rules.map(said), blockers, proven);
const unproven = rules.filter(([rule]) => !proven.has(rule)).map(([rule]) => rule);

if (process.argv.includes("--check")) {
  if (readFileSync(at(out), "utf8") !== text) {
    console.error(`${out} is out of date: node scripts/rules.mjs`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(at(out), text);
  console.log(
    `${rules.length - unproven.length} of ${rules.length} rules have a test; without: ${unproven.join(" ")}`,
  );
}
