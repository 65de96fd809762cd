// Sums what `npm test` has run into one line for machines: `N passed, N failed`.
// Every suite of the workspace is expected; one that did not run counts as failed.
// What failed is named right above that line: whoever sees only the end of a run needs it there.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("../", import.meta.url)));
const json = (path) => JSON.parse(readFileSync(path, "utf8"));

/** The tasks that turbo ran last, by id such as `@threshold/api#test`. */
function lastRun() {
  const runs = existsSync(".turbo/runs")
    ? readdirSync(".turbo/runs").map((name) => json(join(".turbo/runs", name)))
    : [];
  const last = runs.toSorted((a, b) => a.execution.startTime - b.execution.startTime).at(-1);
  return new Map((last?.tasks ?? []).map((task) => [task.taskId, task]));
}

/** Every check and suite that the workspace declares. */
function expected() {
  const folders = ["apps", "packages"].flatMap((parent) =>
    readdirSync(parent).map((name) => join(parent, name)),
  );
  const packages = [...folders, "bench"]
    .map((folder) => join(folder, "package.json"))
    .filter((path) => existsSync(path));
  const suites = packages.flatMap((path) => {
    const { name, scripts = {} } = json(path);
    const own = ["typecheck", "test", "e2e"].filter((script) => scripts[script]);
    return own.map((script) => ({ id: `${name}#${script}`, script, directory: dirname(path) }));
  });
  return [{ id: "//#lint" }, { id: "//#boundaries" }, ...suites];
}

const didNotRun = { passed: 0, failed: 1, note: "did not run" };

function countOf({ script, directory, id }, tasks) {
  const exit = tasks.get(id)?.execution?.exitCode;
  const ran = exit !== undefined || tasks.get(id)?.cache?.status === "HIT";
  if (!ran) return didNotRun;
  const ok = (exit ?? 0) === 0;
  return script === "test" || script === "e2e"
    ? countTests(join(directory, "test-results", `${script}.json`), ok)
    : { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

function countTests(path, ok) {
  if (!existsSync(path)) return didNotRun;
  const {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: skipped,
    success,
    testResults: files,
  } = json(path);
  if (passed + failed === 0) return { ...didNotRun, note: "holds no test" };
  // A file that does not even load fails without a failed test in it.
  return {
    passed,
    failed: success && ok ? failed : Math.max(failed, 1),
    note: skipped ? `${skipped} skipped` : "",
    reasons: files.flatMap(failures),
  };
}

/** Each failed test of a file with the beginning of its reason; the file itself when it did not load. */
function failures({ name, status, message, assertionResults }) {
  const file = relative(process.cwd(), name);
  const failed = assertionResults.filter((test) => test.status === "failed");
  const ours = (line) => !line.includes("/node_modules/");
  const lines = (reason) => reason.split("\n").filter(ours).slice(0, 12).join("\n    ");
  if (failed.length === 0) return status === "failed" ? [`${file}\n    ${lines(message)}`] : [];
  return failed.map(
    (test) => `${file} > ${test.fullName}\n    ${lines(test.failureMessages.join("\n"))}`,
  );
}

const tasks = lastRun();
const total = { passed: 0, failed: 0 };
for (const suite of expected()) {
  const { passed, failed, note = "", reasons = [] } = countOf(suite, tasks);
  total.passed += passed;
  total.failed += failed;
  console.log(
    `${failed ? "FAILED" : "passed"}  ${suite.id.padEnd(32)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${note}`,
  );
  for (const reason of reasons) console.log(`  ${reason}`);
}
if (process.argv[2] !== "0" && total.failed === 0) total.failed = 1; // npm test failed before or beside its suites
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
