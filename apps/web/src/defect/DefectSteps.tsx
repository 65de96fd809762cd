import { type DefectAction, defectActions, mayWait } from "@threshold/domain/defect/lifecycle";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Checkbox, Textarea } from "@threshold/ui/Input";
import { Menu } from "@threshold/ui/Menu";
import { SidePanel } from "@threshold/ui/SidePanel";
import { useState } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { photosOf } from "../offline/photo.ts";
import { useOnline } from "../offline/use-online.ts";
import { RefusedHere } from "../outbox/RefusedHere.tsx";
import { isFull } from "../outbox/store.ts";
import { useLane, useOutbox } from "../outbox/use-outbox.ts";
import type { Problem } from "../problem.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { DefectTelling } from "../gql/graphql.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { AssignDialog, MergeDialog } from "./BulkDialogs.tsx";
import type { OneDefect } from "./DefectPage.tsx";
import {
  CloseDefects,
  CopyDefect,
  DefectRow_defect,
  FixDefect,
  SplitDefect,
  TellDefect,
  VerifyDefect,
} from "./defect-documents.ts";
import { EditDialog } from "./EditDialog.tsx";
import { type Decided, Decisions } from "./Decisions.tsx";
import { ChosenPhotos } from "./ChosenPhotos.tsx";
import { placeOf, useDefectWords } from "./words.ts";

type Dialog =
  | "EDIT"
  | "ASSIGN"
  | "FIX"
  | "PASS"
  | "FAIL"
  | "SPLIT"
  | "COPY"
  | "MERGE"
  | DefectTelling;

