import { expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import { keepUniforms, orderUniforms, receiveUniforms, type Uniforms } from "./uniform.ts";

const today = day("2027-03-10");
const approvedOn = day("2027-03-05");
const approved = { isTask: true, settled: true, approvedOn };
const notYet = { isTask: true, settled: false, approvedOn: null };
const sizes = [
  { size: "175/92", number: 8 },
  { size: "180/96", number: 4 },
];
const uniforms = (facts: Partial<Uniforms> = {}): Uniforms => ({
  status: "DRAFT",
  sizes,
  supplier: null,
  orderedOn: null,
  ...facts,
});
const refused = (code: string) => ({ ok: false, refusal: { code } });

it("LCH-R18: is neither drafted nor ordered before the staffing plan is approved", () => {
  expect(keepUniforms({ sizes }, notYet)).toMatchObject(refused("STAFFING_NOT_APPROVED"));
  expect(orderUniforms(uniforms(), notYet, today, today)).toMatchObject(
    refused("STAFFING_NOT_APPROVED"),
  );
  const early = day("2027-03-04");
  expect(orderUniforms(uniforms(), approved, early, today)).toMatchObject(
    refused("STAFFING_NOT_APPROVED"),
  );
  expect(orderUniforms(uniforms(), approved, approvedOn, today)).toEqual({
    ok: true,
    value: { status: "ORDERED", orderedOn: approvedOn },
  });
});

it("LCH-R18: a plan without the approval's task goes by the day that was entered for it", () => {
  const entered = { isTask: false, settled: false, approvedOn };
  expect(keepUniforms({ sizes }, entered).ok).toBe(true);
  expect(keepUniforms({ sizes }, { ...entered, approvedOn: null })).toMatchObject(
    refused("STAFFING_NOT_APPROVED"),
  );
});

it("wants sizes, each once with a number of 1 or more", () => {
  const keep = (list: typeof sizes, status?: "ORDERED") =>
    keepUniforms({ sizes: list, supplier: "" }, approved, status);
  expect(keep(sizes)).toEqual({ ok: true, value: { sizes, supplier: null } });
  expect(keep([...sizes, { size: " 175/92 ", number: 1 }])).toMatchObject(refused("INVALID_INPUT"));
  expect(keep([{ size: "175/92", number: 0 }])).toMatchObject(refused("INVALID_INPUT"));
  expect(keep([], "ORDERED")).toMatchObject(refused("RECORD_INCOMPLETE"));
  expect(orderUniforms(uniforms({ sizes: [] }), approved, today, today)).toMatchObject(
    refused("RECORD_INCOMPLETE"),
  );
});

it("LCH-R19: is in place on a day after its order and not to come; nothing changes then", () => {
  const ordered = uniforms({ status: "ORDERED", orderedOn: today });
  expect(receiveUniforms(ordered, today, today)).toEqual({
    ok: true,
    value: { status: "ARRIVED", arrivedOn: today },
  });
  expect(receiveUniforms(ordered, approvedOn, today)).toMatchObject(
    refused("ARRIVED_BEFORE_ORDERED"),
  );
  expect(receiveUniforms(ordered, day("2027-03-11"), today)).toMatchObject(
    refused("DONE_IN_THE_FUTURE"),
  );
  expect(receiveUniforms(uniforms(), today, today)).toMatchObject(refused("RECORD_STATUS"));
  expect(keepUniforms({ sizes }, approved, "ARRIVED")).toMatchObject(refused("RECORD_STATUS"));
});
