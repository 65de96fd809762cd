import { SourceMap } from "node:module";
import { expect, it } from "vitest";
import { byLine } from "./line-map.ts";

/** Two sources; a line with three places, one of no source, one without any, and one that goes back in its source. */
const mappings = "AAAA,IAAIA,SAAQ,CCAV;A;;AASA,IAAI;ADxBN,KAAK";
const mapOf = (text: string) =>
  new SourceMap({
    version: 3,
    file: "all.js",
    sources: ["a.ts", "b.ts"],
    sourcesContent: [],
    names: ["x"],
    mappings: text,
    sourceRoot: "",
  });

it("keeps of every line the place at which it begins", () => {
  const whole = mapOf(mappings);
  const short = mapOf(byLine(mappings));
  const lineAt = (map: SourceMap, line: number) => {
    const found = map.findEntry(line, 0) as { originalSource?: string; originalLine?: number };
    return [found.originalSource, found.originalLine];
  };
  for (const line of [0, 3, 4]) expect(lineAt(short, line)).toEqual(lineAt(whole, line));
  expect(lineAt(whole, 4)[0]).toBe("a.ts");
  expect(
    byLine(mappings)
      .split(";")
      .map((line) => line.split(",").length),
  ).toEqual([1, 1, 1, 1, 1]);
  expect(byLine(mappings).split(";")[2]).toBe("");
});

it("changes nothing that is by line already", () => {
  const short = byLine(mappings);
  expect(byLine(short)).toBe(short);
});
