import { expect, test } from "vitest";
import css from "./base.css?raw";
import { contrast, PALETTES } from "./tokens.ts";
import type { Palette, ThemeName } from "./tokens.ts";

const themes = Object.keys(PALETTES) as ThemeName[];

const TEXT: (keyof Palette)[] = [
  "text",
  "muted",
  "faint",
  "accent",
  "accentStrong",
  "ok",
  "warn",
  "bad",
  "critical",
];
const GROUNDS: (keyof Palette)[] = ["canvas", "surface", "sunken", "hover", "restDay"];
const PAIRS: [keyof Palette, keyof Palette][] = [
  ["onAccent", "accent"],
  ["onAccent", "accentStrong"],
  ["onBad", "bad"],
  ["accent", "accentSoft"],
  ["ok", "okSoft"],
  ["warn", "warnSoft"],
  ["bad", "badSoft"],
  ["critical", "criticalSoft"],
  ["text", "accentSoft"],
  ["text", "okSoft"],
  ["text", "warnSoft"],
  ["text", "badSoft"],
  ["muted", "accentSoft"],
];

test("contrast of black on white is 21", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
});

test.each(themes)(
  "every text colour is legible (4.5:1) on every ground in the %s theme",
  (theme) => {
    const palette = PALETTES[theme];
    const pairs = [
      ...TEXT.flatMap((one) => GROUNDS.map((other) => [one, other] as const)),
      ...PAIRS,
    ];
    const illegible = pairs.filter(([one, other]) => contrast(palette[one], palette[other]) < 4.5);
    expect(illegible).toEqual([]);
  },
);

test.each(themes)("edges of controls stand out (3:1) in the %s theme", (theme) => {
  const palette = PALETTES[theme];
  for (const ground of GROUNDS)
    expect(contrast(palette.edge, palette[ground]), ground).toBeGreaterThanOrEqual(3);
});

test("base.css carries the same colours as the tokens", () => {
  const inCss = Object.fromEntries(
    [...css.matchAll(/--([a-z-]+): light-dark\((#\w+), (#\w+)\);/g)].map(
      ([, name, light, dark]) => [
        name!.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
        [light, dark],
      ],
    ),
  );
  const inTokens = Object.fromEntries(
    Object.keys(PALETTES.LIGHT).map((name) => [
      name,
      themes.map((theme) => PALETTES[theme][name as keyof Palette]),
    ]),
  );
  expect(inCss).toEqual(inTokens);
});
