import type { Answer } from "@threshold/domain/checklist/answer";
import type { GivenAnswer } from "@threshold/domain/checklist/answer-item";
import { judge, judgeMeasure, type ItemState } from "@threshold/domain/checklist/judge";
import {
  findingsWords,
  findingWords,
  inWords,
  limitWords,
} from "@threshold/domain/checklist/limit-words";
import type { Item, Measure } from "@threshold/domain/checklist/template";
import { millionths, readDecimal } from "@threshold/domain/decimal";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Field } from "@threshold/ui/Field";
import { Icon } from "@threshold/ui/Icon";
import { Input, Textarea } from "@threshold/ui/Input";
import type { KeyboardEvent, ReactNode } from "react";
import { useId, useState } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useWords } from "../i18n/Words.tsx";
import type { Problem } from "../problem.ts";
import { given } from "./answer-state.ts";
import { VerdictBadge } from "./VerdictBadge.tsx";

export interface ItemFieldProps {
  state: ItemState;
  answer: Answer;
  /** Sends the whole answer; what stood against it comes back. */
  onAnswer: (given: GivenAnswer) => Promise<Problem | undefined>;
  /** Photos and files of the item. */
  files?: ReactNode;
  /** Who signed and when. */
  signature?: ReactNode;
  /** Where what comes from the record is kept. */
  register?: ReactNode;
}

/** One item to answer: what is asked, the control, and what the answer is worth. */
export function ItemField({ state, answer, onAnswer, files, signature, register }: ItemFieldProps) {
  const { t, language } = useWords();
  const { item, required } = state;
  const labelId = useId();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [typed, setTyped] = useState<Answer["numbers"]>();
  const { verdict } = typed ? judge(item, { ...answer, numbers: typed }) : state.judgement;
  const send = async (change: GivenAnswer) => {
    setBusy(true);
    setProblem(await onAnswer(given(answer, change)));
    setBusy(false);
    setTyped(undefined);
  };
  const applies = answer.notApplicableReason === null;
  const waived = answer.waivedReason !== null;
  return (
    <li
      className={`checklist-item checklist-${verdict.toLowerCase()}`}
      id={itemId(item.code)}
      aria-busy={busy || undefined}
      aria-labelledby={labelId}
    >
      <div className="checklist-head">
        <h4 id={labelId} tabIndex={-1}>
          {inWords(item.label, language)}
          {!required && <small>{t.checklist.optional}</small>}
        </h4>
        <VerdictBadge verdict={verdict} waived={waived} open={state.open} />
      </div>
      {item.requirement && (
        <p className="checklist-requirement">
          {inWords(item.requirement, language)}
          {item.figure && <small>{item.figure}</small>}
        </p>
      )}
      {item.fromRecord ? (
        <FromRecord item={item} answer={answer} register={register} />
      ) : (
        applies && (
          <Control {...{ item, answer, send, files, signature, labelId }} onType={setTyped} />
        )
      )}
      {state.judgement.verdict === "NOT_OK" && item.kind !== "NUMBER" && (
        <Findings item={item} state={state} />
      )}
      {waived && (
        <p className="checklist-waived">{t.checklist.waivedBecause(answer.waivedReason!)}</p>
      )}
      {problem && <ProblemNote problem={problem} />}
      {!item.fromRecord && <More item={item} answer={answer} send={send} />}
    </li>
  );
}

export const itemId = (code: string) => `checklist-${code.toLowerCase().replaceAll("_", "-")}`;

function Findings({ item, state }: { item: Item; state: ItemState }) {
  const { language } = useWords();
  return findingsWords(item, state.judgement.findings, language).map((sentence) => (
    <p key={sentence} className="checklist-finding">
      <Icon name="alert" size={14} />
      {sentence}
    </p>
  ));
}

interface ControlProps {
  item: Item;
  answer: Answer;
  send: (change: GivenAnswer) => Promise<void>;
  files: ReactNode;
  signature: ReactNode;
  labelId: string;
  /** Numbers as far as they can be read, while they are typed. */
  onType: (numbers: Answer["numbers"]) => void;
}

