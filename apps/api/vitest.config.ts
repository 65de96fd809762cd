import { defineConfig, mergeConfig } from "vitest/config";
import shared from "../../vitest.shared.ts";

export default mergeConfig(
  shared,
  defineConfig({
    test: {
      globalSetup: "src/testing/global-setup.ts",
      maxWorkers: 2,
      // Browsers run beside them on two cores: what takes 5 s alone has taken 30 there.
      testTimeout: 120_000,
    },
  }),
);
