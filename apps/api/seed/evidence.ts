import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { attachFile } from "../src/attachment/actions.ts";
import { type Storage } from "../src/storage/storage.ts";
import type { Actor } from "./actor.ts";

/** A drawn façade in the colours of the number: a picture that is plainly a sample, and small. */
function facade(number: number): string {
  const hue = (number * 47) % 360;
  const windows = Array.from({ length: 48 }, (_, index) => {
    const [x, y] = [110 + (index % 8) * 55, 90 + Math.floor(index / 8) * 55];
    const lit = (index * 7 + number) % 3 === 0;
    return `<rect x="${x}" y="${y}" width="34" height="34" rx="3" fill="hsl(${hue} ${lit ? "70% 88%" : "25% 62%"})"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">
    <rect width="640" height="480" fill="hsl(${hue} 40% 92%)"/><rect x="80" y="60" width="480" height="420" fill="hsl(${hue} 30% 45%)"/>
    ${windows.join("")}<rect x="290" y="420" width="60" height="60" fill="hsl(${hue} 30% 25%)"/></svg>`;
}

/** Hands in a sample picture with a record, by its global id. */
export const handIn = (
  actor: Actor,
  storage: Storage,
  record: string,
  number: number,
  name = "示例凭证.jpg",
): Promise<void> => handInPicture(actor, storage, record, facade(number % 12), name);

/** The same with a picture drawn for it. */
export async function handInPicture(
  actor: Actor,
  storage: Storage,
  record: string,
  svg: string,
  name: string,
): Promise<void> {
  const { default: sharp } = await import("sharp");
  const picture = sharp(Buffer.from(svg));
  const content = await picture.clone().jpeg({ quality: 80 }).toBuffer();
  const small = await picture.clone().resize(320).webp({ quality: 78 }).toBuffer();
  const sha256 = createHash("sha256").update(content).digest("hex");
  const key = `${actor.who.companyId}/${sha256}`;
  await storage.put(key, Readable.from([content]), content.length);
  await storage.put(`${key}.webp`, Readable.from([small]), small.length);
  await actor.run(attachFile, {
    record,
    name,
    mediaType: "image/jpeg",
    sizeBytes: content.length,
    sha256,
    hasThumbnail: true,
    capture: null,
  });
}
