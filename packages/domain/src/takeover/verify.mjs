// Verifies a handover pack (交接包) without Threshold: nothing but this file, and Node 20.
//
//   node verify.mjs [folder of the unpacked pack] [digest]
//
// A second implementation on purpose: it shares no code with what made the pack. It answers every finding as a sentence; none means
// that the pack holds. The digest is the one that stands on the printed pack, of which both sides keep a copy: with it a pack that
// was rewritten as a whole is found out, too.

const utf8 = (text) => new TextEncoder().encode(text);
const sha256 = async (bytes) =>
  Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

/** RFC 8785. */
function canonical(value) {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}
const same = (a, b) => canonical(a) === canonical(b);

const sentences = {
  NOT_A_PACK: ["这不是交接包，或文件已损坏。", "This is no handover pack, or it is damaged."],
  CONTENT_CHANGED: [
    "交接包的内容被改动：与其摘要不一致。",
    "The content of the pack was changed: it does not match its digest.",
  ],
  OTHER_DIGEST: [
    "交接包的摘要不是 {digest}：整包被改写过，或不是这一次移交的包。",
    "The digest of the pack is not {digest}: it was rewritten as a whole, or is of another transfer.",
  ],
  SHEET_CHANGED: [
    "{sheet}的签署内容被改动：与其哈希或签名不一致。",
    "What was signed on {sheetEn} was changed: it does not match its hash or signatures.",
  ],
  SHEET_MISSING: ["缺少{sheet}。", "{sheetEn} is missing."],
  SIGNATURE_MISSING: ["{sheet}缺少{slot}的签名。", "{sheetEn} is not signed by {slot}."],
  NOT_AS_SIGNED: [
    "移交的方式、内容或协议与双方签署的移交文件不一致。",
    "How and what was transferred, or the agreement, is not what both sides signed.",
  ],
  DEFECT_LEFT_OUT: [
    "移交文件列明的遗留问题 #{number} 不在交接包中。",
    "Defect #{number}, named on the handover papers, is not in the pack.",
  ],
  UNSAFE_TRANSFERRED: [
    "问题 #{number} 影响房屋结构安全或设备使用安全，未经复查合格，不得移交。",
    "Defect #{number} touches safety and was not verified: its area may not be transferred.",
  ],
  NOT_AS_IS: [
    "问题 #{number} 未整改，但移交文件不是现状接管。",
    "Defect #{number} is open, and the papers do not take over as is.",
  ],
  DEFECT_UNAGREED: [
    "遗留问题 #{number} 没有三方签署的整改期限，或期限与签署的不一致。",
    "Open defect #{number} has no day signed by three parties, or another one than they signed.",
  ],
  TRANSFER_BEFORE_SIGNING: [
    "移交日期早于移交文件签署日期。",
    "The right passed before the papers were signed.",
  ],
  WARRANTY_CHANGED: [
    "设备“{name}”的保修期被改动：由移交日和保修时长重新计算，结果不同。",
    "The warranty of “{name}” was changed: the day of transfer and its length come to another day.",
  ],
  FILE_MISSING: ["缺少文件“{name}”（{of}）。", "The file “{name}” is missing ({of})."],
  FILE_CHANGED: [
    "文件“{name}”（{of}）被改动：与交接包中的哈希不一致。",
    "The file “{name}” ({of}) was changed: its hash is not the pack's.",
  ],
  FILE_UNKNOWN: ["文件“{name}”不属于这个交接包。", "The file “{name}” is not of this pack."],
  PDF_MISSING: ["缺少 handover.pdf。", "handover.pdf is missing."],
  PDF_CHANGED: [
    "handover.pdf 被改动：与交接包中的哈希不一致。",
    "handover.pdf was changed: its hash is not the pack's.",
  ],
  PDF_OTHER_DIGEST: [
    "handover.pdf 与 handover.json 的摘要不一致，不是同一份内容。",
    "handover.pdf bears another digest than handover.json: they are not of one content.",
  ],
};

/** A finding with its sentence in both languages. */
function finding(code, facts = {}) {
  const fill = (text) => text.replace(/\{(\w+)\}/g, (_, key) => String(facts[key] ?? "?"));
  const [zh, en] = sentences[code];
  return { code, zh: fill(zh), en: fill(en), ...facts };
}

// --- Papers ------------------------------------------------------------------------------------

