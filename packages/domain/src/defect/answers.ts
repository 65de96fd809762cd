import { ok, refuse, type Result } from "../result.ts";
import { listOf, shape, type Test } from "../shape.ts";

/** What a responsible party tells of one defect by its link; its photos hang on the step, whose id the page makes. */
export interface RectifyAnswer {
  readonly defectId: string;
  readonly eventId: string;
  readonly text: string;
}

/** Defects that are answered at once at most. */
const most = 100;

const uuid: Test = (value) =>
  typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
const said: Test = (value) =>
  typeof value === "string" && value.trim() !== "" && value.trim().length <= 1_000;
const answers = listOf(shape({ defectId: uuid, eventId: uuid, text: said }), most);

/** Answers to several defects as they came, each defect once. Refused: INVALID_INPUT. */
export function checkAnswers(told: unknown): Result<readonly RectifyAnswer[]> {
  const wrong = refuse("INVALID_INPUT", { field: "defects", min: 1, max: most });
  if (!Array.isArray(told) || told.length === 0 || !answers(told)) return wrong;
  const all = (told as RectifyAnswer[]).map(({ defectId, eventId, text }) => ({
    defectId: defectId.toLowerCase(),
    eventId: eventId.toLowerCase(),
    text: text.trim(),
  }));
  const isOnce = (ids: readonly string[]) => new Set(ids).size === ids.length;
  const each = all.map(({ defectId }) => defectId);
  return isOnce(each) && isOnce(all.map(({ eventId }) => eventId)) ? ok(all) : wrong;
}