/** What the viewer may do with the defect now: the next step as buttons, the rarer ones in a menu. */
export function DefectSteps({ defect, onChanged }: { defect: OneDefect; onChanged: () => void }) {
  const { words, format } = useDefectWords();
  const { commands } = useOutbox();
  const lane = useLane(defect.id, defect, onChanged);
  const waiting = lane.commands.filter(
    ({ id, content, refusal }) => content.kind === "MUTATION" && !refusal && lane.isWaiting(id),
  );
  const announce = useAnnounce();
  const [dialog, setDialog] = useState<Dialog>();
  const close = useAct(CloseDefects);
  const [decisions, setDecisions] = useState<readonly Decided[]>();
  const row = readFragment(DefectRow_defect, defect);
  const online = useOnline();
  // A step that waits on this device comes before any other.
  const offered = (name: DefectAction) =>
    lane.commands.length === 0 && defect.actions.some((one) => one.action === name && one.allowed);
  const may = (name: DefectAction) => offered(name) && (online || mayWait(name));
  const held = online ? [] : defectActions.filter((name) => offered(name) && !mayWait(name));
  const name = `#${row.number} ${row.text}`;
  const done = (said: string) => {
    setDialog(undefined);
    announce(said);
    onChanged();
  };
  const writeOff = async () => {
    const made = await close.run({ defectIds: [defect.id] });
    if (!made.ok) return;
    const decided = made.data.closeDefects.decisions;
    setDecisions(decided.filter((one) => !one.done));
    if (decided.every((one) => one.done)) done(words.said.closeDefects);
  };
  const rare = (
    [
      ["splitDefect", "EDIT", true],
      ["assignDefects", "ASSIGN", row.status === "ASSIGNED" || row.status === "RETURNED"],
      ["disputeDefect", "disputeDefect", true],
      ["mergeDefects", "MERGE", true],
      ["splitDefect", "SPLIT", true],
      ["copyDefect", "COPY", defect.unit !== null],
      ["exceptDefect", "exceptDefect", true],
      ["reopenDefect", "reopenDefect", true],
      ["voidDefect", "voidDefect", true],
    ] as const
  ).filter(([action, , fits]) => fits && may(action));
  return (
    <>
      <RefusedHere
        commands={commands.filter(
          ({ command, standing }) => command.lane === defect.id && standing === "REFUSED",
        )}
      />
      {waiting.map(({ id, content, doneAt }) => (
        <p key={id} role="status">
          <Badge tone="WARN">{words.waiting}</Badge>{" "}
          {`${content.label} · ${format.instant(doneAt)}`}
        </p>
      ))}
      {held.length > 0 && (
        <p className="defect-quiet" role="status">
          {words.needsConnection(held.map((one) => words.actions[one]))}
        </p>
      )}
      {close.problem && <ProblemNote problem={close.problem} />}
      {decisions && decisions.length > 0 && <Decisions decisions={decisions} nameOf={() => name} />}
      <div className="defect-buttons defect-next">
        {may("assignDefects") && (row.status === "UNASSIGNED" || row.status === "DISPUTED") && (
          <Button kind="PRIMARY" onClick={() => setDialog("ASSIGN")}>
            {words.actions.assignDefects}
          </Button>
        )}
        {may("fixDefect") && (
          <Button kind="PRIMARY" onClick={() => setDialog("FIX")}>
            {words.actions.fixDefect}
          </Button>
        )}
        {may("verifyDefect") && (
          <>
            <Button kind="PRIMARY" onClick={() => setDialog("PASS")}>
              {words.actions.pass}
            </Button>
            <Button onClick={() => setDialog("FAIL")}>{words.actions.fail}</Button>
          </>
        )}
        {may("closeDefects") && (
          <Button kind="PRIMARY" busy={close.busy} onClick={() => void writeOff()}>
            {words.actions.closeDefects}
          </Button>
        )}
        {rare.length > 0 && (
          <Menu
            label={words.actions.more}
            icon="more"
            items={rare.map(([action, opens]) => ({
              key: opens,
              label: words.actions[opens === "EDIT" ? "changeDefect" : action],
              danger: action === "voidDefect",
              onChoose: () => setDialog(opens),
            }))}
          />
        )}
      </div>
      {dialog === "EDIT" && (
        <EditDialog
          defect={defect}
          onClose={() => setDialog(undefined)}
          onDone={() => done(words.said.kept)}
        />
      )}
      {dialog === "ASSIGN" && (
        <AssignDialog
          chosen={[{ id: defect.id, name }]}
          serviceCenterId={defect.serviceCenter.id}
          onClose={() => setDialog(undefined)}
          onDone={() => done(words.said.assignDefects)}
        />
      )}
      {(dialog === "FIX" ||
        dialog === "PASS" ||
        dialog === "FAIL" ||
        dialog === "disputeDefect" ||
        dialog === "reopenDefect") && (
        <StepDialog
          defectId={defect.id}
          name={name}
          step={dialog}
          onClose={() => setDialog(undefined)}
          onDone={(said) => {
            setDialog(undefined);
            announce(said);
          }}
        />
      )}
      {(dialog === "exceptDefect" || dialog === "voidDefect") && (
        <TellDialog
          defectId={defect.id}
          step={dialog}
          onClose={() => setDialog(undefined)}
          onDone={() => done(words.said.tellDefect)}
        />
      )}
      {dialog === "SPLIT" && (
        <SplitDialog
          defectId={defect.id}
          onClose={() => setDialog(undefined)}
          onDone={() => done(words.said.splitDefect)}
        />
      )}
      {dialog === "COPY" && (
        <CopyDialog
          defect={defect}
          onClose={() => setDialog(undefined)}
          onDone={() => done(words.said.copyDefect)}
        />
      )}
      {dialog === "MERGE" && (
        <MergeOne
          defect={defect}
          name={name}
          onClose={() => setDialog(undefined)}
          onDone={() => done(words.said.mergeDefects)}
        />
      )}
    </>
  );
}

type Step = "FIX" | "PASS" | "FAIL" | "disputeDefect" | "reopenDefect";

/**
 * 整改完成, 复验合格, 退回整改, 提出争议, 重新打开: words and photos of one step. They wait on the device until the server has them; the
 * photos hang on the step, whose id is made here.
 */
