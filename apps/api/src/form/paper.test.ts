import { Writable } from "node:stream";
import type { Block, FormDocument } from "@threshold/domain/form/document";
import ExcelJs from "exceljs";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Copy } from "./copy.ts";
import { writeWorkbook } from "./excel.ts";
import { writePdf } from "./pdf.ts";
import { fontsOf, pagesOf } from "./testing.ts";

const hostile = [
  "=1+1",
  '=HYPERLINK("http://x")',
  "+cmd",
  "@SUM(A1)",
  "_x0041_",
  "<b>&",
  "𠮷野家",
  "a\u202Eb\u0000c",
];

const copyOf = (blocks: readonly Block[], more: Partial<Copy & FormDocument> = {}): Copy => ({
  document: {
    title: more.title ?? "分户验收综合记录表",
    paperCode: "JBPM-QR-KF-04",
    orientation: more.orientation ?? "PORTRAIT",
    blocks,
  },
  header: "恒安物业",
  logo: more.logo ?? null,
  number: more.number ?? "KF-TH-2027-0001",
  copy: more.copy ?? 1,
  code: "0123456789AB",
  verifyUrl: "https://wuye.example/verify/0123456789AB",
  printedBy: "张敏",
  printedAt: "2027-01-04 10:00",
});

async function* each<T>(items: readonly T[]) {
  yield* items;
}

class Collected extends Writable {
  readonly chunks: Buffer[] = [];
  override _write(chunk: Buffer, _: string, done: () => void) {
    this.chunks.push(chunk);
    done();
  }
  get content() {
    return Buffer.concat(this.chunks);
  }
}

const red = await sharp({ create: { width: 40, height: 30, channels: 3, background: "red" } })
  .jpeg()
  .toBuffer();
const pictures = async (sha256: string) => (sha256 === "red" ? red : null);
const photo = (sha256: string) => ({ sha256, url: "/files/x" });

async function pdf(...copies: Copy[]): Promise<Buffer> {
  const out = new Collected();
  await writePdf(out, "试", each(copies), pictures, copies.length);
  return out.content;
}

async function workbook(...copies: Copy[]) {
  const out = new Collected();
  await writeWorkbook(out, each(copies), pictures, copies.length === 1);
  const read = new ExcelJs.Workbook();
  await read.xlsx.load(out.content as never);
  return read;
}

const long = {
  kind: "TABLE",
  columns: [
    { header: "房号", width: 1 },
    { header: "验收项目", width: 2 },
    { header: "合格", width: 1 },
    { header: "数量", width: 1, align: "RIGHT" },
  ],
  rows: Array.from({ length: 120 }, (_, at) => [
    `${at + 1}01`,
    `入户门${at}`,
    { ticked: at % 2 === 0 },
    at,
  ]),
} as const satisfies Block;

