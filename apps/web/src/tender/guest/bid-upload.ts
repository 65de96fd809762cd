import type { BidPlace } from "@threshold/domain/tender/seal";
import { type SealedFile, sealFile } from "@threshold/domain/tender/bid-file";
import { base64, fromBase64, randomBytes } from "@threshold/domain/tender/encoding";
import {
  type LinkAnswer,
  partsByLink,
  takenByLink,
  type TakenFile,
} from "../../access-link/link-api.ts";

/** How much goes at once, in bytes: what a broken line costs, and few enough requests for 200 MB. */
const PART = 4 * 1024 * 1024;

/** What keys of files are made from, by bidder: stays on this device, so that sending goes on after the page was closed. */
const secrets = new Map<string, string>();
function secretOf({ tender, bidder }: BidPlace): Uint8Array<ArrayBuffer> {
  const name = `threshold.bid-secret.${tender}.${bidder}`;
  let known = secrets.get(name);
  try {
    known ??= localStorage.getItem(name) ?? undefined;
    known ??= base64(randomBytes(32));
    localStorage.setItem(name, known);
  } catch {
    known ??= base64(randomBytes(32)); // storage may be forbidden: then it goes on while this page is open
  }
  secrets.set(name, known);
  return fromBase64(known);
}

/** Encrypts a file here; nothing has left the device after it. */
export const sealHere = (place: BidPlace, file: File, onDone: (share: number) => void) =>
  sealFile(
    secretOf(place),
    place,
    file.name,
    {
      size: file.size,
      read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
    },
    onDone,
  );

const offsetOf = ({ headers }: Response): number => Number(headers.get("upload-offset") ?? 0);

export class Cancelled extends Error {}

/**
 * Sends a sealed file from where the server has it, and has it taken in. A file that is there already is not sent again. Throws
 * Cancelled where it was stopped.
 */
export async function sendSealed(
  token: string,
  { upload, contents, file }: SealedFile,
  signal: AbortSignal,
  onDone: (share: number) => void,
): Promise<LinkAnswer<TakenFile>> {
  const known = await takenByLink(token, upload);
  if (!known.ok || known.value.done !== "PARTIAL") return known;
  const ask = (method: "POST" | "PATCH", init: { headers?: HeadersInit; body?: Blob }) =>
    partsByLink(token, method === "POST" ? "" : upload, { ...init, method, signal });
  let offset = known.value.offset ?? 0;
  if (known.value.offset === null) {
    const headers = {
      "upload-length": String(contents.size),
      "upload-metadata": `key ${btoa(upload)}`,
    };
    const begun = await ask("POST", { headers });
    if (!begun.ok) return begun;
  }
  while (offset < contents.size) {
    onDone(offset / contents.size);
    const part = await contents.read(offset, Math.min(offset + PART, contents.size));
    if (signal.aborted) throw new Cancelled();
    const headers = {
      "content-type": "application/offset+octet-stream",
      "upload-offset": String(offset),
    };
    const sent = await ask("PATCH", { headers, body: new Blob([part]) });
    if (!sent.ok) return sent;
    offset = offsetOf(sent.value);
  }
  const taken = await takenByLink(token, upload);
  const isOurs =
    !taken.ok || !("sha256" in taken.value) || taken.value.sha256 === file.sealed.sha256;
  return isOurs
    ? taken
    : { ok: false, problem: { kind: "REFUSED", code: "BID_FILE_DAMAGED", details: {} } };
}

/** What came of a file that is not wanted any more goes; the server tidies up what this does not reach. */
export async function dropParts(token: string, upload: string): Promise<void> {
  await partsByLink(token, upload, { method: "DELETE" });
}
