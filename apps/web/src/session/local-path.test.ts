import { describe, expect, it } from "vitest";
import { localPath } from "./local-path.ts";

describe("the way on after sign-in", () => {
  it("follows a path of ours with its parameters", () => {
    expect(localPath("/estates?q=%E6%BB%A8")).toBe("/estates?q=%E6%BB%A8");
  });

  it.each([
    null,
    "",
    "estates",
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/a\\b",
  ])("goes to the first page instead of %j", (asked) => {
    expect(localPath(asked)).toBe("/");
  });

  it("does not lead back to sign-in", () => {
    expect(localPath("/sign-in?to=/x")).toBe("/");
  });
});
