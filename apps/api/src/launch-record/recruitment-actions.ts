import {
  keepRecruitment as keepRule,
  recruitmentPosts,
  recruitmentStep,
} from "@threshold/domain/launch/recruitment";
import { unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import { tasksFollow } from "../launch/task-actions.ts";
import type { KeepRecruitmentInput } from "./inputs.ts";
import { allowWork, keepRecord, mayWork, onRecords } from "./record-actions.ts";

/** 登记招聘进度: the post's task is done by itself when as many are there as are needed. */
export const keepRecruitment = (context: Context, input: KeepRecruitmentInput) =>
  onRecords(context, "keepRecruitment", input, async (db, { plan, records }) => {
    const { post, version } = input;
    const { task } = recruitmentPosts[post];
    allowWork(plan, mayWork(context, plan, task));
    const stored = records.recruitment.find((one) => one.post === post);
    const columns = unwrap(keepRule(post, input));
    const birth = { post, taskCode: task };
    const id = await keepRecord(db, "recruitment_item", plan, stored, version, columns, birth);
    const step = recruitmentStep(columns);
    await tasksFollow(db, context, plan, [
      ...(step === "START" ? [{ code: task, step: "REOPEN" as const }] : []),
      { code: task, step },
    ]);
    return { item: id };
  });
