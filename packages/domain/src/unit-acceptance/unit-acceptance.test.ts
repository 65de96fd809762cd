import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import { grants } from "../organization/viewer.ts";
import {
  batchStatusOf,
  checkBeforeHandover,
  checkNotice,
  formTeam,
  reasonAgainst,
} from "./batch.ts";
import { summaryDue, summed } from "./daily-summary.ts";
import { deliveryRate, firstPassRate, percent } from "./delivery-rate.ts";
import { defectOf } from "./defect-of.ts";
import { checkGroup, checkMembers, memberOf } from "./group.ts";
import { judgePoints, questioned } from "./measuring.ts";
import { judgeLine } from "./result.ts";
import { isDecisive, itemsFor, linesOf } from "./standard.ts";
import { firstStandard } from "./standards.ts";
import {
  approvedOn,
  failed,
  groupOf,
  homeLines,
  kitOf,
  lineOf,
  passed,
  toolOf,
} from "./testing.ts";
import { checkKit, checkTool, numbersText, readNumbers, requiredTools } from "./tool-kit.ts";
import {
  blockersOf,
  checkReinspection,
  completeInspection,
  conclude,
  type LineState,
  mayRecord,
  mendedStatus,
  reinspectedStatus,
  reopenInspection,
} from "./verdict.ts";
import { organizationNames, type UnitStatus } from "./vocabulary.ts";

const today = day("2027-06-03");
const notice = {
  internalPassedOn: day("2027-05-25"),
  noticeOn: day("2027-06-01"),
  plannedHandoverOn: day("2027-07-15"),
};
const rights = {
  manage: true,
  inspect: true,
  summarize: true,
  sampling: true,
  personId: "staff",
};
const code = (result: { ok: boolean }) =>
  "refusal" in result ? (result.refusal as { code: string }).code : "OK";
const points = (...values: string[]) => values.map((value) => ({ value, confirmed: false }));

describe("the batch", () => {
  it("UAC-R01 lets customer service, engineering and the brigade inspect, and customer service and the region organize", () => {
    for (const role of ["CUSTOMER_SERVICE_MANAGER", "ENGINEERING_MANAGER", "TECHNICIAN"] as const)
      expect(grants(role, "unitAcceptance.inspect")).toBe(true);
    for (const role of ["CUSTOMER_SERVICE_MANAGER", "REGION_STAFF"] as const)
      expect(grants(role, "unitAcceptance.team.manage")).toBe(true);
    expect(grants("TECHNICIAN", "unitAcceptance.team.manage")).toBe(false);
    expect(grants("CUSTOMER_SERVICE_SUPERVISOR", "unitAcceptance.inspect")).toBe(false);
    expect(grants("SECURITY_MANAGER", "unitAcceptance.read")).toBe(false);
  });

  it("UAC-R02 takes a notice after the internal pass and before the handover", () => {
    expect(checkNotice(notice, today)).toEqual({ ok: true, value: notice });
    expect(code(checkNotice({ ...notice, internalPassedOn: null }, today))).toBe(
      "UAC_NOT_PASSED_INTERNALLY",
    );
    const later = { ...notice, internalPassedOn: day("2027-06-02") };
    expect(code(checkNotice(later, today))).toBe("UAC_NOT_PASSED_INTERNALLY");
    const over = { ...notice, plannedHandoverOn: day("2027-06-01") };
    expect(code(checkNotice(over, today))).toBe("UAC_HANDOVER_PASSED");
    const coming = { ...notice, noticeOn: day("2027-06-04") };
    expect(code(checkNotice(coming, today))).toBe("INVALID_INPUT");
  });

  it("UAC-R02 inspects nothing from the day of the handover on, the unit's own where it has one", () => {
    const planned = notice.plannedHandoverOn;
    expect(checkBeforeHandover(day("2027-07-14"), planned, null)).toBeUndefined();
    expect(checkBeforeHandover(day("2027-07-15"), planned, null)?.code).toBe("UAC_HANDOVER_PASSED");
    expect(checkBeforeHandover(day("2027-06-10"), planned, day("2027-06-10"))?.code).toBe(
      "UAC_HANDOVER_PASSED",
    );
  });

  it("UAC-R03 lets the region preside, and refuses who has no right with the permission", () => {
    expect(grants("REGION_STAFF", "unitAcceptance.team.manage")).toBe(true);
    expect(grants("DEVELOPER_STAFF", "unitAcceptance.notify")).toBe(true);
    expect(
      reasonAgainst("startAcceptance", "TEAM_FORMED", { ...rights, manage: false })?.code,
    ).toBe("FORBIDDEN");
  });

  it("UAC-R04 forms the team of a general and a special group", () => {
    expect(formTeam(["GENERAL", "SPECIAL"])).toEqual({ ok: true, value: "TEAM_FORMED" });
    expect(formTeam(["GENERAL"])).toMatchObject({
      refusal: { code: "UAC_GROUP_MISSING", details: { kinds: ["SPECIAL"] } },
    });
  });

  it("goes from status to status as its units do", () => {
    expect(batchStatusOf("TEAM_FORMED", { PENDING: 3 })).toBe("TEAM_FORMED");
    expect(batchStatusOf("INSPECTING", { PENDING: 1, RECTIFYING: 2 })).toBe("INSPECTING");
    expect(batchStatusOf("INSPECTING", { RECTIFIED: 1, QUALIFIED: 2 })).toBe("RECTIFYING");
    expect(batchStatusOf("RECTIFYING", { QUALIFIED: 2 })).toBe("COMPLETED");
    expect(reasonAgainst("recordUnitResults", "NOTIFIED", rights)?.code).toBe("UAC_STATUS");
    expect(reasonAgainst("recordUnitResults", "INSPECTING", rights)).toBeUndefined();
  });
});

