import sharp from "sharp";
import { expect, test } from "vitest";
import { captured } from "./photo.ts";

const pixels = { width: 8, height: 8, channels: 3, background: "#3b6a5a" } as const;
const fileOf = (content: Buffer, type = "image/jpeg") =>
  new File([new Uint8Array(content)], "空鼓.jpg", { type, lastModified: Date.now() - 60_000 });

test("a photo says itself when and where it was taken", async () => {
  const photo = await sharp({ create: pixels })
    .jpeg()
    .withExif({
      IFD2: { DateTimeOriginal: "2026:11:29 10:03:11", OffsetTimeOriginal: "+08:00" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "23/1 7/1 4860/100",
        GPSLongitudeRef: "E",
        GPSLongitude: "113/1 15/1 3600/100",
      },
    })
    .toBuffer();
  expect(await captured(fileOf(photo), "OWN")).toEqual({
    at: "2026-11-29T02:03:11.000Z",
    by: "PHOTO",
    place: { latitude: 23.130167, longitude: 113.26, accuracy: null, by: "PHOTO" },
  });
});

test("of one that says nothing the device tells when; of no picture nobody", async () => {
  const plain = fileOf(await sharp({ create: pixels }).jpeg().toBuffer());
  const at = new Date(plain.lastModified).toISOString();
  expect(await captured(plain, "OWN")).toEqual({ at, by: "DEVICE", place: null });
  const broken = fileOf(Buffer.from("ffd8ffe000104a46494600010100", "hex"));
  expect(await captured(broken, "OWN")).toMatchObject({ by: "DEVICE" });
  expect(await captured(fileOf(Buffer.from("x"), "application/pdf"), "OWN")).toBeNull();
});
