import { expect, it } from "vitest";
import { bytesOf } from "./plan.ts";

it("keeps a plan's texts in memory of their own, and not a page of Node's with each", () => {
  const bytes = bytesOf('{"缺陷":');
  expect(bytes.toString()).toBe('{"缺陷":');
  expect(bytes.buffer.byteLength).toBe(bytes.byteLength);
});
