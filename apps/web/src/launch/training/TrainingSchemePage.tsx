import { trainingDepartments, trainingKinds } from "@threshold/domain/launch/training";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Input, Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import type { FormEvent } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import type { TrainingSchemesQuery } from "../../gql/graphql.ts";
import { problemOf } from "../../problem.ts";
import { Page } from "../../shell/Page.tsx";
import { RecordCard, RecordTable, Rows } from "../record/record-parts.tsx";
import { useRecordAct } from "../record/use-record-act.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import { PublishTrainingScheme, TrainingSchemes } from "./training-documents.ts";
import "../record/records.css";

type Scheme = TrainingSchemesQuery["trainingSchemes"]["nodes"][number];

/** Head office's training scheme (物业管理中心培训方案, LCH-R13): the version in force, those before, and the next one. */
export function TrainingSchemePage() {
  const { t } = useRecordWords();
  const words = t.records.training;
  const [{ data, error }, refresh] = useQuery({ query: TrainingSchemes });
  const [editing, setEditing] = useState(false);
  const [newest, ...older] = data?.trainingSchemes.nodes ?? [];
  const may = data?.viewer.permissions.includes("training.scheme") ?? false;
  return (
    <Page title={words.scheme} subtitle={words.schemeLead}>
      {error && <ProblemNote problem={problemOf(error)} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <div className="record-page">
          {editing ? (
            <SchemeForm
              newest={newest}
              onDone={() => {
                setEditing(false);
                refresh({ requestPolicy: "network-only" });
              }}
              onCancel={() => setEditing(false)}
            />
          ) : (
            may && (
              <div className="record-buttons">
                <Button kind="PRIMARY" onClick={() => setEditing(true)}>
                  {words.editScheme}
                </Button>
              </div>
            )
          )}
          {newest && !editing && <SchemeCard scheme={newest} />}
          {older.length > 0 && (
            <details className="record-history">
              <summary>{words.older}</summary>
              {older.map((scheme) => (
                <SchemeCard key={scheme.id} scheme={scheme} />
              ))}
            </details>
          )}
          {!newest && !editing && <p className="record-quiet">{words.noScheme}</p>}
        </div>
      )}
    </Page>
  );
}

function SchemeCard({ scheme }: { scheme: Scheme }) {
  const { t, format } = useRecordWords();
  const words = t.records.training;
  const { number, note, createdAt, createdBy, items } = scheme;
  const told = [format.instant(createdAt), createdBy?.name, note].filter(Boolean).join(" · ");
  return (
    <RecordCard
      title={words.versionOf(number)}
      mark={<Badge tone="NEUTRAL">{words.itemCount(items.length)}</Badge>}
    >
      <p className="record-quiet">{told}</p>
      <RecordTable
        label={words.versionOf(number)}
        head={[words.code, words.item, words.kind, words.hours]}
        rows={items.map((item) => ({
          key: item.id,
          cells: [
            item.code,
            item.title,
            item.department
              ? `${words.kinds[item.kind]}（${words.departments[item.department]}）`
              : words.kinds[item.kind],
            item.hours,
          ],
        }))}
      />
    </RecordCard>
  );
}

const blank = {
  code: "",
  kind: "ONBOARDING" as Scheme["items"][number]["kind"],
  department: "",
  title: "",
  hours: "2",
};
type Row = typeof blank;

function SchemeForm({
  newest,
  onDone,
  onCancel,
}: {
  newest: Scheme | undefined;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t } = useRecordWords();
  const words = t.records.training;
  const [rows, setRows] = useState<Row[]>(
    () =>
      newest?.items.map(({ code, kind, department, title, hours }) => ({
        code,
        kind,
        department: department ?? "",
        title,
        hours: String(hours),
      })) ?? [blank],
  );
  const [note, setNote] = useState("");
  const { run, busy, problem } = useRecordAct(PublishTrainingScheme, words.published);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const items = rows.map(({ department, hours, ...row }) => ({
      ...row,
      department: row.kind === "JOB_SKILL" ? (departmentOf(department) ?? null) : null,
      hours: Number(hours),
    }));
    const { ok } = await run({ basedOn: newest?.number ?? 0, note: note || null, items });
    if (ok) onDone();
  };
  const kinds = trainingKinds.map((value) => ({ value, label: words.kinds[value] }));
  const departments = trainingDepartments.map((value) => ({
    value,
    label: words.departments[value],
  }));
  return (
    <form
      className="record-form record-card"
      aria-label={words.editScheme}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <Rows
        legend={words.editScheme}
        rows={rows}
        blank={blank}
        kind="scheme-item"
        nameOf={({ code, title }) => title || code}
        onChange={setRows}
      >
        {(row, put) => (
          <>
            <Input
              label={words.code}
              maxLength={20}
              value={row.code}
              onChange={({ target }) => put({ code: target.value })}
            />
            <Input
              label={words.item}
              maxLength={80}
              value={row.title}
              onChange={({ target }) => put({ title: target.value })}
            />
            <Select
              label={words.kind}
              value={row.kind}
              options={kinds}
              onChange={({ target }) => put({ kind: target.value as Row["kind"] })}
            />
            <Select
              label={words.department}
              value={row.kind === "JOB_SKILL" ? row.department : ""}
              disabled={row.kind !== "JOB_SKILL"}
              options={departments}
              placeholder={row.kind === "JOB_SKILL" ? t.shell.choose : words.everybody}
              onChange={({ target }) => put({ department: target.value })}
            />
            <Input
              label={words.hours}
              type="number"
              min={0.1}
              max={200}
              step="any"
              value={row.hours}
              onChange={({ target }) => put({ hours: target.value })}
            />
          </>
        )}
      </Rows>
      <Input
        label={words.note}
        optionalText={t.shell.optional}
        maxLength={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      {problem && <ProblemNote problem={problem} />}
      <div className="record-buttons">
        <Button submit kind="PRIMARY" busy={busy}>
          {words.publish}
        </Button>
        <Button kind="QUIET" onClick={onCancel}>
          {t.records.cancel}
        </Button>
      </div>
    </form>
  );
}

const departmentOf = (value: string) => trainingDepartments.find((one) => one === value);
