import type { Day } from "@threshold/domain/calendar/day";
import { readDecimal } from "@threshold/domain/decimal";
import { judgePoints, type Measured } from "@threshold/domain/unit-acceptance/measuring";
import type { Line } from "@threshold/domain/unit-acceptance/standard";
import { decides, type Tool, tools } from "@threshold/domain/unit-acceptance/tool-kit";
import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Input, Select } from "@threshold/ui/Input";
import { useId, useRef, useState } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useToday } from "../form/today.ts";
import { smaller } from "../offline/smaller.ts";
import type { UnitResultInput } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import type { Problem } from "../problem.ts";
import type { Group, Result } from "./home-document.ts";
import { limitOf, reasonOf } from "./limit.ts";

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
  again,
  waiting,
  onSend,
  onPhoto,
}: {
  line: Line;
  result: Result | undefined;
  group: Group | undefined;
  mayFill: boolean;
  /** It is re-inspected: the result of another round. */
  again: boolean;
  /** Its result is on this device only. */
  waiting: boolean;
  onSend: (result: UnitResultInput) => Promise<Problem | undefined>;
  onPhoto: (result: Result, file: File) => Promise<Problem | undefined>;
}) {
  const { t, language } = useWords();
  const words = t.acceptance;
  const { item, room } = line;
  const label = useId();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [remark, setRemark] = useState(result?.remark ?? "");
  const send = async (
    more: Pick<UnitResultInput, "outcome"> & Partial<Pick<UnitResultInput, "points" | "toolId">>,
  ) => {
    setBusy(true);
    const sent = {
      // Looked at again in the same round it is the same result, whose photos stay with it.
      id: result && !again ? result.id.slice(result.id.indexOf("_") + 1) : crypto.randomUUID(),
      itemCode: item.code,
      roomCode: room?.code ?? null,
      seenVersion: result?.version ?? null,
      points: [],
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
          {result && (
            <Photo result={result} onTaken={(file) => onPhoto(result, file).then(setProblem)} />
          )}
        </div>
      )}
      {problem && <ProblemNote problem={problem} />}
    </li>
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
        result.attachments.length > 0 && t.acceptance.photos(result.attachments.length),
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
    await onTaken(await smaller(file));
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
