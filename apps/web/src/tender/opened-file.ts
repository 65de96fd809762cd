import type { BidFile } from "@threshold/domain/tender/bid";
import { type FileFault, type FileSeal, openFile } from "@threshold/domain/tender/bid-file";
import type { BidPlace } from "@threshold/domain/tender/seal";
import { createContext } from "react";
import { requestHeaders } from "../session/company.ts";

export type HandedInFile = BidFile & { readonly sealed: FileSeal };

/** Where the sealed files of a tender's bids are had from by whoever reads them: by the account, or by a link. */
export interface BidFileSource {
  readonly tender: string;
  /** Undefined where nothing is kept under this hash. Throws where it could not be fetched. */
  readonly fetch: (sha256: string, signal: AbortSignal) => Promise<Response | undefined>;
}
export const BidFileContext = createContext<BidFileSource | undefined>(undefined);

async function answered(asked: Promise<Response>): Promise<Response | undefined> {
  const response = await asked;
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`the file was answered with ${response.status}`);
  return response;
}

export const filesByAccount = (tender: string): BidFileSource => ({
  tender,
  fetch: (sha256, signal) =>
    answered(fetch(`/tenders/${tender}/files/${sha256}`, { headers: requestHeaders(), signal })),
});

export const filesByLink = (tender: string, token: string): BidFileSource => ({
  tender,
  fetch: (sha256, signal) =>
    answered(
      fetch("/api/links/file", {
        method: "POST",
        headers: { "content-type": "application/json" },
        credentials: "omit",
        body: JSON.stringify({ token, id: sha256 }),
        signal,
      }),
    ),
});

/** Not every browser goes through a stream by `for await`. */
async function* streamOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

/**
 * Fetches a file of an opened bid, opens it in this browser and holds it against what the bid committed to. `onPiece` is given what it
 * holds; it is the file only where the answer is AS_COMMITTED. Throws where it could not be fetched.
 */
export async function openHanded(
  source: BidFileSource,
  bidder: string,
  file: HandedInFile,
  signal: AbortSignal,
  onPiece?: (piece: Uint8Array<ArrayBuffer>, share: number) => void,
): Promise<"AS_COMMITTED" | Exclude<FileFault, "NOT_CHECKED">> {
  const response = await source.fetch(file.sealed.sha256, signal);
  if (!response?.body) return "MISSING";
  const place: BidPlace = { tender: source.tender, bidder };
  return openFile(place, file, streamOf(response.body), onPiece);
}
