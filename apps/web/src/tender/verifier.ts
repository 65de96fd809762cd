import type * as Verifier from "@threshold/domain/tender/verify.mjs";
// oxlint-disable-next-line import/default -- Vite answers the address of the file as it is
import verifierUrl from "@threshold/domain/tender/verify.mjs?url";

export { verifierUrl };

/** A file that somebody chose. */
export interface Chosen {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly kind: "PACK" | "RECEIPT" | "FILE" | "UNREADABLE";
  readonly content: unknown;
  readonly file: File;
}

export type Judgement =
  | { readonly kind: "NO_PACK" | "TWO_PACKS" }
  | {
      readonly kind: "JUDGED";
      readonly findings: readonly Verifier.Finding[];
      readonly entries: number;
      /** Instant of the last entry: nothing tells whether others came after. */
      readonly until: string;
      readonly receipts: number;
      readonly files: number;
    };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // told beside the file as no JSON
  }
};

/** JSON is a receipt or a pack, the verifier says whether it is one of ours; anything else is a file of a bid. */
export async function readChosen(file: File): Promise<Chosen> {
  const told = { key: crypto.randomUUID(), name: file.name, bytes: file.size, file };
  if (!file.name.toLowerCase().endsWith(".json"))
    return { ...told, kind: "FILE", content: undefined };
  const content = parsed(await file.text());
  const isObject = typeof content === "object" && content !== null;
  const kind = !isObject ? "UNREADABLE" : "commitment" in content ? "RECEIPT" : "PACK";
  return { ...told, kind, content };
}

/** By the very file that can be taken away, so that page and script cannot differ. */
export async function judge(chosen: readonly Chosen[]): Promise<Judgement> {
  const packs = chosen.filter(({ kind }) => kind === "PACK").map(({ content }) => content);
  const receipts = chosen.filter(({ kind }) => kind === "RECEIPT").map(({ content }) => content);
  const files = chosen
    .filter(({ kind }) => kind === "FILE")
    .map(({ name, file }) => ({
      name,
      read: async () => new Uint8Array(await file.arrayBuffer()),
    }));
  if (packs.length === 0) return { kind: "NO_PACK" };
  if (packs.length > 1) return { kind: "TWO_PACKS" };
  const { verify } = (await import(/* @vite-ignore */ verifierUrl)) as typeof Verifier;
  const [pack] = packs as { log?: readonly { at: string }[] }[];
  const findings = await verify(pack, receipts, files);
  const log = pack?.log ?? [];
  return {
    kind: "JUDGED",
    findings,
    entries: log.length,
    until: log.at(-1)?.at ?? "",
    receipts: receipts.length,
    files: files.length,
  };
}
