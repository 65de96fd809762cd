/** What does not hold: a code and a sentence in both languages. */
export interface Finding {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** Every finding on a pack, with the receipts that bidders kept; none for one that holds. */
export function verify(pack: unknown, receipts?: readonly unknown[]): Promise<Finding[]>;