describe("the PDF", () => {
  it("holds the Chinese text with its fonts, so that it reads the same on a bare machine", async () => {
    const content = await pdf(
      copyOf([
        {
          kind: "FACTS",
          facts: [
            { label: "项目", value: "锦绣华庭" },
            { label: "户数", value: 645 },
          ],
        },
        { kind: "TEXT", title: "说明", text: "秩序维护部负责人，于开盘前完成。" },
      ]),
    );
    const [page] = await pagesOf(content);
    for (const text of [
      "恒安物业",
      "JBPM-QR-KF-04",
      "分户验收综合记录表",
      "编号：KF-TH-2027-0001",
      "项目锦绣华庭",
      "户数645",
      "说明",
      "秩序维护部负责人，于开盘前完成。",
      "验证码0123-4567-89AB",
      "张敏打印于2027-01-0410:00",
      "第1页共1页",
    ])
      expect(page).toContain(text);
    const { embedded, missing } = fontsOf(content);
    expect(embedded.map((name) => name.replace(/^[A-Z]{6}\+/, "")).toSorted()).toEqual([
      "NotoSansSC-Bold",
      "NotoSansSC-Regular",
    ]);
    expect(missing).toEqual([]);
    expect(content.length).toBeLessThan(60_000);
  });

  it("repeats a table's header on every page, and says which page of how many it is", async () => {
    const pages = await pagesOf(await pdf(copyOf([long])));
    expect(pages.length).toBeGreaterThan(2);
    for (const [at, page] of pages.entries()) {
      expect(page).toContain("房号验收项目合格数量");
      expect(page).toContain(`第${at + 1}页共${pages.length}页`);
    }
    const all = pages.join("");
    for (let at = 0; at < 120; at += 1) expect(all).toContain(`入户门${at}`);
  });

  it("prints a cell of many pages whole", async () => {
    const text = Array.from({ length: 3_000 }, (_, at) => `句${at}。`).join("");
    const table = {
      ...long,
      rows: [
        ["1", text, null, 1],
        ["2", "末行", null, 2],
      ],
    };
    const pages = await pagesOf(await pdf(copyOf([table])));
    expect(pages.length).toBeGreaterThan(3);
    const last = pages.at(-1)!;
    expect(last).toContain("末行");
    const all = pages.join("");
    for (const at of [0, 1_500, 2_999]) expect(all).toContain(`句${at}。`);
  });

  it("numbers the pages of each copy by themselves, and lays lists with many columns across", async () => {
    const copies = ["甲", "乙"].map((title, at) =>
      copyOf([long], {
        title,
        number: `N-${at}`,
        orientation: at === 0 ? "LANDSCAPE" : "PORTRAIT",
        copy: at + 1,
      }),
    );
    const content = await pdf(...copies);
    const pages = await pagesOf(content);
    const [contents, ...bound] = pages as [string, ...string[]];
    const first = bound.filter((page) => page.includes("N-0"));
    expect(first.at(-1)).toContain(`第${first.length}页共${first.length}页`);
    expect(bound[first.length]).toContain("第1页共");
    // Bound: contents in front, with the page of the whole on which each begins.
    expect(contents).toBe(`试目录1N-022N-1${first.length + 2}总第1页`);
    expect(first[0]).toContain("总第2页");
    expect(bound[first.length]).toContain(`总第${first.length + 2}页`);
    expect(pages.at(-1)).toContain("（第2次打印）");
    expect(content.toString("latin1")).toMatch(/MediaBox \[0 0 841.89 595.28\]/);
  });

  it("shows ticks, photos and signatures, and says where a picture cannot be read", async () => {
    const content = await pdf(
      copyOf(
        [
          {
            kind: "CHECKS",
            title: "检查",
            items: [
              { text: "门已关闭", ticked: true },
              { text: "水已关闭", ticked: false, remark: "阀门坏" },
            ],
          },
          {
            kind: "PHOTOS",
            photos: [
              { picture: photo("red"), caption: "现场" },
              { picture: photo("gone"), caption: "丢失" },
            ],
          },
          {
            kind: "SIGNATURES",
            boxes: [
              { label: "移交人", name: "李伟", on: "2027-01-04" as never, picture: photo("red") },
              { label: "接收人", picture: { strokes: "M10 50 L 200 60" } },
            ],
          },
        ],
        { logo: red },
      ),
    );
    const [page] = await pagesOf(content);
    for (const text of [
      "√门已关闭",
      "水已关闭阀门坏",
      "现场",
      "（图片无法读取）",
      "移交人签名：李伟日期：2027-01-04",
      "接收人",
    ])
      expect(page).toContain(text);
    expect(content.toString("latin1").match(/\/Subtype \/Image/g)!.length).toBeGreaterThanOrEqual(
      2,
    );
  });

  it("prints what is hostile as it reads, without what is invisible", async () => {
    const [page] = await pagesOf(
      await pdf(copyOf(hostile.map((text) => ({ kind: "TEXT", text })))),
    );
    for (const text of hostile.slice(0, 6)) expect(page).toContain(text.replaceAll(" ", ""));
    expect(page).toContain("〓野家"); // a sign that the font lacks, as type-setters mark it
    expect(page).toContain("abc");
    expect(page).not.toMatch(/\p{Cc}|\p{Cf}/u);
  });
});

describe("the workbook", () => {
  it("has the form's text and numbers, set up for A4 with its header on every page", async () => {
    const book = await workbook(
      copyOf([{ kind: "FACTS", facts: [{ label: "项目", value: "锦绣华庭" }] }, long]),
    );
    const [sheet] = book.worksheets;
    expect(sheet!.name).toBe("KF-TH-2027-0001");
    expect(sheet!.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: "portrait",
      fitToWidth: 1,
    });
    const texts: unknown[][] = [];
    sheet!.eachRow((row) => texts.push((row.values as unknown[]).slice(1)));
    expect(texts[0]).toContain("恒安物业");
    expect(texts[0]).toContain("JBPM-QR-KF-04");
    expect(texts[1]).toContain("分户验收综合记录表");
    const head = texts.findIndex((row) => row[0] === "房号");
    expect(sheet!.pageSetup.printTitlesRow).toBe(`${head + 1}:${head + 1}`);
    expect(texts[head + 1]).toEqual(["101", "入户门0", "√", 0]);
    expect(Array.from(texts[head + 120]!, (cell) => cell ?? "")).toEqual([
      "12001",
      "入户门119",
      "",
      119,
    ]);
    expect(JSON.stringify(texts)).toContain("0123-4567-89AB");
  });

  it("keeps what looks like a formula a text, and gives each copy a sheet of its own", async () => {
    const rows = hostile.map((text) => [text, null, null, null]);
    const copy = copyOf([{ ...long, rows }], { number: "A/B[1]" });
    const book = await workbook(copy, copy);
    expect(book.worksheets.map(({ name }) => name)).toEqual(["A_B_1_", "A_B_1_~2"]);
    const [sheet] = book.worksheets;
    const read: unknown[] = [];
    sheet!.getColumn(1).eachCell((cell) => {
      expect(cell.formula).toBeUndefined();
      read.push(cell.value);
    });
    for (const text of hostile.slice(0, 4)) expect(read).toContain(text);
    expect(read).toContain("abc");
  });

  it("shows the logo, photos and signatures of a copy that stands alone", async () => {
    const photos = {
      kind: "PHOTOS",
      photos: [{ picture: photo("red"), caption: "现场" }],
    } as const;
    const signed = {
      kind: "SIGNATURES",
      boxes: [{ label: "移交人", picture: photo("red") }],
    } as const;
    const book = await workbook(copyOf([photos, signed], { logo: red }));
    expect(book.worksheets[0]!.getImages()).toHaveLength(3);
  });
});
