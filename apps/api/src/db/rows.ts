import type { Readable } from "node:stream";

/** A row as the server sent it. */
export type TakeRow = (row: Buffer) => void;

/** Every message: a letter, the length of what follows with these four bytes, then that. */
const HEAD = 5;
const ROW = "D".charCodeAt(0);

/**
 * Takes the rows out of what a connection receives, ahead of pg's parser, which would make strings of them that only
 * become bytes again on their way out. All other messages reach the parser as they came, in their order with the rows.
 */
export class Rows {
  /** Who gets the rows; the parser when nobody asks. */
  take: TakeRow | null = null;
  readonly #parse: (chunk: Buffer) => void;
  /** A head that came in parts, then also a row that did. */
  #parts: Buffer = Buffer.alloc(HEAD);
  #held = 0;
  /** Of a message for the parser, what is still to come. */
  #passing = 0;

  /** Between two messages only: of a connection that is idle. */
  constructor(stream: Readable) {
    const [parse, ...others] = stream.listeners("data");
    if (!parse || others.length > 0) throw new Error("pg reads its connection in another way");
    this.#parse = parse as (chunk: Buffer) => void;
    stream.removeListener("data", this.#parse);
    stream.on("data", (chunk: Buffer) => this.#receive(chunk));
  }

  #receive(chunk: Buffer): void {
    let at = 0;
    let passed = 0; // up to here the chunk has found its receiver
    const pass = () => {
      if (at > passed) this.#parse(chunk.subarray(passed, at));
    };
    while (at < chunk.length) {
      if (this.#passing > 0) {
        const length = Math.min(this.#passing, chunk.length - at);
        this.#passing -= length;
        at += length;
        continue;
      }
      const isWhole = this.#held === 0 && chunk.length - at >= HEAD;
      const end = isWhole ? at + 1 + chunk.readUInt32BE(at + 1) : Infinity;
      const isRow = this.take !== null && chunk[at] === ROW;
      if (isWhole && !isRow) {
        this.#passing = end - at;
        continue;
      }
      pass();
      if (end <= chunk.length) {
        this.take!(chunk.subarray(at + HEAD, end));
        at = end;
      } else {
        at += this.#hold(chunk, at);
      }
      passed = at;
    }
    pass();
  }

  /** Gathers a message of which a chunk held only a part; answers how much of this chunk it took. */
  #hold(chunk: Buffer, at: number): number {
    let taken = this.#fill(chunk, at, HEAD);
    if (this.#held < HEAD) return taken;
    const length = 1 + this.#parts.readUInt32BE(1);
    if (this.#parts[0] !== ROW || !this.take) {
      this.#held = 0;
      this.#passing = length - HEAD;
      this.#parse(Buffer.from(this.#parts.subarray(0, HEAD)));
      return taken;
    }
    if (this.#parts.length < length) {
      const whole = Buffer.allocUnsafeSlow(length);
      this.#parts.copy(whole, 0, 0, HEAD);
      this.#parts = whole;
    }
    taken += this.#fill(chunk, at + taken, length);
    if (this.#held < length) return taken;
    const row = this.#parts.subarray(HEAD, length);
    this.#parts = Buffer.alloc(HEAD);
    this.#held = 0;
    this.take(row);
    return taken;
  }

  #fill(chunk: Buffer, at: number, length: number): number {
    const more = Math.max(0, Math.min(length - this.#held, chunk.length - at));
    chunk.copy(this.#parts, this.#held, at, at + more);
    this.#held += more;
    return more;
  }
}

/** The columns of a row. */
export function columnsOf(row: Buffer): (Buffer | null)[] {
  const columns: (Buffer | null)[] = [];
  const count = row.readUInt16BE(0);
  for (let at = 2; columns.length < count;) {
    const length = row.readInt32BE(at);
    at += 4;
    columns.push(length < 0 ? null : row.subarray(at, at + length));
    at += Math.max(0, length);
  }
  return columns;
}
