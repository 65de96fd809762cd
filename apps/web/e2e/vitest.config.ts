import { fileURLToPath } from "node:url";
import { defineConfig, mergeConfig } from "vitest/config";
import shared from "../../../vitest.shared.ts";

const journeys = mergeConfig(
  shared,
  defineConfig({
    root: fileURLToPath(new URL("../", import.meta.url)),
    test: {
      globalSetup: "e2e/harness/global-setup.ts",
      // Two files at a time, as on the two cores of a small machine.
      maxWorkers: 2,
      testTimeout: 600_000,
      hookTimeout: 600_000,
      // As patient as a visitor (PATIENCE_MS).
      expect: { poll: { timeout: 120_000 } },
    },
  }),
);

/** Journeys: a real browser on a real server. Only they, not the units' tests that the shared list names. */
export default { ...journeys, test: { ...journeys["test"], include: ["e2e/*.test.ts"] } };
