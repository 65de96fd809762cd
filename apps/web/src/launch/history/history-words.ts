import { isRole } from "@threshold/domain/organization/roles";
import type { Formats } from "../../i18n/format.ts";
import type { Language } from "../../i18n/language.ts";
import type { Messages } from "../../i18n/zh.ts";
import { roleName } from "../role-name.ts";

/** One entry of a record's history as the API tells it; columns in `before` and `after` are the database's. */
export interface HistoryFacts {
  action: string;
  tableName: string;
  operation: string;
  before?: unknown;
  after?: unknown;
  /** Names of the people whom the columns point to, by id. */
  names?: unknown;
}

export interface HistoryChange {
  column: string;
  label: string;
  from: string | undefined;
  to: string | undefined;
}

export interface HistoryWords {
  headline: string;
  changes: HistoryChange[];
}

interface Speech {
  t: Messages["launch"];
  language: Language;
  format: Pick<Formats, "day" | "instant">;
}

/** What happened, in words, and which facts changed from what to what; computed columns are left out. */
export function historyWords(entry: HistoryFacts, speech: Speech): HistoryWords {
  return { headline: headline(entry, speech.t), changes: changesOf(entry, speech) };
}

/** Whether an entry says anything to a person: a mere recalculation of dates in between does not. */
export function isWorthTelling(entry: HistoryFacts, speech: Speech): boolean {
  return entry.operation !== "UPDATE" || changesOf(entry, speech).length > 0;
}

function headline(entry: HistoryFacts, t: Messages["launch"]): string {
  if (isEcho(entry)) return t.history.recalculated;
  const record = t.history.records[entry.tableName] ?? "";
  const action = t.history.actions[entry.action];
  if (action && entry.action !== "system") return action;
  if (entry.operation === "INSERT") return t.history.created(record);
  if (entry.operation === "DELETE") return t.history.deleted(record);
  return action ?? t.history.changed;
}

/** Steps that set a task's due day themselves; after any other it only follows from another record. */
const SETS_DUE = new Set(["overrideTaskDue", "updateLaunchTask", "moveLaunch", "updateLaunchPlan"]);

/** Whether a task's entry only carries the days that another task's step moved. */
function isEcho({ tableName, operation, action, before }: HistoryFacts): boolean {
  const columns = Object.keys((before ?? {}) as Record<string, unknown>);
  return (
    tableName === "launch_task" &&
    operation === "UPDATE" &&
    columns.includes("due_on") &&
    !columns.includes("status") &&
    !SETS_DUE.has(action)
  );
}

function changesOf(entry: HistoryFacts, { t, language, format }: Speech): HistoryChange[] {
  if (entry.operation === "DELETE") return [];
  const before = (entry.before ?? {}) as Record<string, unknown>;
  const after = (entry.after ?? {}) as Record<string, unknown>;
  const say = (column: string, value: unknown) =>
    personOf(entry, column, value) ??
    valueWords(entry.tableName, column, value, { t, language, format });
  return Object.keys(t.history.columns)
    .filter((column) => column in before || isTold(after[column], entry.operation))
    .map((column) => ({
      column,
      label: t.history.columns[column] as string,
      from: entry.operation === "INSERT" ? undefined : say(column, before[column]),
      to: say(column, after[column]),
    }));
}

/** The name of the person whom a column points to, where it points to one who is known. */
function personOf(entry: HistoryFacts, column: string, value: unknown): string | undefined {
  if (!/_(id|by)$/.test(column) || typeof value !== "string") return undefined;
  return (entry.names as Record<string, string> | null | undefined)?.[value];
}

/** A new record tells the facts it was given, not those left empty. */
function isTold(value: unknown, operation: string): boolean {
  return operation === "INSERT"
    ? value !== null && value !== undefined && value !== "" && value !== false
    : value !== undefined;
}

const WORDS_BY_COLUMN: Record<string, (t: Messages["launch"]) => Record<string, string>> = {
  light: (t) => t.lights,
  area: (t) => t.salesAreas,
  state: (t) => t.checkStates,
  workstream: (t) => t.workstreams,
  anchor: (t) => t.anchors,
};

const STATUS_WORDS: Record<string, (t: Messages["launch"]) => Record<string, string>> = {
  launch_plan: (t) => t.planStates,
  launch_task: (t) => t.taskStates,
  launch_permit: (t) => t.permitStates,
  launch_template: (t) => t.templates.states,
};

function valueWords(
  table: string,
  column: string,
  value: unknown,
  { t, language, format }: Speech,
): string {
  if (value === null || value === undefined || value === "") return t.history.empty;
  if (/_(id|by)$/.test(column) || typeof value === "object") return t.history.named;
  if (typeof value === "boolean") return value ? t.yes : t.no;
  const text = String(value);
  const words = column === "status" ? STATUS_WORDS[table] : WORDS_BY_COLUMN[column];
  if (words) return words(t)[text] ?? t.history.named;
  if (isRole(text)) return roleName(text, language);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return format.day(text);
  return t.history.values[text] ?? text;
}
