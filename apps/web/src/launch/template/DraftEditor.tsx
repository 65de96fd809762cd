import { Button } from "@threshold/ui/Button";
import type { TemplateChange } from "@threshold/domain/launch/adapt-template";
import type { LaunchTemplate, TemplateTask } from "@threshold/domain/launch/template";
import type { Refusal } from "@threshold/domain/refusal";
import { useState } from "react";
import type { ReactNode } from "react";
import { graphql } from "../../gql/gql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { asRefusal } from "../../problem.ts";
import { useAnnounce } from "../../shell/announce.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useAct } from "../../form/use-act.ts";
import { NewTemplateTaskDialog } from "./NewTemplateTaskDialog.tsx";
import { RemoveTaskDialog } from "./RemoveTaskDialog.tsx";
import { TaskChangeDialog } from "./TaskChangeDialog.tsx";
import { change, shownTemplate } from "./template-draft.ts";
import type { Template } from "./TemplatePage.tsx";
import { TemplateTasks } from "./TemplateTasks.tsx";

const AdaptLaunchTemplate = graphql(/* GraphQL */ `
  mutation AdaptLaunchTemplate($input: AdaptLaunchTemplateInput!) {
    adaptLaunchTemplate(input: $input) {
      template {
        id
        content
        version
      }
    }
  }
`);

type Asking = { kind: "ADD" } | { kind: "CHANGE" | "REMOVE"; task: TemplateTask };

/** A draft version: tasks added, changed and taken out, tried by the domain's rules before they are saved. */
export function DraftEditor({
  template,
  content,
  onSaved,
  children,
}: {
  template: Template;
  content: LaunchTemplate;
  onSaved: () => void;
  children: ReactNode;
}) {
  const { t } = useWords();
  const announce = useAnnounce();
  const [changes, setChanges] = useState<readonly TemplateChange[]>([]);
  const [refusal, setRefusal] = useState<Refusal>();
  const [asking, setAsking] = useState<Asking>();
  const { run, busy, problem } = useAct(AdaptLaunchTemplate);
  const draft = { saved: content, changes };
  const shown = shownTemplate(draft);
  const add = (next: TemplateChange | undefined) => {
    setAsking(undefined);
    if (!next) return;
    const changed = change(draft, next);
    setRefusal(changed.ok ? undefined : changed.refusal);
    if (changed.ok) setChanges(changed.value.changes);
  };
  const save = async () => {
    const { ok } = await run({ id: template.id, version: template.version, changes });
    if (!ok) return;
    announce(t.launch.templates.saved);
    onSaved();
  };
  const refused = refusal && asRefusal(refusal.code, refusal.details);
  const close = () => setAsking(undefined);
  return (
    <section className="template-body">
      <div className="template-head">
        <p role="status">{changes.length > 0 && t.launch.templates.pending(changes.length)}</p>
        <Button icon="plus" onClick={() => setAsking({ kind: "ADD" })}>
          {t.launch.templates.addTask}
        </Button>
        {changes.length > 0 ? (
          <Button kind="PRIMARY" busy={busy} onClick={() => void save()}>
            {t.launch.templates.save}
          </Button>
        ) : (
          children
        )}
      </div>
      {(refused ?? problem) && <ProblemNote problem={(refused ?? problem)!} />}
      <TemplateTasks
        template={shown}
        edit={{
          onChange: (task) => setAsking({ kind: "CHANGE", task }),
          onRemove: (task) => setAsking({ kind: "REMOVE", task }),
          onRestore: ({ code }) => add({ kind: "RESTORE", code }),
        }}
      />
      {asking?.kind === "ADD" && <NewTemplateTaskDialog onDone={add} onClose={close} />}
      {asking?.kind === "CHANGE" && (
        <TaskChangeDialog task={asking.task} onDone={add} onClose={close} />
      )}
      {asking?.kind === "REMOVE" && (
        <RemoveTaskDialog task={asking.task} onDone={add} onClose={close} />
      )}
    </section>
  );
}
