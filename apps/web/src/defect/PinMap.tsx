import { heatSquares, mirrored, type Point, type Region } from "@threshold/domain/defect/geometry";
import { Button } from "@threshold/ui/Button";
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useRef,
  useState,
} from "react";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { PlanPicture_plan } from "./defect-documents.ts";
import { useDefectWords } from "./words.ts";
import "./defect.css";

const zooms = [1, 1.5, 2, 3, 4] as const;
/** How far an arrow key moves a pin, as a share of the plan. */
export const step = 0.005;

/** The steps of the arrow keys on a plan as it is seen. */
export const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const within = (share: number) => Math.min(1, Math.max(0, share));
export const moved = (point: Point, by: Point, mirror: boolean): Point => ({
  x: within(point.x + by.x * step * (mirror ? -1 : 1)),
  y: within(point.y + by.y * step),
});

/** A plan with a sheet to lay things on: zoomed by buttons, mirrored for a mirrored home. */
export function PlanSheet({
  plan: masked,
  mirror = false,
  onTap,
  children,
  foot,
}: {
  plan: FragmentType<typeof PlanPicture_plan>;
  mirror?: boolean;
  /** Where somebody tapped, on the plan as drawn. */
  onTap?: (point: Point) => void;
  children?: ReactNode;
  foot?: ReactNode;
}) {
  const { words } = useDefectWords();
  const plan = readFragment(PlanPicture_plan, masked);
  const [zoom, setZoom] = useState(0);
  const sheet = useRef<HTMLDivElement>(null);
  const picture = plan.attachments.find(({ mediaType }) => mediaType.startsWith("image/"));
  const tap = (event: MouseEvent) => {
    const box = sheet.current?.getBoundingClientRect();
    if (!box || !onTap) return;
    const seen = {
      x: within((event.clientX - box.left) / box.width),
      y: within((event.clientY - box.top) / box.height),
    };
    onTap(mirror ? mirrored(seen) : seen);
  };
  return (
    <figure className="plan">
      <div
        className="plan-window"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
        tabIndex={0}
        role="group"
        aria-label={words.plan.view(plan.layoutType)}
      >
        {/* Placing by keyboard goes by the pin's own arrow keys and buttons. */}
        <div
          ref={sheet}
          className={`plan-sheet${onTap ? " plan-taps" : ""}`}
          style={{
            width: `${zooms[zoom]! * 100}%`,
            aspectRatio: `${plan.width} / ${plan.height}`,
          }}
          onClick={tap}
        >
          {picture && (
            <img
              src={picture.url}
              alt=""
              draggable={false}
              className={mirror ? "plan-mirrored" : undefined}
            />
          )}
          {children}
        </div>
      </div>
      <figcaption>
        <span className="plan-zoom">
          <Button
            small
            iconOnly
            icon="plus"
            {...(zoom === zooms.length - 1 && { unavailable: words.plan.zoomIn })}
            onClick={() => setZoom(Math.min(zooms.length - 1, zoom + 1))}
          >
            {words.plan.zoomIn}
          </Button>
          <Button
            small
            iconOnly
            icon="dash"
            {...(zoom === 0 && { unavailable: words.plan.zoomOut })}
            onClick={() => setZoom(Math.max(0, zoom - 1))}
          >
            {words.plan.zoomOut}
          </Button>
          {mirror && <small>{words.plan.mirrored}</small>}
        </span>
        {foot}
      </figcaption>
    </figure>
  );
}

const seenAt = (point: Point, mirror: boolean): CSSProperties => {
  const { x, y } = mirror ? mirrored(point) : point;
  return { left: `${x * 100}%`, top: `${y * 100}%` };
};

