import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";
import "./Light.css";

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

/** Red, amber or green as colour, shape and word, which opens in place to say why. */
export function Light({ level, word, reasons, whyText, defaultOpen }: LightProps) {
  const face = (
    <>
      <LightMark level={level} />
      {word}
    </>
  );
  const look = `ui-light ui-light-${level.toLowerCase()}`;
  if (!reasons || reasons.length === 0) return <span className={look}>{face}</span>;
  return (
    <details className={look} open={defaultOpen}>
      <summary>
        {face}
        <span className="visually-hidden">{whyText}</span>
        <Icon name="arrowDown" size={12} />
      </summary>
      <ul>
        {reasons.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
    </details>
  );
}

/** A round light for good, a triangle for care, an octagon for danger. */
export function LightMark({ level, size = 14 }: { level: LightLevel; size?: number }) {
  return (
    <svg
      className={`ui-light-mark ui-light-mark-${level.toLowerCase()}`}
      width={size}
      height={size}
      viewBox="0 0 14 14"
      aria-hidden="true"
    >
      <path d={SHAPES[level]} />
      <path d={GLYPHS[level]} className="ui-light-glyph" />
    </svg>
  );
}

const SHAPES: Record<LightLevel, string> = {
  GREEN: "M7 1a6 6 0 1 1 0 12A6 6 0 0 1 7 1z",
  AMBER: "M7 .8 13.8 13H.2z",
  RED: "M4.2.5h5.6l3.7 3.7v5.6l-3.7 3.7H4.2L.5 9.8V4.2z",
  NONE: "M7 2a5 5 0 1 1 0 10A5 5 0 0 1 7 2z",
};
const GLYPHS: Record<LightLevel, string> = {
  GREEN: "M4.3 7.2 6.2 9.1 9.8 5",
  AMBER: "M7 5v3.6M7 10.7v.1",
  RED: "M4.7 4.7l4.6 4.6M9.3 4.7 4.7 9.3",
  NONE: "M5 7h4",
};
