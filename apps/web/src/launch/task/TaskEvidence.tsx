import { FileDrop } from "@threshold/ui/FileDrop";
import type { FileDropItem } from "@threshold/ui/FileDrop";
import type { FragmentType } from "../../gql/fragment-masking.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import type { TaskEvidence_TaskFragment } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { actionOf } from "../task-state.ts";
import { useAct } from "../../form/use-act.ts";
import { RemoveEvidence } from "./task-mutations.ts";
import { useUploads } from "./use-evidence.ts";

export const TaskEvidence_task = graphql(/* GraphQL */ `
  fragment TaskEvidence_task on LaunchTask {
    id
    evidenceRequired
    evidence {
      id
      name
      mediaType
      sizeBytes
      url
      thumbnailUrl
      createdAt
      createdBy {
        id
        name
      }
    }
    actions {
      action
      allowed
      code
      details
    }
  }
`);

const ACCEPT = "image/*,application/pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx";

/** The files that prove the work (完成凭证): add, see, take away. */
export function TaskEvidence(props: {
  task: FragmentType<typeof TaskEvidence_task>;
  onChanged: () => void;
}) {
  const { t } = useWords();
  const task = readFragment(TaskEvidence_task, props.task);
  const uploads = useUploads(task.id, props.onChanged);
  const { run, problem } = useAct(RemoveEvidence);
  const stored = useStoredItems(task);
  const mayAttach = allowed(task, "attachEvidence");
  const remove = async (key: string) => {
    if (!task.evidence.some(({ id }) => id === key)) return uploads.dismiss(key);
    const { ok } = await run({ id: key });
    if (ok) props.onChanged();
  };
  if (!mayAttach && stored.length === 0 && !task.evidenceRequired) return null;
  return (
    <section className="task-section">
      <FileDrop
        label={t.launch.task.evidence}
        hint={
          task.evidenceRequired
            ? `${t.launch.task.evidenceRequired}${t.launch.semicolon}${t.launch.task.evidenceHint}`
            : t.launch.task.evidenceHint
        }
        items={[...stored, ...uploads.items]}
        accept={ACCEPT}
        camera
        disabled={!mayAttach}
        onAdd={(files) => void uploads.add(files)}
        onRetry={uploads.retry}
        {...(allowed(task, "removeAttachment")
          ? { onRemove: (key: string) => void remove(key) }
          : {})}
        texts={t.launch.files}
      />
      {problem && <ProblemNote problem={problem} />}
    </section>
  );
}

const allowed = (task: TaskEvidence_TaskFragment, action: string) =>
  actionOf(task.actions, action)?.allowed ?? false;

function useStoredItems(task: TaskEvidence_TaskFragment): FileDropItem[] {
  const { t, format } = useWords();
  return task.evidence.map((file) => ({
    key: file.id,
    name: file.name,
    bytes: file.sizeBytes,
    state: "STORED",
    href: file.url,
    ...(file.thumbnailUrl ? { thumbnailHref: file.thumbnailUrl } : {}),
    note: t.launch.files.by(
      file.createdBy?.name ?? t.launch.history.system,
      format.instant(file.createdAt),
    ),
  }));
}
