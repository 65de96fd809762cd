import type { Tone } from "@threshold/ui/Badge";
import type { ImportStatus, ImportVerdict } from "../gql/graphql.ts";

const TONES: Record<ImportStatus, Tone> = {
  READING: "ACCENT",
  CHECKED: "WARN",
  APPLYING: "ACCENT",
  APPLIED: "OK",
  UNDOING: "ACCENT",
  UNDONE: "NEUTRAL",
  CANCELLED: "NEUTRAL",
  FAILED: "BAD",
};

/** How a batch's status looks. */
export const importTone = (status: ImportStatus): Tone => TONES[status];

/** Whether the server is at work on the batch, so that its numbers still move. */
export const isMoving = (status: ImportStatus): boolean =>
  status === "READING" || status === "APPLYING" || status === "UNDOING";

export const IMPORT_VERDICTS = [
  "CREATE",
  "CHANGE",
  "SAME",
  "REFUSED",
] as const satisfies readonly ImportVerdict[];

export const VERDICT_TONES: Record<ImportVerdict, Tone> = {
  CREATE: "OK",
  CHANGE: "ACCENT",
  SAME: "NEUTRAL",
  REFUSED: "BAD",
};
