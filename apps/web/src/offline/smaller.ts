/** The longest side of a photo that is kept, in pixels: a crack of a hair's width is still seen. */
const longest = 2_000;

/** A photo small enough to wait on the device and to go over a bad line; as it is where the browser cannot read it. */
export async function smaller(file: File): Promise<File> {
  if (!file.type.startsWith("image/") || file.size < 400_000) return file;
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return file; // HEIC in a browser that does not know it: the server does
  }
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, width, height);
  picture.close();
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.82 });
  const name = file.name.replace(/\.\w+$/, ".jpg");
  return blob.size < file.size
    ? new File([blob], name, { type: "image/jpeg", lastModified: file.lastModified })
    : file;
}
