import { DAY_KINDS } from "../calendar/duration.ts";
import { isRole } from "../organization/roles.ts";
import { ok, refuse, type Result } from "../result.ts";
import { flag, isJson, listOf, number, oneOf, optional, shape, type Test, text } from "../shape.ts";
import type { TemplateChange } from "./adapt-template.ts";
import { anchors, workstreamNames } from "./vocabulary.ts";

const role: Test = (value) => typeof value === "string" && isRole(value);
const orNull = (test: Test): Test => optional((value) => value === null || test(value));
const texts = listOf(text);

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
