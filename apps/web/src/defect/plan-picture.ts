/** Addresses of a plan's pictures. */
export const picturesOf = ({
  attachments,
}: {
  readonly attachments: readonly { readonly url: string; readonly mediaType: string }[];
}): string[] =>
  attachments.filter(({ mediaType }) => mediaType.startsWith("image/")).map(({ url }) => url);

/** How sharp a page of a PDF is drawn, in pixels along its longer side. */
const sharpness = 2400;

/** A picture, or a page of a PDF as one. Throws where it cannot be read. */
export async function pictureOf(file: File, page: number): Promise<ImageBitmap> {
  if (file.type !== "application/pdf") return createImageBitmap(file);
  // A megabyte that only who uploads a PDF needs.
  const [{ getDocument, GlobalWorkerOptions }, { default: worker }] = await Promise.all([
    import("pdfjs-dist"),
    import("pdfjs-dist/build/pdf.worker.min.mjs?url"),
  ]);
  GlobalWorkerOptions.workerSrc = worker;
  const pdf = await getDocument({ data: await file.arrayBuffer() }).promise;
  const sheet = await pdf.getPage(Math.min(page, pdf.numPages));
  const plain = sheet.getViewport({ scale: 1 });
  const viewport = sheet.getViewport({
    scale: sharpness / Math.max(plain.width, plain.height),
  });
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await sheet.render({ canvas, viewport }).promise;
  return createImageBitmap(canvas);
}
