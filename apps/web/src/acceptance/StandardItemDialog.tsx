import type { Day } from "@threshold/domain/calendar/day";
import {
  type Confidence,
  confidences,
  type Enforcement,
  enforcements,
} from "@threshold/domain/rule-pack/rule";
import {
  type Aql,
  aqls,
  type InspectionLevel,
  inspectionLevels,
} from "@threshold/domain/unit-acceptance/sampling";
import {
  type AcceptanceItem,
  designValues,
  type MeasureSpec,
  type Words,
} from "@threshold/domain/unit-acceptance/standard";
import { toolCodes, toolFacts, tools } from "@threshold/domain/unit-acceptance/tool-kit";
import {
  type GroupKind,
  groupKinds,
  roomKinds,
} from "@threshold/domain/unit-acceptance/vocabulary";
import { Input, Select } from "@threshold/ui/Input";
import { type ReactNode, useState } from "react";
import { DayInput } from "../form/DayInput.tsx";
import { DecimalInput } from "../form/DecimalInput.tsx";
import { FormDialog } from "../form/FormDialog.tsx";
import { useWords } from "../i18n/Words.tsx";
import type { Problem } from "../problem.ts";

type Put = (part: Partial<AcceptanceItem>) => void;
interface Part {
  readonly item: AcceptanceItem;
  readonly put: Put;
  /** Somebody tried to finish: what is missing is said. */
  readonly pressed: boolean;
}

/** English that nobody gave is the Chinese. */
const filled = ({ zh, en }: Words): Words => ({ zh: zh.trim(), en: en.trim() || zh.trim() });

/** An item as it is kept: words filled, what does not hold left out. */
function kept(item: AcceptanceItem): AcceptanceItem {
  const { measure, requirement, holds, lots, ...rest } = item;
  const place = holds?.place && {
    ...holds.place,
    name: holds.place.name.trim().replace(/[省市]$/, ""),
  };
  const days = {
    ...(holds?.approvedFrom && { approvedFrom: holds.approvedFrom }),
    ...(holds?.approvedTo && { approvedTo: holds.approvedTo }),
  };
  return {
    ...rest,
    part: filled(item.part),
    label: filled(item.label),
    method: filled(item.method),
    sampling: filled(item.sampling),
    ...(lots && { lots }),
    ...(measure
      ? {
          measure: {
            ...measure,
            points: { ...measure.points, where: filled(measure.points.where) },
          },
        }
      : { requirement: filled(requirement ?? { zh: "", en: "" }) }),
    ...((place || days.approvedFrom || days.approvedTo) && {
      holds: { ...(place && { place }), ...days },
    }),
  };
}

/** Every word that an item cannot do without. */
const isWhole = ({ code, source, ...item }: AcceptanceItem): boolean =>
  [
    code,
    source.rule,
    source.document,
    item.part.zh,
    item.label.zh,
    item.method.zh,
    item.sampling.zh,
    item.measure ? item.measure.unit : item.requirement?.zh,
    item.measure ? item.measure.points.where.zh : "–",
    item.holds?.place ? item.holds.place.name : "–",
  ].every((word) => word?.trim());

/** One item or variant of a draft: what is looked at and how, its limits, where they come from, where they hold. */
export function StandardItemDialog({
  item: given,
  isNew,
  parts,
  onDone,
  onClose,
}: {
  item: AcceptanceItem;
  isNew: boolean;
  /** Parts that others are of. */
  parts: readonly string[];
  /** Answers what stands against it. */
  onDone: (item: AcceptanceItem) => Problem | undefined;
  onClose: () => void;
}) {
  const { t, language } = useWords();
  const words = t.acceptanceStandard;
  const [item, setItem] = useState(given);
  const [pressed, setPressed] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const part: Part = { item, put: (more) => setItem({ ...item, ...more }), pressed };
  return (
    <FormDialog
      title={words.itemTitle(given.label[language])}
      submitText={words.keep}
      problem={problem}
      onSubmit={() => {
        setPressed(true);
        if (isWhole(item)) setProblem(onDone(kept(item)));
      }}
      onClose={onClose}
    >
      <What {...part} isNew={isNew} parts={parts} />
      <How {...part} />
      <Limits {...part} />
      <Source {...part} />
      <Holds {...part} />
    </FormDialog>
  );
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="standard-group">
    <legend>{title}</legend>
    {children}
  </fieldset>
);

