import { describe, expect, it } from "vitest";
import { isSecondFactorAsked, secondFactorScopes } from "./second-factor.ts";
import type { PlaceLevel } from "./viewer.ts";

const held = (...levels: PlaceLevel[]) => levels.map((level) => ({ place: { level, id: "x" } }));
const asked = (...levels: PlaceLevel[]) =>
  secondFactorScopes.filter((scope) => isSecondFactorAsked(scope, held(...levels)));

describe("a second factor", () => {
  it("is asked of management where any role is held at the company or a region", () => {
    expect(asked("COMPANY")).toEqual(["MANAGEMENT", "EVERYBODY"]);
    expect(asked("ESTATE", "REGION")).toEqual(["MANAGEMENT", "EVERYBODY"]);
  });

  it("is asked of others where it is asked of everybody, whatever they hold", () => {
    expect(asked("SERVICE_CENTER", "ESTATE")).toEqual(["EVERYBODY"]);
    expect(asked()).toEqual(["EVERYBODY"]);
  });
});