function Control({ item, answer, send, files, signature, labelId, onType }: ControlProps) {
  const { t, language } = useWords();
  switch (item.kind) {
    case "TICK":
      return (
        <Radios
          labelId={labelId}
          value={answer.ticked === null ? undefined : String(answer.ticked)}
          options={[
            { value: "true", label: t.checklist.verdicts.OK, ok: true },
            { value: "false", label: t.checklist.verdicts.NOT_OK, ok: false },
          ]}
          onChange={(value) => void send({ ticked: value === "true" })}
        />
      );
    case "CHOICE":
      return (
        <Radios
          labelId={labelId}
          value={answer.choice ?? undefined}
          options={item.choices.map(({ code, label, ok }) => ({
            value: code,
            label: inWords(label, language),
            ok,
          }))}
          onChange={(choice) => void send({ choice })}
        />
      );
    case "NUMBER":
      return <Numbers item={item} answer={answer} send={send} onType={onType} />;
    case "TEXT":
      return (
        <TextAnswer
          key={answer.text}
          label={inWords(item.label, language)}
          kept={answer.text ?? ""}
          onKeep={(text) => void send({ text })}
        />
      );
    case "SIGNATURE":
      return (
        <div className="checklist-signature">
          {signature}
          <Button icon="edit" onClick={() => void send({ signed: true })}>
            {answer.signature === "NONE" ? t.checklist.sign : t.checklist.signAgain}
          </Button>
        </div>
      );
    case "PHOTO":
    case "FILE":
      return <>{files}</>;
  }
}

