/** Length of a small picture's longer side, in pixels. */
const longest = 320;
/** Pictures of more pixels are not opened: unpacked, they would fill the memory. */
const mostPixels = 100_000_000;

/**
 * A small WebP of a picture, upright and without what the camera wrote into it (place, owner).
 * Undefined where the picture cannot be opened: broken, too large, or HEIC without its decoder.
 */
export async function thumbnailOf(path: string): Promise<Buffer | undefined> {
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  try {
    return await sharp(path, { limitInputPixels: mostPixels, failOn: "truncated", pages: 1 })
      .rotate()
      .resize(longest, longest, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: 78 })
      .toBuffer();
  } catch {
    return undefined; // the file itself is kept all the same
  }
}
