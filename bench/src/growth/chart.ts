import { costOf, FLAT, GROWING, type Measured } from "./measured.ts";

const [WIDTH, HEIGHT] = [640, 320];
const [LEFT, RIGHT, TOP, BOTTOM] = [48, 180, 24, 44];

/** What a request costs as a multiple of the smallest size's, over the number of defects, as SVG for light and dark pages. */
export function chart(sizes: readonly Measured[]): string {
  const series = GROWING.map((name) => ({
    name,
    times: sizes.map(({ of }) => costOf(of[name]) / costOf(sizes[0]!.of[name])),
  }));
  const most = Math.max(2, ...series.flatMap(({ times }) => times)) * 1.05;
  const logs = sizes.map(({ rows }) => Math.log10(rows));
  const [from, to] = [logs[0]!, logs.at(-1)!];
  const x = (log: number) => LEFT + ((log - from) / (to - from)) * (WIDTH - LEFT - RIGHT);
  const y = (times: number) => HEIGHT - BOTTOM - (times / most) * (HEIGHT - TOP - BOTTOM);
  const at = (value: number) => value.toFixed(1);
  const step = Math.max(0.5, Math.ceil(most / 3) / 2);
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, n) => n * step);
  const ends = apart(series.map(({ times }) => y(times.at(-1)!)));
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="system-ui, sans-serif" font-size="12">`,
    `<title>CPU time of a request as a multiple of that at ${sizes[0]!.rows.toLocaleString("en")} defects</title>`,
    `<style>
text { fill: #1f2328 } .axis { stroke: #d0d7de } .goal { stroke: #6e7781; stroke-dasharray: 4 4 }
.s { fill: none; stroke-width: 2 } .s0 { stroke: #0969da } .s1 { stroke: #bc4c00 } .s2 { stroke: #1a7f37 } .s3 { stroke: #8250df }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .axis { stroke: #30363d } .goal { stroke: #8b949e }
.s0 { stroke: #58a6ff } .s1 { stroke: #f0883e } .s2 { stroke: #3fb950 } .s3 { stroke: #bc8cff } }
</style>`,
    ...ticks.map(
      (tick) =>
        `<path class="axis" d="M${LEFT} ${at(y(tick))}H${WIDTH - RIGHT}"/><text x="${LEFT - 8}" y="${at(y(tick) + 4)}" text-anchor="end">${tick} ×</text>`,
    ),
    `<path class="goal" d="M${LEFT} ${at(y(FLAT))}H${WIDTH - RIGHT}"/>`,
    `<text x="${LEFT + 4}" y="${at(y(FLAT) - 4)}">${FLAT} × (goal)</text>`,
    ...sizes.map(
      ({ rows }, n) =>
        `<text x="${at(x(logs[n]!))}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${rows.toLocaleString("en")}</text>`,
    ),
    `<text x="${at((LEFT + WIDTH - RIGHT) / 2)}" y="${HEIGHT - 6}" text-anchor="middle">defects of 200 companies</text>`,
    ...series.flatMap(({ name, times }, n) => [
      `<path class="s s${n}" d="${times.map((value, m) => `${m === 0 ? "M" : "L"}${at(x(logs[m]!))} ${at(y(value))}`).join("")}"/>`,
      `<path class="s s${n}" d="M${WIDTH - RIGHT + 8} ${at(ends[n]!)}h12"/>`,
      `<text x="${WIDTH - RIGHT + 26}" y="${at(ends[n]! + 4)}">${name}, ${times.at(-1)!.toFixed(2)} ×</text>`,
    ]),
    "</svg>",
  ].join("\n")}\n`;
}

/** The same heights moved down so far that each is a line of text below the one above it. */
function apart(heights: readonly number[]): number[] {
  const moved = [...heights];
  let above = -Infinity;
  for (const [n] of [...heights.entries()].toSorted(([, a], [, b]) => a - b)) {
    moved[n] = Math.max(moved[n]!, above + 16);
    above = moved[n]!;
  }
  const over = Math.max(0, above - (HEIGHT - BOTTOM));
  return moved.map((height) => height - over);
}