function StepDialog({
  defectId,
  name,
  step,
  onClose,
  onDone,
}: {
  defectId: string;
  /** The defect as its person knows it. */
  name: string;
  step: Step;
  onClose: () => void;
  onDone: (said: string) => void;
}) {
  const { words } = useDefectWords();
  const [text, setText] = useState("");
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const { outbox } = useOutbox();
  const { actions, said: told, fields } = words;
  const { title, label, done } = {
    FIX: { title: actions.fixDefect, label: words.fixNote, done: told.fixDefect },
    PASS: { title: actions.pass, label: words.passNote, done: told.verifyDefect },
    FAIL: { title: actions.fail, label: words.failReason, done: told.failed },
    disputeDefect: { title: actions.disputeDefect, label: fields.reason, done: told.tellDefect },
    reopenDefect: { title: actions.reopenDefect, label: fields.reason, done: told.tellDefect },
  }[step];
  const isAsked = step !== "FIX" && step !== "PASS";
  const isMissing = isAsked && !text.trim();
  const submit = async () => {
    setChecked(true);
    if (isMissing) return;
    const newEventId = crypto.randomUUID();
    const shared = { id: defectId, newEventId, doneAt: new Date().toISOString() };
    const given = {
      lane: defectId,
      label: `${name} ${title}`.slice(0, 80),
      href: `/defects/${defectId}`,
    };
    setBusy(true);
    try {
      const taken = await photosOf(photos, "HERE");
      const of = taken.map((photo) => ({ record: `DefectEvent_${newEventId}`, ...photo }));
      const said = text.trim() || null;
      if (step === "FIX") await outbox.give(FixDefect, { ...shared, note: said }, given, of);
      else if (step === "PASS" || step === "FAIL")
        await outbox.give(
          VerifyDefect,
          { ...shared, good: step === "PASS", reason: said },
          given,
          of,
        );
      else await outbox.give(TellDefect, { ...shared, step, reason: text }, given, of);
    } catch (error) {
      if (!isFull(error)) throw error;
      return setProblem({ kind: "NO_ROOM" });
    } finally {
      setBusy(false);
    }
    onDone(done);
  };
  return (
    <SidePanel
      open
      onClose={onClose}
      title={title}
      texts={{ close: words.close }}
      footer={
        <Button kind="PRIMARY" busy={busy} onClick={() => void submit()}>
          {title}
        </Button>
      }
    >
      <div className="form-stack">
        {problem && <ProblemNote problem={problem} />}
        <Textarea
          label={label}
          required={isAsked}
          maxLength={1000}
          value={text}
          error={checked && isMissing ? words.required : undefined}
          onChange={({ target }) => setText(target.value)}
        />
        <ChosenPhotos photos={photos} onChange={setPhotos} />
      </div>
    </SidePanel>
  );
}

function TellDialog({
  defectId,
  step,
  onClose,
  onDone,
}: {
  defectId: string;
  step: "exceptDefect" | "voidDefect";
  onClose: () => void;
  onDone: () => void;
}) {
  const { words } = useDefectWords();
  const [reason, setReason] = useState("");
  const [checked, setChecked] = useState(false);
  const { run, busy, problem } = useAct(TellDefect);
  const submit = async () => {
    setChecked(true);
    if (reason.trim() && (await run({ id: defectId, step, reason })).ok) onDone();
  };
  return (
    <SidePanel
      open
      onClose={onClose}
      title={words.actions[step]}
      texts={{ close: words.close }}
      footer={
        <Button
          kind={step === "voidDefect" ? "DANGER" : "PRIMARY"}
          busy={busy}
          onClick={() => void submit()}
        >
          {words.actions[step]}
        </Button>
      }
    >
      <div className="form-stack">
        {problem && <ProblemNote problem={problem} />}
        <Textarea
          label={words.fields.reason}
          required
          maxLength={1000}
          value={reason}
          error={checked && !reason.trim() ? words.required : undefined}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
    </SidePanel>
  );
}

