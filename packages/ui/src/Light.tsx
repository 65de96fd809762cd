import type { ReactNode } from "react";

export const LIGHT_LEVELS = ["GREEN", "AMBER", "RED", "NONE"] as const;
export type LightLevel = (typeof LIGHT_LEVELS)[number];

export interface LightProps {
  level: LightLevel;
  /** The level in words, e.g. 有风险. */
  word: string;
  /** Why; shown under the light when opened. Without reasons there is nothing to open. */
  reasons?: readonly { key: string; text: ReactNode }[];
  /** Name of the disclosure for screen readers, e.g. 查看原因. */
  whyText?: string;
  defaultOpen?: boolean;
}

/** Red, amber or green that explains itself. */
export function Light({ word }: LightProps) {
  return <span>{word}</span>;
}
