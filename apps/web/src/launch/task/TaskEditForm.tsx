import { Button } from "@threshold/ui/Button";
import { ChoiceField } from "@threshold/ui/ChoiceField";
import { Note } from "@threshold/ui/ErrorNote";
import { Input, Textarea } from "@threshold/ui/Input";
import type { Role } from "@threshold/domain/organization/roles";
import { roles } from "@threshold/domain/organization/roles";
import { useState } from "react";
import type { FormEvent } from "react";
import type { TaskDetails_TaskFragment } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { useAnnounce } from "../../shell/announce.tsx";
import { PersonField } from "../../form/PersonField.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { roleName } from "../role-name.ts";
import { useAct } from "../../form/use-act.ts";
import { UpdateLaunchTask } from "./task-mutations.ts";

/** The longest offset and duration that the server takes, in days. */
const LONGEST_DAYS = 3650;

/** Changes a task of a running plan; who was overtaken by somebody else sees the new state and saves again. */
export function TaskEditForm({
  task,
  onStale,
  onDone,
}: {
  task: TaskDetails_TaskFragment;
  onStale: () => void;
  onDone: () => void;
}) {
  const { t, language } = useWords();
  const announce = useAnnounce();
  const { run, busy, problem } = useAct(UpdateLaunchTask);
  const [role, setRole] = useState<Role>(task.responsibleRole);
  const [assigneeId, setAssigneeId] = useState(task.assignee?.id);
  const [offset, setOffset] = useState(task.offsetDays?.toString() ?? "");
  const [duration, setDuration] = useState(task.durationDays.toString());
  const [remark, setRemark] = useState(task.remark ?? "");
  const [pressed, setPressed] = useState(false);
  const isDated = typeof task.offsetDays === "number";
  const wrong = (text: string) =>
    pressed && !isDays(text) ? t.launch.task.daysRange(LONGEST_DAYS) : undefined;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!isDays(duration) || (isDated && !isDays(offset))) return;
    const sent = await run({
      id: task.id,
      version: task.version,
      responsibleRole: role,
      assigneeId: assigneeId ?? null,
      ...(isDated ? { offsetDays: Number(offset) } : {}),
      durationDays: Number(duration),
      remark: remark.trim() || null,
    });
    if (sent.ok) {
      announce(t.launch.task.saved);
      onDone();
    } else if (isStale(sent.problem)) onStale();
  };
  return (
    <form className="task-form" onSubmit={(event) => void submit(event)} noValidate>
      <ChoiceField
        label={t.launch.fields.responsibleRole}
        value={role}
        options={(Object.keys(roles) as Role[]).map((value) => ({
          value,
          label: roleName(value, language),
        }))}
        noneText={t.launch.none}
        onChange={(value) => setRole((value as Role | undefined) ?? role)}
      />
      <Assignee task={task} value={assigneeId} onChange={setAssigneeId} />
      <div className="task-form-grid">
        {isDated && (
          <Input
            label={t.launch.fields.offsetDays}
            type="number"
            min={0}
            max={LONGEST_DAYS}
            value={offset}
            error={wrong(offset)}
            onChange={({ target }) => setOffset(target.value)}
          />
        )}
        <Input
          label={t.launch.fields.durationDays}
          type="number"
          min={0}
          max={LONGEST_DAYS}
          value={duration}
          error={wrong(duration)}
          onChange={({ target }) => setDuration(target.value)}
        />
      </div>
      <Textarea
        label={t.launch.fields.remark}
        optionalText={t.shell.optional}
        rows={2}
        maxLength={2000}
        value={remark}
        onChange={({ target }) => setRemark(target.value)}
      />
      {isStale(problem) ? <Now task={task} /> : problem && <ProblemNote problem={problem} />}
      <div className="task-form-buttons">
        <Button submit kind="PRIMARY" busy={busy}>
          {t.launch.save}
        </Button>
        <Button kind="QUIET" onClick={onDone}>
          {t.launch.cancel}
        </Button>
      </div>
    </form>
  );
}

const isDays = (text: string) => /^\d+$/.test(text.trim()) && Number(text) <= LONGEST_DAYS;

const isStale = (problem: ReturnType<typeof useAct>["problem"]) =>
  problem?.kind === "REFUSED" && problem.code === "STALE_VERSION";

/** The person named for the task: those who hold the position first, then the others of the service center. */
function Assignee({
  task,
  value,
  onChange,
}: {
  task: TaskDetails_TaskFragment;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}) {
  const { t } = useWords();
  const people = [...(task.assignee ? [task.assignee] : []), ...task.responsiblePeople];
  return (
    <PersonField
      label={t.launch.fields.assignee}
      optionalText={t.shell.optional}
      value={value}
      placeholder={t.launch.task.notNamed}
      known={people}
      filter={{ placeIds: [task.plan.estate.serviceCenter.id] }}
      onChange={(id) => onChange(id)}
    />
  );
}

/** What the task holds since somebody else changed it, beside what is typed here. */
function Now({ task }: { task: TaskDetails_TaskFragment }) {
  const { t, language } = useWords();
  const words = t.launch.fields;
  const facts = [
    [words.responsibleRole, roleName(task.responsibleRole, language)],
    [words.assignee, task.assignee?.name ?? t.launch.task.notNamed],
    [words.offsetDays, task.offsetDays ?? t.launch.none],
    [words.durationDays, task.durationDays],
    [words.remark, task.remark || t.launch.none],
  ];
  return (
    <Note tone="WARN">
      {t.launch.task.changedTo(
        facts
          .map(([label, fact]) => `${label}${t.launch.told.colon}${fact}`)
          .join(t.launch.semicolon),
      )}
    </Note>
  );
}
