import { addDays, compareDays, day, daysBetween } from "@threshold/domain/calendar/day";
import { checkExam, judgeExam, roster } from "@threshold/domain/showcase/exam";
import { v7 as uuid } from "uuid";
import { change, found, optionalText, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { policyValue } from "../policy/queries.ts";
import { refusalError } from "../refusal.ts";
import type {
  RecordReceptionistExamInput,
  RemoveReceptionDutyInput,
  RosterReceptionistInput,
} from "./inputs.ts";
import { allowNow } from "./plan-actions.ts";
import {
  countPeople,
  deleteDuty,
  findShowcase,
  insertExam,
  isLectureOf,
  listExams,
  lockShowcaseOf,
  saveDuty,
  showcaseLock,
} from "./queries.ts";

/** 登记考核: the training department examines on the lecture notes; whoever records it examined (SHW-R12). */
export function recordReceptionistExam(context: Context, input: RecordReceptionistExamInput) {
  const showcaseId = uuidOf("ShowcasePlan", input.showcaseId);
  const staffId = uuidOf("Person", input.personId);
  const lectureId = uuidOf("ShowcaseContent", input.lectureId);
  return change(
    context,
    "recordReceptionistExam",
    input,
    async (db) => {
      const showcase = found(await findShowcase(db, showcaseId));
      allowNow(context, showcase, "recordReceptionistExam");
      const known = (await countPeople(db, [staffId])) === 1;
      if (!known || !(await isLectureOf(db, showcaseId, lectureId)))
        throw refusalError({ code: "NOT_FOUND" });
      const company = { level: "COMPANY", id: context.viewer.companyId } as const;
      const passMark = await policyValue(db, "showcase.passMark", company);
      const score = input.score ?? null;
      const dated = { trainedOn: day(input.trainedOn), examOn: day(input.examOn), score };
      const passed = unwrap(judgeExam(score, input.passed ?? null, passMark));
      const examinerId = context.viewer.personId;
      unwrap(checkExam({ ...dated, passed }, { staffId, examinerId }, context.today));
      const id = uuid();
      await insertExam(db, {
        id,
        service_center_id: showcase.serviceCenterId,
        showcase_id: showcaseId,
        person_id: staffId,
        lecture_id: lectureId,
        trained_on: dated.trainedOn,
        exam_on: dated.examOn,
        score,
        passed,
        examiner_id: examinerId,
        remark: optionalText("remark", input.remark?.trim() || null, 500) ?? null,
      });
      return { showcase: showcaseId, exam: id };
    },
    showcaseLock(showcaseId),
  );
}

/** Days that are rostered at once at most. */
const mostDays = 31;

/** 排班: only whoever passed the last exam goes on duty (SHW-R13). */
export function rosterReceptionist(context: Context, input: RosterReceptionistInput) {
  const showcaseId = uuidOf("ShowcasePlan", input.showcaseId);
  const personId = uuidOf("Person", input.personId);
  const fromOn = day(input.fromOn);
  const toOn = day(input.toOn ?? input.fromOn);
  return change(
    context,
    "rosterReceptionist",
    input,
    async (db) => {
      const showcase = found(await findShowcase(db, showcaseId));
      allowNow(context, showcase, "rosterReceptionist");
      if ((await countPeople(db, [personId])) !== 1) throw refusalError({ code: "NOT_FOUND" });
      const count = daysBetween(fromOn, toOn) + 1;
      if (compareDays(fromOn, context.today) < 0 || count < 1 || count > mostDays)
        throw refusalError({ code: "INVALID_INPUT", details: { field: "toOn", max: mostDays } });
      const exams = await listExams(db, personId);
      for (let at = 0; at < count; at += 1) {
        const { on } = unwrap(roster(exams, addDays(fromOn, at)));
        await saveDuty(db, {
          id: uuid(),
          service_center_id: showcase.serviceCenterId,
          showcase_id: showcaseId,
          person_id: personId,
          site: input.site,
          on_day: on,
          shift: input.shift,
        });
      }
      return { showcase: showcaseId };
    },
    showcaseLock(showcaseId),
  );
}

/** 取消排班 */
export function removeReceptionDuty(context: Context, input: RemoveReceptionDutyInput) {
  const id = uuidOf("ReceptionDuty", input.id);
  return change(context, "removeReceptionDuty", input, async (db) => {
    const showcaseId = found(await lockShowcaseOf(db, "reception_duty", id));
    const showcase = found(await findShowcase(db, showcaseId));
    allowNow(context, showcase, "rosterReceptionist");
    await deleteDuty(db, id);
    return { showcase: showcaseId };
  });
}
