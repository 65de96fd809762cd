import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, day } from "../calendar/day.ts";
import { checkExam, isQualified, judgeExam, roster } from "./exam.ts";

const people = { staffId: "staff", examinerId: "trainer" };
const exam = { trainedOn: day("2027-04-08"), examOn: day("2027-04-10"), passed: true, score: 92 };
const today = day("2027-04-20");
const refused = (code: string) => ({ ok: false, refusal: { code } });

it("SHW-R12 records training and exam on the lecture notes, in this order", () => {
  expect(checkExam(exam, people, today).ok).toBe(true);
  expect(checkExam({ ...exam, trainedOn: day("2027-04-11") }, people, today)).toEqual(
    refused("EXAM_BEFORE_TRAINING"),
  );
  expect(checkExam(exam, { staffId: "a", examinerId: "a" }, today)).toEqual(
    refused("EXAMINES_ONESELF"),
  );
  expect(checkExam({ ...exam, examOn: day("2027-04-21") }, people, today)).toMatchObject(
    refused("DAY_IN_FUTURE"),
  );
  for (const score of [-1, 100.5, NaN])
    expect(checkExam({ ...exam, score }, people, today)).toMatchObject(refused("INVALID_INPUT"));
});

it("spec/04 scenario 3: SHW-R13 refuses who failed, and takes who passed the day before", () => {
  const failed = { examOn: day("2027-04-10"), passed: false };
  expect(roster([failed], day("2027-04-12"))).toMatchObject(refused("RECEPTIONIST_NOT_QUALIFIED"));
  const passed = { examOn: day("2027-04-11"), passed: true };
  expect(roster([failed, passed], day("2027-04-12")).ok).toBe(true);
});

it("SHW-R13 takes nobody on duty ahead of the exam or without one", () => {
  expect(isQualified([], today)).toBe(false);
  expect(isQualified([exam], addDays(exam.examOn, -1))).toBe(false);
  expect(isQualified([exam], exam.examOn)).toBe(true);
});

it("SHW-R13 law: the last exam up to the day decides, in whatever order exams are told", () => {
  const exams = fc.uniqueArray(
    fc.record({ offset: fc.integer({ min: -30, max: 30 }), passed: fc.boolean() }),
    { selector: ({ offset }) => offset, maxLength: 8 },
  );
  fc.assert(
    fc.property(exams, (drawn) => {
      const all = drawn.map(({ offset, passed }) => ({ examOn: addDays(today, offset), passed }));
      const known = drawn.filter(({ offset }) => offset <= 0);
      const last = known.toSorted((a, b) => b.offset - a.offset)[0];
      expect(isQualified(all, today)).toBe(last?.passed ?? false);
      expect(isQualified(all.toReversed(), today)).toBe(isQualified(all, today));
    }),
  );
});

it("SHW-R12 is passed from the pass mark on, or as the examiner says where there are no points", () => {
  expect(judgeExam(60, null, 60)).toEqual({ ok: true, value: true });
  expect(judgeExam(59.5, null, 60)).toEqual({ ok: true, value: false });
  expect(judgeExam(null, true, 60)).toEqual({ ok: true, value: true });
  expect(judgeExam(59, true, 60)).toMatchObject(refused("EXAM_PASS_MARK"));
  expect(judgeExam(null, null, 60)).toMatchObject(refused("INVALID_INPUT"));
});
