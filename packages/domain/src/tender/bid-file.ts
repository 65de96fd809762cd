import { sha256 as incremental } from "@noble/hashes/sha2.js";
import { canonicalJson, type Json } from "../canonical-json.ts";
import { refuse, type Result, ok } from "../result.ts";
import type { BidFile } from "./bid.ts";
import { base64, fromBase64, hex, sha256, utf8 } from "./encoding.ts";
import type { BidPlace } from "./seal.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** How much of a file is encrypted at once, in bytes. Each chunk is as long as the others, so that sizes tell no more than this. */
export const chunkBytes = 1024 * 1024;
const sealedChunkBytes = chunkBytes + 16;

/** Largest file of a bid, in bytes (what assembling takes in one document, too), how many there may be, and how large together. */
export const largestBidFile = 200 * 1024 * 1024;
export const mostBidFiles = 20;
export const mostBidBytes = 1024 * 1024 * 1024;

/** How a file of a bid was encrypted: its key stands in the sealed bid, so what opens the bid opens its files, and nothing before. */
export interface FileSeal {
  /** AES-256, as base64. */
  readonly key: string;
  /** Hash and length of what was handed in. */
  readonly sha256: string;
  readonly bytes: number;
}

/** A sealed file as it was handed in: nothing of it can be read, its length is told to a MiB. */
export interface HandedFile {
  readonly sha256: string;
  readonly bytes: number;
}

/** A file where it lies, read piece by piece: a large one is never in memory as a whole. */
export interface Contents {
  readonly size: number;
  read(from: number, to: number): Promise<Bytes>;
}

const chunksOf = (bytes: number): number => Math.ceil(bytes / chunkBytes);
/** How long a file is once it is encrypted. */
export const sealedSize = (bytes: number): number => chunksOf(bytes) * sealedChunkBytes;

/** How long it is at least before. */
export const plainSize = (sealed: number): number => (sealed / sealedChunkBytes - 1) * chunkBytes;

/** Sizes of files that one bid may have. Refused: BID_FILES_TOO_MANY (`limit`, `bytes`). */
export function checkBidFiles(sizes: readonly number[]): Result<true> {
  const together = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.length > mostBidFiles || together > mostBidBytes
    ? refuse("BID_FILES_TOO_MANY", { limit: mostBidFiles, bytes: mostBidBytes })
    : ok(true);
}

/** Whether a file may join those that are there already. Refused: FILE_EMPTY, FILE_TOO_LARGE (`size`, `limit`), BID_FILES_TOO_MANY. */
export function checkBidFile(size: number, others: readonly number[]): Result<true> {
  if (size === 0) return refuse("FILE_EMPTY");
  if (size > largestBidFile) return refuse("FILE_TOO_LARGE", { size, limit: largestBidFile });
  return checkBidFiles([...others, size]);
}

/** SHA-256 of a file that is read piece by piece. */
async function hashOf(
  { size, read }: Contents,
  change: (chunk: Bytes, index: number) => Promise<Bytes>,
  onDone: (share: number) => void,
): Promise<string> {
  const hash = incremental.create();
  for (let index = 0; index < chunksOf(size); index += 1) {
    const from = index * chunkBytes;
    hash.update(await change(await read(from, Math.min(from + chunkBytes, size)), index));
    onDone((index + 1) / chunksOf(size));
  }
  return hex(hash.digest());
}

/**
 * The key of one file of one bidder, out of a secret that stays on the bidder's device. The file's own hash goes into it: the same file
 * is encrypted to the same again, so that sending it can go on where it broke off, and no two contents ever share a key.
 */
async function keyOf(secret: Bytes, place: BidPlace, sha: string, bytes: number): Promise<string> {
  const source = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const info = utf8(
    canonicalJson({ scheme: "threshold/file-key/1", ...place, sha256: sha, bytes }),
  );
  const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info };
  return base64(new Uint8Array(await crypto.subtle.deriveBits(derivation, source, 256)));
}

interface Sealing {
  seal(chunk: Bytes, index: number): Promise<Bytes>;
  /** Undefined where it was changed, moved, or is of another file, bidder or tender. */
  open(chunk: Bytes, index: number): Promise<Bytes | undefined>;
}

/** AES-256-GCM chunk by chunk: each knows whose it is, which one it is and of how many, so that none is swapped and no end cut off. */
async function sealing(place: BidPlace, key: string, bytes: number): Promise<Sealing> {
  const aes = await crypto.subtle.importKey("raw", fromBase64(key), "AES-GCM", false, [
    "encrypt",
    "decrypt",
  ]);
  const of = chunksOf(bytes);
  const by = (index: number) => {
    const iv = new Uint8Array(12);
    new DataView(iv.buffer).setUint32(8, index);
    const bound = { scheme: "threshold/file/1", tender: place.tender, bidder: place.bidder };
    const additionalData = utf8(canonicalJson({ ...bound, chunk: index, of }));
    return { name: "AES-GCM", iv, additionalData };
  };
  const lengthOf = (index: number) => Math.min(chunkBytes, bytes - index * chunkBytes);
  return {
    async seal(chunk, index) {
      const padded = new Uint8Array(chunkBytes);
      padded.set(chunk);
      return new Uint8Array(await crypto.subtle.encrypt(by(index), aes, padded));
    },
    async open(chunk, index) {
      try {
        const opened = await crypto.subtle.decrypt(by(index), aes, chunk);
        return new Uint8Array(opened, 0, lengthOf(index));
      } catch {
        return undefined; // WebCrypto tells no more than that it does not open, on purpose
      }
    },
  };
}

