// Writes packages/domain/src/rule-pack/statutes.ts from docs/statutes.csv: the rows of the statutory rule pack as they were
// researched. What is said of them in Chinese, and what they override, stands in wording.ts.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Rows of a CSV text with quoted fields, by the names of its first line. */
function recordsOf(text) {
  const fields = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n"]*))(,|\n|$)/g)];
  const rows = [[]];
  for (const [, quoted, plain, end] of fields) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  const [names, ...records] = rows.filter((row) => row.length > 1);
  return records.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]])));
}

const words = { block: "BLOCK", warn: "WARN", info: "INFO", config: "CONFIGURABLE" };
const rows = recordsOf(readFileSync(at("docs/statutes.csv"), "utf8")).map((row) => ({
  id: row.id,
  subject: row.subject,
  statement: row.rule,
  operator: row.operator,
  value: row.value,
  unit: row.unit,
  anchor: row.anchor,
  source: row.source_document_and_article,
  address: row.source_address,
  confidence: row.confidence,
  confidenceDetail: row.confidence_detail,
  effectiveText: row.effective_text,
  effectiveFrom: row.effective_from || null,
  enforcement: words[row.enforce],
  scope: row.scope,
  note: row.note,
}));
const json = JSON.stringify(rows, null, 2);
writeFileSync(
  at("packages/domain/src/rule-pack/statutes.ts"),
  `// Written by scripts/statutes.mjs from docs/statutes.csv.
import type { SourceRow } from "./rule.ts";

/** The rows of the statutory rule pack as they were researched. */
export const sourceRows: readonly SourceRow[] = ${json};
`,
);
