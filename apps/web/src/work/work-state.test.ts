import { describe, expect, it } from "vitest";
import { readParams } from "../list/list-params.ts";
import { arrangementOf, filterOf, groupsOf, scopeOf } from "./work-state.ts";

const params = (search: string) => readParams(new URLSearchParams(search));
const row = (more: Partial<Parameters<typeof groupsOf>[0][number]> = {}) => ({
  urgency: "TODAY" as const,
  act: "DO" as const,
  responsibleRole: "TECHNICIAN",
  assignee: null,
  responsiblePeople: [],
  ...more,
});

describe("the address of the list of work", () => {
  it("narrows by act, module, urgency, words and place", () => {
    const place = { serviceCenterIds: ["ServiceCenter_1"] };
    const search = "q=工服&act=SIGN&urgency=OVERDUE&module=LaunchTask~LaunchPlan";
    expect(filterOf(params(search), place)).toEqual({
      serviceCenterIds: ["ServiceCenter_1"],
      search: "工服",
      acts: ["SIGN"],
      urgencies: ["OVERDUE"],
      recordTypes: ["LaunchTask", "LaunchPlan"],
    });
  });

  it("passes over what it does not know", () => {
    expect(filterOf(params("act=EAT&urgency=NEVER"), {})).toEqual({});
    expect(scopeOf(params("scope=nobody"))).toBe("mine");
    expect(arrangementOf(params("by=luck"))).toBe("urgency");
    expect(scopeOf(params("scope=team"))).toBe("team");
  });
});

describe("groups of work", () => {
  it("put what others wait for apart, and the rest by urgency, in the order it comes", () => {
    const rows = [row({ act: "APPROVE", urgency: "LATER" }), row({ urgency: "OVERDUE" }), row()];
    expect(
      groupsOf(rows, "urgency").map(({ key, kind, rows: some }) => [key, kind, some.length]),
    ).toEqual([
      ["WAITING", "WAITING", 1],
      ["OVERDUE", "URGENCY", 1],
      ["TODAY", "URGENCY", 1],
    ]);
  });

  it("put together what one person or one office has to do", () => {
    const named = { assignee: { id: "Person_1", name: "王芳" } };
    const rows = [row(named), row({ ...named, act: "APPROVE" }), row()];
    expect(groupsOf(rows, "responsible").map(({ key, rows: some }) => [key, some.length])).toEqual([
      ["Person_1", 2],
      ["TECHNICIAN", 1],
    ]);
  });
});
