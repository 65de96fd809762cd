/** How far a piece of work is, as every component of this package draws it. */
export type TaskState =
  | "NOT_STARTED"
  | "IN_PROGRESS"
  | "SUBMITTED"
  | "DONE"
  | "NOT_APPLICABLE"
  | "OVERDUE";

/** The word for each state, in the viewer's language. */
export type TaskStateWords = Record<TaskState, string>;
