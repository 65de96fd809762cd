import { describe, expect, it } from "vitest";
import { addressOfView, pageArguments, viewOf, withParams } from "./list-params.ts";

const search = (text: string) => new URLSearchParams(text);
const changed = (text: string, changes: Record<string, string | string[]>) =>
  withParams(search(text), changes).toString();

describe("the address of a list", () => {
  it("begins at the first page again when a condition or the order changes", () => {
    expect(changed("q=a&after=X", { q: "b" })).toBe("q=b");
    expect(changed("sort=NAME&before=X", { sort: "CODE" })).toBe("sort=CODE");
  });

  it("keeps the conditions when the page turns", () => {
    expect(changed("q=a&after=X", { before: "Y" })).toBe("q=a&before=Y");
  });

  it("keeps the page when something is opened beside the list", () => {
    expect(changed("q=a&after=X", { unit: "Unit_1" })).toBe("q=a&unit=Unit_1&after=X");
  });

  it("drops what is emptied", () => {
    expect(changed("q=a&region=R", { q: "", region: "" })).toBe("");
  });

  it("asks forward from a cursor, backward before one, and from the start without", () => {
    expect(pageArguments(search("after=X"), 50)).toEqual({ first: 50, after: "X" });
    expect(pageArguments(search("before=Y"), 50)).toEqual({ last: 50, before: "Y" });
    expect(pageArguments(search(""), 50)).toMatchObject({ first: 50, after: null });
  });
});

describe("a saved view", () => {
  it("keeps conditions and order, not the page nor what is open", () => {
    const view = viewOf(search("q=%E6%BB%A8&category=OFFICE&category=CAMPUS&after=X&unit=U"));
    expect(view).toEqual({ q: ["滨"], category: ["OFFICE", "CAMPUS"] });
  });

  it("comes back as the same address", () => {
    const address = "q=a+b&category=OFFICE&category=CAMPUS";
    expect(addressOfView(viewOf(search(address))).toString()).toBe(address);
  });

  it("passes over what is no list of words", () => {
    expect(addressOfView({ q: 7, ok: ["x"], deep: [{ a: 1 }] }).toString()).toBe("ok=x");
    expect(addressOfView(null).toString()).toBe("");
  });
});
