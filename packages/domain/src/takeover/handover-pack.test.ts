import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { canonicalJson, type Json } from "../canonical-json.ts";
import { day } from "../calendar/day.ts";
import { handoverForm } from "./handover-form.ts";
import {
  type HandoverContent,
  type HandoverPack,
  packFileName,
  type PackSheet,
  type PackSheetKind,
} from "./handover-pack.ts";
import { verify } from "./verify.mjs";

const sha256 = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");
const photo = Uint8Array.from([1, 2, 3, 4]);

function sheet(kind: PackSheetKind, number: number | null, said: object, slots: string[]) {
  const content = canonicalJson(said as Json);
  return {
    kind,
    number,
    content,
    sha256: sha256(content),
    signatures: slots.map((slot) => ({
      slot,
      label: slot,
      name: "李强",
      organization: null,
      method: "HANDWRITTEN",
      signedAt: "2027-09-30T02:00:00.000Z",
      signedOn: day("2027-09-30"),
      drawing: null,
      sha256: sha256(content),
    })),
  } satisfies PackSheet;
}

const agreement = {
  BASICS: "基本",
  PROBLEMS: "一项",
  SOLUTION: "限期",
  RIGHTS: "如约",
  LIABILITY: "如约",
};
const papers = {
  takeover: "锦绣华庭 承接查验",
  mode: "PARTIAL",
  what: ["21栋"],
  asIs: true,
  agreement,
  openDefects: [{ number: 2, severity: "NON_SAFETY", agreedOn: "2027-09-20" }],
};
const mended = [
  { number: 2, text: "门禁失灵", place: "21栋", dueOn: "2027-10-15", remedy: "维修" },
];
const both = ["ENGINEERING", "SERVICE_CENTER"];

/** A part taken over as it is: one defect verified, one agreed on; a pump whose warranty starts. */
const honest: HandoverContent = {
  company: "安居物业",
  estate: "锦绣华庭",
  takeover: "锦绣华庭 承接查验",
  number: 1,
  mode: "PARTIAL",
  asIs: true,
  what: ["21栋"],
  agreement,
  signedOn: day("2027-09-30"),
  transferredOn: day("2027-09-30"),
  sheets: [
    sheet("REPORT", null, { takeover: "x" }, ["LEADER"]),
    sheet("LISTS", null, { takeover: "x", lines: [] }, both),
    sheet("AGREEMENT", 1, { severity: "NON_SAFETY", contractor: "广厦", defects: mended }, [
      ...both,
      "RESPONSIBLE_UNIT",
    ]),
    sheet("PAPERS", null, papers, both),
  ],
  lines: [
    {
      kind: "KEY",
      area: "21栋",
      name: "配电房钥匙",
      place: "配电房",
      model: null,
      quantity: 3,
      counted: 3,
      located: null,
      manual: null,
      singleRun: null,
      linkage: null,
      verdict: null,
      isOriginal: null,
      handedBy: null,
      receivedOn: null,
      promisedOn: null,
      remark: null,
      inspector: "王工",
      inspectedOn: day("2027-09-01"),
      files: [],
    },
  ],
  defects: [
    {
      number: 1,
      area: "21栋",
      text: "梁裂缝",
      severity: "SAFETY",
      state: "VERIFIED",
      contractor: "广厦",
      remedy: "STRENGTHEN",
      agreement: null,
      agreedDueOn: null,
      agreedOn: null,
      files: [sha256(photo)],
    },
    {
      number: 2,
      area: "21栋",
      text: "门禁失灵",
      severity: "NON_SAFETY",
      state: "OPEN",
      contractor: "广厦",
      remedy: "REPAIR",
      agreement: 1,
      agreedDueOn: day("2027-10-15"),
      agreedOn: day("2027-09-20"),
      files: [],
    },
  ],
  components: [
    {
      facility: "21栋",
      place: "生活水泵房",
      name: "1#生活水泵",
      type: "生活水泵",
      maker: "上海凯泉",
      model: "KQL80",
      serialNumber: "SN1",
      tagNumber: null,
      startsOn: day("2027-09-30"),
      partsDuration: 17,
      laborDuration: 0.5,
      unit: "MONTH",
      partsUntil: day("2029-02-28"),
      laborUntil: day("2027-10-15"),
    },
  ],
  files: [
    { sha256: sha256(photo), name: "梁.JPG", mediaType: "image/jpeg", bytes: 4, of: "#1 梁裂缝" },
  ],
};

