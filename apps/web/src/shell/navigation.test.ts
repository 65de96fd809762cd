import { expect, test } from "vitest";
import { zh } from "../i18n/zh.ts";
import { currentWay, navigationFor } from "./navigation.ts";

const ways = navigationFor(zh as Parameters<typeof navigationFor>[0], () => true);

test("offers every way once, with a word of its own", () => {
  expect(new Set(ways.map(({ key }) => key)).size).toBe(ways.length);
  expect(new Set(ways.map(({ label }) => label)).size).toBe(ways.length);
});

test("says on which way a page lies", () => {
  expect(currentWay("/")).toBe("work");
  expect(currentWay("/estates/Estate_1/import")).toBe("estates");
  expect(currentWay("/launch-templates")).toBe("launches");
});
