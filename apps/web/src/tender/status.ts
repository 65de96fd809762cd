import type { Tone } from "@threshold/ui/Badge";

const tones: Readonly<Record<string, Tone>> = {
  DRAFT: "NEUTRAL",
  ISSUED: "ACCENT",
  OPENED: "ACCENT",
  EVALUATING: "ACCENT",
  RANKED: "ACCENT",
  AWARDED: "OK",
  TOLD: "OK",
  CLOSED: "OK",
  FAILED: "BAD",
};

/** How a tender's status is coloured. */
export const statusTones = (status: string): Tone => tones[status] ?? "NEUTRAL";