/** The named regions of a plan, faintly. */
export function Regions({ regions, mirror }: { regions: readonly Region[]; mirror: boolean }) {
  const centre = ({ corners }: Region): Point => ({
    x: corners.reduce((sum, { x }) => sum + x, 0) / corners.length,
    y: corners.reduce((sum, { y }) => sum + y, 0) / corners.length,
  });
  return (
    <>
      <svg className="plan-over" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        {regions.map((region) => (
          <polygon
            key={region.id}
            points={region.corners
              .map((corner) => (mirror ? mirrored(corner) : corner))
              .map(({ x, y }) => `${x},${y}`)
              .join(" ")}
          />
        ))}
      </svg>
      {regions.map((region) => (
        <span key={region.id} className="plan-name" style={seenAt(centre(region), mirror)}>
          {region.name}
        </span>
      ))}
    </>
  );
}

/** How many defects lie in each square, as depth of colour; each square says its number. */
export function HeatSquares({
  squares,
}: {
  squares: readonly { readonly column: number; readonly row: number; readonly count: number }[];
}) {
  const { words } = useDefectWords();
  const most = Math.max(1, ...squares.map(({ count }) => count));
  const side = 100 / heatSquares;
  return (
    <ul className="plan-squares" aria-label={words.heat.title}>
      {squares.map(({ column, row, count }) => (
        <li
          key={`${column} ${row}`}
          title={words.heat.square(count)}
          style={{
            left: `${column * side}%`,
            top: `${row * side}%`,
            width: `${side}%`,
            height: `${side}%`,
            opacity: 0.25 + (0.7 * count) / most,
          }}
        >
          <span className="visually-hidden">{words.heat.square(count)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Pins that stand where they are. */
export function FixedPin({ at, mirror, label }: { at: Point; mirror: boolean; label: string }) {
  return <span className="plan-pin" role="img" aria-label={label} style={seenAt(at, mirror)} />;
}

/** Places one pin on the plan of a home's layout: by tapping, then finely by arrow keys or buttons. */
export function PinMap({
  plan: masked,
  mirror,
  pin,
  where,
  onPin,
}: {
  plan: FragmentType<typeof PlanPicture_plan>;
  mirror: boolean;
  pin: Point | undefined;
  /** In which region it lies. */
  where: string | undefined;
  onPin: (pin: Point | undefined) => void;
}) {
  const { words } = useDefectWords();
  const plan = readFragment(PlanPicture_plan, masked);
  const nudge = (key: string) => pin && arrows[key] && onPin(moved(pin, arrows[key], mirror));
  const keys = (event: KeyboardEvent) => {
    if (!arrows[event.key]) return;
    event.preventDefault();
    nudge(event.key);
  };
  const told = words.plan.pinAt(where ?? words.plan.outside);
  return (
    <>
      <p className="defect-quiet">{words.plan.tap}</p>
      <PlanSheet
        plan={masked}
        mirror={mirror}
        onTap={onPin}
        foot={
          <span className="plan-nudge">
            {pin ? (
              <>
                {(
                  [
                    ["ArrowLeft", "←", words.plan.left],
                    ["ArrowRight", "→", words.plan.right],
                    ["ArrowUp", "↑", words.plan.up],
                    ["ArrowDown", "↓", words.plan.down],
                  ] as const
                ).map(([key, sign, label]) => (
                  <Button key={key} small aria-label={label} onClick={() => nudge(key)}>
                    {sign}
                  </Button>
                ))}
                <Button small kind="QUIET" icon="close" onClick={() => onPin(undefined)}>
                  {words.plan.clear}
                </Button>
              </>
            ) : (
              <Button small icon="plus" onClick={() => onPin({ x: 0.5, y: 0.5 })}>
                {words.plan.pin}
              </Button>
            )}
          </span>
        }
      >
        <Regions regions={plan.regions as readonly Region[]} mirror={mirror} />
        {pin && (
          <button
            type="button"
            className="plan-pin"
            aria-label={told}
            style={seenAt(pin, mirror)}
            onKeyDown={keys}
            onClick={(event) => event.stopPropagation()}
          />
        )}
      </PlanSheet>
      <p className="defect-quiet" aria-live="polite">
        {pin ? told : ""}
      </p>
    </>
  );
}
