import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** The page's frame and one language, which every route needs. */
const frame = ["index.html", "src/i18n/zh.ts"];

/** What a visitor fetches first on a route, and what its script may weigh, gzipped, in bytes; the requirements say so. */
const FIRST_ROUTES: Record<string, { entries: readonly string[]; budget: number }> = {
  "sign-in": { entries: [...frame, "src/session/SignInPage.tsx"], budget: 180_000 },
  "today's work": { entries: [...frame, "src/work/MyWorkPage.tsx"], budget: 180_000 },
  "a home under acceptance, on the phone": {
    entries: [...frame, "src/acceptance/InspectPage.tsx"],
    budget: 200_000,
  },
  "the board of a batch": {
    entries: [...frame, "src/acceptance/BatchPage.tsx"],
    budget: 200_000,
  },
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
for (const [route, { entries, budget }] of Object.entries(FIRST_ROUTES)) {
  const bytes = [...filesOf(entries)].reduce((sum, file) => sum + gzipBytes(file), 0);
  const verdict = bytes <= budget ? "within" : "OVER";
  const size = (bytes / 1000).toFixed(1);
  process.stdout.write(`${route}: ${size} kB of script, ${verdict} ${budget / 1000} kB\n`);
  if (bytes > budget) failed = true;
}
if (failed) {
  process.stderr.write("A first route weighs too much: load lazily what it does not need.\n");
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
