import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A PDF as a reader sees it: the text of each page, line breaks and blanks left out, since they are the layout's. */
export async function pagesOf(content: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(content), verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let at = 1; at <= document.numPages; at += 1) {
    const { items } = await (await document.getPage(at)).getTextContent();
    pages.push(
      items
        .map((item) => ("str" in item ? item.str : ""))
        .join("")
        .replaceAll(/\s/g, ""),
    );
  }
  await task.destroy();
  return pages;
}

/** The fonts that a PDF brings along, and those that it leaves to the reader's machine. */
export function fontsOf(content: Buffer): { embedded: string[]; missing: string[] } {
  const text = content.toString("latin1");
  const named = [...text.matchAll(/\/FontName\s*\/(\S+)[\s\S]*?endobj/g)];
  const isEmbedded = ([whole]: RegExpMatchArray) => /\/FontFile[23]?\s/.test(whole);
  const name = ([, font]: RegExpMatchArray) => font!;
  return {
    embedded: named.filter(isEmbedded).map(name),
    missing: named.filter((one) => !isEmbedded(one)).map(name),
  };
}
