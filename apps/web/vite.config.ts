import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { inlineDocuments } from "./inline-documents.ts";

const api = `http://localhost:${process.env["API_PORT"] ?? 4000}`;

/** Paths that the API answers; everything else is the web's own. */
const API_PATHS = [
  "/api",
  "/graphql",
  "/files",
  "/uploads",
  "/imports",
  "/exports",
  "/cobie",
  "/templates",
];

/** The shell and the small components that the first routes share. */
const FRAME =
  /src[\\/](problem|refusals|live|shell[\\/](?!RecordPage)|session[\\/](?!\w+Page)|form[\\/](use-|ProblemNote|today)|i18n[\\/](Words|format|language))|ui[\\/]src[\\/](Badge|Button|Empty|ErrorNote|Icon|Input|Light|Nav|Segmented|Spinner|theme)\./;

export default defineConfig({
  plugins: [inlineDocuments(), react()],
  server: {
    port: Number(process.env["WEB_PORT"] ?? 4001),
    strictPort: true,
    proxy: Object.fromEntries(
      API_PATHS.map((path) => [`^${path}(/|\\?|$)`, { target: api, ws: path === "/graphql" }]),
    ),
  },
  build: {
    target: "es2023",
    manifest: true,
    rolldownOptions: {
      output: {
        // Vendor code changes rarely: chunks of its own stay in browsers' caches over releases.
        codeSplitting: {
          groups: [
            {
              name: "react",
              test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/,
            },
            { name: "data", test: /node_modules[\\/](@urql|urql|wonka|@0no-co)[\\/]/ },
            // What every page stands in: one chunk compresses better than thirty small ones.
            { name: "frame", test: FRAME },
          ],
        },
      },
    },
  },
});
