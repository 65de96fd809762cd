import { defineConfig } from "rolldown";

/** One file for the API: workspace packages are bundled, npm packages stay outside. */
export default defineConfig({
  input: { main: "src/main.ts" },
  platform: "node",
  external: (id) => !id.startsWith(".") && !id.startsWith("/") && !id.startsWith("@threshold/") && !id.startsWith("@oxc-project/"),
  resolve: { conditionNames: ["source", "import", "node", "default"] },
  output: { dir: "dist", format: "esm", sourcemap: true, cleanDir: true },
});
