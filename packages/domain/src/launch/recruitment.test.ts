import { expect, it } from "vitest";
import { isFilled, keepRecruitment, recruitmentPosts, recruitmentStep } from "./recruitment.ts";
import { standardTemplate } from "./standard-template.ts";

const entry = { mode: "RECRUIT", needed: 6, hired: 0 } as const;
const refused = { ok: false, refusal: { code: "INVALID_INPUT" } };

const rules = new Map(standardTemplate().tasks.map((task) => [task.code, task]));
it.each([
  ["LCH-R05", ["SECURITY_HEAD", "GATE_GUARD", "STANDBY_GUARD"], "ENTRY", 1],
  ["LCH-R06", ["CS_HEAD", "ENGINEERING_SUPERVISOR"], "LAUNCH", 90],
  ["LCH-R09", ["CS_STAFF", "ENGINEERING_STAFF"], "LAUNCH", 30],
  ["LCH-R10", ["SALES_GUARD"], "LAUNCH", 30],
  ["LCH-R23", ["COOK"], "ENTRY", 1],
] as const)("%s: %s are filled by the day of their task", (ruleId, posts, anchor, offsetDays) => {
  for (const post of posts)
    expect(rules.get(recruitmentPosts[post].task)).toMatchObject({ ruleId, anchor, offsetDays });
});

it("LCH-R05: is done by itself when as many are hired as are needed, and not before", () => {
  expect(recruitmentStep({ needed: 6, hired: 5 })).toBe("START");
  expect(recruitmentStep({ needed: 6, hired: 6 })).toBe("FINISH");
  expect(isFilled({ needed: 6, hired: 7 })).toBe(true);
});

it("keeps how many are needed (1 or more) and hired (0 or more); of a head there is one", () => {
  expect(keepRecruitment("GATE_GUARD", { ...entry, remark: " 面试 3 人 " })).toEqual({
    ok: true,
    value: { ...entry, remark: "面试 3 人" },
  });
  expect(keepRecruitment("GATE_GUARD", { ...entry, needed: 0 })).toMatchObject(refused);
  expect(keepRecruitment("GATE_GUARD", { ...entry, hired: -1 })).toMatchObject(refused);
  expect(keepRecruitment("GATE_GUARD", { ...entry, hired: 1.5 })).toMatchObject(refused);
  expect(keepRecruitment("SECURITY_HEAD", { ...entry, needed: 2 })).toMatchObject(refused);
});
