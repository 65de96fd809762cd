import type { Day } from "@threshold/domain/calendar/day";
import { readDecimal } from "@threshold/domain/decimal";
import { judgePoints, type Measured } from "@threshold/domain/unit-acceptance/measuring";
import type { Line } from "@threshold/domain/unit-acceptance/standard";
import { decides, type Tool, tools } from "@threshold/domain/unit-acceptance/tool-kit";
import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Input, Select } from "@threshold/ui/Input";
import { lazy, type ReactNode, Suspense, useEffect, useId, useRef, useState } from "react";
import { captureWords } from "../defect/capture-words.ts";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useToday } from "../form/today.ts";
import type { UnitResultInput } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useOutbox } from "../outbox/use-outbox.ts";
import { withPageWords } from "../page.ts";
import type { Problem } from "../problem.ts";
import type { Group, Home, Result } from "./home-document.ts";
import { limitOf, reasonOf } from "./limit.ts";
import { pinOf } from "./pin.ts";

/** It comes with the first pin, or along into the basement. */
const PinDialog = lazy(() =>
  withPageWords(import("./PinDialog.tsx")).then(
    (loaded) => ({ default: loaded.PinDialog }),
    () => ({ default: NoPins }),
  ),
);
/** The plan cannot be fetched here: the line is recorded all the same, and pinned above ground. */
const NoPins = () => <ProblemNote problem={{ kind: "OFFLINE" }} />;

const tones: Record<Result["outcome"], Tone> = {
  PASS: "OK",
  FAIL: "BAD",
  NA: "NEUTRAL",
  UNDECIDED: "WARN",
};

/** One line to look at: what is asked, the points to measure or the two big buttons, and what it is worth at once. */
export function LineField({
  line,
  result,
  group,
  mayFill,
  mayPhoto,
  again,
  waiting,
  earlier,
  plan,
  mirrored,
  onSend,
  onPhoto,
}: {
  line: Line;
  result: Result | undefined;
  group: Group | undefined;
  mayFill: boolean;
  /** Photos of its result may be added. */
  mayPhoto: boolean;
  /** It is re-inspected: the result of another round. */
  again: boolean;
  /** Its result is on this device only. */
  waiting: boolean;
  /** Its results of the rounds before. */
  earlier: readonly Result[];
  /** The plan of the home's layout, as drawn. */
  plan: Home["plan"];
  mirrored: boolean;
  onSend: (result: UnitResultInput) => Promise<Problem | undefined>;
  onPhoto: (result: Result, file: File) => Promise<Problem | undefined>;
}) {
  const { t, format, language } = useWords();
  const words = t.acceptance;
  const { item, room } = line;
  const label = useId();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [remark, setRemark] = useState(result?.remark ?? "");
  const [pinning, setPinning] = useState(false);
  const send = async (
    more: Pick<UnitResultInput, "outcome"> &
      Partial<Pick<UnitResultInput, "points" | "toolId" | "pin">>,
  ) => {
    setBusy(true);
    const sent = {
      // Looked at again in the same round it is the same result, whose photos stay with it.
      id: result && !again ? result.id.slice(result.id.indexOf("_") + 1) : crypto.randomUUID(),
      itemCode: item.code,
      roomCode: room?.code ?? null,
      seenVersion: result?.version ?? null,
      points: [],
      pin: again ? null : pinOf(result),
      ...more,
      remark: remark.trim() || null,
    };
    setProblem(await onSend(sent));
    setBusy(false);
  };
  return (
    <li className="acceptance-line" aria-labelledby={label} aria-busy={busy || undefined}>
      <div className="acceptance-line-head">
        <h3 id={label}>{room ? `${room.name} · ${item.label[language]}` : item.label[language]}</h3>
        {item.critical && <Badge tone="CRITICAL">{words.standard.critical}</Badge>}
        {result && <Badge tone={tones[result.outcome]}>{words.outcomes[result.outcome]}</Badge>}
        {waiting && <Badge tone="ACCENT">{t.outbox.states.WAITING}</Badge>}
        {result?.mending && <Badge tone="WARN">{words.mendings[result.mending]}</Badge>}
      </div>
      <p>
        {item.measure ? limitOf(item.measure, words) : item.requirement?.[language]}
        <small>{`${item.method[language]} · ${item.source.document}`}</small>
      </p>
      {mayFill && item.measure ? (
        <Measuring
          line={line}
          spec={item.measure}
          result={result}
          group={group}
          busy={busy}
          onSend={send}
        />
      ) : (
        result && <Found result={result} />
      )}
      {mayFill && (
        <div className="acceptance-answers">
          {!item.measure && (
            <Button busy={busy} onClick={() => void send({ outcome: "PASS" })}>
              {words.pass}
            </Button>
          )}
          <Button
            kind="DANGER"
            busy={busy}
            onClick={() => void send({ outcome: "FAIL", ...(item.measure && kept(result)) })}
          >
            {words.fail}
          </Button>
          <Button kind="QUIET" busy={busy} onClick={() => void send({ outcome: "NA" })}>
            {words.na}
          </Button>
          <Input
            label={words.remark}
            value={remark}
            onChange={({ target }) => setRemark(target.value)}
          />
          {plan && !again && result?.outcome === "FAIL" && (
            <Button icon="edit" onClick={() => setPinning(true)}>
              {result.planId ? words.pinMove : words.pinSet}
            </Button>
          )}
        </div>
      )}
      {result && (
        <LinePhotos photos={result.attachments}>
          {mayPhoto && (
            <Photo result={result} onTaken={(file) => onPhoto(result, file).then(setProblem)} />
          )}
        </LinePhotos>
      )}
      {earlier.length > 0 && (
        <details className="acceptance-rounds">
          <summary>{words.earlierRounds(earlier.length)}</summary>
          <ol>
            {earlier.map((one) => (
              <li key={one.id}>
                <Badge tone={tones[one.outcome]}>{words.outcomes[one.outcome]}</Badge>{" "}
                {`${words.roundOf(one.round)} · ${format.instant(one.doneAt)}`}
                <Found result={one} />
                <LinePhotos photos={one.attachments} />
              </li>
            ))}
          </ol>
        </details>
      )}
      {pinning && plan && result && (
        <Suspense>
          <PinDialog
            plan={plan}
            mirrored={mirrored}
            result={result}
            onClose={() => setPinning(false)}
            onPin={(pin) => {
              setPinning(false);
              void send({ outcome: "FAIL", ...kept(result), pin });
            }}
          />
        </Suspense>
      )}
      {problem && <ProblemNote problem={problem} />}
    </li>
  );
}

