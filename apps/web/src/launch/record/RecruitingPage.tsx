import { recruitmentPostNames } from "@threshold/domain/launch/recruitment";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import { graphql } from "../../gql/gql.ts";
import type { RecruitmentFilter } from "../../gql/graphql.ts";
import { ExportMenu } from "../../list/ExportMenu.tsx";
import { SavedViews } from "../../list/SavedViews.tsx";
import { useListParams } from "../../list/use-list.ts";
import { problemOf } from "../../problem.ts";
import { Page } from "../../shell/Page.tsx";
import { planTitle } from "../titles.ts";
import { recordHref } from "./record-kinds.ts";
import { RecruitmentRow } from "./RecruitmentRow.tsx";
import { useRecordWords } from "./use-record-words.ts";
import "./records.css";

const Recruiting = graphql(/* GraphQL */ `
  query Recruiting($filter: RecruitmentFilter) {
    recruitmentItems(first: 200, filter: $filter) {
      totalCount
      nodes {
        id
        version
        post
        mode
        needed
        hired
        hireBy
        remark
        mayKeep
        task {
          id
          dueOn
          status
        }
        plan {
          id
          name
          estate {
            id
            name
          }
        }
      }
    }
  }
`);

/** Who is still wanted, in all launches of whoever hires (招聘进度): one list for the morning. */
export function RecruitingPage() {
  const { t, format } = useRecordWords();
  const words = t.records;
  const today = useToday();
  const { search, params, change, replaceAll } = useListParams();
  const which = params.get("which") === "all" ? "all" : "open";
  const post = recruitmentPostNames.find((one) => one === params.get("post"));
  const filter: RecruitmentFilter = {
    ...(which === "open" && { open: true }),
    ...(post && { posts: [post] }),
  };
  const [{ data, error }, refresh] = useQuery({ query: Recruiting, variables: { filter } });
  const items = data?.recruitmentItems.nodes;
  return (
    <Page title={words.recruiting} subtitle={words.recruitingLead}>
      <div className="toolbar">
        <Segmented
          label={words.which}
          value={which}
          options={[
            { value: "open", label: words.recruitingOpen },
            { value: "all", label: words.recruitingAll },
          ]}
          onChange={(value) => change({ which: value === "open" ? "" : value }, { replace: true })}
        />
        <Select
          label={words.labels.post}
          placeholder={t.shell.all}
          value={post ?? ""}
          options={recruitmentPostNames.map((value) => ({ value, label: words.posts[value] }))}
          onChange={({ target }) => change({ post: target.value })}
        />
        <SavedViews page="RECRUITING" search={search} onChoose={replaceAll} />
        <ExportMenu list="recruitment" args={{ filter }} />
      </div>
      {error && <ProblemNote problem={problemOf(error)} onRetry={() => refresh()} />}
      {!items && !error && <Skeleton lines={8} />}
      {items?.length === 0 && <Empty title={words.recruitingNone} />}
      {items && items.length > 0 && (
        <ul className="record-posts record-card">
          {items.map((item) => {
            const day = item.hireBy ?? item.task?.dueOn;
            const late = item.hired < item.needed && day != null && day < today;
            return (
              <RecruitmentRow
                key={`${item.id} ${item.version}`}
                planId={item.plan.id}
                post={item.post}
                item={item}
                may={item.mayKeep}
                onKept={() => refresh({ requestPolicy: "network-only" })}
              >
                <Link to={recordHref(item.plan.id, "recruitment")}>{planTitle(item.plan)}</Link>{" "}
                <span className={late ? "record-late" : undefined}>
                  {day ? words.due(format.day(day)) : words.noDue}
                </span>
              </RecruitmentRow>
            );
          })}
        </ul>
      )}
    </Page>
  );
}
