// Under which licences the packages stand that an installation runs: writes docs/licences.md, and fails on one that nobody has
// looked at. Reads what is installed, without a network. With --check nothing is written: fails where the list is out of date.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const out = fileURLToPath(new URL("../docs/licences.md", import.meta.url));

/** Licences whose conditions this repository meets by naming them; what they ask for beside that stands with them. */
const known = {
  MIT: "",
  "MIT-0": "",
  "MIT/X11": "MIT by another name",
  "0BSD": "",
  ISC: "",
  "BSD-2-Clause": "",
  "BSD-3-Clause": "",
  "Apache-2.0": "",
  "BlueOak-1.0.0": "",
  "Python-2.0": "",
  Unlicense: "",
  "(MIT AND Zlib)": "",
  "(MIT AND BSD-3-Clause)": "",
  "(MIT OR GPL-3.0-or-later)": "taken under MIT",
  "MIT AND OFL-1.1": "the font under OFL-1.1 goes into the PDFs that are printed, which it allows",
  "MPL-2.0": "used as it is, in files of its own",
  "LGPL-3.0-or-later": "a library beside ours, loaded and replaceable",
};

/** Packages that state no licence, by name, and why they are here all the same. */
const unstated = {
  buffers: "loaded with exceljs by unzipper 0.10; unzipper 0.12 does without it",
};

/** One name for a package that comes in a build for each platform. */
const plain = (name) => name.replace(/[-/](linux|linuxmusl|darwin|win32|freebsd)-[a-z0-9-]+$/, "");

const listed = JSON.parse(
  execFileSync("pnpm", ["--recursive", "licenses", "list", "--prod", "--json"], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  }),
);
const byLicence = new Map();
const unknown = [];
for (const [licence, packages] of Object.entries(listed))
  for (const { name } of packages) {
    const said = licence === "Unknown" ? "none stated" : licence;
    if (licence === "Unknown" ? !(name in unstated) : !(licence in known))
      unknown.push(`${name}: ${licence}`);
    byLicence.set(said, (byLicence.get(said) ?? new Set()).add(plain(name)));
  }

const rows = [...byLicence]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([licence, names]) => {
    const list = [...names].toSorted().join(", ");
    const remark =
      licence === "none stated"
        ? [...names].map((name) => unstated[name]).join("; ")
        : known[licence];
    return `| ${licence} | ${names.size} | ${list} | ${remark ?? ""} |`;
  });
const text = [
  "# Licences",
  "",
  "Of every package that an installation runs. Written by `node scripts/licences.mjs` from what is installed; `npm test` fails where it",
  "is out of date or a licence is one that nobody has looked at. Vulnerabilities are looked up by `pnpm audit`, which needs a network.",
  "",
  "| Licence | Packages | Which | Remark |",
  "| --- | --- | --- | --- |",
  ...rows,
  "",
].join("\n");

if (unknown.length > 0) {
  console.error(`Licences that scripts/licences.mjs does not know:\n${unknown.join("\n")}`);
  process.exitCode = 1;
} else if (!process.argv.includes("--check")) writeFileSync(out, text);
else if (readFileSync(out, "utf8") !== text) {
  console.error("docs/licences.md is out of date: node scripts/licences.mjs");
  process.exitCode = 1;
}
