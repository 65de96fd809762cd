import { useRef } from "react";
import type { PointerEvent } from "react";
import { Button } from "./Button.tsx";
import "./SignaturePad.css";

/** One movement of the pen: x and y in turn, in units of the paper. */
export type Stroke = readonly number[];

export interface SignaturePadProps {
  label: string;
  /** The paper's own units; whatever the screen's size. */
  width: number;
  height: number;
  strokes: readonly Stroke[];
  onChange: (strokes: readonly Stroke[]) => void;
  error?: string | undefined;
  texts: { hint: string; undo: string; clear: string };
}

/** Nearer points than this, in units, say nothing more of a line. */
const NEAR = 2;

/** A field to sign in by finger, pen or mouse. Offer another way beside it: not everybody can draw. */
export function SignaturePad(props: SignaturePadProps) {
  const { label, width, height, strokes, onChange, error, texts } = props;
  const drawing = useRef<number | undefined>(undefined);
  const pointOf = (event: PointerEvent<SVGSVGElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    const scaled = (at: number, from: number, size: number, units: number) =>
      Math.min(units, Math.max(0, Math.round(((at - from) / size) * units)));
    return [
      scaled(event.clientX, box.left, box.width, width),
      scaled(event.clientY, box.top, box.height, height),
    ];
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (drawing.current !== undefined || event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = event.pointerId;
    onChange([...strokes, pointOf(event)]);
  };
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (drawing.current !== event.pointerId) return;
    const last = strokes.at(-1);
    if (!last) return;
    const [x, y] = pointOf(event);
    const [fromX = 0, fromY = 0] = last.slice(-2);
    if (Math.hypot(x - fromX, y - fromY) < NEAR) return;
    onChange([...strokes.slice(0, -1), [...last, x, y]]);
  };
  const end = (event: PointerEvent<SVGSVGElement>) => {
    if (drawing.current === event.pointerId) drawing.current = undefined;
  };
  const isEmpty = strokes.length === 0;
  return (
    <div className="ui-pad">
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${width} ${height}`}
        data-error={error ? true : undefined}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line
          className="ui-pad-line"
          x1="30"
          x2={width - 30}
          y1={height * 0.78}
          y2={height * 0.78}
        />
        {isEmpty && (
          <text className="ui-pad-hint" x={width / 2} y={height * 0.72} textAnchor="middle">
            {texts.hint}
          </text>
        )}
        <path className="ui-pad-ink" d={strokes.map(pathOf).join("")} />
      </svg>
      {error && <p className="ui-field-error">{error}</p>}
      <div className="ui-pad-buttons">
        <Button
          small
          kind="QUIET"
          disabled={isEmpty}
          onClick={() => onChange(strokes.slice(0, -1))}
        >
          {texts.undo}
        </Button>
        <Button small kind="QUIET" disabled={isEmpty} onClick={() => onChange([])}>
          {texts.clear}
        </Button>
      </div>
    </div>
  );
}

/** A dot is a line to itself: round ends make it one. */
function pathOf(stroke: Stroke): string {
  const [x, y, ...rest] = stroke;
  return `M${x} ${y}L${rest.length > 0 ? rest.join(" ") : `${x} ${y}`}`;
}

/** A signature as it was written: the path of an SVG of the paper's units. */
export function Ink({
  path,
  width,
  height,
  label,
}: {
  path: string;
  width: number;
  height: number;
  label: string;
}) {
  return (
    <svg className="ui-ink" role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`}>
      <path className="ui-pad-ink" d={path} />
    </svg>
  );
}
