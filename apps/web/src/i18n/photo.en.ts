import type { photoZh } from "./photo.zh.ts";

/** When and where a photo was taken, and who says so. */
export const photoEn: typeof photoZh = {
  taken: (when, isOwn) =>
    `Taken ${when} (${isOwn ? "by the photo itself" : "by the device's clock"})`,
  takenAt: (latitude, longitude) => `${latitude} N, ${longitude} E`,
  within: (metres) => `within some ${metres} m`,
  placeOwn: "place by the photo itself",
  placeUnknown: "no place",
};
