import { expect, it } from "vitest";
import {
  availableImportActions,
  importStatuses,
  reasonAgainstImport,
  type ImportFacts,
  type ImportStatus,
} from "./import-lifecycle.ts";

const facts = (part: Partial<ImportFacts>): ImportFacts => ({
  status: "CHECKED",
  rowsToApply: 3,
  isApplied: false,
  isListBusy: false,
  isEstateSuspended: false,
  dependents: [],
  ...part,
});
const allowedIn = (part: Partial<ImportFacts>) =>
  availableImportActions(facts(part), true)
    .filter((state) => state.allowed)
    .map((state) => state.action);

it("offers in each status what it allows", () => {
  const allowed = Object.fromEntries(
    importStatuses.map((status) => [status, allowedIn({ status })]),
  );
  expect(allowed).toEqual({
    READING: ["cancelImport"],
    CHECKED: ["applyImport", "cancelImport"],
    APPLYING: ["cancelImport"],
    APPLIED: ["undoImport"],
    UNDOING: [],
    UNDONE: [],
    CANCELLED: [],
    FAILED: ["applyImport"],
  } satisfies Record<ImportStatus, string[]>);
});

it("takes up again what broke off, and nothing that never could be read", () => {
  expect(allowedIn({ status: "FAILED", isApplied: true })).toEqual(["undoImport"]);
  expect(allowedIn({ status: "FAILED", rowsToApply: 0 })).toEqual([]);
});

it("tells why not", () => {
  const reason = (action: "applyImport" | "undoImport", part: Partial<ImportFacts>) =>
    reasonAgainstImport(action, facts(part), true);
  expect(reason("applyImport", { rowsToApply: 0 })?.code).toBe("IMPORT_NOTHING_TO_APPLY");
  expect(reason("applyImport", { isEstateSuspended: true })?.code).toBe("PLACE_SUSPENDED");
  expect(reason("applyImport", { isListBusy: true })).toEqual({
    code: "IMPORT_STATE",
    details: { status: "APPLYING" },
  });
  expect(reason("undoImport", { status: "APPLIED", dependents: ["1栋101"] })).toEqual({
    code: "IMPORT_IN_USE",
    details: { dependents: ["1栋101"] },
  });
  expect(reasonAgainstImport("cancelImport", facts({}), false)).toEqual({
    code: "FORBIDDEN",
    details: { permission: "import.run" },
  });
});
