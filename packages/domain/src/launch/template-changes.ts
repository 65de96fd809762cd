import { DAY_KINDS } from "../calendar/duration.ts";
import { isRole } from "../organization/roles.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { TemplateChange } from "./adapt-template.ts";
import { anchors, workstreamNames } from "./vocabulary.ts";

type Json = Readonly<Record<string, unknown>>;
type Test = (value: unknown) => boolean;

const text: Test = (value) => typeof value === "string" && value.length <= 2000;
const number: Test = (value) => typeof value === "number" && Number.isFinite(value);
const flag: Test = (value) => typeof value === "boolean";
const oneOf =
  (words: readonly string[]): Test =>
  (value) =>
    words.includes(value as string);
const role: Test = (value) => typeof value === "string" && isRole(value);
const optional =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);
const orNull = (test: Test): Test => optional((value) => value === null || test(value));
const texts: Test = (value) => Array.isArray(value) && value.every(text);
const shape =
  (fields: Readonly<Record<string, Test>>): Test =>
  (value) =>
    isJson(value) &&
    Object.keys(value).every((key) => Object.hasOwn(fields, key)) &&
    Object.entries(fields).every(([key, test]) => test(value[key]));

const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const newTask = shape({
  code: orNull(text),
  title: text,
  titleEn: orNull(text),
  workstream: oneOf(workstreamNames),
  anchor: oneOf(anchors),
  offsetDays: orNull(number),
  offsetOf: orNull(oneOf(DAY_KINDS)),
  durationDays: orNull(number),
  responsibleRole: role,
  evidenceRequired: orNull(flag),
  after: orNull(texts),
});

const kinds: Readonly<Record<string, Test>> = {
  ADD: shape({ kind: text, task: newTask }),
  REMOVE: shape({ kind: text, code: text, reason: text }),
  RESTORE: shape({ kind: text, code: text }),
  CHANGE: shape({
    kind: text,
    code: text,
    reason: optional(text),
    offsetDays: optional(number),
    offsetOf: optional(oneOf(DAY_KINDS)),
    durationDays: optional(number),
    responsibleRole: optional(role),
    evidenceRequired: optional(flag),
  }),
};

/** How many changes one request brings at most. */
const MOST = 200;

/** Reads changes that came as JSON. Refused: INVALID_INPUT naming the first that is none (`index`). */
export function parseTemplateChanges(json: unknown): Result<readonly TemplateChange[]> {
  if (!Array.isArray(json) || json.length === 0 || json.length > MOST)
    return refuse("INVALID_INPUT", { field: "changes", max: MOST });
  const wrong = json.findIndex((change: unknown) => !isChange(change));
  return wrong >= 0
    ? refuse("INVALID_INPUT", { field: "changes", index: wrong })
    : ok(json as readonly TemplateChange[]);
}

function isChange(change: unknown): change is TemplateChange {
  if (!isJson(change) || typeof change["kind"] !== "string") return false;
  const { kind } = change;
  return Object.hasOwn(kinds, kind) && kinds[kind]!(change);
}
