import { cpSync } from "node:fs";
import { defineConfig } from "rolldown";

// What only workspace packages depend on is bundled with them: Node would look for it from here.
const bundled =
  /^(\.|\/|@threshold\/|@oxc-project\/|@noble\/hashes|chinese-days|shamir-secret-sharing)/;

/** The API's own code and the workspace packages in a few files; npm packages stay outside. */
export default defineConfig({
  input: { main: "src/main.ts", backup: "src/backup/main.ts" },
  platform: "node",
  external: (id) => !bundled.test(id),
  resolve: { conditionNames: ["source", "import", "node", "default"] },
  // Every chunk lies in dist itself: paths relative to import.meta.url hold as in src.
  output: {
    dir: "dist",
    format: "esm",
    sourcemap: true,
    cleanDir: true,
    chunkFileNames: "[name]-[hash].js",
  },
  plugins: [
    {
      name: "migrations",
      writeBundle: () => cpSync("src/db/migrations", "dist/migrations", { recursive: true }),
    },
  ],
});
