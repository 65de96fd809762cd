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
      testTimeout: 90_000,
      hookTimeout: 120_000,
      // As patient as a visitor (PATIENCE_MS): a busy machine is slow, not wrong.
      expect: { poll: { timeout: 25_000 } },
    },
  }),
);

/** Journeys: a real browser on a real server. Only they, not the units' tests that the shared list names. */
export default { ...journeys, test: { ...journeys["test"], include: ["e2e/*.test.ts"] } };
