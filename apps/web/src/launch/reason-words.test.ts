import { en, zh } from "../i18n/whole.ts";
import { expect, test } from "vitest";
import { reasonAgainst } from "./reason-words.ts";

test("an action that can be taken has no reason against it", () => {
  expect(reasonAgainst({ action: "completeLaunchTask", allowed: true }, zh)).toBeUndefined();
});

test("says in both languages why a task cannot be completed", () => {
  const state = { action: "completeLaunchTask", allowed: false, code: "TASK_EVIDENCE_MISSING" };
  expect(reasonAgainst(state, zh)).toContain("完成凭证");
  expect(reasonAgainst(state, en)).toMatch(/evidence|photo/i);
});

test("names the open check rows by their labels, not their codes", () => {
  const state = {
    action: "completeLaunchTask",
    allowed: false,
    code: "TASK_CHECKS_OPEN",
    details: { checks: ["RECEPTION", "UNKNOWN"] },
  };
  expect(reasonAgainst(state, zh, new Map([["RECEPTION", "接待用品"]]))).toContain(
    "接待用品、UNKNOWN",
  );
});