/** Words in Chinese and English. */
function WordsInput({
  label,
  value,
  pressed,
  list,
  onChange,
}: {
  label: string;
  value: Words;
  pressed: boolean;
  list?: string;
  onChange: (value: Words) => void;
}) {
  const { t } = useWords();
  const words = t.acceptanceStandard;
  return (
    <div className="standard-pair">
      <Input
        label={label}
        required
        list={list}
        value={value.zh}
        error={pressed && value.zh.trim() === "" ? words.required : undefined}
        onChange={({ target }) => onChange({ ...value, zh: target.value })}
      />
      <Input
        label={`${label} (${words.english})`}
        optionalText={t.shell.optional}
        value={value.en}
        onChange={({ target }) => onChange({ ...value, en: target.value })}
      />
    </div>
  );
}

function TextInput({
  label,
  hint,
  value,
  pressed,
  onChange,
}: {
  label: string;
  hint?: string;
  value: string;
  pressed: boolean;
  onChange: (value: string) => void;
}) {
  const { t } = useWords();
  return (
    <Input
      label={label}
      hint={hint}
      required
      value={value}
      error={pressed && value.trim() === "" ? t.acceptanceStandard.required : undefined}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** Some of several: a box for each. */
function Boxes<Value extends string>({
  label,
  values,
  chosen,
  labelOf,
  onChange,
}: {
  label: string;
  values: readonly Value[];
  chosen: readonly Value[];
  labelOf: (value: Value) => string;
  onChange: (chosen: Value[]) => void;
}) {
  return (
    <div role="group" aria-label={label} className="standard-boxes">
      <span>{label}</span>
      {values.map((value) => (
        <label key={value} className="acceptance-tick">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              onChange(
                values.filter((one) => (one === value ? target.checked : chosen.includes(one))),
              )
            }
          />
          {labelOf(value)}
        </label>
      ))}
    </div>
  );
}

function What({
  item,
  put,
  pressed,
  isNew,
  parts,
}: Part & { isNew: boolean; parts: readonly string[] }) {
  const { t } = useWords();
  const words = t.acceptanceStandard;
  return (
    <Group title={words.groups.what}>
      <WordsInput
        label={words.label}
        value={item.label}
        pressed={pressed}
        onChange={(label) => put({ label })}
      />
      <WordsInput
        label={words.part}
        value={item.part}
        pressed={pressed}
        list="standard-parts"
        onChange={(part) => put({ part })}
      />
      <datalist id="standard-parts">
        {parts.map((part) => (
          <option key={part}>{part}</option>
        ))}
      </datalist>
      {isNew && (
        <div className="standard-pair">
          <TextInput
            label={words.code}
            hint={words.codeHint}
            value={item.code}
            pressed={pressed}
            onChange={(code) => put({ code: code.toUpperCase().trim() })}
          />
          <Select
            label={words.kind}
            value={item.kind}
            options={groupKinds.map((value) => ({ value, label: words.kinds[value] }))}
            onChange={({ target }) => put({ kind: target.value as GroupKind })}
          />
        </div>
      )}
    </Group>
  );
}

function How({ item, put, pressed }: Part) {
  const { t, language } = useWords();
  const words = t.acceptanceStandard;
  return (
    <Group title={words.groups.how}>
      <WordsInput
        label={words.method}
        value={item.method}
        pressed={pressed}
        onChange={(method) => put({ method })}
      />
      <WordsInput
        label={words.sampling}
        value={item.sampling}
        pressed={pressed}
        onChange={(sampling) => put({ sampling })}
      />
      <label className="acceptance-tick">
        <input
          type="checkbox"
          checked={item.lots !== undefined}
          onChange={({ target }) =>
            put({ lots: target.checked ? { level: "II", aql: "2.5" } : undefined })
          }
        />
        {words.lots}
      </label>
      {item.lots && (
        <div className="standard-pair">
          <Select
            label={words.level2828}
            hint={words.levelHint}
            value={item.lots.level}
            options={inspectionLevels.map((value) => ({ value, label: value }))}
            onChange={({ target }) =>
              put({ lots: { ...item.lots!, level: target.value as InspectionLevel } })
            }
          />
          <Select
            label={words.aql}
            hint={words.aqlHint}
            value={item.lots.aql}
            options={aqls.map((value) => ({ value, label: value }))}
            onChange={({ target }) => put({ lots: { ...item.lots!, aql: target.value as Aql } })}
          />
        </div>
      )}
      <Boxes
        label={words.rooms}
        values={roomKinds}
        chosen={item.rooms}
        labelOf={(room) => words.roomKinds[room]}
        onChange={(rooms) => put({ rooms })}
      />
      <Boxes
        label={words.tools}
        values={toolCodes}
        chosen={item.tools}
        labelOf={(code) => `${tools[code][language]} ${toolFacts(code).spec ?? ""}`.trim()}
        onChange={(chosen) => put({ tools: chosen })}
      />
    </Group>
  );
}

const firstMeasure: MeasureSpec = {
  unit: "mm",
  of: "VALUE",
  points: { atLeast: 1, where: { zh: "每处", en: "at each" } },
};

function Limits({ item, put, pressed }: Part) {
  const { t } = useWords();
  const words = t.acceptanceStandard;
  return (
    <Group title={words.groups.limits}>
      <Select
        label={words.measured}
        value={item.measure ? "YES" : "NO"}
        options={(["YES", "NO"] as const).map((value) => ({
          value,
          label: words.measuredOptions[value],
        }))}
        onChange={({ target }) =>
          put({ measure: target.value === "YES" ? firstMeasure : undefined })
        }
      />
      {item.measure ? (
        <Measure
          measure={item.measure}
          pressed={pressed}
          onChange={(measure) => put({ measure })}
        />
      ) : (
        <WordsInput
          label={words.requirement}
          value={item.requirement ?? { zh: "", en: "" }}
          pressed={pressed}
          onChange={(requirement) => put({ requirement })}
        />
      )}
    </Group>
  );
}

function Measure({
  measure,
  pressed,
  onChange,
}: {
  measure: MeasureSpec;
  pressed: boolean;
  onChange: (measure: MeasureSpec) => void;
}) {
  const { t } = useWords();
  const words = t.acceptanceStandard;
  const { points, rate } = measure;
  const limit = (name: "min" | "max" | "range") => (
    <DecimalInput
      label={words[name]}
      value={measure[name]}
      onChange={(value) => onChange({ ...measure, [name]: value })}
    />
  );
  return (
    <>
      <div className="standard-pair">
        <Select
          label={words.of}
          value={measure.of === "VALUE" ? "VALUE" : measure.of.deviationFrom}
          options={[
            { value: "VALUE", label: words.ofValue },
            ...designValues.map((value) => ({ value, label: words.deviationFrom[value] })),
          ]}
          onChange={({ target }) => {
            const design = designValues.find((value) => value === target.value);
            onChange({ ...measure, of: design ? { deviationFrom: design } : "VALUE" });
          }}
        />
        <TextInput
          label={words.unit}
          value={measure.unit}
          pressed={pressed}
          onChange={(unit) => onChange({ ...measure, unit })}
        />
      </div>
      <div className="standard-three">
        {limit("min")}
        {limit("max")}
        {limit("range")}
      </div>
      <Input
        label={words.atLeast}
        type="number"
        min={1}
        max={100}
        value={points.atLeast}
        onChange={({ target }) =>
          onChange({
            ...measure,
            points: { ...points, atLeast: Math.trunc(Number(target.value)) },
          })
        }
      />
      <WordsInput
        label={words.where}
        value={points.where}
        pressed={pressed}
        onChange={(where) => onChange({ ...measure, points: { ...points, where } })}
      />
      <label className="acceptance-tick">
        <input
          type="checkbox"
          checked={rate !== undefined}
          onChange={({ target }) =>
            onChange({
              ...measure,
              rate: target.checked ? { percent: 80, worst: "1.5" } : undefined,
            })
          }
        />
        {words.rate}
      </label>
      {rate && (
        <div className="standard-pair">
          <Input
            label={words.percent}
            type="number"
            min={1}
            max={100}
            value={rate.percent}
            onChange={({ target }) =>
              onChange({ ...measure, rate: { ...rate, percent: Math.trunc(Number(target.value)) } })
            }
          />
          <DecimalInput
            label={words.worst}
            value={rate.worst}
            onChange={(worst) => worst && onChange({ ...measure, rate: { ...rate, worst } })}
          />
        </div>
      )}
    </>
  );
}

function Source({ item, put, pressed }: Part) {
  const { t } = useWords();
  const words = t.acceptanceStandard;
  const { source } = item;
  const say = (more: Partial<AcceptanceItem["source"]>) => put({ source: { ...source, ...more } });
  return (
    <Group title={words.groups.source}>
      <div className="standard-pair">
        <TextInput
          label={words.document}
          value={source.document}
          pressed={pressed}
          onChange={(document) => say({ document })}
        />
        <TextInput
          label={words.rule}
          hint={words.ruleHint}
          value={source.rule}
          pressed={pressed}
          onChange={(rule) => say({ rule })}
        />
        <Select
          label={words.confidence}
          value={source.confidence}
          options={confidences.map((value) => ({ value, label: words.confidences[value] }))}
          onChange={({ target }) => say({ confidence: target.value as Confidence })}
        />
        <Select
          label={words.enforcement}
          value={source.enforcement}
          options={enforcements.map((value) => ({ value, label: words.enforcements[value] }))}
          onChange={({ target }) => say({ enforcement: target.value as Enforcement })}
        />
      </div>
      <label className="acceptance-tick">
        <input
          type="checkbox"
          checked={item.critical}
          onChange={({ target }) => put({ critical: target.checked })}
        />
        {words.critical}
      </label>
    </Group>
  );
}

const levels = ["NATION", "PROVINCE", "CITY"] as const;

function Holds({ item, put, pressed }: Part) {
  const { t } = useWords();
  const words = t.acceptanceStandard;
  const holds = item.holds ?? {};
  const day = (name: "approvedFrom" | "approvedTo") => (
    <DayInput
      label={words[name]}
      value={holds[name] ?? ""}
      onChange={(value) => put({ holds: { ...holds, [name]: (value || undefined) as Day } })}
    />
  );
  return (
    <Group title={words.groups.holds}>
      <div className="standard-pair">
        <Select
          label={words.level}
          value={holds.place?.level ?? "NATION"}
          options={levels.map((value) => ({ value, label: words.levels[value] }))}
          onChange={({ target }) => {
            const level = levels.find((one) => one === target.value);
            const place =
              level && level !== "NATION" ? { level, name: holds.place?.name ?? "" } : undefined;
            put({ holds: { ...holds, place } });
          }}
        />
        {holds.place && (
          <TextInput
            label={words.placeName}
            value={holds.place.name}
            pressed={pressed}
            onChange={(name) => put({ holds: { ...holds, place: { ...holds.place!, name } } })}
          />
        )}
        {day("approvedFrom")}
        {day("approvedTo")}
      </div>
    </Group>
  );
}
