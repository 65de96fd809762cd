import { readNumber, readText } from "@threshold/domain/organization/cell";
import { found, uuidOf } from "../change.ts";
import { clientMutationId, type ListImport } from "../import/list-types.ts";
import { findPersonByBadge } from "../organization/queries.ts";
import { showcaseExports } from "./exports.ts";
import { recordReceptionistExam } from "./people-actions.ts";
import { findLecture } from "./queries.ts";

/** The exams of receptionists, examined by whoever brings them. */
export const showcaseImports = {
  "receptionist-exams": {
    list: showcaseExports["receptionist-exams"],
    ofType: "ShowcasePlan",
    permissions: ["showcase.exam"],
    table: "receptionist_exam",
    type: "ReceptionistExam",
    key: ["badge", "lecture", "exam"],
    columns: {
      badge: { required: true, read: (cell) => readText(cell, 40), aliases: ["工牌号"] },
      lecture: { required: true },
      trained: { required: true, atBirth: true },
      exam: { required: true },
      score: {
        atBirth: true,
        read: (cell) => readNumber(cell, { min: 0, max: 100, decimals: 1 }),
      },
      passed: { atBirth: true },
      remark: { atBirth: true, read: (cell) => readText(cell, 500, { lines: true }) },
    },
    async create(context, of, { badge, lecture, trained, exam, score, passed, remark }) {
      const db = context.within!;
      const person = found(await findPersonByBadge(db, badge));
      const notes = found(await findLecture(db, uuidOf("ShowcasePlan", of), lecture));
      const made = await recordReceptionistExam(context, {
        clientMutationId,
        showcaseId: of,
        personId: `Person_${person}`,
        lectureId: `ShowcaseContent_${notes}`,
        trainedOn: trained,
        examOn: exam,
        score,
        passed: score === null || score === undefined ? passed : null,
        remark,
      });
      return made.exam;
    },
  },
} satisfies Record<string, ListImport>;
