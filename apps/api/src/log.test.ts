import { expect, it } from "vitest";
import { withoutClient } from "./log.ts";

it("logs a lost connection by its reason, without the inside of its client", () => {
  const error = Object.assign(new Error("terminating connection"), {
    code: "57P01",
    client: { connectionParameters: { user: "threshold_app" } },
  });
  const told = withoutClient(error);
  expect(told).toMatchObject({ message: "terminating connection", code: "57P01" });
  expect(told.stack).toContain("log.test.ts");
  expect(JSON.stringify(told)).not.toContain("threshold_app");
});