/** Both forms of a content: the printed one bears the digest in its properties. */
function packed(content: HandoverContent): { pack: HandoverPack; pdf: Buffer } {
  const digest = sha256(canonicalJson(content as unknown as Json));
  const pdf = Buffer.from(`%PDF-1.7 /Keywords (${digest})`);
  return {
    pack: { format: "threshold/handover-pack/1", digest, content, pdf: { sha256: sha256(pdf) } },
    pdf,
  };
}
const held = (name: string, bytes: Uint8Array) => ({
  name,
  read: () => Promise.resolve(Uint8Array.from(bytes)),
});
const photoPath = packFileName(honest.files[0]!);
const filesOf = (pdf: Uint8Array, ...more: ReturnType<typeof held>[]) => [
  held("handover.pdf", pdf),
  held(photoPath, photo),
  ...more,
];
/** What is found of a content by whoever reckoned digest and PDF again. */
const rewritten = async (content: HandoverContent) => {
  const { pack, pdf } = packed(content);
  return (await verify(pack, filesOf(pdf))).map(({ code }) => code);
};
const withDefect = (at: number, more: Partial<HandoverContent["defects"][number]>) => ({
  ...honest,
  defects: honest.defects.with(at, { ...honest.defects[at]!, ...more }),
});
const withSheet = (kind: PackSheetKind, change: (of: PackSheet) => PackSheet) => ({
  ...honest,
  sheets: honest.sheets.map((one) => (one.kind === kind ? change(one) : one)),
});
const withPump = (more: Partial<HandoverContent["components"][number]>) => ({
  ...honest,
  components: [{ ...honest.components[0]!, ...more }],
});

