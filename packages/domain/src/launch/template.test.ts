import { expect, it } from "vitest";
import { isRole } from "../organization/roles.ts";
import { adaptTemplate, type TemplateChange } from "./adapt-template.ts";
import { generateTasks } from "./generate.ts";
import { standardTemplate } from "./standard-template.ts";
import { parseTemplateChanges } from "./template-changes.ts";
import { missingWorkstreams } from "./template.ts";
import { calendar, dates, generated, scheduled, today } from "./testing.ts";

const standard = standardTemplate();
const find = (code: string, template = standard) =>
  template.tasks.find((task) => task.code === code);
const adapt = (...changes: TemplateChange[]) => adaptTemplate(standard, changes);

it("LCH-R01 has a task for each kind of work", () => {
  expect(missingWorkstreams(standard)).toEqual([]);
});

it("names each task once, with its clause, and links only tasks it has", () => {
  const codes = standard.tasks.map((task) => task.code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes).toHaveLength(45);
  for (const task of standard.tasks) {
    expect(task.source, task.code).toMatch(/^001-[CDE] \d/);
    expect(task.origin).toBe("SEED");
    expect(isRole(task.responsibleRole)).toBe(true);
    expect(task.title).not.toBe(task.titleEn);
    for (const link of task.after) expect(codes, task.code).toContain(link.code);
    expect(task.offsetDays === null).toBe(task.anchor === "EVENT");
  }
});

it("LCH-R20 asks for seven categories, each of which may be without need", () => {
  const checks = find("MATERIALS_PLAN")?.checks ?? [];
  expect(checks.map((check) => check.label)).toEqual([
    "办公家具",
    "办公用品",
    "销售区域物品物料",
    "接待用品",
    "工程维修工具",
    "秩序维护及消防用品",
    "后勤物资",
  ]);
  expect(new Set(checks.map((check) => check.kind))).toEqual(new Set(["TICK_OR_NO_NEED"]));
});

it("LCH-R30 asks for pumps, hoses, wires and sockets", () => {
  const checks = find("INITIAL_CLEANING_UTILITIES")?.checks ?? [];
  expect(checks.map((check) => `${check.label} ${check.kind}`)).toEqual([
    "抽水泵 TICK",
    "水管 TICK",
    "电线 TICK",
    "插座 TICK",
  ]);
});

it("LCH-R22 asks how far the rented places are", () => {
  for (const code of ["DORMITORY_RENTED", "CANTEEN_RENTED"])
    expect(find(code)?.checks).toMatchObject([{ code: "DISTANCE", kind: "NUMBER", unit: "km" }]);
});

it("LCH-R28 and R32 link the work instructions", () => {
  expect(find("INITIAL_CLEANING_PLAN")?.linkedDocument).toBe("JBPM-WI-HJ-12");
  expect(find("DAILY_CLEANING_ON_SITE")?.linkedDocument).toBe("JBPM-WI-HJ-11");
  expect(find("BIDDING_REQUEST")?.linkedDocument).toBe("JBPM-WI-KF-01");
});

it("LCH-R34 lets the drill wait for the plan, hard", () => {
  expect(find("EMERGENCY_DRILL")?.after).toMatchObject([{ code: "EMERGENCY_PLAN", hard: true }]);
});

it("needs no more time than the deadlines of the texts leave, ninety days and a month ahead", () => {
  const plan = { ...dates, softFitoutDate: null, hallFitoutDate: null };
  const { tasks, links } = generated(plan);
  expect(scheduled(plan, tasks, links).plan.feasible).toBe(true);
});

it("takes a task of the company's own", () => {
  const adapted = adapt({
    kind: "ADD",
    task: {
      title: "开盘仪式物料",
      workstream: "MATERIALS",
      anchor: "LAUNCH",
      offsetDays: 3,
      responsibleRole: "CUSTOMER_SERVICE_MANAGER",
      after: ["MATERIALS_PLAN"],
    },
  });
  expect(adapted.ok && find("COMPANY_1", adapted.value)).toMatchObject({
    origin: "COMPANY",
    offsetDays: 3,
    offsetOf: "CALENDAR",
    durationDays: 1,
    titleEn: "开盘仪式物料",
    after: [{ code: "MATERIALS_PLAN", kind: "FS" }],
  });
});

it.each([
  [{ code: "EMERGENCY_PLAN" }, "TASK_CODE_TAKEN"],
  [{ code: "my task" }, "TASK_CODE_MALFORMED"],
  [{ title: "  " }, "INVALID_INPUT"],
  [{ title: "x".repeat(121) }, "INVALID_INPUT"],
  [{ offsetDays: -1 }, "OFFSET_OUT_OF_RANGE"],
  [{ offsetDays: 1.5 }, "OFFSET_OUT_OF_RANGE"],
  [{ offsetDays: null }, "OFFSET_OUT_OF_RANGE"],
  [{ anchor: "EVENT", offsetDays: 3 }, "OFFSET_OUT_OF_RANGE"],
  [{ durationDays: 0.5 }, "INVALID_INPUT"],
  [{ after: ["NOWHERE"] }, "TEMPLATE_TASK_UNKNOWN"],
] as const)("refuses a new task with %j: %s", (wrong, code) => {
  const task = {
    title: "x",
    workstream: "ORDER",
    anchor: "LAUNCH",
    offsetDays: 3,
    responsibleRole: "SECURITY_MANAGER",
    ...wrong,
  } as const;
  expect(adapt({ kind: "ADD", task })).toMatchObject({ refusal: { code } });
});

