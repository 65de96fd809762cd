import type { Readable } from "node:stream";
import type { Env } from "../env.ts";
import { diskStorage } from "./disk.ts";
import { s3Storage } from "./s3.ts";

/** Bytes `from`–`to` of a file, both included, counted from 0. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Keeps files by key: `<company id>/<sha256>`, so that the same content is kept once per company.
 * Streams both ways. Trouble with the disk or the bucket is the refusal STORAGE_UNAVAILABLE, its
 * reason the error's `cause`.
 */
export interface Storage {
  /** Keeps `size` bytes under the key, whole or not at all. Putting the same key again is harmless. */
  put(key: string, content: Readable, size: number): Promise<void>;
  /** The content, or a part of it; undefined when nothing is kept under the key. */
  get(key: string, range?: ByteRange): Promise<Readable | undefined>;
  /** Harmless when nothing is there. */
  remove(key: string): Promise<void>;
}

/** Local disk below DATA_DIR, or the S3-compatible store that the environment names. */
export const openStorage = (env: Pick<Env, "dataDir" | "s3">): Storage =>
  env.s3 ? s3Storage(env.s3) : diskStorage(env.dataDir);
