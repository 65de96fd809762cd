import { expect, it } from "vitest";
import { changeStatus, checkCode, checkDeletable, checkParent, levels } from "./hierarchy.ts";

it("ORG-R01 puts each level below the one directly above", () => {
  const fitting = levels.flatMap((level) =>
    level === "COMPANY"
      ? []
      : levels
          .filter((parent) => checkParent(level, { level: parent, status: "ACTIVE" }).ok)
          .map((parent) => `${level} below ${parent}`),
  );
  expect(fitting).toEqual([
    "REGION below COMPANY",
    "SERVICE_CENTER below REGION",
    "ESTATE below SERVICE_CENTER",
    "CLUSTER below ESTATE",
    "BUILDING below ESTATE",
    "UNIT below BUILDING",
  ]);
});

it("ORG scenario 2 refuses a service center below an estate", () => {
  expect(checkParent("SERVICE_CENTER", { level: "ESTATE", status: "ACTIVE" })).toEqual({
    ok: false,
    refusal: {
      code: "PARENT_LEVEL_WRONG",
      details: { level: "SERVICE_CENTER", parentLevel: "ESTATE", needs: "REGION" },
    },
  });
});

it("makes nothing new below a suspended place", () => {
  expect(checkParent("ESTATE", { level: "SERVICE_CENTER", status: "SUSPENDED" })).toMatchObject({
    refusal: { code: "PLACE_SUSPENDED" },
  });
});

it("suspends and reopens, not twice", () => {
  expect(changeStatus("ACTIVE", "SUSPENDED")).toEqual({ ok: true, value: { status: "SUSPENDED" } });
  expect(changeStatus("SUSPENDED", "ACTIVE").ok).toBe(true);
  expect(changeStatus("ACTIVE", "ACTIVE").ok).toBe(false);
});

it("deletes only what is empty", () => {
  expect(checkDeletable({ children: 0, records: 0 }).ok).toBe(true);
  expect(checkDeletable({ children: 2, records: 0 })).toMatchObject({
    refusal: { code: "PLACE_NOT_EMPTY", details: { children: 2, records: 0 } },
  });
  expect(checkDeletable({ children: 0, records: 1 }).ok).toBe(false);
});

it.each([
  ["gz-01", "GZ-01"],
  [" GZ01 ", "GZ01"],
  ["\uff27\uff3a\uff10\uff11", "GZ01"],
])("keeps the code %j as %s", (entered, kept) => {
  expect(checkCode(entered)).toEqual({ ok: true, value: kept });
});

it.each(["", "广州", "GZ 01", "-GZ", "GZ--1", "A".repeat(21), "GZ\u00001", "=A1"])(
  "refuses the code %j",
  (entered) => {
    expect(checkCode(entered)).toMatchObject({ refusal: { code: "CODE_MALFORMED" } });
  },
);

it("refuses a code that is taken, in whatever case", () => {
  expect(checkCode("gz01", ["GZ01"])).toMatchObject({
    refusal: { code: "CODE_TAKEN", details: { placeCode: "GZ01" } },
  });
});
