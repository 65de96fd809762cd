import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { defineConfig } from "rolldown";
import { byLine } from "./src/line-map.ts";

// What only workspace packages depend on is bundled with them: Node would look for it from here.
const ours =
  /^(\.|\/|@threshold\/|@oxc-project\/|@noble\/hashes|chinese-days|shamir-secret-sharing)/;
/** Packages of hundreds of small files, which cost a start more to find and open than to run. GraphQL's belong together: its types know each other by class. */
const manyFiles =
  /^(better-auth|kysely|graphql|type-graphql|graphql-scalars|@graphql-tools\/|@apollo\/|graphql-ws|@graphql-yoga\/)/;
/** What a bundled package needs is bundled with it, in its own version. */
const external = (id: string, importer = "") =>
  isBuiltin(id) || !(ours.test(id) || manyFiles.test(id) || importer.includes("/node_modules/"));

/** The API's own code and the workspace packages in a few files; npm packages stay outside. */
export default defineConfig({
  input: { main: "src/main.ts", backup: "src/backup/main.ts" },
  platform: "node",
  external,
  resolve: { conditionNames: ["source", "import", "node", "default"] },
  // Every chunk lies in dist itself: paths relative to import.meta.url hold as in src.
  output: {
    dir: "dist",
    format: "esm",
    sourcemap: true,
    cleanDir: true,
    chunkFileNames: "[name]-[hash].js",
    // Node keeps every source: two bytes for each of its characters where one needs two, 6 MB of ours for some words of Chinese.
    charset: "ascii",
    comments: { legal: true, annotation: false, jsdoc: false },
  },
  plugins: [
    {
      // Node keeps a map whole from the first stack trace on: 40 MB with every column and all sources, 9 by line.
      name: "line-maps",
      writeBundle() {
        for (const name of readdirSync("dist").filter((file) => file.endsWith(".map"))) {
          const { sourcesContent: _, ...map } = JSON.parse(readFileSync(`dist/${name}`, "utf8"));
          const lines = { ...map, names: [], mappings: byLine(map.mappings) };
          writeFileSync(`dist/${name}`, JSON.stringify(lines));
        }
      },
    },
    {
      name: "one-byte",
      writeBundle(_, chunks) {
        for (const chunk of Object.values(chunks)) {
          // oxlint-disable-next-line no-control-regex -- whatever takes one byte
          const wide = chunk.type === "chunk" && /.{0,60}[^\x00-\xff]/.exec(chunk.code);
          if (wide)
            this.error(`${chunk.fileName}: write with sql.lit what is no Latin in “${wide[0]}”`);
        }
      },
    },
    {
      name: "migrations",
      writeBundle: () => cpSync("src/db/migrations", "dist/migrations", { recursive: true }),
    },
  ],
});