/** One of a few, big enough for a thumb. */
function Radios({
  labelId,
  value,
  options,
  onChange,
}: {
  labelId: string;
  value: string | undefined;
  options: readonly { value: string; label: string; ok: boolean }[];
  onChange: (value: string) => void;
}) {
  const name = useId();
  return (
    <div role="radiogroup" aria-labelledby={labelId} className="checklist-radios">
      {options.map((option) => (
        <label key={option.value} className={option.ok ? "checklist-yes" : "checklist-no"}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <Icon name={option.ok ? "check" : "close"} size={18} />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}

type NumberItem = Extract<Item, { kind: "NUMBER" }>;

/** Values with their units: judged while they are typed, kept when the field is left. */
function Numbers({
  item,
  answer,
  send,
  onType,
}: Pick<ControlProps, "answer" | "send" | "onType"> & { item: NumberItem }) {
  const { language } = useWords();
  const [typed, setTyped] = useState<Record<string, string>>(() => ({ ...answer.numbers }));
  const [seen, setSeen] = useState(answer.numbers);
  // What was kept comes back while the next field is being typed in: that one stays as it is.
  if (JSON.stringify(seen) !== JSON.stringify(answer.numbers)) {
    setSeen(answer.numbers);
    setTyped({ ...answer.numbers, ...unkept(typed, seen) });
  }
  const type = (code: string, text: string) => {
    const next = { ...typed, [code]: text };
    setTyped(next);
    onType(readable(next));
  };
  const keep = () => {
    const values = item.measures.map(({ code }) => ({ code, value: typed[code] ?? "" }));
    const same = item.measures.every(
      ({ code }) => (readDecimal(typed[code] ?? "") ?? "") === (answer.numbers[code] ?? ""),
    );
    const readable = values.every(({ value }) => value.trim() === "" || readDecimal(value));
    if (!same && readable) void send({ numbers: values });
  };
  const whole = item.failure && judge(item, { ...answer, numbers: readable(typed) });
  return (
    <>
      <div className="checklist-numbers">
        {item.measures.map((measure) => (
          <NumberField
            key={measure.code}
            item={item}
            measure={measure}
            typed={typed[measure.code] ?? ""}
            onType={(text) => type(measure.code, text)}
            onKeep={keep}
          />
        ))}
      </div>
      {whole && whole.verdict === "NOT_OK" && (
        <p className="checklist-finding" role="status">
          <Icon name="alert" size={14} />
          {inWords(item.failure!, language)}
        </p>
      )}
    </>
  );
}

/** What was typed and is not what the server had. */
const unkept = (typed: Record<string, string>, seen: Answer["numbers"]) =>
  Object.fromEntries(
    Object.entries(typed).filter(
      ([code, text]) => (readDecimal(text) ?? "") !== (seen[code] ?? ""),
    ),
  );

const readable = (typed: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([code, text]) => {
      const value = readDecimal(text);
      return value === undefined ? [] : [[code, value]];
    }),
  );

function NumberField({
  item,
  measure,
  typed,
  onType,
  onKeep,
}: {
  item: NumberItem;
  measure: Measure;
  typed: string;
  onType: (text: string) => void;
  onKeep: () => void;
}) {
  const { t, language } = useWords();
  const limit = limitWords(measure, language);
  const unit = inWords(measure.unit, language);
  const error = numberProblem();
  function numberProblem(): string | undefined {
    if (typed.trim() === "") return undefined;
    const value = readDecimal(typed);
    if (value === undefined) return t.checklist.notANumber;
    const plausible = millionths(measure.plausible);
    if (plausible !== undefined && millionths(value)! > plausible)
      return t.refusals.CHECKLIST_VALUE_IMPLAUSIBLE({ unit: measure.unit.zh, unitEn: unit });
    const finding = item.failure ? undefined : judgeMeasure(measure, value);
    return finding && findingWords(item, finding, language);
  }
  return (
    <Field
      label={inWords(measure.label, language)}
      hint={error === undefined && limit ? t.checklist.limit(limit) : undefined}
      error={error}
    >
      {(control) => (
        <span className="checklist-number">
          <input
            {...control}
            className="ui-input"
            inputMode="decimal"
            autoComplete="off"
            value={typed}
            onChange={({ target }) => onType(target.value)}
            onBlur={onKeep}
            onKeyDown={nextOnEnter}
          />
          <span>{unit}</span>
        </span>
      )}
    </Field>
  );
}

/** Enter goes on to the next field, as the phone's keypad promises. */
function nextOnEnter(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key !== "Enter") return;
  event.preventDefault();
  const form = event.currentTarget.closest(".checklist");
  const inputs = [...(form?.querySelectorAll<HTMLElement>("input, textarea") ?? [])];
  const next = inputs[inputs.indexOf(event.currentTarget) + 1];
  if (next) next.focus();
  else event.currentTarget.blur();
}

function TextAnswer({
  label,
  kept,
  onKeep,
}: {
  label: string;
  kept: string;
  onKeep: (text: string) => void;
}) {
  const [text, setText] = useState(kept);
  return (
    <Textarea
      label={<span className="visually-hidden">{label}</span>}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onBlur={() => {
        if (text.trim() !== kept) onKeep(text);
      }}
    />
  );
}

/** What the register says; it is changed there. */
function FromRecord({
  item,
  answer,
  register,
}: {
  item: Item;
  answer: Answer;
  register: ReactNode;
}) {
  const { language } = useWords();
  if (item.kind !== "NUMBER") return <>{register}</>;
  return (
    <>
      <dl className="checklist-register">
        {item.measures.map((measure) => (
          <div key={measure.code}>
            <dt>{inWords(measure.label, language)}</dt>
            <dd>
              {answer.numbers[measure.code] ?? "–"}
              {inWords(measure.unit, language)}
              <small>{limitWords(measure, language)}</small>
            </dd>
          </div>
        ))}
      </dl>
      {judge(item, answer).verdict === "NOT_OK" &&
        findingsWords(item, judge(item, answer).findings, language).map((sentence) => (
          <p key={sentence} className="checklist-finding">
            <Icon name="alert" size={14} />
            {sentence}
          </p>
        ))}
      {register}
    </>
  );
}

/** Remark, "not applicable", and taking the answer away: for the few who need them. */
function More({ item, answer, send }: Pick<ControlProps, "item" | "answer" | "send">) {
  const { t } = useWords();
  const [open, setOpen] = useState<"REMARK" | "NOT_APPLICABLE">();
  const [text, setText] = useState("");
  const applies = answer.notApplicableReason === null;
  const begin = (what: "REMARK" | "NOT_APPLICABLE", from: string | null) => {
    setText(from ?? "");
    setOpen(what);
  };
  const keep = async () => {
    const change = open === "REMARK" ? { remark: text } : { notApplicableReason: text };
    setOpen(undefined);
    await send(change);
  };
  return (
    <div className="checklist-more">
      {answer.remark && !open && <p>{t.checklist.remarkIs(answer.remark)}</p>}
      {!applies && <p>{t.checklist.notApplicableBecause(answer.notApplicableReason!)}</p>}
      {open ? (
        <div className="checklist-more-form">
          <Input
            label={open === "REMARK" ? t.checklist.remark : t.checklist.notApplicableReason}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <Button kind="PRIMARY" small onClick={() => void keep()}>
            {t.checklist.save}
          </Button>
          <Button small onClick={() => setOpen(undefined)}>
            {t.checklist.cancel}
          </Button>
        </div>
      ) : (
        <div className="checklist-more-buttons">
          <Button small kind="QUIET" icon="edit" onClick={() => begin("REMARK", answer.remark)}>
            {t.checklist.remark}
          </Button>
          {item.mayNotApply && applies && (
            <Button small kind="QUIET" onClick={() => begin("NOT_APPLICABLE", null)}>
              {t.checklist.verdicts.NOT_APPLICABLE}
            </Button>
          )}
          {!applies && (
            <Button small kind="QUIET" onClick={() => void send({ notApplicableReason: null })}>
              {t.checklist.applies}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** How many are done, as a badge for lists. */
export function DoneBadge({ done, of }: { done: number; of: number }) {
  return <Badge tone={done === of ? "OK" : "NEUTRAL"}>{`${done}/${of}`}</Badge>;
}
