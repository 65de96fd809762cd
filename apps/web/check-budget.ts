import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** Script that the first route may weigh, gzipped; the requirement says 180 kB. */
const BUDGET_BYTES = 180_000;

/** What a visitor fetches first: the page's frame, one language, and one of these. */
const FIRST_ROUTES = {
  "sign-in": ["index.html", "src/i18n/zh.ts", "src/session/SignInPage.tsx"],
  "today's work": ["index.html", "src/i18n/zh.ts", "src/work/MyWorkPage.tsx"],
};

interface Chunk {
  file: string;
  imports?: string[];
}

const dist = new URL("dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8")) as Record<
  string,
  Chunk
>;

let failed = false;
for (const [route, entries] of Object.entries(FIRST_ROUTES)) {
  const files = filesOf(entries);
  const bytes = [...files].reduce((sum, file) => sum + gzipBytes(file), 0);
  const verdict = bytes <= BUDGET_BYTES ? "within" : "OVER";
  const size = (bytes / 1000).toFixed(1);
  process.stdout.write(`${route}: ${size} kB of script, ${verdict} 180 kB\n`);
  if (bytes > BUDGET_BYTES) failed = true;
}
if (failed) {
  process.stderr.write("The first route weighs too much: load lazily what it does not need.\n");
  process.exitCode = 1;
}

/** The scripts of some entries with everything that they import at once. */
function filesOf(entries: readonly string[]): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const follow = (key: string) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`the build has no ${key}`);
    files.add(chunk.file);
    chunk.imports?.forEach(follow);
  };
  entries.forEach(follow);
  return files;
}

function gzipBytes(file: string): number {
  return gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
}
