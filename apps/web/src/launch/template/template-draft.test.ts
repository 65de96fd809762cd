import { standardTemplate } from "@threshold/domain/launch/standard-template";
import { expect, test } from "vitest";
import { change, shownTemplate, taskChange } from "./template-draft.ts";

const draft = { saved: standardTemplate(), changes: [] };
const drill = draft.saved.tasks.find(({ code }) => code === "EMERGENCY_DRILL")!;

test("an edit shows at once and keeps the origin; a second builds on the first", () => {
  const entered = {
    offsetDays: 7,
    responsibleRole: drill.responsibleRole,
    evidenceRequired: drill.evidenceRequired,
  };
  const once = change(draft, taskChange(drill, entered, "夏季演练提前")!);
  if (!once.ok) throw new Error(once.refusal.code);
  const shown = shownTemplate(once.value).tasks.find(({ code }) => code === drill.code);
  expect(shown).toMatchObject({ offsetDays: 7, origin: "SEED" });
  expect(change(once.value, { kind: "REMOVE", code: drill.code, reason: "外包" }).ok).toBe(true);
});

test("a change without a reason is refused and nothing is kept", () => {
  const entered = {
    offsetDays: 7,
    responsibleRole: drill.responsibleRole,
    evidenceRequired: drill.evidenceRequired,
  };
  expect(change(draft, taskChange(drill, entered, " ")!)).toMatchObject({
    ok: false,
    refusal: { code: "REASON_REQUIRED" },
  });
});

test("an edit that changes nothing is no change", () => {
  const { offsetDays, responsibleRole, evidenceRequired } = drill;
  expect(taskChange(drill, { offsetDays, responsibleRole, evidenceRequired }, "x")).toBeUndefined();
});
