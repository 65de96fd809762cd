import { Button } from "@threshold/ui/Button";
import { Segmented } from "@threshold/ui/Segmented";
import { SidePanel } from "@threshold/ui/SidePanel";
import { type PointerEvent, useRef, useState } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { captureWords } from "./capture-words.ts";
import { MarkPhoto, Photo_photo } from "./defect-documents.ts";
import { useDefectWords } from "./words.ts";

/** Something drawn on a photo: x and y in turn, shares of width and height. */
interface Mark {
  readonly kind: string;
  readonly points: readonly number[];
  readonly text?: string;
}

/** Photos of one step, each with what was drawn on it; they open large, where they are drawn on. */
export function Photos({
  photos,
  label,
  mayMark,
  onMarked,
}: {
  photos: readonly FragmentType<typeof Photo_photo>[];
  label: string;
  mayMark: boolean;
  onMarked: () => void;
}) {
  const { words, t, format } = useDefectWords();
  const [open, setOpen] = useState<string>();
  const shown = readFragment(Photo_photo, photos);
  const chosen = shown.find(({ attachment }) => attachment.id === open);
  return (
    <>
      <ul className="defect-photos" aria-label={label}>
        {shown.map(({ attachment, marks }) => (
          <li key={attachment.id}>
            <button
              type="button"
              aria-label={`${attachment.name}${marks ? ` · ${words.photos.marked}` : ""}`}
              onClick={() => setOpen(attachment.id)}
            >
              <img src={attachment.thumbnailUrl ?? attachment.url} alt="" loading="lazy" />
              <Marks marks={(marks ?? []) as Mark[]} />
            </button>
          </li>
        ))}
      </ul>
      {chosen && (
        <Editor
          key={chosen.attachment.id}
          id={chosen.attachment.id}
          name={chosen.attachment.name}
          taken={captureWords({ t, format }, chosen.attachment.capture)}
          by={chosen.attachment.createdBy?.name}
          url={chosen.attachment.url}
          marks={(chosen.marks ?? []) as Mark[]}
          may={mayMark}
          onClose={() => setOpen(undefined)}
          onSaved={() => {
            setOpen(undefined);
            onMarked();
          }}
        />
      )}
    </>
  );
}

function Marks({ marks }: { marks: readonly Mark[] }) {
  return (
    <svg className="photo-marks" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      {marks.map((mark, at) => (
        <Drawn key={at} mark={mark} />
      ))}
    </svg>
  );
}

function Drawn({ mark: { kind, points } }: { mark: Mark }) {
  const [x1 = 0, y1 = 0, x2 = x1, y2 = y1] = points;
  if (kind === "CIRCLE")
    return (
      <ellipse
        cx={(x1 + x2) / 2}
        cy={(y1 + y2) / 2}
        rx={Math.abs(x2 - x1) / 2}
        ry={Math.abs(y2 - y1) / 2}
      />
    );
  if (kind === "ARROW") {
    const angle = Math.atan2(y2 - y1, x2 - x1);
    const wing = (turn: number) =>
      `${x2 - 0.05 * Math.cos(angle + turn)},${y2 - 0.05 * Math.sin(angle + turn)}`;
    return <path d={`M${x1},${y1} L${x2},${y2} M${wing(0.5)} L${x2},${y2} L${wing(-0.5)}`} />;
  }
  const pairs = points.flatMap((x, at) => (at % 2 === 0 ? [`${x},${points[at + 1] ?? 0}`] : []));
  return <polyline points={pairs.join(" ")} />;
}

const tools = ["CIRCLE", "ARROW", "PEN"] as const;
const short = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 10_000;

function Editor({
  id,
  name,
  taken,
  by,
  url,
  marks: before,
  may,
  onClose,
  onSaved,
}: {
  id: string;
  name: string;
  /** When and where it was taken, in words. */
  taken: string | undefined;
  /** Whose photo it is. */
  by: string | undefined;
  url: string;
  marks: readonly Mark[];
  may: boolean;
  onClose: () => void;
  onSaved: () => void;
}) {
  const { words } = useDefectWords();
  const [marks, setMarks] = useState(before);
  const [tool, setTool] = useState<(typeof tools)[number]>("CIRCLE");
  const [drawing, setDrawing] = useState<Mark>();
  const area = useRef<HTMLDivElement>(null);
  const { run, busy, problem } = useAct(MarkPhoto);
  const at = (event: PointerEvent): [number, number] => {
    const box = area.current!.getBoundingClientRect();
    return [
      short((event.clientX - box.left) / box.width),
      short((event.clientY - box.top) / box.height),
    ];
  };
  const begin = (event: PointerEvent) => {
    if (!may) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrawing({ kind: tool, points: [...at(event), ...at(event)] });
  };
  const go = (event: PointerEvent) =>
    setDrawing(
      (now) =>
        now && {
          ...now,
          points:
            now.kind === "PEN"
              ? [...now.points, ...at(event)].slice(0, 2_000)
              : [...now.points.slice(0, 2), ...at(event)],
        },
    );
  const end = () => {
    if (drawing) setMarks([...marks, drawing]);
    setDrawing(undefined);
  };
  const save = async () => {
    const drawn = marks.map(({ kind, points, text }) => ({
      kind,
      points: [...points],
      ...(text && { text }),
    }));
    if ((await run({ attachmentId: id, marks: drawn })).ok) onSaved();
  };
  return (
    <SidePanel
      open
      onClose={onClose}
      title={name}
      width="44rem"
      texts={{ close: words.close }}
      {...(may && {
        subtitle: words.photos.draw,
        footer: (
          <Button kind="PRIMARY" busy={busy} onClick={() => void save()}>
            {words.photos.save}
          </Button>
        ),
      })}
    >
      {problem && <ProblemNote problem={problem} />}
      <p className="defect-quiet">{[taken, by].filter(Boolean).join(" · ")}</p>
      {may && (
        <div className="defect-buttons">
          <Segmented
            label={words.photos.tool}
            value={tool}
            options={[
              { value: "CIRCLE", label: words.photos.circle },
              { value: "ARROW", label: words.photos.arrow },
              { value: "PEN", label: words.photos.pen },
            ]}
            onChange={setTool}
          />
          <Button
            small
            onClick={() =>
              setMarks([
                ...marks,
                { kind: tool === "PEN" ? "CIRCLE" : tool, points: [0.35, 0.35, 0.65, 0.65] },
              ])
            }
          >
            {words.photos.middle}
          </Button>
          {marks.length > 0 && (
            <Button small icon="redo" onClick={() => setMarks(marks.slice(0, -1))}>
              {words.photos.undo}
            </Button>
          )}
        </div>
      )}
      <div
        ref={area}
        className={`photo-large${may ? " photo-draws" : ""}`}
        onPointerDown={begin}
        onPointerMove={drawing && go}
        onPointerUp={end}
        onPointerCancel={() => setDrawing(undefined)}
      >
        <img src={url} alt={name} draggable={false} />
        <Marks marks={drawing ? [...marks, drawing] : marks} />
      </div>
    </SidePanel>
  );
}
