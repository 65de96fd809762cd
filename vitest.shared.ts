import { defineConfig } from "vitest/config";

/** `pnpm test` and `pnpm e2e` leave their counts where .ci/run sums them; a single file run by hand does not. */
const script = process.env["npm_lifecycle_event"];
const counts = script === "test" || script === "e2e";

/** Node-side packages: workspace packages come from source, decorators are type-graphql's legacy ones. */
export default defineConfig({
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  // Vite would pick graphql's .mjs and Node gives type-graphql the CommonJS one: two realms.
  resolve: {
    alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }],
    conditions: ["source", "module", "node", "development|production"],
  },
  ssr: { resolve: { conditions: ["source", "module", "node", "development|production"] } },
  test: {
    reporters: counts
      ? ["default", ["json", { outputFile: `test-results/${script}.json` }]]
      : ["default"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    environment: "node",
    include: ["src/**/*.test.ts"],
  },
});
