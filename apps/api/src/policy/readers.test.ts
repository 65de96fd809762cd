import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { policyKeys } from "@threshold/domain/policy/catalog";
import { expect, it } from "vitest";

/** The server's code but this module's own and its tests. */
const code = readdirSync(join(import.meta.dirname, ".."), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !/\.test\.ts$|^(policy|testing)\//.test(path))
  .map((path) => readFileSync(join(import.meta.dirname, "..", path), "utf8"))
  .join("\n");

it("every setting is read somewhere", () => {
  const read = policyKeys.filter((key) =>
    new RegExp(`(policyValues?|settingAmong)\\([^)]*"${key}"`).test(code),
  );
  expect(policyKeys).toEqual(read);
});
