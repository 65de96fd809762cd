import { EventEmitter } from "node:events";
import type { Readable } from "node:stream";
import fc from "fast-check";
import { expect, it } from "vitest";
import { columnsOf, Rows } from "./rows.ts";

/** A message as the protocol has it. */
function message(letter: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head.write(letter);
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** A stream with a parser that notes what it gets, and rows taken out of it. */
function connection() {
  const stream = new EventEmitter();
  const got: { row?: Buffer; bytes?: Buffer }[] = [];
  stream.on("data", (bytes: Buffer) => got.push({ bytes: Buffer.from(bytes) }));
  const rows = new Rows(stream as Readable);
  const take = (row: Buffer) => void got.push({ row: Buffer.from(row) });
  return { stream, rows, take, got };
}

/** What came, with what the parser got in a row as one piece. */
const gathered = (got: ReturnType<typeof connection>["got"]): string[] =>
  got.reduce<string[]>((all, { row, bytes }, at) => {
    if (row) return [...all, `row ${row.toString("hex")}`];
    return at > 0 && got[at - 1]!.bytes
      ? [...all.slice(0, -1), all.at(-1)! + bytes!.toString("hex")]
      : [...all, bytes!.toString("hex")];
  }, []);

const messages = fc.array(
  fc.record({
    letter: fc.constantFrom("D", "D", "C", "2", "T", "Z", "N"),
    body: fc.uint8Array({ minLength: 0, maxLength: 40 }),
  }),
  { minLength: 1, maxLength: 12 },
);

it("hands rows to whoever takes them and all else to the parser, in order, however the bytes come in", () => {
  fc.assert(
    fc.property(messages, fc.array(fc.integer({ min: 1, max: 23 })), (list, cuts) => {
      const { stream, rows, take, got } = connection();
      rows.take = take;
      const all = Buffer.concat(list.map(({ letter, body }) => message(letter, body)));
      for (let at = 0, n = 0; at < all.length; n += 1) {
        const length = cuts.length === 0 ? all.length : cuts[n % cuts.length]!;
        stream.emit("data", all.subarray(at, at + length));
        at += length;
      }
      const expected = list.map(({ letter, body }) =>
        letter === "D" ? { row: Buffer.from(body) } : { bytes: message(letter, body) },
      );
      expect(gathered(got)).toEqual(gathered(expected));
    }),
  );
});

it("leaves rows to the parser while nobody takes them", () => {
  const { stream, rows, take, got } = connection();
  const row = message("D", Buffer.from("row"));
  stream.emit("data", row);
  rows.take = take;
  stream.emit("data", row);
  rows.take = null;
  stream.emit("data", row);
  expect(gathered(got)).toEqual([
    row.toString("hex"),
    `row ${row.toString("hex", 5)}`,
    row.toString("hex"),
  ]);
});

it("reads a row's columns", () => {
  const row = Buffer.from([0, 3, 0, 0, 0, 2, 97, 98, 255, 255, 255, 255, 0, 0, 0, 0]);
  expect(columnsOf(row)).toEqual([Buffer.from("ab"), null, Buffer.alloc(0)]);
});
