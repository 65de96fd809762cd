import { compareDays, type Day } from "../calendar/day.ts";
import type { Decimal } from "../decimal.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { GroupKind, ToolTest } from "./vocabulary.ts";

interface ToolFacts {
  readonly test: ToolTest;
  readonly zh: string;
  readonly en: string;
  /** 规格 as the procedure asks for it. */
  readonly spec?: string;
  /** Asked for by the seed (UAC-R10…R15); others are what the standards measure with besides. */
  readonly required: boolean;
  /** What it can read. A value beyond is questioned. */
  readonly reads?: { readonly unit: string; readonly min: Decimal; readonly max: Decimal };
  /** Has a serial number and a calibration that runs out (UNI-006). */
  readonly calibrated?: boolean;
}

/** 验收工具 (001-F 4.3) and what GB tables measure with. Ranges are those of the usual make, and a kit's own line may say another. */
export const tools = {
  STRAIGHTEDGE_1M: {
    test: "FLATNESS",
    zh: "靠尺(水平尺)",
    en: "straightedge",
    spec: "1m",
    required: true,
    calibrated: true,
  },
  FEELER_GAUGE: {
    test: "FLATNESS",
    zh: "塞尺",
    en: "feeler gauge",
    required: true,
    calibrated: true,
    reads: { unit: "mm", min: "0", max: "15" },
  },
  STRAIGHTEDGE_2M: {
    test: "FLATNESS",
    zh: "检测尺",
    en: "vertical detection ruler",
    spec: "2m",
    required: false,
    calibrated: true,
    reads: { unit: "mm", min: "0", max: "15" },
  },
  SQUARE_GAUGE: {
    test: "FLATNESS",
    zh: "直角检测尺",
    en: "right-angle gauge",
    spec: "200mm",
    required: false,
    calibrated: true,
    reads: { unit: "mm", min: "0", max: "7" },
  },
  LINE_5M: {
    test: "FLATNESS",
    zh: "拉线及钢直尺",
    en: "line and steel ruler",
    spec: "5m",
    required: false,
    calibrated: true,
    reads: { unit: "mm", min: "0", max: "300" },
  },
  LEVEL_HALF_M: {
    test: "LEVEL",
    zh: "水平尺",
    en: "level",
    spec: "0.5m",
    required: true,
    calibrated: true,
    reads: { unit: "mm", min: "0", max: "15" },
  },
  STEEL_TAPE: {
    test: "DIMENSION",
    zh: "钢卷尺(红外测距仪)",
    en: "steel tape or laser meter",
    required: true,
    calibrated: true,
    reads: { unit: "mm", min: "0", max: "40000" },
  },
  HAMMER: { test: "HOLLOW", zh: "小锤", en: "small hammer", required: true },
  HAND_PUMP: { test: "PRESSURE", zh: "手动试压泵", en: "hand pump", required: true },
  HOSE: { test: "PRESSURE", zh: "连接软管", en: "connecting hose", required: true },
  SPARE_GAUGE: {
    test: "PRESSURE",
    zh: "备用压力表",
    en: "spare pressure gauge",
    spec: "1.0MPa",
    required: true,
    calibrated: true,
    reads: { unit: "MPa", min: "0", max: "1" },
  },
  PRESSURE_BUCKET: { test: "PRESSURE", zh: "水桶", en: "bucket", required: true },
  WRENCH: { test: "PRESSURE", zh: "扳手", en: "wrench", required: true },
  HOSE_20M: { test: "SHOWER", zh: "软管", en: "hose", spec: "20m DN20/25", required: true },
  SHOWER_HEAD: { test: "SHOWER", zh: "花洒", en: "shower head", required: true },
  TAP_CONNECTOR: { test: "SHOWER", zh: "水嘴快速接头", en: "quick tap connector", required: true },
  POLE_2M: { test: "SHOWER", zh: "伸缩杆", en: "telescopic pole", spec: "2m", required: true },
  BUCKET: { test: "CLOSED_WATER", zh: "水桶", en: "bucket", required: true },
  TORCH: { test: "CLOSED_WATER", zh: "手电", en: "torch", required: true },
  BALLS: { test: "BALL", zh: "乒乓球", en: "table-tennis balls", spec: "40mm", required: true },
  NET: { test: "BALL", zh: "带框网兜", en: "framed net", spec: "200-300mm", required: true },
  WALKIE_TALKIE: { test: "BALL", zh: "对讲机", en: "walkie-talkie", required: true },
  INSULATION_TESTER: {
    test: "ELECTRIC",
    zh: "电子绝缘电阻表",
    en: "insulation tester",
    spec: "500V",
    required: true,
    calibrated: true,
    reads: { unit: "MΩ", min: "0", max: "2000" },
  },
  SOCKET_TESTER: {
    test: "ELECTRIC",
    zh: "插座测试仪",
    en: "socket tester",
    required: true,
    calibrated: true,
    reads: { unit: "mA", min: "0", max: "500" },
  },
  ADAPTER_16_10: {
    test: "ELECTRIC",
    zh: "16A转10A转换插头",
    en: "16 A to 10 A adapter",
    required: true,
  },
  LAMP_100W: {
    test: "ELECTRIC",
    zh: "白炽灯(带10cm电线和插头)",
    en: "lamp with 10 cm wire and plug",
    spec: "100W",
    required: true,
  },
  VOLTAGE_PEN: {
    test: "ELECTRIC",
    zh: "低压验电笔",
    en: "voltage pen",
    spec: "70-500V",
    required: true,
  },
  SCREWDRIVER: { test: "ELECTRIC", zh: "螺丝刀", en: "screwdriver", required: true },
  PLIERS: { test: "ELECTRIC", zh: "尖嘴钳", en: "needle-nose pliers", required: true },
} as const satisfies Record<string, ToolFacts>;
export type ToolCode = keyof typeof tools;
export const toolCodes = Object.keys(tools) as ToolCode[];
export const toolFacts = (code: ToolCode): ToolFacts => tools[code];

