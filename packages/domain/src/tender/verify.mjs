// Verifies a tender's process pack without Threshold: nothing but this file, and Node 20 or a browser.
//
//   node verify.mjs pack.json [receipt.json …] [files of bids …]
//
// A second implementation on purpose: it shares no code with what made the pack. It answers every finding as a sentence; none
// means that the pack holds. A receipt is what a bidder kept; with it a log that was rewritten as a whole is found out, too. A file
// of a bid, as it was read or still sealed, is held against what its bidder committed to.

const utf8 = (text) => new TextEncoder().encode(text);
const digest = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const sha256 = async (text) => hex(await digest(utf8(text)));

/** RFC 8785. */
function canonical(value) {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}
const same = (a, b) => canonical(a) === canonical(b);

// --- Exact numbers: [numerator, denominator > 0] ------------------------------------------------

function number(text) {
  const [top, bottom] = String(text).split("/");
  if (bottom !== undefined) return [BigInt(top), BigInt(bottom)];
  const [whole, part = ""] = top.split(".");
  return [BigInt(whole + part), 10n ** BigInt(part.length)];
}
const plus = ([a, b], [c, d]) => [a * d + c * b, b * d];
const times = ([a, b], [c, d]) => [a * c, b * d];
const over = ([a, b], [c, d]) => [a * d, b * c];
const compare = ([a, b], [c, d]) => (a * d < c * b ? -1 : a * d > c * b ? 1 : 0);
const sum = (all) => all.reduce(plus, [0n, 1n]);
const mean = (all) => over(sum(all), [BigInt(all.length), 1n]);

// --- Scores ------------------------------------------------------------------------------------

const share = (one, points) =>
  one.parts ? weighted(one.parts, points) : over(number(points[one.id]), number(one.max));
const weighted = (parts, points) =>
  over(
    sum(parts.map((part) => times(number(part.weight), share(part, points)))),
    sum(parts.map((part) => number(part.weight))),
  );
const flat = (criteria) => criteria.flatMap((one) => [one, ...flat(one.parts ?? [])]);

/** Scores and the order of at most three, from points, prices and lots. */
function evaluate({ criteria, together, ties }, prices, sheets, lots) {
  const pointsOf = (bidder) => Object.values(sheets).map((own) => own[bidder]);
  const meanShare = (one, bidder) => mean(pointsOf(bidder).map((points) => share(one, points)));
  const scoreOf = (bidder) => {
    const totals = pointsOf(bidder).map((points) => times([100n, 1n], weighted(criteria, points)));
    if (together === "MEAN" || totals.length < 3) return mean(totals);
    return mean(totals.sort(compare).slice(1, -1));
  };
  const stands = (bidder) =>
    flat(criteria).every(
      (one) => one.least === null || compare(meanShare(one, bidder), number(one.least)) >= 0,
    );
  const bidders = Object.keys(prices);
  const scores = Object.fromEntries(bidders.map((bidder) => [bidder, scoreOf(bidder)]));
  const tied = (a, b) => {
    for (const tie of ties) {
      const one = flat(criteria).find(({ id }) => id === tie.criterion);
      const order =
        tie.by === "LOWER_PRICE"
          ? compare(number(prices[a]), number(prices[b]))
          : compare(meanShare(one, b), meanShare(one, a));
      if (order !== 0) return order;
    }
    return lots.indexOf(a) - lots.indexOf(b);
  };
  const ranked = bidders
    .filter(stands)
    .sort((a, b) => compare(scores[b], scores[a]) || tied(a, b))
    .slice(0, 3);
  return { scores, ranked };
}

// --- The draw ----------------------------------------------------------------------------------

