import { recruitmentPostNames, recruitmentPosts } from "@threshold/domain/launch/recruitment";
import { useWords } from "../../i18n/Words.tsx";
import type { RecordViewProps } from "./record-documents.ts";
import { mayRecord } from "./record-kinds.ts";
import { RecordCard, RecordHistory } from "./record-parts.tsx";
import { RecruitmentRow } from "./RecruitmentRow.tsx";

/** The recruitment plan (招聘计划): every post that the procedure names, in the order of its days. */
export function RecruitmentView({ plan }: RecordViewProps) {
  const { t, format } = useWords();
  const words = t.records;
  return (
    <RecordCard title={words.names.recruitment}>
      <ul className="record-posts">
        {recruitmentPostNames.map((post) => {
          const task = plan.tasks.find(({ code }) => code === recruitmentPosts[post].task);
          const item = plan.recruitment.find((one) => one.post === post);
          if (task?.status === "NOT_APPLICABLE" && !item) return null;
          const day = item?.hireBy ?? task?.dueOn;
          return (
            <RecruitmentRow
              key={`${post} ${item?.version}`}
              planId={plan.id}
              post={post}
              item={item}
              may={mayRecord(plan, "keepRecruitment", post)}
            >
              <span className={task?.isOverdue ? "record-late" : undefined}>
                {task?.doneOn
                  ? words.doneOn(format.day(task.doneOn))
                  : day
                    ? words.due(format.day(day))
                    : words.noDue}
              </span>
            </RecruitmentRow>
          );
        })}
      </ul>
      {plan.recruitment.map((item) => (
        <RecordHistory key={item.id} recordId={item.id} of={words.posts[item.post]} />
      ))}
    </RecordCard>
  );
}