/** A tool with its specification: 靠尺 1m. */
export const toolName = (code: ToolCode, language: "zh" | "en"): string =>
  [tools[code][language], toolFacts(code).spec].filter(Boolean).join(" ");

const generalTests: readonly ToolTest[] = ["FLATNESS", "LEVEL", "DIMENSION", "HOLLOW"];

/** Whose kit a test belongs to: 综合 or 专项 (001-F 4.3.1, 4.3.2). */
export const kindOfTest = (test: ToolTest): GroupKind =>
  generalTests.includes(test) ? "GENERAL" : "SPECIAL";

/** What the kit of a group must hold (UAC-R10…R15). */
export const requiredTools = (kind: GroupKind): ToolCode[] =>
  toolCodes.filter((code) => tools[code].required && kindOfTest(tools[code].test) === kind);

/** 验收工具: one line of a group's kit. */
export interface Tool {
  readonly code: ToolCode;
  readonly quantity: number;
  readonly ballNumbers: readonly number[] | null;
  /** mm */
  readonly netDiameter: number | null;
  /** 检查日期; null: not checked yet. */
  readonly checkedOn: Day | null;
  /** 是否完好 */
  readonly usable: boolean;
  readonly serialNumber: string | null;
  /** 校准有效期: the last day on which what it reads can decide. */
  readonly calibratedUntil: Day | null;
}

/** Numbers as people write them, "1–20、31-50"; what is no number is left out, so that some are missing. */
export const readNumbers = (text: string): number[] =>
  text.split(/[,，、;；\s]+/).flatMap((part) => {
    const [, from, to = from] = /^(\d{1,6})(?:[-–—~～](\d{1,6}))?$/.exec(part) ?? [];
    if (from === undefined) return [];
    const length = Math.min(Math.max(Number(to) - Number(from) + 1, 0), 1_000);
    return Array.from({ length }, (_, at) => Number(from) + at);
  });

/** The same the other way: those that follow each other as one. */
export function numbersText(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[1] + 1 === number) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join("、");
}

/** UAC-R14: 40 balls with 40 numbers, a net of 200 to 300 mm. Refused: INVALID_INPUT, UAC_BALLS_WRONG, UAC_NET_WRONG. */
export function checkTool(
  tool: Pick<Tool, "code" | "quantity" | "ballNumbers" | "netDiameter">,
): Result<null> {
  if (!Number.isInteger(tool.quantity) || tool.quantity < 1)
    return refuse("INVALID_INPUT", { field: "quantity" });
  if (tool.code === "BALLS") {
    const numbers = tool.ballNumbers ?? [];
    if (tool.quantity !== 40 || numbers.length !== 40 || new Set(numbers).size !== 40)
      return refuse("UAC_BALLS_WRONG", { number: new Set(numbers).size });
  }
  if (tool.code === "NET") {
    const diameter = tool.netDiameter ?? 0;
    if (diameter < 200 || diameter > 300) return refuse("UAC_NET_WRONG", { diameter });
  }
  return ok(null);
}

const named = (codes: readonly ToolCode[]) => ({
  tools: codes.map((code) => tools[code].zh),
  toolsEn: codes.map((code) => tools[code].en),
});

/** UAC-R10…R16: every tool of the kit is there, checked and usable before a group starts. Refused: UAC_TOOL_MISSING, UAC_TOOL_UNCHECKED. */
export function checkKit(kind: GroupKind, kit: readonly Tool[]): Result<null> {
  const missing = requiredTools(kind).filter((code) => !kit.some((tool) => tool.code === code));
  if (missing.length > 0) return refuse("UAC_TOOL_MISSING", { kind, ...named(missing) });
  const unchecked = kit.filter(({ checkedOn, usable }) => checkedOn === null || !usable);
  return unchecked.length > 0
    ? refuse("UAC_TOOL_UNCHECKED", { kind, ...named(unchecked.map(({ code }) => code)) })
    : ok(null);
}

/** A measuring tool decides while it is usable and its calibration runs (UNI-006). */
export const decides = (tool: Tool, on: Day): boolean =>
  tool.usable &&
  (!toolFacts(tool.code).calibrated ||
    (tool.serialNumber !== null &&
      tool.calibratedUntil !== null &&
      compareDays(on, tool.calibratedUntil) <= 0));
