import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sourceRows } from "@threshold/domain/rule-pack/statutes";
import { expect, it } from "vitest";

const path = fileURLToPath(new URL("../../../../docs/statutes.csv", import.meta.url));

/** One character after the other, so that the generator's way of reading is not taken at its word. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const row = rows.at(-1)!;
    const sign = text[at]!;
    if (quoted && sign === '"' && text[at + 1] === '"') {
      row[row.length - 1] += '"';
      at++;
    } else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ",") row.push("");
    else if (!quoted && sign === "\n") rows.push([""]);
    else row[row.length - 1] += sign;
  }
  return rows.filter((row) => row.length > 1);
}

it("the domain's rows are the researched ones, field by field", () => {
  const [names, ...rows] = rowsOf(readFileSync(path, "utf8"));
  const research = rows.map((row) => Object.fromEntries(names!.map((name, i) => [name, row[i]!])));
  const enforcements = { block: "BLOCK", warn: "WARN", info: "INFO", config: "CONFIGURABLE" };
  expect(sourceRows).toHaveLength(149);
  expect(sourceRows).toEqual(
    research.map((row) => ({
      id: row["id"],
      subject: row["subject"],
      statement: row["rule"],
      operator: row["operator"],
      value: row["value"],
      unit: row["unit"],
      anchor: row["anchor"],
      source: row["source_document_and_article"],
      address: row["source_address"],
      confidence: row["confidence"],
      confidenceDetail: row["confidence_detail"],
      effectiveText: row["effective_text"],
      effectiveFrom: row["effective_from"] === "" ? null : row["effective_from"],
      enforcement: enforcements[row["enforce"] as keyof typeof enforcements],
      scope: row["scope"],
      note: row["note"],
    })),
  );
});
