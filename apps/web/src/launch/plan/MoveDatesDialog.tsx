import { DateField } from "@threshold/ui/DateField";
import { Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import type { PlanActions_PlanFragment } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { useAnnounce } from "../../shell/announce.tsx";
import { dateProblems } from "../date-problems.ts";
import { useAct } from "../../form/use-act.ts";
import { MoveLaunch } from "./plan-mutations.ts";
import { FormDialog } from "../../form/FormDialog.tsx";
import { dayMarks } from "./working-days.ts";

const FIELDS = ["launchDate", "entryDate", "softFitoutDate", "hallFitoutDate"] as const;
type Field = (typeof FIELDS)[number];
type Dates = Record<Field, string | undefined>;

/** Other dates for the plan, with the reason that everybody responsible reads (LCH-R35). */
export function MoveDatesDialog({
  plan,
  onClose,
}: {
  plan: PlanActions_PlanFragment;
  onClose: () => void;
}) {
  const { t, tag, language } = useWords();
  const announce = useAnnounce();
  const { run, busy, problem } = useAct(MoveLaunch);
  const [dates, setDates] = useState<Dates>(() => datesOf(plan));
  const [reason, setReason] = useState("");
  const [pressed, setPressed] = useState(false);
  const before = datesOf(plan);
  const changed = FIELDS.filter((field) => dates[field] !== before[field]);
  const problems = dateProblems(dates, t.launch.wizard);
  const submit = async () => {
    setPressed(true);
    if (reason.trim() === "" || Object.keys(problems).length > 0) return;
    const { ok } = await run({
      id: plan.id,
      reason: reason.trim(),
      ...Object.fromEntries(changed.map((field) => [field, dates[field] ?? null])),
    });
    if (!ok) return;
    announce(t.launch.plan.done.moveLaunch);
    onClose();
  };
  return (
    <FormDialog
      title={t.launch.moveDates.title}
      submitText={t.launch.moveDates.apply}
      busy={busy}
      disabled={changed.length === 0}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t.launch.moveDates.hint}</p>
      <div className="plan-form-grid">
        {FIELDS.map((field) => (
          <DateField
            key={field}
            lang={tag}
            label={t.launch.fields[field]}
            value={dates[field]}
            error={problems[field]}
            dayMark={dayMarks(language)}
            texts={t.launch.calendar}
            onChange={(day) => setDates({ ...dates, [field]: day })}
          />
        ))}
      </div>
      <Textarea
        label={t.launch.fields.reason}
        required
        hint={t.launch.moveDates.reasonHint}
        value={reason}
        error={pressed && reason.trim() === "" ? t.launch.wizard.required : undefined}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  );
}

const datesOf = (plan: PlanActions_PlanFragment): Dates => ({
  launchDate: plan.launchDate,
  entryDate: plan.entryDate,
  softFitoutDate: plan.softFitoutDate ?? undefined,
  hallFitoutDate: plan.hallFitoutDate ?? undefined,
});
