import { Button } from "@threshold/ui/Button";
import { Checkbox, Input, Select } from "@threshold/ui/Input";
import { roles } from "@threshold/domain/organization/roles";
import { anchors, workstreamNames } from "@threshold/domain/launch/vocabulary";
import { useId, useState } from "react";
import type { FormEvent } from "react";
import type { Anchor, PlanActions_PlanFragment, Role, Workstream } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { useAnnounce } from "../../shell/announce.tsx";
import { Modal } from "../../shell/Modal.tsx";
import { ProblemNote } from "../ProblemNote.tsx";
import { roleName, taskTitle } from "../titles.ts";
import { useAct } from "../use-act.ts";
import { AddLaunchTask } from "./plan-mutations.ts";

interface Entered {
  title: string;
  workstream: Workstream;
  anchor: Anchor;
  offsetDays: string;
  durationDays: string;
  responsibleRole: Role;
  evidenceRequired: boolean;
  after: string;
}

const EMPTY: Entered = {
  title: "",
  workstream: "TEAM",
  anchor: "LAUNCH",
  offsetDays: "7",
  durationDays: "1",
  responsibleRole: "CUSTOMER_SERVICE_MANAGER",
  evidenceRequired: false,
  after: "",
};

/** A task that only this plan has. */
export function AddTaskDialog({
  plan,
  onClose,
}: {
  plan: PlanActions_PlanFragment;
  onClose: () => void;
}) {
  const { t } = useWords();
  const form = useId();
  const announce = useAnnounce();
  const { run, busy, problem } = useAct(AddLaunchTask);
  const [entered, setEntered] = useState(EMPTY);
  const [pressed, setPressed] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (entered.title.trim() === "") return;
    const { offsetDays, durationDays, after, ...rest } = entered;
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
    <Modal
      open
      onClose={onClose}
      title={t.launch.plan.addTask}
      footer={
        <>
          <Button onClick={onClose}>{t.launch.cancel}</Button>
          <Button submit form={form} kind="PRIMARY" busy={busy}>
            {t.launch.plan.addTask}
          </Button>
        </>
      }
    >
      <form id={form} className="plan-form" onSubmit={(event) => void submit(event)} noValidate>
        <p>{t.launch.plan.addTaskHint}</p>
        <Fields entered={entered} onChange={setEntered} pressed={pressed} plan={plan} />
        {problem && <ProblemNote problem={problem} />}
      </form>
    </Modal>
  );
}

function Fields({
  entered,
  onChange,
  pressed,
  plan,
}: {
  entered: Entered;
  onChange: (entered: Entered) => void;
  pressed: boolean;
  plan: PlanActions_PlanFragment;
}) {
  const { t, language } = useWords();
  const put = (part: Partial<Entered>) => onChange({ ...entered, ...part });
  return (
    <>
      <Input
        label={t.launch.fields.title}
        required
        maxLength={120}
        value={entered.title}
        error={pressed && entered.title.trim() === "" ? t.launch.wizard.required : undefined}
        onChange={({ target }) => put({ title: target.value })}
      />
      <div className="plan-form-grid">
        <Select
          label={t.launch.fields.workstream}
          value={entered.workstream}
          options={workstreamNames.map((value) => ({ value, label: t.launch.workstreams[value] }))}
          onChange={({ target }) => put({ workstream: target.value as Workstream })}
        />
        <Select
          label={t.launch.fields.responsibleRole}
          value={entered.responsibleRole}
          options={(Object.keys(roles) as Role[]).map((value) => ({
            value,
            label: roleName(value, language),
          }))}
          onChange={({ target }) => put({ responsibleRole: target.value as Role })}
        />
        <Select
          label={t.launch.fields.anchor}
          value={entered.anchor}
          options={anchors.map((value) => ({ value, label: t.launch.anchors[value] }))}
          onChange={({ target }) => put({ anchor: target.value as Anchor })}
        />
        {entered.anchor !== "EVENT" && (
          <Input
            label={t.launch.fields.offsetDays}
            type="number"
            min={0}
            value={entered.offsetDays}
            onChange={({ target }) => put({ offsetDays: target.value })}
          />
        )}
        <Input
          label={t.launch.fields.durationDays}
          type="number"
          min={0}
          value={entered.durationDays}
          onChange={({ target }) => put({ durationDays: target.value })}
        />
        <Select
          label={t.launch.plan.afterTasks}
          value={entered.after}
          placeholder={t.launch.none}
          options={plan.tasks.map((task) => ({ value: task.id, label: taskTitle(task, language) }))}
          onChange={({ target }) => put({ after: target.value })}
        />
      </div>
      <Checkbox
        label={t.launch.task.evidenceRequired}
        checked={entered.evidenceRequired}
        onChange={({ target }) => put({ evidenceRequired: target.checked })}
      />
    </>
  );
}
