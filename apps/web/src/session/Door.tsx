import type { ReactNode } from "react";
import { useWords } from "../i18n/Words.tsx";
import { LanguageChoice } from "../shell/LanguageChoice.tsx";
import { Brand } from "../shell/Brand.tsx";
import "./door.css";

/** The frame of the pages for someone without a session. */
export function Door({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <div className="door">
      <title>{`${title} · ${t.shell.product}`}</title>
      <Skyline />
      <main className="door-card">
        <Brand />
        <h1>{title}</h1>
        {lead && <p className="door-lead">{lead}</p>}
        {children}
      </main>
      <footer className="door-foot">
        <LanguageChoice />
      </footer>
    </div>
  );
}

const TOWERS = [
  [0, 96, 150],
  [108, 70, 210],
  [190, 120, 120],
  [322, 84, 262],
  [418, 64, 176],
  [494, 132, 98],
  [638, 76, 232],
  [726, 92, 144],
  [830, 68, 196],
  [910, 118, 112],
  [1040, 80, 246],
  [1132, 96, 160],
] as const;

/** An estate at rest along the foot of the page. */
function Skyline() {
  return (
    <svg
      className="door-skyline"
      viewBox="0 0 1230 270"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
    >
      {TOWERS.map(([x, width, height]) => (
        <g key={x}>
          <rect x={x} y={270 - height} width={width} height={height} rx="3" />
          {windows(x, width, height).map(([left, top]) => (
            <rect
              key={`${left} ${top}`}
              className="door-window"
              x={left}
              y={top}
              width="7"
              height="10"
              rx="1"
            />
          ))}
        </g>
      ))}
    </svg>
  );
}

/** Windows in rows and columns; about one in four is lit, always the same ones. */
function windows(x: number, width: number, height: number): [number, number][] {
  const lit: [number, number][] = [];
  for (let top = 270 - height + 16; top < 252; top += 22)
    for (let left = x + 12; left < x + width - 14; left += 16)
      if ((left * 7 + top * 13) % 4 === 0) lit.push([left, top]);
  return lit;
}
