import { expect, it } from "vitest";
import { nextOf, stagesOf } from "./course.ts";

const deadlines = [
  { rule: "SHW-R02", dueOn: "2027-01-31", kept: true },
  { rule: "LCH-R16", dueOn: "2027-03-19", kept: true },
  { rule: "SHW-R04", dueOn: "2027-04-11", kept: null },
];

it("tells whose turn it is and by when", () => {
  const approved = { status: "APPROVED", agreedOn: "2027-01-04", deadlines } as const;
  expect(nextOf(stagesOf(approved))).toMatchObject({
    status: "IMPLEMENTED",
    role: "CUSTOMER_SERVICE_MANAGER",
    dueOn: "2027-04-11",
    late: false,
  });
  const agreed = { status: "AGREED", agreedOn: "2027-01-04", deadlines } as const;
  expect(nextOf(stagesOf(agreed))).toMatchObject({ status: "REVIEWED", role: "TRAINING_OFFICER" });
  for (const status of ["IN_USE", "CLOSED"] as const)
    expect(nextOf(stagesOf({ status, deadlines }))).toBeUndefined();
});

it("counts the agreement from the earlier of its two days, and shows either as missed", () => {
  const broken = [{ ...deadlines[0]!, kept: false }, ...deadlines.slice(1)];
  const [agreement] = stagesOf({ status: "DRAFT", deadlines: broken });
  expect(agreement).toMatchObject({ state: "NOW", dueOn: "2027-01-31", late: true });
});

it("takes the day of an agreement that was sent back as not reached", () => {
  const [agreement] = stagesOf({ status: "DRAFT", agreedOn: "2027-01-04", deadlines });
  expect(agreement).toMatchObject({ state: "NOW", doneOn: null });
});