/** Fisher–Yates from the order of code units; numbers out of SHA-256 over "seed:counter", what is unfair thrown away. */
async function shuffled(ids, seed) {
  const order = [...ids].sort();
  const start = await sha256(canonical(seed));
  let counter = 0;
  let block = [];
  const next = async () => {
    if (block.length === 0) {
      const view = new DataView((await digest(utf8(`${start}:${counter++}`))).buffer);
      block = Array.from({ length: 8 }, (_, index) => view.getUint32(index * 4));
    }
    return block.shift();
  };
  for (let last = order.length - 1; last > 0; last -= 1) {
    const fair = 2 ** 32 - (2 ** 32 % (last + 1));
    let value = await next();
    while (value >= fair) value = await next();
    const other = value % (last + 1);
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

// --- The log -----------------------------------------------------------------------------------

const sentences = {
  NOT_A_PACK: ["这不是招标过程包，或文件已损坏。", "This is no process pack, or it is damaged."],
  LOG_BROKEN: [
    "过程记录第 {at} 条被删除、改动或插入：它与前一条的哈希对不上。",
    "Entry {at} of the log was removed, changed or slipped in: its hash does not follow the one before.",
  ],
  TIME_BACKWARDS: [
    "过程记录第 {at} 条的时间早于前一条。",
    "Entry {at} of the log is earlier than the one before.",
  ],
  LATE_BID: [
    "{who}的投标在截止时间（{deadline}）之后收到，却被当作有效投标。",
    "The bid of {who} came after the deadline ({deadline}) and was taken all the same.",
  ],
  OPENED_EARLY: ["开标早于投标截止时间。", "The bids were opened before the deadline."],
  HOLDERS_MISSING: [
    "开标时到场并能证明的密钥保管人不足 {need} 人。",
    "Fewer than {need} key holders can be shown to have been at the opening.",
  ],
  BID_CHANGED: [
    "{who}开标后的投标内容或随机数被改动：与截止前的承诺值不一致。",
    "The opened bid of {who}, or its nonce, was changed: it does not match the commitment from before the deadline.",
  ],
  BID_SLIPPED_IN: [
    "{who}没有在截止前有效的投标，却出现在开标结果中。",
    "{who} had no bid at the deadline, and yet one was opened.",
  ],
  BID_LEFT_OUT: ["{who}截止前有效的投标没有开启。", "The bid of {who} was in and was not opened."],
  FILE_NOT_HANDED_IN: [
    "{who}的附件“{name}”记为与承诺一致，但截止前收到的密文中没有它。",
    "The file “{name}” of {who} is told to be as committed, and was not among what came before the deadline.",
  ],
  FILE_CHANGED: [
    "附件“{name}”被改动：与{who}投标文件中承诺的哈希不一致。",
    "The file “{name}” was changed: its hash is not the one that {who} committed to in the bid.",
  ],
  FILE_NOT_AS_COMMITTED: [
    "{who}递交的附件密文解密后与投标文件中的“{name}”不一致。",
    "What {who} handed in does not decrypt to the file “{name}” that the bid names.",
  ],
  FILE_UNKNOWN: [
    "文件“{name}”不属于这个过程包中的任何投标文件。",
    "The file “{name}” belongs to no bid of this pack.",
  ],
  SEED_CHANGED: [
    "抽取专家所用的数不是公告时承诺的那个。",
    "The secret of the draw is not the one that was committed to with the notice.",
  ],
  DRAW_CHANGED: [
    "专家抽取结果被改动：由公布的种子和名单重新计算，结果不同。",
    "The draw of experts was changed: seed and list come to another result.",
  ],
  STEPPED_IN_OUT_OF_TURN: [
    "{who}不是候补名单中的下一位，却替补进入评标委员会，或被替换的评委已经评分。",
    "{who} stepped in without being the next of the reserve, or for somebody who had scored.",
  ],
  SCORED_BY_STRANGER: [
    "{who}不在评标委员会中，却提交了评分。",
    "{who} is not on the committee and gave scores.",
  ],
  SHEET_CHANGED: [
    "{who}公布的评分与其独立评分时封存的承诺值不一致。",
    "The scores of {who} are not those that were sealed when scoring alone.",
  ],
  SCORES_INCOMPLETE: [
    "还有评委没有评分就作出了排序。",
    "The bids were ranked before all had scored.",
  ],
  SCORE_CHANGED: [
    "{who}的得分被改动：由各评委的打分重新计算，得分不同。",
    "The score of {who} was changed: the members' points come to another one.",
  ],
  RANKING_CHANGED: [
    "中标候选人排序被改动：由得分和公告的规则重新计算，顺序不同。",
    "The ranking was changed: scores and the rules of the notice come to another order.",
  ],
  AWARD_NOT_RANKED: [
    "中标人不在中标候选人之中。",
    "The winner is not among the ranked candidates.",
  ],
  RECEIPT_CHANGED: [
    "{who}的回执本身不一致：内容与承诺值对不上。",
    "The receipt of {who} does not fit itself: bid and nonce are not what was committed to.",
  ],
  RECEIPT_NOT_IN_LOG: [
    "{who}的回执与过程记录不符：记录在此之前被整体改写过。",
    "The receipt of {who} is not in this log: the log was rewritten before that point.",
  ],
};

/** A finding with its sentence in both languages. */
function finding(code, facts = {}) {
  const fill = (text) => text.replace(/\{(\w+)\}/g, (_, key) => String(facts[key] ?? "?"));
  const [zh, en] = sentences[code];
  return { code, zh: fill(zh), en: fill(en), ...facts };
}

async function chain(log) {
  const found = [];
  let last = { position: 0, hash: "0".repeat(64), at: "" };
  for (const entry of log) {
    const { hash, ...told } = entry;
    const follows = entry.position === last.position + 1 && entry.previous === last.hash;
    if (!follows || hash !== (await sha256(canonical(told))))
      found.push(finding("LOG_BROKEN", { at: last.position + 1 }));
    if (last.at && Date.parse(entry.at) < Date.parse(last.at))
      found.push(finding("TIME_BACKWARDS", { at: entry.position }));
    if (found.length > 0) return found; // what follows cannot fit any more
    last = entry;
  }
  return found;
}

const commitmentOf = (tender, bidder, { bid, nonce }) =>
  sha256(canonical({ bid, bidder, nonce, tender }));

const sheetCommitmentOf = (tender, { expert, nonce, sheets }) =>
  sha256(canonical({ expert, nonce, sheets, tender }));

// --- Files of bids -----------------------------------------------------------------------------

const CHUNK = 1024 * 1024;
const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** What a sealed file holds: AES-256-GCM in chunks of a MiB, each bound to tender, bidder, its place and how many there are. */
async function decrypted(tender, bidder, { bytes, sealed }, content) {
  const aes = await crypto.subtle.importKey("raw", bytesOf(sealed.key), "AES-GCM", false, [
    "decrypt",
  ]);
  const of = Math.ceil(bytes / CHUNK);
  if (content.length !== of * (CHUNK + 16)) throw new RangeError("another length");
  const plain = new Uint8Array(of * CHUNK);
  for (let chunk = 0; chunk < of; chunk += 1) {
    const iv = new Uint8Array(12);
    new DataView(iv.buffer).setUint32(8, chunk);
    const bound = { scheme: "threshold/file/1", tender, bidder, chunk, of };
    const by = { name: "AES-GCM", iv, additionalData: utf8(canonical(bound)) };
    const part = content.subarray(chunk * (CHUNK + 16), (chunk + 1) * (CHUNK + 16));
    plain.set(new Uint8Array(await crypto.subtle.decrypt(by, aes, part)), chunk * CHUNK);
  }
  return plain.subarray(0, bytes);
}

const filesIn = ({ bid }) => (Array.isArray(bid?.files) ? bid.files : []);

/** What a file is that somebody has: one that a bid names, as it was read or as it was handed in, or neither. */
async function fileFindings(tender, log, { name, content }, names) {
  const hash = hex(await digest(content));
  const events = log.map(({ event }) => event);
  const opened = events.find(({ kind }) => kind === "OPENED");
  const known = (opened?.bids ?? []).flatMap((one) =>
    filesIn(one).map((file) => ({ bidder: one.bidder, file })),
  );
  if (known.some(({ file }) => file.sha256 === hash)) return [];
  const handed = known.find(({ file }) => file.sealed?.sha256 === hash);
  if (handed) {
    const { bidder, file } = handed;
    const plain = await decrypted(tender, bidder, file, content).catch(() => undefined);
    const holds = plain !== undefined && hex(await digest(plain)) === file.sha256;
    const who = names[bidder] || bidder;
    return holds ? [] : [finding("FILE_NOT_AS_COMMITTED", { who, name: file.name })];
  }
  const received = events.flatMap((event) =>
    event.kind === "BID_RECEIVED" ? (event.files ?? []) : [],
  );
  if (received.some(({ sha256 }) => sha256 === hash)) return []; // sealed, of a bid that was not opened
  const namesake = known.find(({ file }) => file.name === name || `${file.name}.sealed` === name);
  return namesake
    ? [finding("FILE_CHANGED", { name, who: names[namesake.bidder] || namesake.bidder })]
    : [finding("FILE_UNKNOWN", { name })];
}

/** Plays the log and works everything out again that can be; throws where it names what was never told. */
async function replay(tender, log, found, names) {
  const report = (code, facts) => found.push(finding(code, facts));
  const name = (bidder) => names[bidder] || bidder;
  const commitments = {};
  const handed = {};
  let notice;
  let deadline;
  let listed;
  let seed;
  let committee = [];
  let reserve = [];
  let prices = {};
  let ranked = [];
  const sealed = {};
  const sheets = {};
  for (const { at, event } of log) {
    const isLate = deadline !== undefined && Date.parse(at) > Date.parse(deadline);
    switch (event.kind) {
      case "NOTICE_ISSUED":
        notice = event.notice;
        deadline = notice.deadline;
        break;
      case "DEADLINE_EXTENDED":
        deadline = event.deadline;
        break;
      case "BIDDER_REGISTERED":
        names[event.bidder] = event.name;
        break;
      case "BID_RECEIVED":
        if (isLate) report("LATE_BID", { who: name(event.bidder), deadline });
        commitments[event.bidder] = event.commitment;
        handed[event.bidder] = (event.files ?? []).map(({ sha256 }) => sha256);
        break;
      case "BID_WITHDRAWN":
        delete commitments[event.bidder];
        break;
      case "OPENED": {
        if (Date.parse(at) < Date.parse(deadline)) report("OPENED_EARLY");
        const there = new Set();
        for (const { holder, proof } of event.holders) {
          const known = notice.holders.find((one) => one.holder === holder);
          if (known && (await sha256(proof)) === known.check) there.add(holder);
        }
        if (there.size < notice.threshold) report("HOLDERS_MISSING", { need: notice.threshold });
        const told = new Set();
        for (const opened of event.bids) {
          const { bidder } = opened;
          const who = name(bidder);
          if (commitments[bidder] === undefined || told.has(bidder)) {
            report("BID_SLIPPED_IN", { who });
            continue;
          }
          if ((await commitmentOf(tender, bidder, opened)) !== commitments[bidder])
            report("BID_CHANGED", { who });
          told.add(bidder);
          prices[bidder] = opened.bid.price;
          for (const file of filesIn(opened)) {
            const isGood = (event.files ?? []).some(
              (one) =>
                one.bidder === bidder && one.sha256 === file.sha256 && one.state === "AS_COMMITTED",
            );
            if (isGood && !handed[bidder].includes(file.sealed?.sha256))
              report("FILE_NOT_HANDED_IN", { who, name: file.name });
          }
        }
        for (const { bidder } of event.unreadable) told.add(bidder);
        for (const bidder of Object.keys(commitments))
          if (!told.has(bidder)) report("BID_LEFT_OUT", { who: name(bidder) });
        break;
      }
      case "EXPERTS_LISTED":
        listed = event;
        break;
      case "EXPERTS_DRAWN": {
        const { secret, publicValue } = event;
        seed = { tender, secret, publicValue };
        if ((await sha256(canonical({ secret, tender }))) !== notice.seedCommitment)
          report("SEED_CHANGED");
        const free = listed.pool.filter(({ conflict }) => conflict === null).map(({ id }) => id);
        const order = await shuffled(free, seed);
        const drawn = order.slice(0, listed.experts);
        if (!same([drawn, order.slice(listed.experts)], [event.draw.drawn, event.draw.reserve]))
          report("DRAW_CHANGED");
        committee = [...event.draw.drawn, ...listed.representatives];
        reserve = event.draw.reserve;
        break;
      }
      case "EXPERT_REPLACED": {
        const isDrawn =
          committee.includes(event.expert) && !listed.representatives.includes(event.expert);
        if (event.by !== reserve[0] || !isDrawn || sealed[event.expert])
          report("STEPPED_IN_OUT_OF_TURN", { who: event.by });
        committee = committee.map((one) => (one === event.expert ? event.by : one));
        reserve = reserve.filter((one) => one !== event.by);
        break;
      }
      case "SHEET_SEALED":
        sealed[event.expert] = event.commitment;
        break;
      case "SCORED_ALONE":
        if (!committee.includes(event.expert)) report("SCORED_BY_STRANGER", { who: event.expert });
        if ((await sheetCommitmentOf(tender, event)) !== sealed[event.expert])
          report("SHEET_CHANGED", { who: event.expert });
        sheets[event.expert] = event.sheets;
        break;
      case "SCORE_REVISED":
        sheets[event.expert] = { ...sheets[event.expert], [event.bidder]: event.points };
        break;
      case "RANKED": {
        ranked = event.ranked;
        if (committee.some((one) => !sheets[one])) {
          report("SCORES_INCOMPLETE");
          break;
        }
        const lots = await shuffled(Object.keys(prices), seed);
        const right = evaluate(notice.scoring, prices, sheets, lots);
        for (const [bidder, score] of Object.entries(right.scores)) {
          const told = event.scores[bidder];
          if (told === undefined || compare(number(told), score) !== 0)
            report("SCORE_CHANGED", { who: name(bidder) });
        }
        if (!same(right.ranked, ranked) || !same(lots, event.lots)) report("RANKING_CHANGED");
        break;
      }
      case "AWARDED":
        if (!ranked.includes(event.bidder)) report("AWARD_NOT_RANKED");
        break;
    }
  }
}

async function receipt(tender, log, kept, names) {
  const who = names[kept.bidder] || kept.bidder;
  if ((await commitmentOf(kept.tender, kept.bidder, kept)) !== kept.commitment)
    return [finding("RECEIPT_CHANGED", { who })];
  const entry = log.find(({ position }) => position === kept.position);
  const isThere =
    kept.tender === tender &&
    entry?.hash === kept.hash &&
    entry.event.bidder === kept.bidder &&
    entry.event.commitment === kept.commitment;
  return isThere ? [] : [finding("RECEIPT_NOT_IN_LOG", { who })];
}

/**
 * Every finding on a pack, with the receipts that bidders kept and the files of bids that somebody has (`read` answers what one holds);
 * an empty list for a pack that holds.
 */
export async function verify(pack, receipts = [], files = []) {
  if (
    pack?.format !== "threshold/tender-pack/1" ||
    !Array.isArray(pack.log) ||
    pack.log.length === 0
  )
    return [finding("NOT_A_PACK")];
  const found = await chain(pack.log);
  const names = {};
  try {
    await replay(pack.tender, pack.log, found, names);
  } catch (error) {
    found.push(finding("NOT_A_PACK", { reason: String(error) }));
  }
  for (const one of receipts) found.push(...(await receipt(pack.tender, pack.log, one, names)));
  for (const { name, read } of files)
    found.push(
      ...(await fileFindings(pack.tender, pack.log, { name, content: await read() }, names)),
    );
  return found;
}

/** `node verify.mjs pack.json [receipt.json …] [files …]`: 0 where the pack holds, 1 where it does not, 2 without a pack. */
async function main([packPath, ...others]) {
  const { readFile } = await import("node:fs/promises");
  const { basename } = await import("node:path");
  const isReceipt = (path) => path.endsWith(".json");
  const read = async (path) => JSON.parse(await readFile(path, "utf8"));
  if (!packPath) {
    process.stderr.write("node verify.mjs pack.json [receipt.json …] [files …]\n");
    return 2;
  }
  const pack = await read(packPath);
  const receipts = await Promise.all(others.filter(isReceipt).map(read));
  const files = others
    .filter((path) => !isReceipt(path))
    .map((path) => ({ name: basename(path), read: () => readFile(path) }));
  const found = await verify(pack, receipts, files);
  for (const { zh, en } of found) process.stdout.write(`✗ ${zh}\n  ${en}\n`);
  if (found.length === 0)
    process.stdout.write(
      `✓ 过程包完整，${pack.log.length} 条记录、${files.length} 个附件全部核验通过。\n  The pack holds: all ${pack.log.length} entries and ${files.length} files were verified.\n`,
    );
  return found.length === 0 ? 0 : 1;
}

if (typeof process === "object" && process.argv?.[1]?.endsWith("verify.mjs"))
  process.exitCode = await main(process.argv.slice(2));