describe("the groups", () => {
  it("UAC-R05 wants the head of the center and somebody of each of the five organizations", () => {
    expect(checkGroup(groupOf())).toEqual({ ok: true, value: null });
    expect(code(checkGroup({ ...groupOf(), leaderIsHead: false }))).toBe("UAC_LEADER_NOT_HEAD");
    for (const left of organizationNames)
      expect(code(checkGroup(groupOf(organizationNames.filter((one) => one !== left))))).toBe(
        "UAC_ORGANIZATION_MISSING",
      );
  });

  it("spec/05 scenario 2: a group without the marketing department is refused by name", () => {
    const four = organizationNames.filter((one) => one !== "DEV_MARKETING");
    expect(checkGroup(groupOf(four))).toMatchObject({
      refusal: { code: "UAC_ORGANIZATION_MISSING", details: { organizations: ["营销部"] } },
    });
  });

  it("UAC-R06 names nobody on a record without duty and training before it", () => {
    const [member] = groupOf().members;
    if (!member) throw new Error();
    expect(code(checkMembers([member], today))).toBe("OK");
    expect(code(checkMembers([{ ...member, duty: " " }], today))).toBe("UAC_MEMBER_NOT_READY");
    expect(code(checkMembers([{ ...member, trainedOn: null }], today))).toBe(
      "UAC_MEMBER_NOT_READY",
    );
    expect(code(checkMembers([{ ...member, trainedOn: day("2027-06-04") }], today))).toBe(
      "UAC_MEMBER_NOT_READY",
    );
  });

  it("UAC-R07 lets nobody sign who is not of the group", () => {
    expect(memberOf(groupOf(), "staff")).toMatchObject({ organization: "REGION_PROPERTY" });
    expect(memberOf(groupOf(), "stranger")).toEqual({ refusal: { code: "UAC_NOT_MEMBER" } });
  });
});

