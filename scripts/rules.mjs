// Which test proves which rule: reads the rules of docs/rules.csv and the names of all tests, writes docs/rules.md.
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
    for (const name of all)
      for (const rule of rulesIn(name))
        proven.set(rule, [...(proven.get(rule) ?? []), [file, name]]);
  }
  return proven;
}

const cell = (text) => text.replaceAll("|", "\\|").replaceAll("\n", " ").replaceAll("<", "&lt;");

function table(rules, proven) {
  const rows = rules.map(([rule, source, , statement]) => {
    const tests = (proven.get(rule) ?? []).map(
      ([file, name]) => `${cell(name)} ([${file.split("/").at(-1)}](../${file}))`,
    );
    return `| ${rule} | ${cell(statement)} (${source}) | ${tests.join("<br>") || "**not built yet**"} |`;
  });
  return [
    "# Rules and their tests",
    "",
    "Every rule of launch preparation (LCH), service showcase (SHW) and reception area (RCP) with the tests that name it.",
    "Written by `node scripts/rules.mjs` from the tests; `npm test` fails where it is out of date. A rule without a test is not built yet.",
    "",
    "| Rule | What it says (source) | Proven by |",
    "| --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

const [, ...rules] = rowsOf(readFileSync(at("docs/rules.csv"), "utf8"));
const proven = provenRules();
const text = table(rules, proven);
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
