import { type Capture, captureOf, exifInstant } from "@threshold/domain/attachment/capture";
import { smaller } from "./smaller.ts";

/** A photo as it goes to its record. */
export interface TakenPhoto {
  readonly file: File;
  readonly capture: Capture | null;
}

/** How long a photo waits for the device to find where it is, in ms: it is kept all the same. */
const patience = 4_000;
/** A position found this long ago is where its person still stands, in ms. */
const fresh = 5 * 60_000;

/**
 * A photo small enough to wait on the device, with when and where it was taken: read ahead of making it smaller, which leaves
 * out what the camera wrote into it. `HERE` also asks where the device is, for whose leave the browser asks its person once.
 */
export async function photoOf(file: File, where: "HERE" | "OWN"): Promise<TakenPhoto> {
  const [small, capture] = await Promise.all([smaller(file), captured(file, where)]);
  return { file: small, capture };
}

export const photosOf = (files: readonly File[], where: "HERE" | "OWN"): Promise<TakenPhoto[]> =>
  Promise.all(files.map((file) => photoOf(file, where)));

/** When and where a picture was taken; null for any other file. */
export async function captured(file: File, where: "HERE" | "OWN"): Promise<Capture | null> {
  if (!file.type.startsWith("image/")) return null;
  const [photo, device] = await Promise.all([
    ownWord(file),
    where === "HERE" ? position() : undefined,
  ]);
  return captureOf({ photo, writtenAt: file.lastModified, device, now: Date.now() });
}

/** What reads photos: its code has to be on the device before there is no signal. */
export const photoReader = () => import("exifreader");

/** What the photo says of itself (EXIF). */
async function ownWord(file: File) {
  const nothing = { at: undefined, place: undefined };
  try {
    const { load } = await photoReader();
    const { exif, gps } = load(await file.arrayBuffer(), { expanded: true });
    const offset = -new Date().getTimezoneOffset();
    const at = exifInstant(
      exif?.DateTimeOriginal?.description,
      exif?.OffsetTimeOriginal?.description,
      offset,
    );
    const { Latitude: latitude, Longitude: longitude } = gps ?? {};
    const isPlace = latitude !== undefined && longitude !== undefined;
    return { at, place: isPlace ? { latitude, longitude } : undefined };
  } catch {
    return nothing; // a picture without any, or one that cannot be read: it is kept all the same
  }
}

type Position = Pick<GeolocationCoordinates, "latitude" | "longitude" | "accuracy">;

/** Where the device is; undefined where its person or the walls do not allow it. */
function position() {
  const found = new Promise<Position | undefined>((resolve) => {
    const options = { enableHighAccuracy: true, timeout: patience, maximumAge: fresh };
    navigator.geolocation.getCurrentPosition(
      // Its words are getters of the browser's: only these are carried on.
      ({ coords: { latitude, longitude, accuracy } }) => resolve({ latitude, longitude, accuracy }),
      () => resolve(undefined),
      options,
    );
  });
  // The browser's own time begins only once its person has answered its question.
  const over = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience));
  return Promise.race([found, over]);
}
