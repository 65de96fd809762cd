import { type Capture, checkCapture } from "@threshold/domain/attachment/capture";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { unwrap } from "../change.ts";
import { refusalError } from "../refusal.ts";
import type { Storage } from "../storage/storage.ts";
import type { Upload } from "../storage/upload.ts";
import { allowedKinds, kindOf } from "./kind.ts";
import { thumbnailOf } from "./thumbnail.ts";

/** A file that is kept, as an attachment names it. */
export interface StoredFile {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly hasThumbnail: boolean;
}

/** Keeps an upload of a kind that is taken, a picture with its small one beside. Refused: FILE_KIND_REFUSED. */
export async function storeFile(
  storage: Storage,
  companyId: string,
  { name, sha256, size: sizeBytes, path }: Upload,
  only: "ANY" | "PICTURES" = "ANY",
): Promise<StoredFile> {
  const kind = await kindOf(path, name);
  if (!kind || (only === "PICTURES" && !kind.isPicture)) {
    const allowed = only === "PICTURES" ? ["JPEG", "PNG", "WebP", "HEIC"] : allowedKinds;
    const details = { kind: /\.([^.]{1,10})$/.exec(name)?.[1] ?? "", allowed };
    throw refusalError({ code: "FILE_KIND_REFUSED", details });
  }
  const small = kind.isPicture ? await thumbnailOf(path) : undefined;
  const key = `${companyId}/${sha256}`;
  await storage.put(key, createReadStream(path), sizeBytes);
  if (small) await storage.put(`${key}.webp`, Readable.from([small]), small.length);
  return { name, mediaType: kind.mediaType, sizeBytes, sha256, hasThumbnail: small !== undefined };
}

/** What a device tells of a photo, in JSON. Refused: INVALID_INPUT. */
export function captureOf(context: { readonly now: string }, told: string | null): Capture | null {
  if (told === null) return null;
  return unwrap(checkCapture(jsonOf(told), Date.parse(context.now)));
}

/** Undefined for what is no JSON, which no check takes. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
