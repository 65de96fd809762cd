import { Badge } from "@threshold/ui/Badge";
import { useWords } from "../../i18n/Words.tsx";
import { taskTitle } from "../titles.ts";
import type { ServerWhatIf } from "./use-trial.ts";

/** Task by task: before, after, by how much, and which turn late. */
export function WhatIfTable({ moved, label }: { moved: ServerWhatIf["moved"]; label: string }) {
  const { t, language, format } = useWords();
  const say = (day: string | null | undefined) =>
    day ? format.shortDay(day) : t.launch.told.notSet;
  return (
    <div className="what-if-frame">
      <table className="what-if-table">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t.launch.fields.title}</th>
            <th scope="col">{t.launch.whatIf.before}</th>
            <th scope="col">{t.launch.whatIf.after}</th>
            <th scope="col">{t.launch.whatIf.change}</th>
          </tr>
        </thead>
        <tbody>
          {moved.map((row) => (
            <tr key={row.taskId}>
              <th scope="row">
                {taskTitle(row, language)}{" "}
                {row.critical && <Badge tone="CRITICAL">{t.launch.critical}</Badge>}
              </th>
              <td>{say(row.dueBefore ?? row.finishBefore)}</td>
              <td>{say(row.dueAfter ?? row.finishAfter)}</td>
              <td>
                {t.launch.whatIf.days(row.days)}{" "}
                {row.becomesLate && <Badge tone="BAD">{t.launch.gantt.becomesLate}</Badge>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