describe("the tool kits", () => {
  const without = (kind: "GENERAL" | "SPECIAL", left: string) =>
    checkKit(
      kind,
      kitOf(kind).filter((tool) => tool.code !== left),
    );

  it("UAC-R10 general: straightedge 1 m, feeler gauge, level 0.5 m, tape or laser, hammer", () => {
    expect(requiredTools("GENERAL")).toEqual([
      "STRAIGHTEDGE_1M",
      "FEELER_GAUGE",
      "LEVEL_HALF_M",
      "STEEL_TAPE",
      "HAMMER",
    ]);
    expect(code(checkKit("GENERAL", kitOf("GENERAL")))).toBe("OK");
    expect(without("GENERAL", "HAMMER")).toMatchObject({
      refusal: { code: "UAC_TOOL_MISSING", details: { tools: ["小锤"] } },
    });
  });

  it.each([
    ["UAC-R11 pressure", ["HAND_PUMP", "HOSE", "SPARE_GAUGE", "PRESSURE_BUCKET", "WRENCH"]],
    ["UAC-R12 spray", ["HOSE_20M", "SHOWER_HEAD", "TAP_CONNECTOR", "POLE_2M"]],
    ["UAC-R13 closed water", ["BUCKET", "TORCH"]],
    ["UAC-R14 ball", ["BALLS", "NET", "WALKIE_TALKIE"]],
    [
      "UAC-R15 electrical",
      [
        "INSULATION_TESTER",
        "SOCKET_TESTER",
        "ADAPTER_16_10",
        "LAMP_100W",
        "VOLTAGE_PEN",
        "SCREWDRIVER",
        "PLIERS",
      ],
    ],
  ])("%s kit: a special group lacks none of it", (_, codes) => {
    expect(requiredTools("SPECIAL")).toEqual(expect.arrayContaining(codes));
    for (const left of codes) expect(code(without("SPECIAL", left))).toBe("UAC_TOOL_MISSING");
    expect(code(checkKit("SPECIAL", kitOf("SPECIAL")))).toBe("OK");
  });

  it("UAC-R14 takes 40 balls of 40 numbers, and a net of 200 to 300 mm, ends included", () => {
    expect(code(checkTool(toolOf("BALLS")))).toBe("OK");
    expect(code(checkTool(toolOf("BALLS", { quantity: 39 })))).toBe("UAC_BALLS_WRONG");
    for (const [diameter, told] of [
      [199, "UAC_NET_WRONG"],
      [200, "OK"],
      [300, "OK"],
      [350, "UAC_NET_WRONG"],
    ] as const)
      expect(code(checkTool(toolOf("NET", { netDiameter: diameter })))).toBe(told);
    expect(code(checkTool(toolOf("HAMMER", { quantity: 0 })))).toBe("INVALID_INPUT");
  });

  it("UAC-R14 reads the balls' numbers as they are written, and writes them so that they are read the same (law)", () => {
    expect(readNumbers("1–3、7, 9-10")).toEqual([1, 2, 3, 7, 9, 10]);
    expect(readNumbers("一号 5-1 ")).toEqual([]);
    expect(numbersText([1, 2, 3, 7, 39, 39])).toBe("1–3、7、39、39");
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 40 }), (numbers) => {
        expect(readNumbers(numbersText(numbers))).toEqual(numbers);
      }),
    );
  });

  it("spec/05 scenario 3: balls 1 to 39 and a second 39 are refused", () => {
    const numbers = [...Array.from({ length: 39 }, (_, at) => at + 1), 39];
    expect(checkTool(toolOf("BALLS", { ballNumbers: numbers }))).toMatchObject({
      refusal: { code: "UAC_BALLS_WRONG", details: { number: 39 } },
    });
  });

  it("UAC-R16 starts no group while a tool is unchecked or broken", () => {
    for (const more of [{ checkedOn: null }, { usable: false }]) {
      const kit = kitOf("GENERAL").map((tool) =>
        tool.code === "HAMMER" ? { ...tool, ...more } : tool,
      );
      expect(checkKit("GENERAL", kit)).toMatchObject({
        refusal: { code: "UAC_TOOL_UNCHECKED", details: { tools: ["小锤"] } },
      });
    }
  });
});

