import type { Capture } from "@threshold/domain/attachment/capture";
import type { useWords } from "../i18n/Words.tsx";

type Words = Pick<ReturnType<typeof useWords>, "t" | "format">;

/** When and where a photo was taken, in a line; undefined where nobody told. */
export function captureWords(
  { t, format }: Words,
  capture: Capture | null | undefined,
): string | undefined {
  if (!capture) return undefined;
  const words = t.photo;
  const { at, by, place } = capture;
  const degrees = (value: number) => value.toFixed(5);
  return [
    words.taken(format.instant(at), by === "PHOTO"),
    ...(place
      ? [
          words.takenAt(degrees(place.latitude), degrees(place.longitude)),
          place.by === "PHOTO"
            ? words.placeOwn
            : place.accuracy !== null && words.within(Math.round(place.accuracy)),
        ]
      : [words.placeUnknown]),
  ]
    .filter(Boolean)
    .join(" · ");
}
