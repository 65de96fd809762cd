import { recordTasks } from "@threshold/domain/launch/record";
import { buttonClass } from "@threshold/ui/Button";
import { Link } from "react-router";
import type { FragmentType } from "../../gql/fragment-masking.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import { codesOfKind, recordHref, recordKinds } from "./record-kinds.ts";
import { RecordMark } from "./record-parts.tsx";
import { useRecordWords } from "./use-record-words.ts";
import "./records.css";

export const TaskRecord_task = graphql(/* GraphQL */ `
  fragment TaskRecord_task on LaunchTask {
    id
    code
    plan {
      id
    }
    record {
      type
      recordId
      open
    }
  }
`);

/** The record that a task is worked on in: how it stands, and the way there. */
export function TaskRecord(props: { task: FragmentType<typeof TaskRecord_task> }) {
  const { t } = useRecordWords();
  const { code, plan, record } = readFragment(TaskRecord_task, props.task);
  if ((recordTasks.ShowcasePlan as readonly string[]).includes(code))
    return (
      <section className="task-section record-of-task" aria-label={t.records.title}>
        <h3>{t.showcase.title}</h3>
        <RecordMark state={record ? (record.open ? "OPEN" : "DONE") : "NONE"} />
        <Link
          className={buttonClass({ small: true })}
          to={record ? `/showcase/${record.recordId}` : "/showcase"}
        >
          {record ? t.records.open : t.records.begin}
        </Link>
      </section>
    );
  const kind = recordKinds.find((one) => codesOfKind(one).includes(code));
  if (!kind) return null;
  return (
    <section className="task-section record-of-task" aria-label={t.records.title}>
      <h3>{t.records.names[kind]}</h3>
      <RecordMark state={record ? (record.open ? "OPEN" : "DONE") : "NONE"} />
      <Link className={buttonClass({ small: true })} to={recordHref(plan.id, kind)}>
        {record ? t.records.open : t.records.begin}
      </Link>
    </section>
  );
}
