import { fileURLToPath } from "node:url";
import { defineConfig, mergeConfig } from "vitest/config";
import shared from "../../../vitest.shared.ts";

/** Journeys: a real browser on a real server. Two files at a time, as on the two cores of a small machine. */
export default mergeConfig(
  shared,
  defineConfig({
    root: fileURLToPath(new URL("../", import.meta.url)),
    test: {
      include: ["e2e/*.test.ts"],
      globalSetup: "e2e/harness/global-setup.ts",
      maxWorkers: 2,
      testTimeout: 45_000,
      hookTimeout: 120_000,
    },
  }),
);
