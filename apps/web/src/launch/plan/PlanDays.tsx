import { PlanCalendar } from "@threshold/ui/PlanCalendar";
import { useState } from "react";
import type { PlanTask_TaskFragment, PlanViews_PlanFragment } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { taskState } from "../task-state.ts";
import { taskTitle } from "../titles.ts";
import { roleName } from "../role-name.ts";
import { dayMarks } from "./working-days.ts";

/** The plan by the day things are due. */
export function PlanDays({
  plan,
  tasks,
  today,
  onOpen,
}: {
  plan: PlanViews_PlanFragment;
  tasks: readonly PlanTask_TaskFragment[];
  today: string;
  onOpen: (taskId: string) => void;
}) {
  const { t, tag, language } = useWords();
  const [month, setMonth] = useState(today.slice(0, 7));
  const dates = [
    { key: "ENTRY", name: t.launch.anchorsShort.ENTRY, day: plan.entryDate },
    { key: "SOFT_FITOUT", name: t.launch.anchorsShort.SOFT_FITOUT, day: plan.softFitoutDate },
    { key: "HALL_FITOUT", name: t.launch.anchorsShort.HALL_FITOUT, day: plan.hallFitoutDate },
    { key: "LAUNCH", name: t.launch.anchorsShort.LAUNCH, day: plan.launchDate },
  ];
  return (
    <PlanCalendar
      label={t.launch.plan.tabs.calendar}
      lang={tag}
      month={month}
      onMonth={setMonth}
      items={tasks.flatMap((task) =>
        task.dueOn && task.status !== "NOT_APPLICABLE"
          ? [
              {
                key: task.id,
                day: task.dueOn,
                name: taskTitle(task, language),
                owner: task.assignee?.name ?? roleName(task.responsibleRole, language),
                state: taskState(task),
                critical: task.critical,
              },
            ]
          : [],
      )}
      milestones={dates.flatMap(({ key, name, day }) => (day ? [{ key, name, day }] : []))}
      today={today}
      dayMarks={dayMarks(language)}
      onOpen={onOpen}
      texts={{ ...t.launch.calendar, states: t.launch.taskStates }}
    />
  );
}