/** A file that is ready to be sent: the bid tells `file`, the server is sent `contents` and told no more than their hash. */
export interface SealedFile {
  readonly file: BidFile & { readonly sealed: FileSeal };
  /** Under which name it is sent in parts: the same file again has the same. */
  readonly upload: string;
  /** What is sent; encrypted as it is read. */
  readonly contents: Contents;
}

/** Encrypts a file in the bidder's browser: read twice, first for its hash. `onDone` is told the share that is done, of both together. */
export async function sealFile(
  secret: Bytes,
  place: BidPlace,
  name: string,
  contents: Contents,
  onDone: (share: number) => void = () => {},
): Promise<SealedFile> {
  const bytes = contents.size;
  const same = (chunk: Bytes) => Promise.resolve(chunk);
  const plain = await hashOf(contents, same, (share) => onDone(share / 2));
  const key = await keyOf(secret, place, plain, bytes);
  const { seal } = await sealing(place, key, bytes);
  const whole = await hashOf(contents, seal, (share) => onDone(0.5 + share / 2));
  const sealed = { key, sha256: whole, bytes: sealedSize(bytes) };
  const read = async (from: number, to: number) => {
    const part = new Uint8Array(to - from);
    const first = Math.floor(from / sealedChunkBytes);
    for (let index = first; index * sealedChunkBytes < to; index += 1) {
      const at = index * chunkBytes;
      const chunk = await seal(await contents.read(at, Math.min(at + chunkBytes, bytes)), index);
      const begins = index * sealedChunkBytes;
      const wanted = chunk.subarray(Math.max(0, from - begins), Math.max(0, to - begins));
      part.set(wanted, Math.max(0, begins - from));
    }
    return part;
  };
  return {
    file: { name, bytes, sha256: plain, sealed },
    upload: (await sha256(canonicalJson({ scheme: "threshold/upload/1", key }))).slice(0, 48),
    contents: { size: sealed.bytes, read },
  };
}

/**
 * What is wrong with a file of an opened bid. MISSING: the bid names it, and it was not handed in. CHANGED: what is kept is not what was
 * handed in. NOT_AS_COMMITTED: it is, and does not hold the file that the bid names. NOT_CHECKED: it could not be fetched at the opening.
 */
export const fileFaults = ["MISSING", "CHANGED", "NOT_AS_COMMITTED", "NOT_CHECKED"] as const;
export type FileFault = (typeof fileFaults)[number];

/** What became of a file when its bid was opened, as it is minuted. */
export interface CheckedFile {
  readonly bidder: string;
  /** The file's hash as the bid names it. */
  readonly sha256: string;
  readonly state: "AS_COMMITTED" | FileFault;
}

/** The files of an opened bid that were handed in with it; those of an older bid are told by their hashes alone. */
export function sealedFilesOf(bid: Json): (BidFile & { readonly sealed: FileSeal })[] {
  const files = (bid as { readonly files?: unknown } | null)?.files;
  return Array.isArray(files) ? files.filter(isSealed) : [];
}

function isSealed(file: unknown): file is BidFile & { readonly sealed: FileSeal } {
  const { name, bytes, sha256: sha, sealed } = (file ?? {}) as Partial<BidFile>;
  const { key, sha256: whole, bytes: length } = sealed ?? {};
  return (
    [name, sha, key, whole].every((one) => typeof one === "string") &&
    [bytes, length].every((one) => Number.isSafeInteger(one) && (one as number) > 0)
  );
}

/** Cuts what comes from the network into pieces of one length; the last may be shorter. */
async function* inPieces(stream: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Bytes> {
  let piece = new Uint8Array(length);
  let filled = 0;
  for await (const some of stream)
    for (let at = 0; at < some.length;) {
      const part = some.subarray(at, at + length - filled);
      piece.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled === length) {
        yield piece;
        piece = new Uint8Array(length);
        filled = 0;
      }
    }
  if (filled > 0) yield piece.subarray(0, filled);
}

/**
 * Opens a file of a bid as it comes, in the browser of whoever reads the bid, and holds it against what the bid says: each piece is given
 * to `onPiece`, and what they come to is told at the end. Nothing is given out as good before that.
 */
export async function openFile(
  place: BidPlace,
  { bytes, sha256: plain, sealed }: BidFile & { readonly sealed: FileSeal },
  stream: AsyncIterable<Uint8Array>,
  onPiece: (piece: Bytes, share: number) => void = () => {},
): Promise<"AS_COMMITTED" | "CHANGED" | "NOT_AS_COMMITTED"> {
  const [handed, held] = [incremental.create(), incremental.create()];
  const of = chunksOf(bytes);
  const opener = await sealing(place, sealed.key, bytes).catch(() => undefined); // a key may be anything
  let index = 0;
  let opens = opener !== undefined && sealed.bytes === sealedSize(bytes);
  for await (const chunk of inPieces(stream, sealedChunkBytes)) {
    handed.update(chunk);
    const piece = opens && index < of ? await opener?.open(chunk, index) : undefined;
    opens &&= piece !== undefined;
    index += 1;
    if (!piece) continue;
    held.update(piece);
    onPiece(piece, index / of);
  }
  if (hex(handed.digest()) !== sealed.sha256) return "CHANGED";
  return opens && index === of && hex(held.digest()) === plain
    ? "AS_COMMITTED"
    : "NOT_AS_COMMITTED";
}
