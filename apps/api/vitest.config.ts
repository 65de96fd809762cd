import { defineConfig, mergeConfig } from "vitest/config";
import shared from "../../vitest.shared.ts";

export default mergeConfig(
  shared,
  defineConfig({
    test: {
      globalSetup: "src/testing/global-setup.ts",
      maxWorkers: 2,
      // Every file has a database and a server of its own; the modules and the schema are loaded once for all.
      isolate: false,
      // A busy machine is slow, not wrong: beside browsers on two cores 5 s have become 30, and on a slow host 90.
      testTimeout: 900_000,
      hookTimeout: 900_000,
      // What is told to other processes has to come before the half minute is over for which they remember a viewer.
      expect: { poll: { timeout: 10_000 } },
    },
  }),
);