const sheetNames = {
  REPORT: ["预验收整改报告", "the rectification report"],
  LISTS: ["资料与设备清单", "the lists of documents and equipment"],
  PAPERS: ["移交文件", "the handover papers"],
  AGREEMENT: ["整改期限约定书", "the agreement on mending"],
};
const bothSides = ["ENGINEERING", "SERVICE_CENTER"];
const slotsOf = (kind, severity) => {
  if (kind === "REPORT") return ["LEADER"];
  return kind === "AGREEMENT" && severity !== "SAFETY"
    ? [...bothSides, "RESPONSIBLE_UNIT"]
    : bothSides;
};

async function sheetFindings(sheet) {
  const [zh, en] = sheetNames[sheet.kind];
  const number = sheet.number === null ? "" : ` ${sheet.number}`;
  const facts = { sheet: `${zh}${number}`, sheetEn: `${en}${number}` };
  const hash = await sha256(utf8(sheet.content));
  const holds = hash === sheet.sha256 && sheet.signatures.every((one) => one.sha256 === hash);
  if (!holds) return [finding("SHEET_CHANGED", facts)];
  return slotsOf(sheet.kind, JSON.parse(sheet.content).severity)
    .filter((slot) => !sheet.signatures.some((one) => one.slot === slot))
    .map((slot) => finding("SIGNATURE_MISSING", { ...facts, slot }));
}

/** What was transferred against what was signed. */
function paperFindings(content) {
  const found = [];
  for (const kind of ["REPORT", "LISTS", "PAPERS"])
    if (content.sheets.filter((one) => one.kind === kind).length !== 1) {
      const [sheet, sheetEn] = sheetNames[kind];
      found.push(finding("SHEET_MISSING", { sheet, sheetEn }));
    }
  const papers = content.sheets.find(({ kind }) => kind === "PAPERS");
  if (!papers) return found;
  const signed = JSON.parse(papers.content);
  const told = ["takeover", "mode", "asIs", "what", "agreement"];
  if (told.some((key) => !same(signed[key], content[key]))) found.push(finding("NOT_AS_SIGNED"));
  for (const { number } of signed.openDefects)
    if (!content.defects.some((one) => one.number === number))
      found.push(finding("DEFECT_LEFT_OUT", { number }));
  const last = papers.signatures
    .map(({ signedOn }) => signedOn)
    .sort()
    .at(-1);
  if (content.transferredOn < content.signedOn || (last && content.transferredOn < last))
    found.push(finding("TRANSFER_BEFORE_SIGNING"));
  return found;
}

/**
 * What was left open: nothing unsafe, and the rest with a day that three parties signed, under the number of the defect that goes on for
 * it. What turned out to be none is left open by nobody, unless it touches safety.
 */
function defectFindings({ defects, sheets, asIs }) {
  const papers = sheets.filter(({ kind }) => kind === "AGREEMENT");
  return defects
    .filter(
      ({ state, severity }) => state !== "VERIFIED" && (state !== "VOID" || severity === "SAFETY"),
    )
    .flatMap(({ number, mergedInto, severity, agreement, agreedDueOn }) => {
      if (severity === "SAFETY") return [finding("UNSAFE_TRANSFERRED", { number })];
      const isAgreed = papers
        .filter((one) => one.number === agreement)
        .flatMap((one) => JSON.parse(one.content).defects)
        .some((one) => one.number === (mergedInto ?? number) && one.dueOn === agreedDueOn);
      return [
        ...(asIs ? [] : [finding("NOT_AS_IS", { number })]),
        ...(isAgreed ? [] : [finding("DEFECT_UNAGREED", { number })]),
      ];
    });
}

// --- Warranties --------------------------------------------------------------------------------

const dayMs = 86_400_000;
const isoOf = (ms) => new Date(ms).toISOString().slice(0, 10);
const plusDays = (iso, days) => isoOf(Date.parse(iso) + days * dayMs);

/** So many calendar months later, clamped to the month's end. */
function plusMonths(iso, months) {
  const [year, month, date] = iso.split("-").map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoOf(Date.UTC(year, month - 1 + months, Math.min(date, lastDate)));
}

/** The last day covered: whole months by the calendar, of a part of a month 30 days are the whole. */
function until(start, length, unit) {
  if (!length || unit === null) return null;
  if (unit === "DAY" || unit === "WEEK")
    return plusDays(start, Math.round(length * (unit === "WEEK" ? 7 : 1)));
  const months = length * { MONTH: 1, QUARTER: 3, YEAR: 12 }[unit];
  const whole = Math.floor(months);
  return plusDays(plusMonths(start, whole), Math.round((months - whole) * 30));
}

