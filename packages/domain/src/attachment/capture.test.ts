import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { captureOf, checkCapture, exifInstant } from "./capture.ts";

const now = Date.parse("2026-11-29T02:10:00Z");
const here = { latitude: 31.2304161, longitude: 121.4737012, accuracy: 11.6 };
const nothing = { at: undefined, place: undefined };

describe("when and where a photo was taken", () => {
  it("is read from its EXIF, with its own offset or the device's", () => {
    const shanghai = 8 * 60;
    const at = (time?: string, zone?: string) => {
      const found = exifInstant(time, zone, shanghai);
      return found === undefined ? undefined : new Date(found).toISOString();
    };
    expect(at("2026:11:29 10:03:11")).toBe("2026-11-29T02:03:11.000Z");
    expect(at("2026:11:29 10:03:11", "+09:00")).toBe("2026-11-29T01:03:11.000Z");
    expect(at("2026:11:29 10:03:11", "-05:30")).toBe("2026-11-29T15:33:11.000Z");
    expect(at("0000:00:00 00:00:00")).toBeUndefined();
    expect(at("2026:02:30 10:00:00")).toBeUndefined();
    expect(at("yesterday")).toBeUndefined();
    expect(at()).toBeUndefined();
  });

  it("goes by the photo before the device", () => {
    const photo = { at: now - 86_400_000, place: { latitude: 22.54, longitude: 114.06 } };
    expect(captureOf({ photo, writtenAt: now, device: here, now })).toEqual({
      at: "2026-11-28T02:10:00.000Z",
      by: "PHOTO",
      place: { latitude: 22.54, longitude: 114.06, accuracy: null, by: "PHOTO" },
    });
  });

  it("goes by the device for one that was just taken", () => {
    expect(captureOf({ photo: nothing, writtenAt: now - 2_000, device: here, now })).toEqual({
      at: "2026-11-29T02:09:58.000Z",
      by: "DEVICE",
      place: { latitude: 31.230416, longitude: 121.473701, accuracy: 12, by: "DEVICE" },
    });
  });

  it("does not say of an older photo that it was taken where the device is now", () => {
    const older = captureOf({ photo: nothing, writtenAt: now - 3_600_000, device: here, now });
    expect(older.place).toBeNull();
  });

  it("does not believe a camera whose clock runs ahead, nor a place that is none", () => {
    const photo = { at: now + 86_400_000, place: { latitude: 0, longitude: 0 } };
    expect(captureOf({ photo, writtenAt: now, device: undefined, now })).toEqual({
      at: new Date(now).toISOString(),
      by: "DEVICE",
      place: null,
    });
  });

  it("law: what a device tells, the server reads as it is", () => {
    const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
    const place = fc.record({ latitude: degrees(90), longitude: degrees(180) });
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 0, max: now * 2 }), { nil: undefined }),
        fc.option(place, { nil: undefined }),
        fc.integer({ min: 0, max: now * 2 }),
        fc.option(place, { nil: undefined }),
        (at, own, writtenAt, device) => {
          const told = captureOf({
            photo: { at, place: own },
            writtenAt,
            device: device && { ...device, accuracy: 5 },
            now,
          });
          expect(Date.parse(told.at)).toBeLessThanOrEqual(now + 300_000);
          expect(checkCapture(JSON.parse(JSON.stringify(told)), now)).toEqual({
            ok: true,
            value: told,
          });
        },
      ),
    );
  });

  it("refuses what says nothing, and keeps a photo whose device is ahead without its time", () => {
    const refused = {
      ok: false,
      refusal: { code: "INVALID_INPUT", details: { field: "capture" } },
    };
    expect(checkCapture(null, now)).toEqual(refused);
    expect(checkCapture({ at: "x", by: "PHOTO", place: null }, now)).toEqual(refused);
    const told = { at: new Date(now).toISOString(), by: "PHOTO", place: null };
    expect(checkCapture({ ...told, by: "ME" }, now)).toEqual(refused);
    expect(checkCapture({ ...told, place: { latitude: 91, longitude: 0 } }, now)).toEqual(refused);
    const wrong = { latitude: 31, longitude: 121, accuracy: -1, by: "DEVICE" };
    expect(checkCapture({ ...told, place: wrong }, now)).toEqual(refused);
    expect(checkCapture({ ...told, at: "2027-01-01T00:00:00Z" }, now)).toEqual({
      ok: true,
      value: null,
    });
  });
});