it("keeps what was taken out, with its origin and the reason, and takes it back in", () => {
  const removed = adapt({ kind: "REMOVE", code: "SHOWCASE_PLACE", reason: "由总部统一确定" });
  if (!removed.ok) throw new Error(removed.refusal.code);
  expect(find("SHOWCASE_PLACE", removed.value)).toBeUndefined();
  expect(removed.value.removed).toMatchObject([
    {
      reason: "由总部统一确定",
      task: { code: "SHOWCASE_PLACE", origin: "SEED", source: "001-E 4.1" },
    },
  ]);
  const restored = adaptTemplate(removed.value, [{ kind: "RESTORE", code: "SHOWCASE_PLACE" }]);
  expect(restored.ok && find("SHOWCASE_PLACE", restored.value)).toEqual(find("SHOWCASE_PLACE"));
});

it("lets no plan link to a task that was taken out", () => {
  const removed = adapt({ kind: "REMOVE", code: "STAFFING_PLAN", reason: "总部定编" });
  if (!removed.ok) throw new Error(removed.refusal.code);
  const { links } = generateTasks(removed.value, dates, today, calendar);
  expect(links.some((link) => link.from === "STAFFING_PLAN" || link.to === "STAFFING_PLAN")).toBe(
    false,
  );
});

it("refuses to take a task out without a reason", () => {
  expect(adapt({ kind: "REMOVE", code: "SHOWCASE_PLACE", reason: " " })).toMatchObject({
    refusal: { code: "REASON_REQUIRED" },
  });
});

it("LCH-R01 refuses a template that loses a kind of work", () => {
  const reason = "不需要";
  expect(
    adapt(
      { kind: "REMOVE", code: "EMERGENCY_PLAN", reason },
      { kind: "REMOVE", code: "EMERGENCY_DRILL", reason },
    ),
  ).toMatchObject({
    refusal: { code: "WORKSTREAM_WITHOUT_TASK", details: { workstreams: ["ORDER"] } },
  });
});

it("changes offset and role, and remembers what the texts say", () => {
  const adapted = adapt({
    kind: "CHANGE",
    code: "EMERGENCY_DRILL",
    reason: "多演练一次",
    offsetDays: 7,
    responsibleRole: "SERVICE_CENTER_HEAD",
  });
  expect(adapted.ok && find("EMERGENCY_DRILL", adapted.value)).toMatchObject({
    origin: "SEED",
    source: "001-D 4.10",
    offsetDays: 7,
    responsibleRole: "SERVICE_CENTER_HEAD",
    adaptations: [
      { field: "offsetDays", before: 5, reason: "多演练一次" },
      { field: "responsibleRole", before: "SECURITY_MANAGER", reason: "多演练一次" },
    ],
  });
});

it.each<[string, TemplateChange, string]>([
  [
    "without a reason",
    { kind: "CHANGE", code: "EMERGENCY_DRILL", offsetDays: 7 },
    "REASON_REQUIRED",
  ],
  [
    "to the same",
    { kind: "CHANGE", code: "EMERGENCY_DRILL", reason: "x", offsetDays: 5 },
    "NOTHING_CHANGES",
  ],
  [
    "below zero",
    { kind: "CHANGE", code: "EMERGENCY_DRILL", reason: "x", offsetDays: -1 },
    "OFFSET_OUT_OF_RANGE",
  ],
  [
    "of no task",
    { kind: "CHANGE", code: "NOWHERE", reason: "x", offsetDays: 1 },
    "TEMPLATE_TASK_UNKNOWN",
  ],
  [
    "of an event",
    { kind: "CHANGE", code: "SALES_AREA_ITEMS", reason: "x", offsetDays: 1 },
    "OFFSET_OUT_OF_RANGE",
  ],
])("refuses a change %s", (_, change, code) => {
  expect(adapt(change)).toMatchObject({ refusal: { code } });
});

it("reads changes that came as JSON, and names the first that is none", () => {
  const good = { kind: "REMOVE", code: "SHOWCASE_PLACE", reason: "x" };
  expect(parseTemplateChanges([good])).toEqual({ ok: true, value: [good] });
  for (const bad of [
    null,
    {},
    { kind: "toString" },
    { kind: "REMOVE", code: 7, reason: "x" },
    { ...good, extra: 1 },
    { kind: "CHANGE", code: "X", responsibleRole: "KING" },
    { kind: "ADD", task: { title: "x" } },
  ])
    expect(parseTemplateChanges([good, bad])).toMatchObject({
      refusal: { code: "INVALID_INPUT", details: { index: 1 } },
    });
  expect(parseTemplateChanges("x").ok).toBe(false);
  expect(parseTemplateChanges([]).ok).toBe(false);
});