describe("measuring", () => {
  const flat = lineOf("PLASTER_FLAT");
  const gauge = toolOf("FEELER_GAUGE");
  const told = (more: object) => ({
    outcome: null,
    points: [],
    tool: gauge,
    remark: null,
    ...more,
  });

  it("cites for every limit its row, source and confidence, and lets only what was read decide", () => {
    for (const item of firstStandard.items) {
      expect(item.source.rule).toMatch(/^(SEED|UNI-\d{3}(\/\d{3})?)$/);
      if (item.critical) expect(["V1", "V2"]).toContain(item.source.confidence);
      if (["M", "C"].includes(item.source.confidence)) expect(isDecisive(item)).toBe(false);
    }
  });

  it("judges the points by limit, range, qualified rate and the worst of them", () => {
    const measure = flat.item.measure!;
    const verdict = (...values: string[]) =>
      judgePoints(measure, points(...values), gauge, null, today);
    expect(verdict("4", "4").verdict).toBe("PASS");
    expect(verdict("4", "3", "2", "1", "5").verdict).toBe("PASS"); // 80 % within, 5 ≤ 6
    expect(verdict("4", "3", "2", "5").reasons).toContainEqual({
      kind: "RATE",
      within: 3,
      of: 4,
      percent: 80,
    });
    expect(verdict("4", "3", "2", "1", "6.1").reasons).toContainEqual({
      kind: "WORST",
      point: 5,
      found: "6.1",
      limit: "6",
    });
    const room = { code: "A", name: "主卧", kind: "BEDROOM" as const, height: 2800 };
    const height = lineOf("NET_HEIGHT").item.measure!;
    const tape = toolOf("STEEL_TAPE");
    const high = (...values: string[]) => judgePoints(height, points(...values), tape, room, today);
    expect(high("2780", "2790", "2800", "2800", "2795")).toMatchObject({
      verdict: "PASS",
      range: "20",
    });
    expect(high("2779", "2790", "2795", "2795", "2795").reasons).toEqual([
      { kind: "BELOW_MIN", point: 1, found: "-21", limit: "-20" },
    ]);
    expect(high("2790", "2811", "2800", "2800", "2800").reasons).toEqual([
      { kind: "RANGE", found: "21", limit: "20" },
    ]);
  });

  it("judges the range alone where the layout has no design value, and says so", () => {
    const tape = toolOf("STEEL_TAPE");
    const height = lineOf("NET_HEIGHT").item.measure!;
    const five = judgePoints(
      height,
      points("2700", "2705", "2701", "2700", "2700"),
      tape,
      null,
      today,
    );
    expect(five).toMatchObject({
      verdict: "PASS",
      reasons: [{ kind: "DESIGN_UNKNOWN", design: "height" }],
    });
  });

  it("does not decide by an expired tool, one without a number, none at all, or too few points", () => {
    const undecided = [
      told({
        points: points("1", "1"),
        tool: toolOf("FEELER_GAUGE", { calibratedUntil: day("2027-06-02") }),
      }),
      told({ points: points("1", "1"), tool: toolOf("FEELER_GAUGE", { serialNumber: null }) }),
      told({ points: points("1", "1"), tool: null }),
      told({ points: points("1") }),
    ];
    for (const one of undecided)
      expect(judgeLine(flat, { ...one, outcome: "PASS" }, today)).toMatchObject({
        ok: true,
        value: { outcome: "UNDECIDED" },
      });
    expect(judgeLine(flat, told({ points: points("1", "1") }), today)).toMatchObject({
      value: { outcome: "PASS" },
    });
  });

  it("questions a value that the tool cannot have read, and lets it decide nothing once it is confirmed", () => {
    expect(questioned(points("1", "400"), gauge)).toEqual([2]);
    expect(judgeLine(flat, told({ points: points("1", "400") }), today)).toMatchObject({
      refusal: { code: "UAC_VALUE_QUESTIONED", details: { value: "400", max: "15" } },
    });
    const confirmed = [...points("1"), { value: "400", confirmed: true }];
    expect(judgeLine(flat, told({ points: confirmed }), today)).toMatchObject({
      value: { outcome: "UNDECIDED" },
    });
  });

  it("asks for the value of what is measured (05 part 7)", () => {
    expect(code(judgeLine(flat, told({ outcome: "PASS" }), today))).toBe("UAC_VALUE_MISSING");
    expect(code(judgeLine(flat, told({ points: points("平") }), today))).toBe("UAC_VALUE_MISSING");
  });

  it("is overruled by nobody where the limit was read, and leaves it to the inspector where it was not", () => {
    const over = points("9", "9");
    expect(judgeLine(flat, told({ outcome: "PASS", points: over }), today)).toMatchObject({
      refusal: { code: "UAC_VERDICT_COMPUTED", details: { rule: "UNI-121" } },
    });
    const paint = lineOf("PAINT_FLAT");
    expect(judgeLine(paint, told({ points: points("9") }), today)).toMatchObject({
      value: { outcome: "UNDECIDED" },
    });
    expect(judgeLine(paint, told({ outcome: "PASS", points: points("9") }), today)).toMatchObject({
      value: { outcome: "PASS" },
    });
    expect(
      judgeLine(flat, told({ outcome: "FAIL", points: points("1", "1") }), today),
    ).toMatchObject({ value: { outcome: "FAIL" } });
  });

  it("takes not applicable with a reason only", () => {
    expect(code(judgeLine(flat, told({ outcome: "NA" }), today))).toBe("REASON_REQUIRED");
    expect(judgeLine(flat, told({ outcome: "NA", remark: "毛坯" }), today)).toMatchObject({
      value: { outcome: "NA" },
    });
  });

  it("never passes points of which one alone would fail the worst limit (law)", () => {
    const value = fc.integer({ min: 0, max: 15 }).map(String);
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 8 }), (values) => {
        const { verdict } = judgePoints(flat.item.measure!, points(...values), gauge, null, today);
        const worst = Math.max(...values.map(Number));
        const within = values.filter((one) => Number(one) <= 4).length;
        expect(verdict).toBe(worst <= 6 && within * 5 >= values.length * 4 ? "PASS" : "FAIL");
      }),
    );
  });

  it("follows the city and the day on which the design was approved", () => {
    const limitsAt = (province: string | null, on: string, item: string) =>
      itemsFor(firstStandard, { province, city: null }, day(on)).find((one) => one.code === item);
    expect(limitsAt(null, "2024-05-01", "BAY")?.measure?.max).toBe("15");
    expect(limitsAt("新疆", "2024-05-01", "BAY")?.measure?.max).toBe("10");
    expect(limitsAt(null, "2020-01-01", "BALCONY_RAIL")?.measure?.min).toBe("1050");
    expect(limitsAt(null, "2025-04-30", "BALCONY_RAIL")?.measure?.min).toBe("1100");
    expect(limitsAt(null, "2025-05-01", "BALCONY_RAIL")?.measure?.min).toBe("1200");
    expect(limitsAt(null, "2024-05-01", "DOOR_WIDTH")).toBeUndefined();
  });

  it("asks of a home every item in every room of its kinds", () => {
    const rooms = [
      { code: "L", name: "客厅", kind: "LIVING" as const },
      { code: "B", name: "主卧", kind: "BEDROOM" as const },
    ];
    const items = itemsFor(firstStandard, { province: null, city: null }, approvedOn);
    const keys = linesOf(items, rooms).map(({ key }) => key);
    expect(keys).toContain("BAY@L");
    expect(keys).toContain("INSULATION@");
    expect(keys).not.toContain("WALL_TILE_FLAT@L");
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("the record", () => {
  const all = homeLines.slice(0, 30);
  const record = (status: UnitStatus, lines: readonly LineState[], unsigned: string[] = []) => ({
    status,
    lines,
    unsigned,
    openDefects: 0,
  });
  const two = all.map((line, at) => (at < 2 ? failed(line) : passed(line)));

  it("spec/05 scenario 1: two of 30 items failed and all signed is RECTIFYING, the summary due at 24:00", () => {
    expect(completeInspection(record("PENDING", two), [])).toEqual({
      ok: true,
      value: "INSPECTED",
    });
    expect(conclude(record("INSPECTED", two))).toEqual({ ok: true, value: "RECTIFYING" });
    expect(summaryDue(today, "Asia/Shanghai")).toMatchObject({
      on: "2027-06-03",
      at: Date.parse("2027-06-03T16:00:00Z"),
    });
  });

  it("UAC-R07 goes to be signed with a result for every line, and concludes with every signature", () => {
    const open = [{ ...passed(all[0]!), outcome: null }, ...all.slice(1).map(passed)];
    expect(code(completeInspection(record("PENDING", open), []))).toBe("UAC_LINES_OPEN");
    const undecided = [{ ...passed(all[0]!), outcome: "UNDECIDED" as const }];
    expect(code(completeInspection(record("PENDING", undecided), []))).toBe("UAC_LINES_OPEN");
    expect(conclude(record("INSPECTED", all.map(passed)))).toEqual({
      ok: true,
      value: "QUALIFIED",
    });
    expect(code(conclude(record("PENDING", all.map(passed))))).toBe("UAC_STATUS");
    expect(reopenInspection("INSPECTED")).toEqual({ ok: true, value: "PENDING" });
    expect(code(reopenInspection("QUALIFIED"))).toBe("UAC_STATUS");
    expect(code(mayRecord("INSPECTED"))).toBe("UAC_STATUS");
  });

  it("spec/05 scenario 5: it is not concluded while one member has not signed", () => {
    expect(conclude(record("INSPECTED", all.map(passed), ["营销部 王"]))).toMatchObject({
      refusal: { code: "UAC_NOT_SIGNED", details: { names: ["营销部 王"] } },
    });
  });

  it("UAC-R08 sums the day up by homes, items and failures", () => {
    const row = {
      unit: "3-1201",
      inspected: 30,
      failed: 2,
      failedItems: ["空鼓"],
      contractors: ["一建"],
    };
    expect(summed([row, { ...row, failed: 0 }])).toEqual({ units: 2, inspected: 60, failed: 2 });
    expect(summed([])).toEqual({ units: 0, inspected: 0, failed: 0 });
  });

  it("UAC-R09 re-inspects only what is marked rectified", () => {
    const line = all[0]!;
    expect(code(checkReinspection("RECTIFYING", failed(line)))).toBe("UAC_NOT_RECTIFIED");
    expect(code(checkReinspection("RECTIFYING", failed(line, { mending: "RECTIFIED" })))).toBe(
      "OK",
    );
    expect(code(checkReinspection("RECTIFYING", passed(line)))).toBe("UAC_NOT_RECTIFIED");
    expect(code(checkReinspection("PENDING", failed(line, { mending: "RECTIFIED" })))).toBe(
      "UAC_STATUS",
    );
  });

  it("spec/05 scenario 4: both mended and good at the re-inspection is QUALIFIED, and not at the first pass", () => {
    const mended = all.map((line, at) =>
      at < 2 ? failed(line, { mending: "RECTIFIED" }) : passed(line),
    );
    expect(mendedStatus(two)).toBe("RECTIFYING");
    expect(mendedStatus(mended)).toBe("RECTIFIED");
    const verified = mended.map((one) =>
      one.outcome === "FAIL" ? { ...one, mending: "VERIFIED" as const } : one,
    );
    expect(reinspectedStatus(verified)).toBe("REINSPECTED");
    expect(conclude(record("REINSPECTED", verified))).toEqual({ ok: true, value: "QUALIFIED" });
    expect(firstPassRate([{ status: "QUALIFIED", firstPass: false }])).toEqual({
      part: 0,
      whole: 1,
    });
  });

  it("concludes no home as qualified with a FAIL open (05 part 7), and says which by which source", () => {
    expect(conclude(record("INSPECTED", two))).toEqual({ ok: true, value: "RECTIFYING" });
    const clean = record("INSPECTED", all.map(passed));
    expect(conclude({ ...clean, openDefects: 1 })).toEqual({ ok: true, value: "RECTIFYING" });
    expect(reinspectedStatus(all.map(passed), 1)).toBe("RECTIFYING");
    const { source } = all[0]!.item;
    expect(blockersOf(two)[0]).toMatchObject({
      kind: "FAIL",
      rule: source.rule,
      source: source.document,
    });
  });

  it("lets an exception pass what failed, and nothing critical", () => {
    const excepted = { exception: "业主同意" };
    expect(blockersOf([failed(lineOf("PLASTER_FLAT"), excepted)])).toEqual([]);
    expect(blockersOf([failed(lineOf("INSULATION"), excepted)])).toHaveLength(1);
    expect(defectOf(lineOf("INSULATION").item)).toEqual({
      category: "ELECTRIC",
      trade: "ELECTRICAL",
      severity: "SAFETY",
    });
    for (const { item } of homeLines) {
      expect(defectOf(item).category, item.code).not.toBe("OTHER");
      expect(defectOf(item).severity === "SAFETY").toBe(item.critical);
    }
  });

  it("reaches QUALIFIED on no path while something blocks (model)", () => {
    const lines = [lineOf("PLASTER_FLAT"), lineOf("INSULATION"), lineOf("OPENING_MOVES")];
    const at = fc.nat({ max: 2 });
    const step = fc.oneof(
      fc.record({
        do: fc.constant("record" as const),
        at,
        outcome: fc.constantFrom("PASS", "FAIL", "NA", "UNDECIDED"),
      }),
      fc.record({
        do: fc.constantFrom("mend" as const, "fail" as const, "verify" as const, "except" as const),
        at,
      }),
      fc.record({
        do: fc.constantFrom(
          "complete" as const,
          "reopen" as const,
          "sign" as const,
          "conclude" as const,
        ),
        at,
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let status: UnitStatus = "PENDING";
        let signed = false;
        let states: LineState[] = lines.map((line) => ({ ...passed(line), outcome: null }));
        const put = (index: number, more: Partial<LineState>) => {
          states = states.map((one, i) => (i === index ? { ...one, ...more } : one));
        };
        for (const one of steps) {
          const state = states[one.at]!;
          if (one.do === "record" && mayRecord(status).ok)
            put(one.at, {
              outcome: one.outcome,
              mending: one.outcome === "FAIL" ? "OPEN" : null,
            } as Partial<LineState>);
          if (one.do === "complete") {
            const done = completeInspection({ status, lines: states }, []);
            if (done.ok) [status, signed] = [done.value, false];
          }
          if (one.do === "reopen") {
            const done = reopenInspection(status);
            if (done.ok) status = done.value;
          }
          if (one.do === "sign") signed = true;
          if (
            one.do === "mend" &&
            (status === "RECTIFYING" || status === "RECTIFIED") &&
            state.outcome === "FAIL" &&
            state.mending === "OPEN"
          ) {
            put(one.at, { mending: "RECTIFIED" });
            status = mendedStatus(states);
          }
          if ((one.do === "verify" || one.do === "fail") && checkReinspection(status, state).ok) {
            put(one.at, { mending: one.do === "verify" ? "VERIFIED" : "OPEN" });
            status = reinspectedStatus(states);
            signed = false;
          }
          if (one.do === "except") {
            // The defect engine excepts nothing that touches safety (DEFECT_SAFETY).
            const may = status === "RECTIFYING" || status === "RECTIFIED";
            if (may && state.outcome === "FAIL") {
              put(one.at, { exception: "业主同意" });
              status = reinspectedStatus(states);
              signed = false;
            }
          }
          if (one.do === "conclude") {
            const done = conclude({
              status,
              lines: states,
              unsigned: signed ? [] : ["王"],
              openDefects: 0,
            });
            if (done.ok) status = done.value;
          }
          if (status === "QUALIFIED") {
            expect(blockersOf(states)).toEqual([]);
            expect(
              states.some(
                ({ line, outcome, mending }) =>
                  line.item.critical && outcome === "FAIL" && mending !== "VERIFIED",
              ),
            ).toBe(false);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("the rates", () => {
  it("UAC-R17, spec/05 scenario 6: 150 of 200 qualified is 75.0 %", () => {
    const units = Array.from({ length: 200 }, (_, at) => ({
      status: at < 150 ? ("QUALIFIED" as const) : ("RECTIFYING" as const),
      firstPass: at < 120 ? true : at < 190 ? false : null,
    }));
    expect(deliveryRate(units)).toEqual({ part: 150, whole: 200 });
    expect(percent(deliveryRate(units))).toBe("75.0");
    expect(firstPassRate(units)).toEqual({ part: 120, whole: 190 });
    expect(percent({ part: 2, whole: 3 })).toBe("66.7");
    expect(percent({ part: 0, whole: 0 })).toBeNull();
  });

  it("UAC-R17 never rounds to a share that is further than half a tenth away (law)", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 1, max: 5000 }), (a, whole) => {
        const part = Math.min(a, whole);
        expect(
          Math.abs(Number(percent({ part, whole })) - (part * 100) / whole),
        ).toBeLessThanOrEqual(0.05 + 1e-9);
      }),
    );
  });
});
