import { DateField } from "@threshold/ui/DateField";
import { Note } from "@threshold/ui/ErrorNote";
import { Segmented } from "@threshold/ui/Segmented";
import { useWords } from "../../i18n/Words.tsx";
import type { dateProblems } from "../date-problems.ts";
import { dayMarks } from "../plan/working-days.ts";
import type { Draft } from "./draft.ts";

const DATES = [
  "coordinationMeetingOn",
  "entryDate",
  "launchDate",
  "softFitoutDate",
  "hallFitoutDate",
] as const;
const NEEDS = ["canteenRequired", "dormRequired"] as const;

/** The days everything is counted from, and whether canteen and dormitory are needed. */
export function DatesStep({
  draft,
  problems,
  today,
  onChange,
}: {
  draft: Draft;
  problems: ReturnType<typeof dateProblems>;
  today: string;
  onChange: (part: Partial<Draft>) => void;
}) {
  const { t, tag, language } = useWords();
  const words = t.launch.wizard;
  const hints: Partial<Record<(typeof DATES)[number], string>> = {
    coordinationMeetingOn:
      (draft.coordinationMeetingOn ?? "") > today ? words.meetingFuture : words.meetingHint,
    softFitoutDate: words.softHint,
    hallFitoutDate: words.hallHint,
  };
  return (
    <section className="wizard-card">
      <p>{words.datesLead}</p>
      <div className="wizard-grid">
        {DATES.map((field) => {
          const optional = field === "softFitoutDate" || field === "hallFitoutDate";
          return (
            <DateField
              key={field}
              lang={tag}
              label={t.launch.fields[field]}
              required={!optional}
              optionalText={optional ? t.shell.optional : undefined}
              hint={hints[field]}
              error={problems[field]}
              value={draft[field]}
              dayMark={dayMarks(language)}
              texts={t.launch.calendar}
              onChange={(day) => onChange({ [field]: day })}
            />
          );
        })}
        {NEEDS.map((field) => (
          <div key={field} className="wizard-choice">
            <span>{t.launch.fields[field]}</span>
            <Segmented
              label={t.launch.fields[field]}
              value={draft[field] ? "YES" : "NO"}
              options={[
                { value: "YES", label: t.launch.yes },
                { value: "NO", label: t.launch.no },
              ]}
              onChange={(value) => onChange({ [field]: value === "YES" })}
            />
            <small>{field === "canteenRequired" ? words.canteenHint : words.dormHint}</small>
          </div>
        ))}
      </div>
      {draft.launchDate && draft.launchDate < today && <Note tone="WARN">{words.launchPast}</Note>}
    </section>
  );
}
