/** What does not hold: a code and a sentence in both languages. */
export interface Finding {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** A file that came with the pack, by its path there. */
export interface FileHeld {
  readonly name: string;
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>;
}

/** Every finding on a pack, with its files and the digest that somebody kept; none for one that holds. */
export function verify(
  pack: unknown,
  files: readonly FileHeld[],
  digest?: string,
): Promise<Finding[]>;
