import { defineConfig, mergeConfig } from "vitest/config";
import shared from "../../vitest.shared.ts";

export default mergeConfig(
  shared,
  defineConfig({
    test: {
      environment: "happy-dom",
      isolate: false,
      include: ["src/**/*.test.tsx"],
      css: { include: [/base\.css/] }, // a test compares its colours with the tokens
    },
  }),
);
