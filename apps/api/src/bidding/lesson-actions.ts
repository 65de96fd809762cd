import { noteLesson } from "@threshold/domain/bidding/lesson";
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { allow, change, found, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { NoteBidLessonInput } from "./lesson-types.ts";
import { biddingLock, findBidding } from "./queries.ts";

/** 登记投标复盘 of a bid that was won or lost. */
export function noteBidLesson(context: Context, input: NoteBidLessonInput) {
  const projectId = uuidOf("BiddingProject", input.projectId);
  return change(
    context,
    "noteBidLesson",
    input,
    async (db) => {
      const project = found(await findBidding(db, projectId));
      const { estateId, serviceCenterId: centerId } = project;
      allow(context, "bidding.recordResult", { level: "ESTATE", id: estateId, centerId });
      const { title, text } = unwrap(noteLesson(input, project.status));
      const id = uuid();
      await db
        .insertInto("bid_lesson")
        .values({
          id,
          company_id: sql<string>`current_company()`,
          service_center_id: centerId,
          project_id: projectId,
          kind: input.kind,
          verdict: input.verdict,
          title,
          text,
        })
        .execute();
      return { lesson: id };
    },
    biddingLock(projectId),
  );
}
