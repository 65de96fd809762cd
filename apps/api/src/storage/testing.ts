import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { crc32, deflateRawSync } from "node:zlib";
import type { S3Env } from "../env.ts";

/** A bucket on this machine. */
export interface TestBucket {
  /** What the environment says of it. */
  readonly env: S3Env;
  /** What is kept, by the path it was asked for. */
  readonly objects: Map<string, Buffer>;
  /** All that was asked. */
  readonly seen: IncomingMessage[];
  close(): void;
}

/** As much of S3 as is needed: path style, ranges, signature version 4 and a length asked for. */
export async function openBucket(): Promise<TestBucket> {
  const objects = new Map<string, Buffer>();
  const seen: IncomingMessage[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    seen.push(request);
    const body = await buffer(request);
    const signed =
      /^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/cn-south\/s3\/aws4_request, SignedHeaders=.*, Signature=[0-9a-f]{64}$/;
    if (!signed.test(request.headers.authorization ?? ""))
      return void response.writeHead(403).end();
    const key = request.url!;
    const kept = objects.get(key);
    if (request.method === "PUT") {
      if (request.headers["content-length"] === undefined)
        return void response.writeHead(411).end();
      objects.set(key, body);
      return void response.end();
    }
    if (request.method === "DELETE")
      return void response.writeHead(objects.delete(key) ? 204 : 404).end();
    if (!kept) return void response.writeHead(404).end("<Code>NoSuchKey</Code>");
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? "") ?? [];
    if (from === undefined) return void response.end(kept);
    response.writeHead(206).end(kept.subarray(Number(from), Number(to) + 1));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const secret = { accessKeyId: "key", secretAccessKey: "secret" };
  const env = { endpoint, region: "cn-south", bucket: "files", ...secret };
  return { env, objects, seen, close: () => void server.close() };
}

interface ZipLie {
  /** Said in the directory instead of the true size. */
  readonly size?: number;
}

/** A zip archive of texts, in the order given; a lie makes its directory declare another size. */
export function zipOf(
  files: Record<string, string | Buffer>,
  lies: Record<string, ZipLie> = {},
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(lies[name]?.size ?? content.length, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), shared, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(
      Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), shared, tail, Buffer.from(name)]),
    );
    parts.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, listed, Buffer.from("PK\x05\x06"), end]);
}

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The parts of a workbook of one sheet, by hand: `rows` is the inside of its sheetData. */
export const workbookParts = (
  rows: string,
  { strings = "", numberFormat = "General", workbookPr = "", prefix = "" } = {},
): Record<string, string> => {
  const p = prefix && `${prefix}:`;
  const ns = prefix ? `xmlns:${prefix}` : "xmlns";
  return {
    "[Content_Types].xml": `<Types xmlns="t"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships><Relationship Id="a" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    // Sheets first: strings, styles and the date system come after them in many workbooks.
    "xl/worksheets/first.xml": `<?xml version="1.0"?><${p}worksheet ${ns}="${main}"><${p}sheetData>${rows}</${p}sheetData></${p}worksheet>`,
    "xl/sharedStrings.xml": `<${p}sst ${ns}="${main}">${strings}</${p}sst>`,
    "xl/styles.xml": `<${p}styleSheet ${ns}="${main}"><${p}numFmts><${p}numFmt numFmtId="170" formatCode="${numberFormat}"/></${p}numFmts><${p}cellStyleXfs><${p}xf numFmtId="14"/></${p}cellStyleXfs><${p}cellXfs><${p}xf numFmtId="0"/><${p}xf numFmtId="14"/><${p}xf numFmtId="170"/><${p}xf numFmtId="31"/><${p}xf numFmtId="20"/></${p}cellXfs></${p}styleSheet>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="s1" Type="${office}/worksheet" Target="worksheets/first.xml"/><Relationship Id="s2" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="s3" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    "xl/workbook.xml": `<${p}workbook ${ns}="${main}" xmlns:r="${office}"><${p}workbookPr ${workbookPr}/><${p}sheets><${p}sheet name="一" sheetId="1" r:id="s1"/></${p}sheets></${p}workbook>`,
  };
};
