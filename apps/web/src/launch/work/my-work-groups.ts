/** How near the end of a task is, from the most urgent on. */
export const DUE_GROUPS = ["OVERDUE", "TODAY", "WEEK", "LATER", "UNDATED"] as const;
export type DueGroup = (typeof DUE_GROUPS)[number];

interface Dated {
  readonly dueOn?: string | null | undefined;
}

/** The group of a due day seen from today; the week ends on Sunday. Undated work waits for its event. */
export function dueGroup(dueOn: string | null | undefined, today: string): DueGroup {
  if (!dueOn) return "UNDATED";
  if (dueOn < today) return "OVERDUE";
  if (dueOn === today) return "TODAY";
  return dueOn <= sundayOf(today) ? "WEEK" : "LATER";
}

/** Tasks by group in the order of urgency, without empty groups; inside a group the earliest first. */
export function groupByDue<Task extends Dated>(
  tasks: readonly Task[],
  today: string,
): { group: DueGroup; tasks: Task[] }[] {
  return DUE_GROUPS.map((group) => ({
    group,
    tasks: tasks
      .filter((task) => dueGroup(task.dueOn, today) === group)
      .toSorted((a, b) => (a.dueOn ?? "").localeCompare(b.dueOn ?? "")),
  })).filter(({ tasks: some }) => some.length > 0);
}

function sundayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + ((7 - date.getUTCDay()) % 7));
  return date.toISOString().slice(0, 10);
}
