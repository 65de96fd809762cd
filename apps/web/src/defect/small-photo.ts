/** The longer side of a photo that waits on a phone for a signal, in pixels. */
const longest = 1600;

/** A photo as a JPEG that a phone keeps many of; one that is small already, or that cannot be read, goes as it is. */
export async function smaller(photo: File): Promise<File> {
  const picture = await createImageBitmap(photo).catch(() => undefined);
  const scale = picture ? longest / Math.max(picture.width, picture.height) : 1;
  if (!picture || scale >= 1) return photo;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d")!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  const name = photo.name.replace(/\.\w+$/, ".jpg");
  return blob
    ? new File([blob], name, { type: "image/jpeg", lastModified: photo.lastModified })
    : photo;
}
