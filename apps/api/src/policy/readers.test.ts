import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { policyKeys, settableKeys } from "@threshold/domain/policy/catalog";
import { expect, it } from "vitest";

/** The server's code but this module's own and its tests. */
const code = readdirSync(join(import.meta.dirname, ".."), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !/\.test\.ts$|^(policy|testing)\//.test(path))
  .map((path) => readFileSync(join(import.meta.dirname, "..", path), "utf8"))
  .join("\n");

it("every setting that is offered is read somewhere, and what nothing reads is not offered", () => {
  const read = policyKeys.filter((key) =>
    new RegExp(`(policyValues?|settingAmong)\\([^)]*"${key}"`).test(code),
  );
  expect(settableKeys.toSorted()).toEqual(read.toSorted());
});
