/** What does not hold: a code and a sentence in both languages, and which entry it is about. */
export interface Finding {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly number?: number;
  readonly id?: string;
}

/** A root that somebody kept, and where it was kept. */
export interface KeptRoot {
  readonly size: number;
  readonly root: string;
  readonly source: string;
}

/** Every finding on an export of the audit log; none for one that holds. */
export function verify(
  lines: Iterable<string> | AsyncIterable<string>,
  kept: readonly KeptRoot[],
): Promise<{
  readonly findings: Finding[];
  readonly size?: number;
  readonly withheld?: number;
  readonly root?: string;
}>;