function SplitDialog({
  defectId,
  onClose,
  onDone,
}: {
  defectId: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { words } = useDefectWords();
  const [text, setText] = useState("");
  const { run, busy, problem } = useAct(SplitDefect);
  const texts = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return (
    <SidePanel
      open
      onClose={onClose}
      title={words.splitTitle}
      subtitle={words.splitText}
      texts={{ close: words.close }}
      footer={
        <Button
          kind="PRIMARY"
          busy={busy}
          {...(texts.length === 0 && { unavailable: words.required })}
          onClick={() => void run({ id: defectId, texts }).then(({ ok }) => ok && onDone())}
        >
          {words.actions.splitDefect}
        </Button>
      }
    >
      <div className="form-stack">
        {problem && <ProblemNote problem={problem} />}
        <Textarea
          label={words.fields.text}
          required
          rows={6}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
    </SidePanel>
  );
}

const HomesOfLayout = graphql(/* GraphQL */ `
  query HomesOfLayout($estateId: ID!, $layoutTypes: [String!]!) {
    estate(id: $estateId) {
      id
      units(first: 100, filter: { layoutTypes: $layoutTypes }) {
        totalCount
        nodes {
          id
          roomNumber
          mirrored
          building {
            id
            number
          }
        }
      }
    }
  }
`);

function CopyDialog({
  defect,
  onClose,
  onDone,
}: {
  defect: OneDefect;
  onClose: () => void;
  onDone: () => void;
}) {
  const { words } = useDefectWords();
  const row = readFragment(DefectRow_defect, defect);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [decisions, setDecisions] = useState<readonly Decided[]>();
  const { run, busy, problem } = useAct(CopyDefect);
  const layout = defect.unit?.layoutType ?? "";
  const [{ data }] = useQuery({
    query: HomesOfLayout,
    variables: { estateId: row.estate.id, layoutTypes: [layout] },
    pause: !layout,
  });
  const homes = (data?.estate?.units.nodes ?? []).filter(({ id }) => id !== defect.unit?.id);
  const nameOf = (id: string) => {
    const home = homes.find((one) => one.id === id);
    return home ? `${home.building.number}${home.roomNumber}` : id;
  };
  const submit = async () => {
    const made = await run({ id: defect.id, unitIds: [...chosen] });
    if (!made.ok) return;
    const decided = made.data.copyDefect.decisions;
    if (decided.every((one) => one.done)) onDone();
    else setDecisions(decided);
  };
  const all = homes.length > 0 && homes.every(({ id }) => chosen.has(id));
  return (
    <SidePanel
      open
      onClose={decisions ? onDone : onClose}
      title={words.copyTitle}
      subtitle={words.copyText}
      texts={{ close: words.close }}
      footer={
        decisions ? (
          <Button kind="PRIMARY" onClick={onDone}>
            {words.confirm}
          </Button>
        ) : (
          <Button
            kind="PRIMARY"
            busy={busy}
            {...(chosen.size === 0 && { unavailable: words.required })}
            onClick={() => void submit()}
          >
            {words.actions.copyDefect}
          </Button>
        )
      }
    >
      {problem && <ProblemNote problem={problem} />}
      {decisions ? (
        <Decisions decisions={decisions} nameOf={nameOf} />
      ) : (
        <div className="form-stack">
          {homes.length === 0 && <p>{words.copyNone}</p>}
          {homes.length > 1 && (
            <Checkbox
              label={words.selectAll}
              checked={all}
              onChange={() => setChosen(new Set(all ? [] : homes.map(({ id }) => id)))}
            />
          )}
          <div className="defect-homes">
            {homes.map(({ id }) => (
              <Checkbox
                key={id}
                label={nameOf(id)}
                checked={chosen.has(id)}
                onChange={({ target }) => {
                  const next = new Set(chosen);
                  if (target.checked) next.add(id);
                  else next.delete(id);
                  setChosen(next);
                }}
              />
            ))}
          </div>
        </div>
      )}
    </SidePanel>
  );
}

const DefectsOfHome = graphql(/* GraphQL */ `
  query DefectsOfHome($filter: DefectFilter) {
    defects(first: 50, filter: $filter) {
      nodes {
        id
        ...DefectRow_defect
      }
    }
  }
`);

/** The open ones of the same home, to be ticked as duplicates. */
function MergeOne({
  defect,
  name,
  onClose,
  onDone,
}: {
  defect: OneDefect;
  name: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { words } = useDefectWords();
  const row = readFragment(DefectRow_defect, defect);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [going, setGoing] = useState(false);
  const filter = {
    open: true,
    sourceKinds: [defect.sourceKind],
    ...(defect.unit ? { unitIds: [defect.unit.id] } : { estateIds: [row.estate.id] }),
  };
  const [{ data }] = useQuery({ query: DefectsOfHome, variables: { filter } });
  const others = (data?.defects.nodes ?? [])
    .map((node) => readFragment(DefectRow_defect, node))
    .filter(({ id }) => id !== defect.id);
  if (going)
    return (
      <MergeDialog
        chosen={[
          { id: defect.id, name },
          ...others
            .filter(({ id }) => ticked.has(id))
            .map((one) => ({ id: one.id, name: `#${one.number} ${one.text}` })),
        ]}
        onClose={onClose}
        onDone={onDone}
      />
    );
  return (
    <SidePanel
      open
      onClose={onClose}
      title={words.mergeTitle}
      subtitle={words.mergeText}
      texts={{ close: words.close }}
      footer={
        <Button
          kind="PRIMARY"
          {...(ticked.size === 0 && { unavailable: words.required })}
          onClick={() => setGoing(true)}
        >
          {words.actions.mergeDefects}
        </Button>
      }
    >
      <div className="form-stack">
        {others.length === 0 && <p>{words.noMatch}</p>}
        {others.map((one) => (
          <Checkbox
            key={one.id}
            label={`#${one.number} ${one.text}`}
            hint={placeOf(one)}
            checked={ticked.has(one.id)}
            onChange={({ target }) => {
              const next = new Set(ticked);
              if (target.checked) next.add(one.id);
              else next.delete(one.id);
              setTicked(next);
            }}
          />
        ))}
      </div>
    </SidePanel>
  );
}