/** The photos of a result, each with when and where it was taken; those that wait are shown from the device. */
function LinePhotos({ photos, children }: { photos: Result["attachments"]; children?: ReactNode }) {
  const { t, format } = useWords();
  if (photos.length === 0 && !children) return null;
  return (
    <div className="acceptance-photos">
      {photos.length > 0 && (
        <ul aria-label={t.acceptance.photo}>
          {photos.map((photo) => (
            <li key={photo.id}>
              <Picture photo={photo} />
              <small>{captureWords({ t, format }, photo.capture) ?? photo.name}</small>
            </li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}

function Picture({
  photo: { id, name, url, thumbnailUrl },
}: {
  photo: Result["attachments"][number];
}) {
  const { outbox } = useOutbox();
  const [kept, setKept] = useState<string>();
  useEffect(() => {
    if (url) return;
    let address: string | undefined;
    let over = false;
    void outbox.file(id).then((file) => {
      if (file && !over) setKept((address = URL.createObjectURL(file)));
    });
    return () => {
      over = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [outbox, id, url]);
  if (!url) return kept ? <img src={kept} alt={name} /> : null;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      <img src={thumbnailUrl ?? url} alt={name} loading="lazy" />
    </a>
  );
}

type Points = readonly { readonly value: string; readonly confirmed: boolean }[];
const pointsOf = (result: Result | undefined) => (result?.points ?? []) as Points;
/** What was measured stays where somebody calls a line failed for another reason. */
const kept = (result: Result | undefined) => ({
  points: [...pointsOf(result)],
  toolId: (result?.tool as { id?: string } | null)?.id ?? null,
});

/** What was recorded of a line that is not filled now. */
function Found({ result }: { result: Result }) {
  const { t } = useWords();
  const measured = result.measured as Measured | null;
  return (
    <p className="acceptance-found">
      {[
        pointsOf(result)
          .map(({ value }) => value)
          .join("，"),
        ...(measured?.reasons ?? []).map((reason) => reasonOf(reason, t.acceptance)),
        result.remark,
        result.exception,
        result.doneBy?.name,
      ]
        .filter(Boolean)
        .join(" · ")}
    </p>
  );
}

function Measuring({
  line,
  spec,
  result,
  group,
  busy,
  onSend,
}: {
  line: Line;
  spec: NonNullable<Line["item"]["measure"]>;
  result: Result | undefined;
  group: Group | undefined;
  busy: boolean;
  onSend: (more: Pick<UnitResultInput, "outcome" | "points" | "toolId">) => Promise<void>;
}) {
  const { t, language } = useWords();
  const words = t.acceptance;
  const today = useToday() as Day;
  const fitting = (group?.tools ?? []).filter(({ code }) => line.item.tools.includes(code));
  const [toolId, setToolId] = useState(
    (result?.tool as { id?: string } | null)?.id ?? fitting[0]?.id,
  );
  const [values, setValues] = useState<readonly string[]>(() => {
    const known = pointsOf(result).map(({ value }) => value);
    const missing = Math.max(0, spec.points.atLeast - known.length);
    return [...known, ...Array.from({ length: missing }, () => "")];
  });
  const [confirmed, setConfirmed] = useState(false);
  const tool = fitting.find(({ id }) => id === toolId) as Tool | undefined;
  const points = values
    .filter((value) => value.trim() !== "")
    .map((value) => ({ value: readDecimal(value) ?? value, confirmed }));
  const isRead = points.every(({ value }) => readDecimal(value) !== undefined);
  const judged =
    points.length > 0 && isRead
      ? judgePoints(spec, points, tool ?? null, line.room, today)
      : undefined;
  const design = spec.of === "VALUE" ? null : line.room?.[spec.of.deviationFrom];
  const isBeyond = judged?.reasons.some(({ kind }) => kind === "BEYOND_TOOL") ?? false;
  return (
    <div className="acceptance-measuring">
      <small>
        {words.atLeast(spec.points.atLeast, spec.points.where[language])}
        {design ? ` · ${words.design(design)}` : ""}
      </small>
      <div className="acceptance-points">
        {values.map((value, at) => (
          <Input
            key={at}
            label={`${words.point(at + 1)} (${spec.unit})`}
            inputMode="decimal"
            value={value}
            onChange={({ target }) =>
              setValues(values.map((one, index) => (index === at ? target.value : one)))
            }
          />
        ))}
        <Button kind="QUIET" icon="plus" onClick={() => setValues([...values, ""])}>
          {words.addPoint}
        </Button>
      </div>
      {fitting.length > 0 ? (
        <Select
          label={words.tool}
          hint={tool && !decides(tool, today) ? words.expired : undefined}
          value={toolId ?? ""}
          options={fitting.map(({ id, code, serialNumber }) => ({
            value: id,
            label: `${tools[code][language]} ${serialNumber ?? ""}`.trim(),
          }))}
          onChange={({ target }) => setToolId(target.value)}
        />
      ) : (
        <p className="acceptance-quiet">{words.noTool}</p>
      )}
      {judged && (
        <ul
          className={`acceptance-judged acceptance-judged-${judged.verdict.toLowerCase()}`}
          aria-live="polite"
        >
          <li>{words.outcomes[judged.verdict]}</li>
          {judged.reasons.map((reason) => (
            <li key={JSON.stringify(reason)}>{reasonOf(reason, words)}</li>
          ))}
        </ul>
      )}
      {isBeyond && (
        <label className="acceptance-tick">
          <input
            type="checkbox"
            checked={confirmed}
            onChange={({ target }) => setConfirmed(target.checked)}
          />
          {words.confirmValue}
        </label>
      )}
      <Button
        kind="PRIMARY"
        busy={busy}
        disabled={points.length === 0}
        onClick={() => void onSend({ outcome: null, points, toolId: toolId ?? null })}
      >
        {words.save}
      </Button>
    </div>
  );
}

/** A photo of the line, from the camera or the album. */
function Photo({ result, onTaken }: { result: Result; onTaken: (file: File) => Promise<void> }) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    await onTaken(file);
    setBusy(false);
  };
  const count = result.attachments.length;
  return (
    <>
      <input
        ref={input}
        hidden
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={t.acceptance.photo}
        onChange={({ target }) => void take(target.files?.[0])}
      />
      <Button icon="camera" busy={busy} onClick={() => input.current?.click()}>
        {count > 0 ? t.acceptance.photos(count) : t.acceptance.photo}
      </Button>
    </>
  );
}