describe("a handover pack", () => {
  it("holds where nobody touched it, also against the digest that was kept", async () => {
    const { pack, pdf } = packed(honest);
    expect(await verify(pack, filesOf(pdf), pack.digest.toUpperCase())).toEqual([]);
  });

  it("holds where an open defect of the papers was merged into another or made void", async () => {
    const [safe, open] = honest.defects;
    const signed = {
      ...papers,
      openDefects: [2, 3, 4].map((number) => ({ ...papers.openDefects[0], number })),
    };
    const content: HandoverContent = {
      ...withSheet("PAPERS", () => sheet("PAPERS", null, signed, both)),
      defects: [
        safe!,
        open!,
        { ...open!, number: 3, mergedInto: 2 },
        { ...open!, number: 4, state: "VOID", agreement: null, agreedDueOn: null },
      ],
    };
    expect(await rewritten(content)).toEqual([]);
    const { pack } = packed(content);
    expect(JSON.stringify(handoverForm(content, pack.digest, String))).toContain("待整改 并入 #2");
    const merged = (more: object) => ({
      ...content,
      defects: content.defects.with(2, { ...content.defects[2]!, ...more }),
    });
    expect(await rewritten(merged({ mergedInto: null }))).toEqual(["DEFECT_UNAGREED"]);
    expect(await rewritten(merged({ state: "VOID", severity: "SAFETY" }))).toEqual([
      "UNSAFE_TRANSFERRED",
    ]);
  });

  it("is found out where its content, its printed form or a file was changed", async () => {
    const { pack, pdf } = packed(honest);
    const codes = async (one: unknown, files = filesOf(pdf), digest?: string) =>
      (await verify(one, files, digest)).map(({ code }) => code);
    const lighter = { ...pack, content: withDefect(0, { text: "梁油漆" }) };
    expect(await codes(lighter)).toEqual(["CONTENT_CHANGED"]);
    // Whoever reckons everything again is found out by the digest on paper.
    const again = packed(lighter.content);
    expect(await codes(again.pack, filesOf(again.pdf), pack.digest)).toEqual(["OTHER_DIGEST"]);
    expect(await codes(pack, filesOf(Buffer.from(`${pdf.toString()} `)))).toEqual(["PDF_CHANGED"]);
    const otherPdf = Buffer.from("%PDF-1.7");
    const swapped = { ...pack, pdf: { sha256: sha256(otherPdf) } };
    expect(await codes(swapped, filesOf(otherPdf))).toEqual(["PDF_OTHER_DIGEST"]);
    const without = filesOf(pdf).slice(1);
    expect(await codes(pack, without)).toEqual(["PDF_MISSING"]);
    expect(await codes(pack, filesOf(pdf).slice(0, 1))).toEqual(["FILE_MISSING"]);
    const retouched = [held("handover.pdf", pdf), held(photoPath, Uint8Array.from([1, 2, 3, 5]))];
    expect(await codes(pack, retouched)).toEqual(["FILE_CHANGED"]);
    const foreign = filesOf(pdf, held("files/abc.jpg", photo));
    expect(await codes(pack, foreign)).toEqual(["FILE_UNKNOWN"]);
    expect(await codes({ format: "else" })).toEqual(["NOT_A_PACK"]);
    expect(await codes({ ...pack, content: {} })).toContain("NOT_A_PACK");
  });

  it.each([
    ["a verdict on safety", withDefect(0, { state: "FIXED" }), ["UNSAFE_TRANSFERRED"]],
    ["the agreed day", withDefect(1, { agreedDueOn: day("2027-12-31") }), ["DEFECT_UNAGREED"]],
    ["the agreement", withDefect(1, { agreement: null }), ["DEFECT_UNAGREED"]],
    ["the gravity of an open one", withDefect(1, { severity: "SAFETY" }), ["UNSAFE_TRANSFERRED"]],
    ["a defect left out", { ...honest, defects: honest.defects.slice(0, 1) }, ["DEFECT_LEFT_OUT"]],
    ["what goes", { ...honest, what: ["21栋", "22栋"] }, ["NOT_AS_SIGNED"]],
    [
      "the agreement's text",
      { ...honest, agreement: { ...agreement, LIABILITY: "免责" } },
      ["NOT_AS_SIGNED"],
    ],
    ["as is", { ...honest, asIs: false }, ["NOT_AS_SIGNED", "NOT_AS_IS"]],
    [
      "the day",
      { ...honest, transferredOn: day("2027-09-29") },
      ["TRANSFER_BEFORE_SIGNING", "WARRANTY_CHANGED"],
    ],
    ["a longer warranty", withPump({ partsUntil: day("2030-02-28") }), ["WARRANTY_CHANGED"]],
    ["a later start", withPump({ startsOn: day("2027-10-30") }), ["WARRANTY_CHANGED"]],
    [
      "a signed text",
      withSheet("AGREEMENT", (one) => ({
        ...one,
        content: one.content.replace("2027-10-15", "2027-12-15"),
      })),
      ["SHEET_CHANGED", "DEFECT_UNAGREED"],
    ],
    [
      "a signed text with its hash",
      withSheet("AGREEMENT", (one) => {
        const content = one.content.replace("门禁失灵", "无");
        return { ...one, content, sha256: sha256(content) };
      }),
      ["SHEET_CHANGED"],
    ],
    [
      "a missing signature",
      withSheet("AGREEMENT", (one) => ({ ...one, signatures: one.signatures.slice(0, 2) })),
      ["SIGNATURE_MISSING"],
    ],
    [
      "missing papers",
      { ...honest, sheets: honest.sheets.filter(({ kind }) => kind !== "PAPERS") },
      ["SHEET_MISSING"],
    ],
  ] as const)(
    "is found out by its own rules where %s was forged, digest and all",
    async (_, forged, codes) => {
      expect(await rewritten(forged as HandoverContent)).toEqual(codes);
    },
  );

  it("prints what its twin says, and bears its digest", () => {
    const { pack } = packed(honest);
    const form = handoverForm(honest, pack.digest, (hash) => `/files/${hash}`);
    expect(form).toMatchObject({ title: "承接查验交接包", digest: pack.digest });
    const text = JSON.stringify(form);
    for (const said of [
      pack.digest,
      "门禁失灵",
      "配电房钥匙",
      "上海凯泉",
      "2029-02-28",
      sha256(photo),
    ])
      expect(text).toContain(said);
  });
});

describe("the script without Threshold", () => {
  const folder = mkdtempSync(join(tmpdir(), "handover-pack-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("verifies an unpacked pack where it lies, and says of a tampered one what was done", () => {
    const { pack, pdf } = packed(honest);
    const script = join(folder, "verify.mjs");
    copyFileSync(fileURLToPath(new URL("verify.mjs", import.meta.url)), script);
    mkdirSync(join(folder, "files"));
    writeFileSync(join(folder, "handover.json"), JSON.stringify(pack));
    writeFileSync(join(folder, "handover.pdf"), pdf);
    writeFileSync(join(folder, photoPath), photo);
    writeFileSync(join(folder, "readme.txt"), "readme");
    const run = (...args: string[]) =>
      spawnSync("node", [script, ...args], { encoding: "utf8", cwd: tmpdir() });
    const good = run(folder, pack.digest);
    expect(good.stdout).toContain("全部核验通过");
    expect(good.status).toBe(0);
    expect(run().status).toBe(0);
    writeFileSync(join(folder, photoPath), "another");
    const bad = run(folder);
    expect(bad.stdout).toContain("文件“梁.JPG”（#1 梁裂缝）被改动");
    expect(bad.status).toBe(1);
    expect(run(tmpdir()).status).toBe(2);
  });
});
