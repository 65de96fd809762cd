import { useState } from "react";
import { PlanCalendar } from "../src/PlanCalendar.tsx";
import { dayMarks, milestones, tasks, today } from "./sample.ts";
import { calendarTexts } from "./texts.ts";

export function CalendarPreview() {
  const [month, setMonth] = useState(
    new URLSearchParams(location.search).get("month") ?? "2027-04",
  );
  return (
    <PlanCalendar
      label="任务日历"
      lang="zh-CN"
      {...{ month, milestones, today, dayMarks }}
      onMonth={setMonth}
      items={tasks.flatMap((task) =>
        task.dueOn
          ? [
              {
                key: task.key,
                day: task.dueOn,
                name: task.name,
                state: task.state,
                owner: task.owner ?? "",
                critical: task.critical === true,
              },
            ]
          : [],
      )}
      texts={calendarTexts}
    />
  );
}
