import { recruitmentPostNames, recruitmentPosts } from "@threshold/domain/launch/recruitment";
import { Link } from "react-router";
import type { Records, RecordViewProps } from "./record-documents.ts";
import { mayRecord } from "./record-kinds.ts";
import { RecordCard, RecordHistory } from "./record-parts.tsx";
import { RecruitmentRow } from "./RecruitmentRow.tsx";
import { useRecordWords } from "./use-record-words.ts";

/** The recruitment plan (招聘计划): every post that the procedure names, in the order of its days. */
export function RecruitmentView({ plan }: RecordViewProps) {
  const { t } = useRecordWords();
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
              <PostDay planId={plan.id} task={task} day={day} />
            </RecruitmentRow>
          );
        })}
      </ul>
      {plan.recruitment.length > 0 && (
        <details className="record-history">
          <summary>{words.history}</summary>
          {plan.recruitment.map((item) => (
            <RecordHistory key={item.id} recordId={item.id} of={words.posts[item.post]} />
          ))}
        </details>
      )}
    </RecordCard>
  );
}

/** When a post is to be filled, or was; leads to its task. */
function PostDay({
  planId,
  task,
  day,
}: {
  planId: string;
  task: Records["tasks"][number] | undefined;
  day: string | null | undefined;
}) {
  const { t, format } = useRecordWords();
  const words = t.records;
  const told = task?.doneOn
    ? words.doneOn(format.day(task.doneOn))
    : day
      ? words.due(format.day(day))
      : words.noDue;
  return task ? (
    <Link
      className={task.isOverdue ? "record-late" : undefined}
      to={`/launches/${planId}/tasks/${task.id}`}
    >
      {told}
    </Link>
  ) : (
    told
  );
}
