import { en, zh } from "./whole.ts";
import { describe, expect, it } from "vitest";
import { formats } from "./format.ts";

/** Every leaf of a dictionary by its path. */
function leaves(words: object, path = ""): [string, unknown][] {
  return Object.entries(words).flatMap(([key, value]): [string, unknown][] =>
    typeof value === "object" && value !== null
      ? leaves(value as object, `${path}${key}.`)
      : [[`${path}${key}`, value]],
  );
}

describe("the dictionaries", () => {
  it("have the same words in both languages", () => {
    expect(leaves(en).map(([path]) => path)).toEqual(leaves(zh).map(([path]) => path));
  });

  it("leave no word empty, but for the words that a language puts elsewhere in the sentence", () => {
    const empty = [...leaves(zh), ...leaves(en)].filter(([, word]) => word === "");
    const elsewhere = ["launch.daysLeftTexts.before", "launch.daysLeftTexts.after"];
    expect(empty.map(([path]) => path).filter((path) => !elsewhere.includes(path))).toEqual([]);
  });

  it("write Chinese with Chinese punctuation", () => {
    const halfWidth = leaves(zh)
      .filter(([, word]) => typeof word === "string" && /[一-鿿][,;:?!]/.test(word))
      .map(([path]) => path);
    expect(halfWidth).toEqual([]);
  });
});

describe("formats", () => {
  it("do not let a time zone move a day", () => {
    expect(formats("zh-CN").day("2027-01-01")).toBe("2027年1月1日");
    expect(formats("en").day("2027-01-01")).toBe("January 1, 2027");
  });

  it("say sizes in the unit that reads best", () => {
    expect(formats("en").bytes(0)).toBe("0 byte");
    expect(formats("en").bytes(1_500_000)).toBe("1.5 MB");
  });
});
