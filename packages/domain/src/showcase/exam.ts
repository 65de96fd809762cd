import { compareDays, type Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";

/** A receptionist's exam on the lecture notes (接待员考核, SHW-R12). */
export interface Exam {
  readonly trainedOn: Day;
  readonly examOn: Day;
  readonly passed: boolean;
  /** 0 to 100, if points were given; the texts name no pass mark, so that the examiner says whether it is passed. */
  readonly score: number | null;
}

/** Refused: DAY_IN_FUTURE; EXAM_BEFORE_TRAINING; EXAMINES_ONESELF; INVALID_INPUT for points outside 0–100. */
export function checkExam(
  exam: Exam,
  people: { readonly staffId: string; readonly examinerId: string },
  today: Day,
): Result<Exam> {
  if (compareDays(exam.examOn, today) > 0)
    return refuse("DAY_IN_FUTURE", { field: "examOn", today });
  if (compareDays(exam.trainedOn, exam.examOn) > 0) return refuse("EXAM_BEFORE_TRAINING");
  if (people.staffId === people.examinerId) return refuse("EXAMINES_ONESELF");
  if (exam.score !== null && !(exam.score >= 0 && exam.score <= 100))
    return refuse("INVALID_INPUT", { field: "score" });
  return ok(exam);
}

/**
 * Whether an exam is passed: by its points from the company's pass mark on, else as the examiner says. Refused:
 * EXAM_PASS_MARK where both are told and differ; INVALID_INPUT where neither is.
 */
export function judgeExam(
  score: number | null,
  said: boolean | null,
  passMark: number,
): Result<boolean> {
  if (score === null) return said === null ? refuse("INVALID_INPUT", { field: "score" }) : ok(said);
  const passed = score >= passMark;
  return said !== null && said !== passed
    ? refuse("EXAM_PASS_MARK", { score, mark: passMark })
    : ok(passed);
}

/**
 * Whether a receptionist may be on duty on a day: an exam was passed on an earlier day or on that day (SHW-R13). A
 * later exam that was failed takes the pass away; new lecture notes do not (a reading: the text is silent).
 */
export function isQualified(exams: readonly Pick<Exam, "examOn" | "passed">[], on: Day): boolean {
  const before = exams.filter(({ examOn }) => compareDays(examOn, on) <= 0);
  const last = before
    .toSorted((a, b) => compareDays(a.examOn, b.examOn) || Number(a.passed) - Number(b.passed))
    .at(-1);
  return last?.passed ?? false;
}

/** 排班上岗. Refused: RECEPTIONIST_NOT_QUALIFIED. */
export const roster = (
  exams: readonly Pick<Exam, "examOn" | "passed">[],
  on: Day,
): Result<{ on: Day }> =>
  isQualified(exams, on) ? ok({ on }) : refuse("RECEPTIONIST_NOT_QUALIFIED", { on });
