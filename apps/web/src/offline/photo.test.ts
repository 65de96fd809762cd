import sharp from "sharp";
import { afterEach, expect, test, vi } from "vitest";
import { sendPhotoByLink } from "../access-link/link-api.ts";
import { ownCapture } from "./file-query.ts";
import { captured } from "./photo.ts";

afterEach(() => vi.unstubAllGlobals());

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

test("a photo of which the browser knows nothing goes without a word of when and where, as HEIC on many", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    return Response.json({});
  });
  const of = { defect: "d1", event: "e1" };
  await sendPhotoByLink("token", fileOf(Buffer.from("x"), ""), of);
  await sendPhotoByLink("token", fileOf(await sharp({ create: pixels }).jpeg().toBuffer()), of);
  expect(asked[0]).toBe("/api/links/photo?defect=d1&event=e1");
  expect(asked[1]).toMatch(/^\/api\/links\/photo\?defect=d1&event=e1&capture=%7B%22at%22/);
});

test("a photo goes as well where the code that reads it cannot be fetched", async () => {
  vi.doMock("./photo.ts", () => {
    throw new TypeError("Failed to fetch dynamically imported module");
  });
  vi.resetModules();
  const { ownCapture: fresh } = await import("./file-query.ts");
  expect(await fresh(fileOf(await sharp({ create: pixels }).jpeg().toBuffer()))).toBeNull();
  vi.doUnmock("./photo.ts");
  expect(await ownCapture(fileOf(Buffer.from("x"), "application/pdf"))).toBeNull();
});
