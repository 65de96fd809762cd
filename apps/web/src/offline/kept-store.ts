import { type DBSchema, openDB } from "idb";

interface Schema extends DBSchema {
  answer: { key: string; value: KeptAnswer };
}

/** What the server answered to a query once. */
export interface KeptAnswer {
  readonly data: unknown;
  /** ISO. */
  readonly at: string;
}

const NAME = "threshold-kept";
/** Pictures that the service worker gives where there is no signal. */
export const PICTURES = "threshold-pictures";
const opened = () =>
  openDB<Schema>(NAME, 1, { upgrade: (database) => void database.createObjectStore("answer") });
let database: ReturnType<typeof opened> | undefined;
const open = () => (database ??= opened());

export async function keep(key: string, answer: KeptAnswer): Promise<void> {
  await (await open()).put("answer", answer, key);
}

export async function kept(key: string): Promise<KeptAnswer | undefined> {
  return (await open()).get("answer", key);
}

/** Forgets everything, pictures too: another person may be the next on this device. Commands that wait stay, for their person. */
export async function forgetKept(): Promise<void> {
  await (await open()).clear("answer");
  await globalThis.caches?.delete(PICTURES);
}
