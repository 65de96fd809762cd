import { cpus, loadavg } from "node:os";
import type { System } from "./systems.ts";

/** Medians of one case and system. */
export interface Row {
  readonly case: string;
  readonly system: System;
  readonly rps: number;
  readonly p99Ms: number;
  readonly cpuMs: number;
  readonly databaseCpuMs: number;
  readonly rssMb: number;
}

const goals: Readonly<Record<string, readonly [hand: number | null, postgraphile: number | null]>> =
  {
    "portfolio-200": [0.8, 3],
    "plan-40-tasks": [0.8, 3],
    "defects-20": [0.9, 4],
    "home-60-lines": [0.9, 4],
    "complete-task": [0.6, null],
    "create-defect": [0.7, 1.5],
    "import-50000-units": [null, null],
  };

/** The rows as tables for a person, ratios first. */
export function report(rows: readonly Row[]): string {
  const rps = (name: string, system: System) =>
    rows.find((row) => row.case === name && row.system === system)?.rps;
  const ratios = [...new Set(rows.map((row) => row.case))].flatMap((name) => {
    const [ours, hand, other] = [
      rps(name, "threshold"),
      rps(name, "handwritten"),
      rps(name, "postgraphile"),
    ];
    if (!ours || !hand || !(name in goals)) return [];
    const [handGoal, otherGoal] = goals[name]!;
    const ofHand = `${(ours / hand).toFixed(2)} ×${handGoal ? ` (goal ${handGoal})` : ""}`;
    const ofOther = other
      ? `${(ours / other).toFixed(1)} ×${otherGoal ? ` (goal ${otherGoal})` : " (bare update)"}`
      : "–";
    return [`| ${name} | ${ofHand} | ${ofOther} |`];
  });
  const lines = rows.map(
    (row) =>
      `| ${row.case} | ${row.system} | ${round(row.rps)} | ${round(row.p99Ms)} | ${round(row.cpuMs)} | ${round(row.databaseCpuMs)} | ${Math.round(row.rssMb)} |`,
  );
  return [
    `${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}, load average ${loadavg().map(round).join(" ")}`,
    "",
    "| Threshold's requests per second | of the hand-written | of PostGraphile's |",
    "|---|---|---|",
    ...ratios,
    "",
    "| case | system | per s | p99 ms | CPU ms, API | CPU ms, PostgreSQL | RSS MB |",
    "|---|---|---|---|---|---|---|",
    ...lines,
  ].join("\n");
}

const round = (value: number) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
