import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

it("writes one text whatever the order of the keys, and leaves out what is undefined", () => {
  expect(canonicalJson({ b: [1, null, "锦"], a: { y: true, x: undefined } })).toBe(
    '{"a":{"y":true},"b":[1,null,"锦"]}',
  );
});

it("loses nothing, and depends on the value alone", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = canonicalJson(value as never);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
