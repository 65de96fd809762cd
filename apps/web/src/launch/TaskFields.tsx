import { ChoiceField } from "@threshold/ui/ChoiceField";
import { Checkbox, Input, Select } from "@threshold/ui/Input";
import { anchors, workstreamNames } from "@threshold/domain/launch/vocabulary";
import type { Anchor, Workstream } from "@threshold/domain/launch/vocabulary";
import type { Role } from "@threshold/domain/organization/roles";
import type { ReactNode } from "react";
import { useWords } from "../i18n/Words.tsx";
import "./task-fields.css";
import { roleChoices } from "../i18n/role-name.ts";

/** A task of one's own as it is typed in. */
export interface EnteredTask {
  title: string;
  titleEn: string;
  workstream: Workstream;
  anchor: Anchor;
  offsetDays: string;
  durationDays: string;
  responsibleRole: Role;
  evidenceRequired: boolean;
}

export const EMPTY_TASK: EnteredTask = {
  title: "",
  titleEn: "",
  workstream: "TEAM",
  anchor: "LAUNCH",
  offsetDays: "7",
  durationDays: "1",
  responsibleRole: "CUSTOMER_SERVICE_MANAGER",
  evidenceRequired: false,
};

/** What a new task needs: name, kind of work, when, how long, who; `children` add to the grid. */
export function TaskFields({
  entered,
  onChange,
  pressed,
  children,
}: {
  entered: EnteredTask;
  onChange: (entered: EnteredTask) => void;
  /** Whether "add" was pressed: only then is a missing name told. */
  pressed: boolean;
  children?: ReactNode;
}) {
  const { t, language } = useWords();
  const put = (part: Partial<EnteredTask>) => onChange({ ...entered, ...part });
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
      <Input
        label={t.launch.templates.titleEn}
        optionalText={t.shell.optional}
        maxLength={120}
        value={entered.titleEn}
        onChange={({ target }) => put({ titleEn: target.value })}
      />
      <div className="task-fields">
        <Select
          label={t.launch.fields.workstream}
          value={entered.workstream}
          options={workstreamNames.map((value) => ({ value, label: t.launch.workstreams[value] }))}
          onChange={({ target }) => put({ workstream: target.value as Workstream })}
        />
        <ChoiceField
          label={t.launch.fields.responsibleRole}
          required
          noneText={t.shell.noMatch}
          value={entered.responsibleRole}
          options={roleChoices(language)}
          onChange={(value) => value && put({ responsibleRole: value as Role })}
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
        {children}
      </div>
      <Checkbox
        label={t.launch.task.evidenceRequired}
        checked={entered.evidenceRequired}
        onChange={({ target }) => put({ evidenceRequired: target.checked })}
      />
    </>
  );
}
