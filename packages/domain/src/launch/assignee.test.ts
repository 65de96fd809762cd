import { expect, test } from "vitest";
import { nameAssignee } from "./assignee.ts";

test("names whoever reads launches by one of the roles held there", () => {
  expect(nameAssignee("p", ["FRONT_DESK_AGENT", "SECURITY_MANAGER"])).toEqual({
    ok: true,
    value: "p",
  });
  expect(nameAssignee("p", ["GENERAL_MANAGER"])).toMatchObject({ ok: true });
});

test("names nobody who could not open the task: no role there, none that reads, own records only", () => {
  const refused = { ok: false, refusal: { code: "ASSIGNEE_CANNOT_READ" } };
  expect(nameAssignee("p", [])).toEqual(refused);
  expect(nameAssignee("p", ["FRONT_DESK_AGENT", "CASHIER"])).toEqual(refused);
  expect(nameAssignee("p", ["VENDOR_STAFF"])).toEqual(refused);
});
