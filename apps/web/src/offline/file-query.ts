import type { Capture } from "@threshold/domain/attachment/capture";

/** What an upload's address says of a file: what it is of, and of a photo when and where it was taken. */
export const fileQuery = (
  of: Readonly<Record<string, string>>,
  capture: Capture | null | undefined,
): string =>
  new URLSearchParams({ ...of, ...(capture && { capture: JSON.stringify(capture) }) }).toString();

/**
 * What a photo says of itself; null for any other file, and where the code that reads it cannot be fetched, over a bad line or
 * from a server that has a newer one by now: the photo goes all the same.
 */
export async function ownCapture(file: File): Promise<Capture | null> {
  const reader = await import("./photo.ts").catch(() => undefined);
  return reader ? reader.captured(file, "OWN") : null;
}
