/** What does not hold: a code and a sentence in both languages. */
export interface Finding {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** A file that somebody has of a bid, as it was read or still sealed. */
export interface FileHeld {
  readonly name: string;
  readonly read: () => Promise<Uint8Array>;
}

/** Every finding on a pack, with the receipts that bidders kept and files of bids; none for one that holds. */
export function verify(
  pack: unknown,
  receipts?: readonly unknown[],
  files?: readonly FileHeld[],
): Promise<Finding[]>;
