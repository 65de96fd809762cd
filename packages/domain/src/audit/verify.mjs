// Verifies an export of the audit log (审计日志) without Threshold: nothing but this file, and Node 20.
//
//   node verify.mjs [folder of the unpacked export] [roots.json or <size>:<root> …]
//
// A second implementation on purpose: it shares no code with what keeps the log. It hashes every entry again, builds the tree of
// RFC 6962 out of the hashes, and compares its roots with those in the export and with those that you kept: from the notifications
// of earlier days, or from earlier exports. Only a root that was kept elsewhere shows that not the whole log was rewritten.

const { createHash } = await import("node:crypto");

const digest = (prefix, ...parts) => {
  const hash = createHash("sha256").update(Uint8Array.of(prefix));
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const leafOf = (text) => digest(0, text).toString("hex");
const nodeOf = (left, right) =>
  digest(1, Buffer.from(left, "hex"), Buffer.from(right, "hex")).toString("hex");

/** RFC 8785; entries hold nothing but text and null. */
const canonical = (entry) =>
  `{${Object.keys(entry)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${JSON.stringify(entry[key])}`)
    .join(",")}}`;

const sentences = {
  NOT_A_LOG: [
    "这不是审计日志的导出，或文件已损坏。",
    "This is no export of an audit log, or it is damaged.",
  ],
  ALTERED: [
    "第 {number} 条记录（{table}，编号 {id}）的内容被改动。",
    "Entry {number} ({table}, {id}) was altered.",
  ],
  DELETED: ["第 {number} 条记录（编号 {id}）被删除。", "Entry {number} ({id}) was deleted."],
  MOVED: [
    "第 {number} 条记录（{table}，编号 {id}）的先后次序被改动。",
    "Entry {number} ({table}, {id}) was moved: it stands at another place in the order.",
  ],
  ADDED: [
    "记录 {id}（{table}）是事后插入的：它所在的区间早已封存。",
    "Entry {id} ({table}) was added afterwards, among entries that were sealed before.",
  ],
  MISSING: [
    "导出在第 {number} 条之后缺少记录：应有 {size} 条。",
    "The export lacks entries after {number}: there should be {size}.",
  ],
  ROOT: [
    "共 {size} 条时的根与 {source} 不一致：第 {from}–{size} 条之间的记录被改写过。",
    "The root at {size} entries is not the one of {source}: something among entries {from}–{size} was rewritten.",
  ],
};

/** A finding with its sentence in both languages. */
function finding(code, facts = {}) {
  const fill = (text) => text.replace(/\{(\w+)\}/g, (_, key) => String(facts[key] ?? "?"));
  const [zh, en] = sentences[code];
  return { code, zh: fill(zh), en: fill(en), ...facts };
}

/** The hash of a whole tree from the complete subtrees that it is made of, from left to right. */
const rootOf = (peaks) => {
  if (peaks.length === 0) return createHash("sha256").digest("hex");
  let hash = peaks.at(-1).hash;
  for (let at = peaks.length - 2; at >= 0; at--) hash = nodeOf(peaks[at].hash, hash);
  return hash;
};

function push(peaks, hash) {
  let peak = { width: 1, hash };
  while (peaks.at(-1)?.width === peak.width)
    peak = { width: peak.width * 2, hash: nodeOf(peaks.pop().hash, peak.hash) };
  peaks.push(peak);
}

/** Whether an entry is what its leaf says once it has the place, the instant or both of another. */
const stoodAt = (others, { entry, hash }) =>
  others.some(({ entry: { position, at } }) =>
    [{ position }, { at }, { position, at }].some(
      (place) => leafOf(canonical({ ...entry, ...place })) === hash,
    ),
  );

/** Where more than these changed, nobody asks any more which of them only changed places. */
const mostCompared = 100;

/** What changed: altered, or only put at another place. */
const changeFindings = (changed) =>
  changed.map((one) =>
    finding(stoodAt(changed.slice(0, mostCompared), one) ? "MOVED" : "ALTERED", {
      number: one.number,
      id: one.id,
      table: one.entry.tableName,
    }),
  );

/**
 * Every finding on an export, line by line, with the roots that somebody kept ({size, root, source}); none for a log that holds.
 * Beside them how many entries there are, and how many of them tell no content to whoever made the export.
 */
export async function verify(lines, kept) {
  const found = [];
  const changed = [];
  const peaks = [];
  let [head, size, withheld, last, good] = [undefined, 0, 0, 0, 0];
  const roots = [...kept];
  const compare = () => {
    const mine = roots.filter((one) => one.size === size);
    const failing = mine.filter((one) => one.root.toLowerCase() !== rootOf(peaks));
    for (const { source } of failing) found.push(finding("ROOT", { size, source, from: good + 1 }));
    if (mine.length > 0 && failing.length === 0) good = size;
  };
  try {
    for await (const text of lines) {
      if (text === "") continue;
      const line = JSON.parse(text);
      if (!head) {
        if (line.format !== "threshold/audit-log/1") return { findings: [finding("NOT_A_LOG")] };
        head = line;
        roots.push({ size: line.size, root: line.root, source: "导出 (the export)" });
        compare();
        continue;
      }
      if (line.added) {
        const { id, tableName: table } = line.added;
        found.push(finding("ADDED", { id, table }));
        continue;
      }
      const { number, id, hash, entry } = line;
      if (number !== size + 1) {
        found.push(finding("MISSING", { number: size, size: head.size }));
        break;
      }
      if (line.withheld) {
        withheld++;
        if (line.withheld !== hash) found.push(finding("ALTERED", { number, id, table: "***" }));
      } else if (!entry) found.push(finding("DELETED", { number, id }));
      else if (
        leafOf(canonical(entry)) !== hash ||
        entry.id !== id ||
        entry.companyId !== head.companyId
      )
        changed.push({ number, id, hash, entry });
      else {
        if (Number(entry.position) <= last)
          found.push(finding("MOVED", { number, id, table: entry.tableName }));
        last = Number(entry.position);
      }
      push(peaks, hash);
      size++;
      compare();
    }
  } catch (error) {
    return { findings: [finding("NOT_A_LOG", { reason: String(error) })] };
  }
  if (!head) return { findings: [finding("NOT_A_LOG")] };
  for (const one of roots)
    if (one.size > size) found.push(finding("ROOT", { ...one, from: good + 1 }));
  return { findings: [...changeFindings(changed), ...found], size, withheld, root: rootOf(peaks) };
}

/** The roots of a file that was kept, or of `<size>:<root>`. */
async function rootsOf(told, readFile) {
  const typed = /^(\d+):([0-9a-fA-F]{64})$/.exec(told);
  if (typed) return [{ size: Number(typed[1]), root: typed[2], source: told.slice(0, 20) }];
  const { roots } = JSON.parse(await readFile(told, "utf8"));
  return roots.map(({ on, size, root }) => ({ size, root, source: `${told} ${on}` }));
}

/** 0 where the log holds, 1 where it does not, 2 without a log. */
async function main([where, ...told]) {
  const { createReadStream } = await import("node:fs");
  const { access, readFile } = await import("node:fs/promises");
  const { dirname, join } = await import("node:path");
  const { createInterface } = await import("node:readline");
  const folder = where ?? dirname(process.argv[1]);
  const log = join(folder, "audit-log.ndjson");
  let kept;
  try {
    await access(log);
    kept = (
      await Promise.all([join(folder, "roots.json"), ...told].map((one) => rootsOf(one, readFile)))
    ).flat();
  } catch (error) {
    process.stderr.write(
      `node verify.mjs [folder with audit-log.ndjson and roots.json] [roots.json or <size>:<root> …]\n${error.message}\n`,
    );
    return 2;
  }
  const lines = createInterface({ input: createReadStream(log), crlfDelay: Infinity });
  const { findings, size, withheld, root } = await verify(lines, kept);
  for (const { zh, en } of findings) process.stdout.write(`✗ ${zh}\n  ${en}\n`);
  if (findings.length === 0)
    process.stdout.write(
      `✓ 审计日志完整：${size} 条记录、${kept.length} 个根全部核验通过；其中 ${withheld} 条的内容不对导出人显示，或已清除个人信息，只核验了哈希。\n` +
        `  The log holds: ${size} entries and ${kept.length} roots were verified; ${withheld} entries do not show their content to whoever exported, or had personal data taken out.\n` +
        `  ${root}\n`,
    );
  return findings.length === 0 ? 0 : 1;
}

if (process.argv[1]?.endsWith("verify.mjs")) process.exitCode = await main(process.argv.slice(2));
