import { randomBytes } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";

const WIDTH = 800;
const HEIGHT = 600;
/** Pixels of one colour, so that it weighs what a photo does. */
const SPOT = 4;

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

/** A PNG of 800 × 600 that nobody has seen before, some 100 kB. */
export function photo(): Buffer {
  const across = WIDTH / SPOT;
  const rows: Buffer[] = [];
  for (let spot = 0; spot < HEIGHT / SPOT; spot += 1) {
    const colours = randomBytes(across * 3);
    const row = Buffer.alloc(1 + WIDTH * 3); // a zero first: no filter
    for (let x = 0; x < WIDTH; x += 1)
      colours.copy(row, 1 + x * 3, Math.floor(x / SPOT) * 3, Math.floor(x / SPOT) * 3 + 3);
    for (let y = 0; y < SPOT; y += 1) rows.push(row);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8); // eight bits of red, green and blue
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows), { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
