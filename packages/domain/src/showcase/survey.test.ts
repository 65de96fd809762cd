import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day } from "../calendar/day.ts";
import {
  checkAnswers,
  checkCollecting,
  draftSurvey,
  highestScore,
  type Question,
  standardQuestions,
  statisticsOf,
  type SurveyAnswers,
  type SurveyDraft,
} from "./survey.ts";

const today = day("2027-03-01");
const draft = (more: Partial<SurveyDraft> = {}): SurveyDraft => ({
  title: "来访客户需求问卷",
  topics: ["PROPERTY", "CLUBHOUSE"],
  questions: standardQuestions,
  untilOn: addDays(today, 30),
  ...more,
});
const refused = (code: string, details?: object) => ({
  ok: false,
  refusal: details ? { code, details } : { code },
});
const drafted = draftSurvey(draft(), today);
const questions: readonly Question[] = drafted.ok ? drafted.value.questions : [];
const of = (code: string, more: Partial<Question>): Question => ({
  ...questions[0]!,
  code,
  options: ["甲", "乙", "丙"],
  required: false,
  ...more,
});

describe("a questionnaire", () => {
  it("SHW-R16 asks about property and clubhouse management, its questions numbered", () => {
    expect(questions.map(({ code, topic }) => [code, topic])).toEqual([
      ["Q1", "PROPERTY"],
      ["Q2", "PROPERTY"],
      ["Q3", "PROPERTY"],
      ["Q4", "CLUBHOUSE"],
      ["Q5", "CLUBHOUSE"],
    ]);
  });

  it.each([
    ["title", { title: " " }],
    ["topics", { topics: [] }],
    ["topics", { questions: standardQuestions.slice(0, 3) }],
    ["questions", { questions: [] }],
    ["questions", { topics: ["PROPERTY"] as const }],
    ["questions", { questions: [{ ...standardQuestions[0]!, options: ["甲"] }] }],
    ["questions", { questions: [{ ...standardQuestions[0]!, options: ["甲", " 甲"] }] }],
    ["questions", { questions: [{ ...standardQuestions[2]!, text: "" }] }],
    ["untilOn", { untilOn: addDays(today, -1) }],
  ] as const)("refuses a wrong %s", (field, more) => {
    expect(draftSurvey(draft(more as Partial<SurveyDraft>), today)).toMatchObject(
      refused("INVALID_INPUT", { field }),
    );
  });
});

describe("an answer", () => {
  it("keeps what fits the questions, and nothing else", () => {
    const given = { Q1: [2, 0, 2], Q2: 5, Q3: "  ", Q4: [], Q9: "x" };
    expect(checkAnswers(questions, given)).toEqual({ ok: true, value: { Q1: [0, 2], Q2: 5 } });
  });

  it.each([
    ["Q1", { Q1: [9], Q2: 1 }],
    ["Q1", { Q1: "秩序维护", Q2: 1 }],
    ["Q2", { Q1: [0], Q2: 6 }],
    ["Q2", { Q1: [0], Q2: 1.5 }],
    ["Q3", { Q1: [0], Q2: 1, Q3: "长".repeat(501) }],
    ["Q5", { Q1: [0], Q2: 1, Q5: -1 }],
  ])("refuses what does not fit %s", (field, given) => {
    expect(checkAnswers(questions, given)).toMatchObject(refused("INVALID_INPUT", { field }));
  });

  it("names what has to be answered, and wants anything at all", () => {
    expect(checkAnswers(questions, { Q1: [1] })).toEqual(
      refused("SURVEY_ANSWERS_MISSING", { questions: [questions[1]!.text] }),
    );
    const free = [of("Q1", { kind: "TEXT" })];
    expect(checkAnswers(free, {})).toMatchObject(refused("SURVEY_ANSWERS_MISSING"));
  });

  it("is taken until the survey's last day, and not once it is closed", () => {
    const open = { closedOn: null, untilOn: today };
    expect(checkCollecting(open, today).ok).toBe(true);
    expect(checkCollecting(open, addDays(today, 1))).toMatchObject(refused("SURVEY_OVER"));
    expect(checkCollecting({ ...open, closedOn: today }, today)).toEqual(refused("SURVEY_CLOSED"));
  });
});

describe("the statistics", () => {
  it("SHW-R16 count each option and score, and list what was written", () => {
    const all: SurveyAnswers[] = [
      { Q1: [0, 2], Q2: 5, Q3: "多种树" },
      { Q1: [2], Q2: 4 },
      { Q2: 4 },
    ];
    const [first, second, third] = statisticsOf(questions, all);
    expect(first).toMatchObject({ answered: 2, counts: [1, 0, 2, 0, 0, 0], average: null });
    expect(second).toMatchObject({ answered: 3, counts: [0, 0, 0, 2, 1], average: 4.33 });
    expect(third).toMatchObject({ answered: 1, counts: [], texts: ["多种树"] });
  });

  it("law: every kept answer is counted once, in whatever order they come", () => {
    const asked = [
      of("Q1", { kind: "ONE" }),
      of("Q2", { kind: "MANY" }),
      of("Q3", { kind: "SCORE" }),
    ];
    const answer = fc.record(
      {
        Q1: fc.nat(2),
        Q2: fc.array(fc.nat(2), { minLength: 1 }),
        Q3: fc.integer({ min: 1, max: highestScore }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(answer), (given) => {
        const kept = given.flatMap((one) => {
          const checked = checkAnswers(asked, one);
          return checked.ok ? [checked.value] : [];
        });
        const told = statisticsOf(asked, kept);
        for (const { code, answered, counts } of told) {
          const theirs = kept.filter((one) => Object.hasOwn(one, code));
          const values = theirs.flatMap((one) => one[code]!);
          expect(answered).toBe(theirs.length);
          expect(counts.reduce((sum, one) => sum + one, 0)).toBe(values.length);
        }
        expect(statisticsOf(asked, kept.toReversed())).toEqual(told);
      }),
    );
  });
});
