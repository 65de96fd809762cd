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
      // Browsers run beside them on two cores: what takes 5 s alone has taken 30 there, and a fortnight's minutes 100.
      testTimeout: 300_000,
      hookTimeout: 300_000,
    },
  }),
);
