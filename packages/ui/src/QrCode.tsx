import "./QrCode.css";
import type { QrDrawing } from "./qr-drawing.tsx";
import { loadable } from "./use-loaded.ts";

const useDrawing = loadable<typeof QrDrawing>(
  async () => (await import("./qr-drawing.tsx")).QrDrawing,
);

/** A text for a camera. Say the same in words beside it: not everybody has a second device. */
export function QrCode({
  value,
  label,
  size = 176,
}: {
  value: string;
  /** What it is, for those who do not see it. */
  label: string;
  /** CSS pixels */
  size?: number;
}) {
  const { component: Drawing } = useDrawing();
  return (
    <div className="ui-qr" role="img" aria-label={label} style={{ width: size, height: size }}>
      {Drawing && (
        <span aria-hidden="true">
          <Drawing value={value} size={size} />
        </span>
      )}
    </div>
  );
}
