import { Select } from "@threshold/ui/Input";
import { useState } from "react";
import type { PlanActions_PlanFragment } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { useAnnounce } from "../../shell/announce.tsx";
import { EMPTY_TASK, TaskFields } from "../TaskFields.tsx";
import { taskTitle } from "../titles.ts";
import { useAct } from "../../form/use-act.ts";
import { FormDialog } from "../../form/FormDialog.tsx";
import { AddLaunchTask } from "./plan-mutations.ts";

/** A task that only this plan has. */
export function AddTaskDialog({
  plan,
  onClose,
}: {
  plan: PlanActions_PlanFragment;
  onClose: () => void;
}) {
  const { t, language } = useWords();
  const announce = useAnnounce();
  const { run, busy, problem } = useAct(AddLaunchTask);
  const [entered, setEntered] = useState(EMPTY_TASK);
  const [after, setAfter] = useState("");
  const [pressed, setPressed] = useState(false);
  const submit = async () => {
    setPressed(true);
    if (entered.title.trim() === "") return;
    const { offsetDays, durationDays, ...rest } = entered;
    const { ok } = await run({
      planId: plan.id,
      ...rest,
      title: entered.title.trim(),
      offsetDays: entered.anchor === "EVENT" ? null : Number(offsetDays),
      durationDays: Number(durationDays),
      after: after === "" ? [] : [after],
    });
    if (!ok) return;
    announce(t.launch.plan.done.addLaunchTask);
    onClose();
  };
  return (
    <FormDialog
      title={t.launch.plan.addTask}
      submitText={t.launch.plan.addTask}
      busy={busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t.launch.plan.addTaskHint}</p>
      <TaskFields entered={entered} onChange={setEntered} pressed={pressed}>
        <Select
          label={t.launch.plan.afterTasks}
          value={after}
          placeholder={t.launch.none}
          options={plan.tasks.map((task) => ({
            value: task.id,
            label: taskTitle(task, language),
          }))}
          onChange={({ target }) => setAfter(target.value)}
        />
      </TaskFields>
    </FormDialog>
  );
}