const warrantyFindings = ({ components, transferredOn }) =>
  components
    .filter(
      (one) =>
        one.startsOn > transferredOn ||
        until(one.startsOn, one.partsDuration, one.unit) !== one.partsUntil ||
        until(one.startsOn, one.laborDuration, one.unit) !== one.laborUntil,
    )
    .map(({ name }) => finding("WARRANTY_CHANGED", { name }));

// --- Files -------------------------------------------------------------------------------------

async function fileFindings(pack, files) {
  const found = [];
  const hashes = new Map();
  for (const { name, read } of files) hashes.set(name, await sha256(await read()));
  const pdf = files.find(({ name }) => name === "handover.pdf");
  if (!pdf) found.push(finding("PDF_MISSING"));
  else {
    if (hashes.get("handover.pdf") !== pack.pdf.sha256) found.push(finding("PDF_CHANGED"));
    // The digest stands in the file's properties, which are not packed.
    const text = new TextDecoder("latin1").decode(await pdf.read());
    if (!text.includes(pack.digest)) found.push(finding("PDF_OTHER_DIGEST"));
  }
  const known = new Set(["handover.pdf"]);
  for (const { sha256: hash, name, of } of pack.content.files) {
    const own = [...hashes].find(([path]) => path.startsWith(`files/${hash}`));
    if (!own) found.push(finding("FILE_MISSING", { name, of }));
    else {
      known.add(own[0]);
      if (own[1] !== hash) found.push(finding("FILE_CHANGED", { name, of }));
    }
  }
  for (const name of hashes.keys())
    if (!known.has(name)) found.push(finding("FILE_UNKNOWN", { name }));
  return found;
}

/**
 * Every finding on a pack with the files that came with it (`read` answers what one holds) and the digest that somebody kept; an empty
 * list for a pack that holds.
 */
export async function verify(pack, files, digest) {
  if (pack?.format !== "threshold/handover-pack/1" || typeof pack.content !== "object")
    return [finding("NOT_A_PACK")];
  const { content } = pack;
  const found = [];
  try {
    if ((await sha256(utf8(canonical(content)))) !== pack.digest)
      found.push(finding("CONTENT_CHANGED"));
    if (digest !== undefined && digest.toLowerCase() !== pack.digest)
      found.push(finding("OTHER_DIGEST", { digest }));
    for (const sheet of content.sheets) found.push(...(await sheetFindings(sheet)));
    found.push(...paperFindings(content));
    found.push(...defectFindings(content), ...warrantyFindings(content));
    found.push(...(await fileFindings(pack, files)));
  } catch (error) {
    found.push(finding("NOT_A_PACK", { reason: String(error) }));
  }
  return found;
}

/** `node verify.mjs [folder] [digest]`: 0 where the pack holds, 1 where it does not, 2 without a pack. */
async function main([where, digest]) {
  const { readFile, readdir } = await import("node:fs/promises");
  const { dirname, join, relative, sep } = await import("node:path");
  const folder = where ?? dirname(process.argv[1]);
  let pack;
  try {
    pack = JSON.parse(await readFile(join(folder, "handover.json"), "utf8"));
  } catch {
    process.stderr.write("node verify.mjs [folder with handover.json] [digest]\n");
    return 2;
  }
  // Of the folder only what is the pack's: what somebody keeps beside it is no matter of ours.
  const inside = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = inside
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath ?? one.path, one.name))
    .map((path) => ({
      name: relative(folder, path).split(sep).join("/"),
      read: () => readFile(path),
    }))
    .filter(({ name }) => name === "handover.pdf" || name.startsWith("files/"));
  const found = await verify(pack, files, digest);
  for (const { zh, en } of found) process.stdout.write(`✗ ${zh}\n  ${en}\n`);
  if (found.length === 0) {
    const { lines, defects, components, files: kept } = pack.content;
    process.stdout.write(
      `✓ 交接包完整：${lines.length} 项清单、${defects.length} 个问题、${components.length} 台设备、${kept.length} 个文件全部核验通过。\n` +
        `  The pack holds: ${lines.length} lines, ${defects.length} defects, ${components.length} components and ${kept.length} files were verified.\n` +
        `  ${pack.digest}\n`,
    );
  }
  return found.length === 0 ? 0 : 1;
}

if (typeof process === "object" && process.argv?.[1]?.endsWith("verify.mjs"))
  process.exitCode = await main(process.argv.slice(2));
