import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPattern } from "../numbering/pattern.ts";
import { cellText, plain, sharesOf } from "./document.ts";
import { paperCodes, papers } from "./papers.ts";
import { codeOf, readCode, showCode } from "./verification.ts";
import { wrap } from "./wrap.ts";

/** Chinese signs are as wide as two others. */
const measure = (text: string) =>
  [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);

it("divides the width of a table among its columns, whatever their shares add up to", () => {
  expect(sharesOf([{ width: 60 }, { width: 40 }, { width: 20 }])).toEqual([1 / 2, 1 / 3, 1 / 6]);
});

describe("a text on paper", () => {
  it("breaks between Chinese signs, and keeps words whole", () => {
    expect(wrap("秩序维护部负责人", 10, measure)).toEqual(["秩序维护部", "负责人"]);
    expect(wrap("see JBPM-QR-KF-04 page", 14, measure)).toEqual(["see", "JBPM-QR-KF-04", "page"]);
    expect(wrap("a\n\nb", 10, measure)).toEqual(["a", "", "b"]);
  });

  it("begins no line with a comma and ends none with an opening bracket", () => {
    expect(wrap("清洁开荒，完成", 8, measure)).toEqual(["清洁开", "荒，完成"]);
    expect(wrap("清洁开（荒）", 8, measure)).toEqual(["清洁开", "（荒）"]);
  });

  it("breaks a word that is wider than a line", () => {
    expect(wrap("aaaaaaaaaaaa", 5, measure)).toEqual(["aaaaa", "aaaaa", "aa"]);
  });

  it("loses nothing but blanks, and no line is too wide unless a single sign is", () => {
    const text = fc.string({ unit: fc.constantFrom(..."秩序，。（）ab1- \n") });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (value, width) => {
        const lines = wrap(value, width, measure);
        expect(lines.join("").replaceAll(" ", "")).toBe(value.replaceAll(/[ \n]/g, ""));
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it("has no control characters and no marks that turn its direction", () => {
    expect(plain("a\u0000b\u202Ec\tdx\r\ny\u2028z\ud800")).toBe("abc dx\ny\nz\ufffd");
    expect(cellText({ ticked: true })).toBe("√");
    expect(cellText(null)).toBe("");
    expect(cellText(0)).toBe("0");
  });
});

describe("a verification code", () => {
  it("is read however it was typed", () => {
    const code = codeOf(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]));
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    expect(readCode(showCode(code).toLowerCase())).toBe(code);
    expect(readCode("O00o-iLl1-0000")).toBe("000011110000");
    for (const wrong of ["", "123", "U00000000000", "0000000000000", "../etc/passw"])
      expect(readCode(wrong), wrong).toBeUndefined();
  });

  it("differs where the random bytes do", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
        const code = codeOf(bytes);
        expect(readCode(code)).toBe(code);
        const other = bytes.map((byte, at) => (at === 7 ? byte ^ 1 : byte));
        expect(codeOf(other)).not.toBe(code);
      }),
    );
  });
});

it("every paper has a pattern that may be kept as it is", () => {
  for (const code of paperCodes) {
    const { pattern } = papers[code];
    expect(readPattern(pattern), code).toEqual({ ok: true, value: pattern });
  }
});
