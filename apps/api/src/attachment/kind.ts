import { open, readFile } from "node:fs/promises";
import { BadZip, openZip, type Zip } from "../storage/zip.ts";

/** What a file is by its content. */
export interface FileKind {
  readonly mediaType: string;
  /** A picture that a small one can be made of. */
  readonly isPicture: boolean;
}

const pictures = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/heic", "image/heif"];
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const powerpoint = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

/** What can be shown within a page of ours, as opposed to downloaded. */
export const isShownInline = (mediaType: string): boolean =>
  mediaType === "application/pdf" || pictures.includes(mediaType);

/** The kinds that are kept, as a person calls them. */
export const allowedKinds = [
  "JPEG",
  "PNG",
  "WebP",
  "HEIC",
  "GIF",
  "PDF",
  "DOCX",
  "XLSX",
  "PPTX",
  "DOC",
  "XLS",
  "MP4",
  "TXT",
  "CSV",
];

/** What an Office file's main part declares itself as; macro-enabled ones are not among them. */
const officeParts: Record<string, { readonly part: string; readonly mediaType: string }> = {
  [`${word}.main+xml`]: { part: "word/document.xml", mediaType: word },
  [`${excel}.main+xml`]: { part: "xl/workbook.xml", mediaType: excel },
  [`${powerpoint}.main+xml`]: { part: "ppt/presentation.xml", mediaType: powerpoint },
};

/** An Office file that unpacks to more than this is taken for a bomb, in bytes. */
const largestUnpacked = 300 * 1024 * 1024;

/**
 * What the file is, found in its bytes; its name only tells .csv from .txt. Undefined for what is not
 * kept: SVG, HTML, programs, macros, archives, bombs.
 */
export async function kindOf(path: string, name: string): Promise<FileKind | undefined> {
  const { fileTypeFromFile } = await import("file-type");
  const found = (await fileTypeFromFile(path))?.mime as string | undefined;
  if (found !== undefined && pictures.includes(found)) return { mediaType: found, isPicture: true };
  if (found === "application/pdf" || found === "video/mp4") return plain(found);
  if (found === "application/x-cfb") return plain(oldOfficeKind(await readFile(path)));
  const head = await headOf(path);
  if (head.subarray(0, 2).toString("latin1") === "PK") return plain(await officeKind(path));
  return found === undefined ? plain(textKind(head, name)) : undefined;
}

const plain = (mediaType: string | undefined): FileKind | undefined =>
  mediaType === undefined ? undefined : { mediaType, isPicture: false };

const wide = (name: string) => Buffer.from(name, "utf16le");

/** Word and Excel before 2007 are folders in a file; its streams' names tell them apart, and macros. */
function oldOfficeKind(content: Buffer): string | undefined {
  if (content.includes(wide("_VBA_PROJECT"))) return undefined;
  if (content.includes(wide("WordDocument"))) return "application/msword";
  const isExcel = content.includes(wide("Workbook")) || content.includes(wide("Book\0"));
  return isExcel ? "application/vnd.ms-excel" : undefined;
}

async function officeKind(path: string): Promise<string | undefined> {
  try {
    const zip = await openZip(path);
    try {
      return await officeKindOf(zip);
    } finally {
      await zip.close();
    }
  } catch (error) {
    if (error instanceof BadZip) return undefined;
    throw error;
  }
}

async function officeKindOf(zip: Zip): Promise<string | undefined> {
  const unpacked = [...zip.entries.values()].reduce((sum, entry) => sum + entry.size, 0);
  const types = zip.entries.get("[Content_Types].xml");
  if (unpacked > largestUnpacked || types === undefined || types.size > 1024 * 1024)
    return undefined;
  if ([...zip.entries.keys()].some((name) => /vbaProject|activeX\//i.test(name))) return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.read(types)) chunks.push(chunk as Buffer);
  const declared = Buffer.concat(chunks).toString("utf8");
  const kind = Object.entries(officeParts).find(
    ([type, { part }]) => declared.includes(`"${type}"`) && zip.entries.has(part),
  );
  return kind?.[1].mediaType;
}

/** Text is UTF-8 or GB 18030 without control characters, and no markup that a browser would run. */
function textKind(head: Buffer, name: string): string | undefined {
  if (!/\.(txt|csv)$/i.test(name)) return undefined;
  const text = decode(head);
  // oxlint-disable-next-line no-control-regex -- these are what tells a text from a program
  if (text === undefined || /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text)) return undefined;
  if (/^\s*(<\?|<!|<[a-z]|#!|MZ)/i.test(text.replace(/^\ufeff/, ""))) return undefined;
  return /\.csv$/i.test(name) ? "text/csv" : "text/plain";
}

/** The last bytes may be half a character: they are left out. */
function decode(head: Buffer): string | undefined {
  for (const encoding of ["utf-8", "gb18030"]) {
    for (let cut = 0; cut < 4; cut += 1) {
      try {
        const part = head.subarray(0, head.length - cut);
        return new TextDecoder(encoding, { fatal: true }).decode(part);
      } catch {
        if (head.length < headLength) break; // the whole file: nothing is cut in the middle
      }
    }
  }
  return undefined;
}

const headLength = 64 * 1024;

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
