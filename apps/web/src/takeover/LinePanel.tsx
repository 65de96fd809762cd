import {
  isAtLeast,
  type ItemKind,
  itemKinds,
  verdictWords,
} from "@threshold/domain/takeover/vocabulary";
import { FileDrop } from "@threshold/ui/FileDrop";
import { SidePanel } from "@threshold/ui/SidePanel";
import { useState } from "react";
import type { FieldSpec, Values } from "../form/field-spec.ts";
import { RecordForm } from "../form/RecordForm.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import type { TakeoverItemInput, TakeoverVerdict } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import type { Problem } from "../problem.ts";
import { CommentButton, CommentList } from "./Comments.tsx";
import type { Line } from "./lines.ts";
import type { Takeover, ViewProps } from "./takeover-documents.ts";
import { useFieldWork } from "./use-field-work.ts";
import { type TakeoverWords, useTakeoverWords } from "./words.ts";

const choices = (language: "zh" | "en") =>
  (Object.keys(verdictWords) as TakeoverVerdict[]).map((value) => ({
    value,
    label: verdictWords[value][language],
  }));

/** What is asked of a line of a kind, as its form has it (KF-06 to KF-09). */
function fieldsOf(
  kind: ItemKind,
  takeover: Takeover,
  words: TakeoverWords["line"],
  language: "zh" | "en",
): FieldSpec[] {
  const verdict = choices(language);
  const area: FieldSpec = {
    name: "takeoverAreaId",
    label: words.area,
    kind: "CHOICE",
    options: takeover.areas.map(({ id, name }) => ({ value: id, label: name })),
  };
  const name: FieldSpec = {
    name: "name",
    label: words.name,
    kind: "TEXT",
    required: true,
    maxLength: 80,
  };
  const remark: FieldSpec = { name: "remark", label: words.remark, kind: "LONG", maxLength: 500 };
  const counts: FieldSpec[] = [
    { name: "quantity", label: words.quantity, kind: "WHOLE", min: 0 },
    { name: "counted", label: words.counted, kind: "WHOLE", min: 0 },
  ];
  const place: FieldSpec = { name: "place", label: words.place, kind: "TEXT", maxLength: 80 };
  const result: FieldSpec = {
    name: "verdict",
    label: words.verdict,
    kind: "CHOICE",
    options: verdict,
  };
  switch (kind) {
    case "DOCUMENT":
      return [
        name,
        { name: "quantity", label: words.copies, kind: "WHOLE", min: 0 },
        { name: "isOriginal", label: words.isOriginal, kind: "TICK" },
        { name: "handedBy", label: words.handedBy, kind: "TEXT", maxLength: 80 },
        { name: "receivedOn", label: words.receivedOn, kind: "DAY" },
        { name: "promisedOn", label: words.promisedOn, hint: words.promisedHint, kind: "DAY" },
        result,
        remark,
      ];
    case "EQUIPMENT":
      return [
        name,
        area,
        place,
        { name: "model", label: words.model, kind: "TEXT", maxLength: 80 },
        ...counts,
        { name: "located", label: words.located, kind: "TICK" },
        { name: "manual", label: words.manual, kind: "TICK" },
        { name: "singleRun", label: words.singleRun, kind: "CHOICE", options: verdict },
        ...(isAtLeast(takeover.status, "FORMAL_INSPECTION")
          ? [{ name: "linkage", label: words.linkage, kind: "CHOICE" as const, options: verdict }]
          : []),
        result,
        remark,
      ];
    case "TOOL":
    case "KEY":
    case "ROOM_FACILITY":
      return [name, area, { ...place, label: words.room, required: true }, ...counts, remark];
    case "FACILITY":
      return [name, area, place, ...counts, result, remark];
    default:
      return [name, area, place, result, remark];
  }
}

/** One line filled in, with its scans and photos; without a line another is made. */
export function LinePanel({
  takeover,
  line,
  kinds,
  mayFill,
  may,
  onChanged,
  onClose,
}: ViewProps & {
  line: Line | undefined;
  kinds: readonly ItemKind[];
  mayFill: boolean;
  onClose: () => void;
}) {
  const { t, language } = useWords();
  const words = useTakeoverWords();
  const field = useFieldWork(takeover);
  const kind = line?.kind ?? kinds[0]!;
  const several = !line && kinds.length > 1;
  const kindField: FieldSpec = {
    name: "kind",
    label: words.line.kind,
    kind: "CHOICE",
    required: true,
    options: kinds.map((value) => ({ value, label: itemKinds[value][language] })),
  };
  const fields = [
    ...(several ? [kindField] : []),
    ...fieldsOf(kind, takeover, words.line, language),
  ];
  const save = async (values: Values) => {
    const told = values as Partial<TakeoverItemInput>;
    const problem = line
      ? await field.save(line, told)
      : await field.add({ kind, name: "", ...told });
    return problem ? { ok: false as const, problem } : { ok: true as const, data: undefined };
  };
  return (
    <SidePanel
      open
      onClose={onClose}
      title={line?.name ?? words.addLine}
      subtitle={itemKinds[kind][language]}
      texts={{ close: t.defect.close }}
    >
      {line && requirementOf(takeover, line) && (
        <p className="takeover-quiet">{requirementOf(takeover, line)}</p>
      )}
      {mayFill ? (
        <RecordForm
          key={line?.id ?? "new"}
          fields={fields}
          values={line ? ({ ...line, takeoverAreaId: line.area?.id ?? null } as never) : {}}
          submitText={t.shell.save}
          onSubmit={save}
          onDone={onClose}
          onCancel={onClose}
        />
      ) : (
        <p className="takeover-quiet">{words.readOnly}</p>
      )}
      {line && <Files line={line} may={mayFill} onAdd={(files) => field.attach(line, files)} />}
      {line && (
        <>
          <CommentList takeover={takeover} recordId={line.id} />
          <CommentButton takeover={takeover} may={may} recordId={line.id} onChanged={onChanged} />
        </>
      )}
    </SidePanel>
  );
}

const requirementOf = ({ standard }: Takeover, { code }: Line) =>
  standard.find((item) => item.code === code)?.requirement;

/** Scans and photos; those that wait on this device by their names. */
function Files({
  line,
  may,
  onAdd,
}: {
  line: Line;
  may: boolean;
  onAdd: (files: readonly File[]) => Promise<Problem | undefined>;
}) {
  const { t } = useWords();
  const words = useTakeoverWords();
  const [problem, setProblem] = useState<Problem>();
  return (
    <div className="takeover-files">
      {line.attachments.map((file) =>
        file.url ? (
          <a key={file.id} href={file.url} target="_blank" rel="noreferrer">
            {file.thumbnailUrl ? <img src={file.thumbnailUrl} alt={file.name} /> : file.name}
          </a>
        ) : (
          <span key={file.id}>{`${file.name} · ${words.waiting}`}</span>
        ),
      )}
      {problem && <ProblemNote problem={problem} />}
      {may && (
        <FileDrop
          label={words.addFiles}
          camera
          items={[]}
          onAdd={(files) => void onAdd(files).then(setProblem)}
          onRemove={() => undefined}
          texts={t.launch.files}
        />
      )}
    </div>
  );
}
