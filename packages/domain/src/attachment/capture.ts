import { ok, refuse, type Result } from "../result.ts";
import { number, oneOf, shape, type Test } from "../shape.ts";

/** Who says so: the photo itself (EXIF), or the device that handed it over. */
export const captureSources = ["PHOTO", "DEVICE"] as const;
export type CaptureSource = (typeof captureSources)[number];

/** 拍摄地点, in degrees of WGS 84. */
export interface CapturePlace {
  readonly latitude: number;
  readonly longitude: number;
  /** Within so many metres, where it is known. */
  readonly accuracy: number | null;
  readonly by: CaptureSource;
}

/** 拍摄时间和地点 of a photo, as it was told. */
export interface Capture {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: CaptureSource;
  readonly place: CapturePlace | null;
}

/** Clocks that run ahead by less than this are believed, in ms. */
const ahead = 5 * 60_000;
/** A photo no older than this was taken where the device is now, in ms. */
const justNow = 10 * 60_000;

const exifTime = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/;
const exifOffset = /^([+-])(\d\d):(\d\d)/;

/**
 * When a photo says it was taken: EXIF's DateTimeOriginal, "2026:11:29 10:03:11", with its OffsetTimeOriginal; a camera that
 * writes no offset means the time of the place, for which the device's stands (`offset`, minutes east of UTC). Milliseconds;
 * undefined where it says nothing that a clock can show.
 */
export function exifInstant(
  time: string | undefined,
  zone: string | undefined,
  offset: number,
): number | undefined {
  const parts = exifTime
    .exec(time ?? "")
    ?.slice(1)
    .map(Number);
  if (!parts) return undefined;
  const [year, month, date, hour, minute, second] = parts as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const at = new Date(Date.UTC(year, month - 1, date, hour, minute, second));
  const isReal =
    at.getUTCMonth() === month - 1 &&
    at.getUTCDate() === date &&
    at.getUTCHours() === hour &&
    year > 1990;
  if (!isReal) return undefined;
  const [, sign, hours, minutes] = exifOffset.exec(zone ?? "") ?? [];
  const east = sign ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : offset;
  return at.getTime() - east * 60_000;
}

/** What a photo and its device know. Times in ms. */
export interface CaptureClues {
  readonly photo: {
    readonly at: number | undefined;
    readonly place: { readonly latitude: number; readonly longitude: number } | undefined;
  };
  /** When the file was last written, by the device. */
  readonly writtenAt: number;
  /** Where the device is, when its person allows it. */
  readonly device:
    | { readonly latitude: number; readonly longitude: number; readonly accuracy: number }
    | undefined;
  readonly now: number;
}

interface Degrees {
  readonly latitude: number;
  readonly longitude: number;
}

const isPlace = ({ latitude, longitude }: Degrees) =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0);
/** Some ten centimetres: what no phone knows is not told. */
const short = (degrees: number) => Math.round(degrees * 1e6) / 1e6 + 0;
const shortened = <Place extends Degrees>(place: Place): Place => ({
  ...place,
  latitude: short(place.latitude),
  longitude: short(place.longitude),
});

/**
 * What is kept of a photo: its own word goes before the device's. A photo from the album, taken earlier, says nothing of where
 * the device is now; a camera whose clock runs ahead says nothing of when.
 */
export function captureOf({ photo, writtenAt, device: told, now }: CaptureClues): Capture {
  const device = told && shortened(told);
  const of = photo.place && shortened(photo.place);
  const isOwn = photo.at !== undefined && photo.at <= now + ahead;
  const at = isOwn ? photo.at! : Math.min(writtenAt, now);
  const own = of && isPlace(of) ? of : undefined;
  const here = device && isPlace(device) && now - at <= justNow ? device : undefined;
  const place = own ?? here;
  return {
    at: new Date(at).toISOString(),
    by: isOwn ? "PHOTO" : "DEVICE",
    place: place
      ? {
          latitude: place.latitude,
          longitude: place.longitude,
          accuracy: own || !here ? null : Math.round(here.accuracy),
          by: own ? "PHOTO" : "DEVICE",
        }
      : null,
  };
}

const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value);
const isInstant: Test = (value) => typeof value === "string" && !Number.isNaN(Date.parse(value));
const isPlaceTold = shape({
  latitude: number,
  longitude: number,
  accuracy: orNull((value) => number(value) && (value as number) >= 0),
  by: oneOf(captureSources),
});
const isCapture = shape({
  at: isInstant,
  by: oneOf(captureSources),
  place: orNull((value) => isPlaceTold(value) && isPlace(value as CapturePlace)),
});

/**
 * Reads what a device tells of a photo. Refused: INVALID_INPUT for what is none. A time to come is not kept: the device's clock
 * is wrong, and the photo is evidence all the same.
 */
export function checkCapture(told: unknown, now: number): Result<Capture | null> {
  if (!isCapture(told)) return refuse("INVALID_INPUT", { field: "capture" });
  const { at, ...more } = told as Capture;
  return ok(Date.parse(at) > now + ahead ? null : { at: new Date(at).toISOString(), ...more });
}
