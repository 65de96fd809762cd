import { custodyDirections, type CustodyDirection } from "@threshold/domain/custody/vocabulary";
import { drawingSize } from "@threshold/domain/signature/drawing";
import { Button, buttonClass } from "@threshold/ui/Button";
import { ChoiceField } from "@threshold/ui/ChoiceField";
import { Checkbox, Input, Textarea } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import { SignaturePad, type Stroke } from "@threshold/ui/SignaturePad";
import { type FormEvent, useState } from "react";
import { Link, useLocation, useNavigate, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { DayInput } from "../form/DayInput.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useToday } from "../form/today.ts";
import { useAct } from "../form/use-act.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Page } from "../shell/Page.tsx";
import { type ChosenLine, ChosenThings } from "./ChosenThings.tsx";
import { CustodyEstates, HandOverCustody } from "./custody-documents.ts";
import { HolderFields, holderInput, type HolderValue, isNamed, nobody } from "./HolderFields.tsx";
import { isComplete, type NewThing, newThing, NewThings, thingInput } from "./NewThings.tsx";
import { useCustodyWords } from "./words.ts";
import "./custody.css";

const directions = Object.keys(custodyDirections) as CustodyDirection[];
const usualParty = {
  RECEIVE: "DEVELOPER",
  SEND_BACK: "DEVELOPER",
  ISSUE: "STAFF",
  RETURN: "STAFF",
} as const;
const ways = ["NOW", "LATER", "REFUSED"] as const;
type Way = (typeof ways)[number];

/** What another page has chosen already. */
export interface Brought {
  readonly lines?: readonly ChosenLine[];
  readonly holder?: HolderValue;
}

/**
 * 交接 at the front desk or on a phone: who stands there, which things, one signature. From the address: the direction
 * and the estate; what another page has chosen comes along.
 */
export function HandingOverPage() {
  const { words } = useCustodyWords();
  const [address, setAddress] = useSearchParams();
  const direction = directions.find((one) => one === address.get("direction")) ?? "ISSUE";
  return (
    <Page
      title={words.acts[direction]}
      trail={[{ label: words.back, href: "/custody" }]}
      mark={
        <Segmented
          label={words.direction}
          value={direction}
          options={(["ISSUE", "RETURN", "RECEIVE", "SEND_BACK"] as const).map((value) => ({
            value,
            label: words.acts[value],
          }))}
          onChange={(value) => setAddress({ direction: value }, { replace: true })}
        />
      }
    >
      <HandoverForm key={direction} direction={direction} />
    </Page>
  );
}

function HandoverForm({ direction }: { direction: CustodyDirection }) {
  const { t, words } = useCustodyWords();
  const w = words.handover;
  const navigate = useNavigate();
  const announce = useAnnounce();
  const today = useToday();
  const [address] = useSearchParams();
  const [{ data }] = useQuery({ query: CustodyEstates });
  const estates = data?.estates.nodes ?? [];
  const [chosenEstate, setEstate] = useState(address.get("estate") ?? "");
  const estateId = chosenEstate || (estates[0]?.id ?? "");
  const brought = useLocation().state as Brought | null;
  const [holder, setHolder] = useState<HolderValue>(
    brought?.holder ?? nobody(usualParty[direction]),
  );
  const [lines, setLines] = useState<readonly ChosenLine[]>(brought?.lines ?? []);
  const [things, setThings] = useState<readonly NewThing[]>(
    direction === "RECEIVE" && !brought?.lines ? [newThing()] : [],
  );
  const [byOther, setByOther] = useState(false);
  const [standIn, setStandIn] = useState({ name: "", relation: "", paper: "" });
  const [reason, setReason] = useState("");
  const [dueBackOn, setDueBackOn] = useState("");
  const [way, setWay] = useState<Way>("NOW");
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [ownStrokes, setOwnStrokes] = useState<readonly Stroke[]>([]);
  const [refusal, setRefusal] = useState("");
  const [checked, setChecked] = useState(false);
  const { run, busy, problem } = useAct(HandOverCustody);
  const both = direction === "RECEIVE" || direction === "SEND_BACK";
  const isReturn = direction === "RETURN";
  const signer = (byOther && standIn.name.trim()) || holder.name;
  const isMissing =
    !estateId ||
    !isNamed(holder) ||
    lines.length + things.length === 0 ||
    !things.every(isComplete) ||
    (byOther && (standIn.name.trim() === "" || standIn.relation.trim() === "")) ||
    (way === "NOW" && !isReturn && strokes.length === 0) ||
    (way === "NOW" && both && ownStrokes.length === 0) ||
    (way === "REFUSED" && refusal.trim() === "");
  const inked = (drawn: readonly Stroke[]) =>
    way === "NOW" && drawn.length > 0 ? drawn.map((stroke) => [...stroke]) : null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isMissing) return;
    const outcome = await run({
      estateId,
      direction,
      holder: holderInput(holder),
      lines: lines.map((line) => ({
        ...(isReturn ? { loanId: line.id } : { itemId: line.id }),
        quantity: line.quantity,
        damaged: line.damaged,
        ...(line.listed != null && { listed: line.listed }),
      })),
      things: things.map(thingInput),
      standIn: byOther ? { ...standIn, paper: standIn.paper.trim() || null } : null,
      reason: reason.trim() || null,
      dueBackOn: dueBackOn || null,
      strokes: inked(strokes),
      ownStrokes: both ? inked(ownStrokes) : null,
      refusal: way === "REFUSED" ? refusal.trim() : null,
    });
    if (!outcome.ok) return;
    const { id, status } = outcome.data.handOverCustody.handover;
    announce(w.done[status]);
    void navigate(`/custody/handovers/${id}`);
  };

  const pads = { ...drawingSize, texts: t.signature.padTexts };
  const unsigned = (drawn: readonly Stroke[]) =>
    checked && drawn.length === 0 ? t.signature.padMissing : undefined;
  return (
    <form className="custody-form" noValidate onSubmit={(event) => void submit(event)}>
      {estates.length > 1 && (
        <ChoiceField
          label={w.estate}
          value={estateId || undefined}
          options={estates.map(({ id, name }) => ({ value: id, label: name }))}
          noneText={t.shell.noMatch}
          onChange={(id) => {
            setEstate(id ?? "");
            setLines([]);
          }}
        />
      )}
      <section className="custody-card" aria-label={w.known}>
        <HolderFields
          value={holder}
          holding={isReturn}
          checked={checked}
          onChange={(next) => {
            if (isReturn && next.holderId !== holder.holderId) setLines([]);
            setHolder(next);
          }}
        />
        <Checkbox
          label={w.standIn}
          checked={byOther}
          onChange={({ target }) => setByOther(target.checked)}
        />
        {byOther && (
          <div className="custody-pair">
            <Input
              label={w.standInName}
              required
              maxLength={80}
              autoComplete="off"
              value={standIn.name}
              error={checked && standIn.name.trim() === "" ? w.required : undefined}
              onChange={({ target }) => setStandIn({ ...standIn, name: target.value })}
            />
            <Input
              label={w.standInRelation}
              required
              maxLength={40}
              autoComplete="off"
              value={standIn.relation}
              error={checked && standIn.relation.trim() === "" ? w.required : undefined}
              onChange={({ target }) => setStandIn({ ...standIn, relation: target.value })}
            />
            <Input
              label={w.standInPaper}
              hint={w.standInPaperHint}
              optionalText={t.shell.optional}
              maxLength={120}
              autoComplete="off"
              value={standIn.paper}
              onChange={({ target }) => setStandIn({ ...standIn, paper: target.value })}
            />
          </div>
        )}
      </section>
      {(direction !== "RECEIVE" || lines.length > 0) && (
        <ChosenThings
          direction={direction}
          estateId={estateId}
          lines={lines}
          holder={holder}
          checked={checked}
          onChange={setLines}
          onHolder={setHolder}
        />
      )}
      {direction === "RECEIVE" && (
        <NewThings estateId={estateId} things={things} checked={checked} onChange={setThings} />
      )}
      <div className="custody-pair">
        <Input
          label={w.reason}
          optionalText={t.shell.optional}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        {direction === "ISSUE" && (
          <DayInput
            label={w.dueBackOn}
            hint={w.dueHint}
            min={today}
            value={dueBackOn}
            onChange={setDueBackOn}
          />
        )}
      </div>
      <section className="custody-card" aria-label={w.sign}>
        <div className="custody-head">
          <h2>{w.sign}</h2>
          {!isReturn && (
            <Segmented
              label={w.sign}
              value={way}
              options={ways.map((value) => ({ value, label: w.ways[value] }))}
              onChange={setWay}
            />
          )}
        </div>
        {way === "NOW" && (
          <SignaturePad
            label={isReturn ? `${w.signer(signer)} (${t.shell.optional})` : w.signer(signer)}
            {...pads}
            strokes={strokes}
            onChange={setStrokes}
            error={isReturn ? undefined : unsigned(strokes)}
          />
        )}
        {way === "LATER" && <p className="custody-quiet">{w.later}</p>}
        {way === "REFUSED" && (
          <Textarea
            label={w.refusal}
            required
            rows={2}
            maxLength={2000}
            value={refusal}
            error={checked && refusal.trim() === "" ? w.required : undefined}
            onChange={({ target }) => setRefusal(target.value)}
          />
        )}
        {way === "NOW" && both && (
          <>
            <h3>{w.own}</h3>
            <SignaturePad
              label={w.own}
              {...pads}
              strokes={ownStrokes}
              onChange={setOwnStrokes}
              error={unsigned(ownStrokes)}
            />
          </>
        )}
      </section>
      {problem && <ProblemNote problem={problem} />}
      <div className="custody-buttons">
        <Button submit kind="PRIMARY" busy={busy}>
          {w.submit[direction]}
        </Button>
        <Link className={buttonClass({ kind: "QUIET" })} to="/custody">
          {t.shell.cancel}
        </Link>
      </div>
    </form>
  );
}
