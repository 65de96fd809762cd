import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** Below this a compressed copy saves nothing worth a file. */
const LEAST_BYTES = 1_000;

const dist = new URL("dist/", import.meta.url);

// The server hands out what it finds beside a file (`x.js.gz`): compressed once here, not at every request.
for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
  if (!/\.(js|css|html|svg)$/.test(name)) continue;
  const content = readFileSync(new URL(name, dist));
  if (content.length >= LEAST_BYTES)
    writeFileSync(new URL(`${name}.gz`, dist), gzipSync(content, { level: 9 }));
}
