// Which packages have known vulnerabilities, and until when each is to be updated: asks the registry by `pnpm audit`, and counts the
// times of SECURITY.md from the day that docs/vulnerabilities.csv (or the file named) notes. Fails with 1 where one is not noted or
// past its time, and with 2 where the registry does not answer: then nothing is known. Needs a network, so no test runs it.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const read = (path) => readFileSync(path, "utf8");
const list = process.argv[2] ?? at("docs/vulnerabilities.csv");

const times = new Map(
  Array.from(
    read(at("SECURITY.md")).matchAll(/^\| (\w+) +\| (\d+) +\|$/gm),
    ([, severity, days]) => [severity, Number(days)],
  ),
);
const seen = new Map(
  read(list)
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",")),
);
const today = new Date().toISOString().slice(0, 10);
const dayAfter = (day, days) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const { stdout, stderr, error } = spawnSync("pnpm", ["audit", "--json"], {
  cwd: at("."),
  encoding: "utf8",
  maxBuffer: 64 * 1024 * 1024,
});
/** What the registry knows; undefined where it did not answer. */
function audited() {
  try {
    return Object.values(JSON.parse(stdout).advisories);
  } catch {
    return undefined;
  }
}

const advisories = audited();
if (!advisories) {
  console.error(
    `the registry tells nothing: whether packages are vulnerable is not known\n${error ?? stderr}`,
  );
  process.exit(2);
}
for (const {
  github_advisory_id: id,
  module_name,
  severity,
  title,
  patched_versions,
} of advisories) {
  const days = times.get(severity);
  if (days === undefined) continue; // information alone
  const since = seen.get(id);
  const until = dayAfter(since ?? today, days);
  const standing =
    since === undefined ? "new, to be noted" : until < today ? "PAST ITS TIME" : "noted";
  if (standing !== "noted") process.exitCode = 1;
  console.log(
    `${severity} ${module_name} ${id}: until ${until} (${standing}), mended in ${patched_versions}: ${title}`,
  );
}
const gone = [...seen.keys()].filter(
  (id) => !advisories.some((one) => one.github_advisory_id === id),
);
if (gone.length > 0) console.log(`updated meanwhile, to be taken off the list: ${gone.join(", ")}`);
if (advisories.length === 0) console.log("no known vulnerability");
