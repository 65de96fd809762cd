import { chainKeys, defaultChain } from "@threshold/domain/approval/default-chains";
import { buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { ApprovalFilter } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { ListSearch } from "../list/ListSearch.tsx";
import { SavedViews } from "../list/SavedViews.tsx";
import { pageArguments } from "../list/list-params.ts";
import { Pager } from "../list/Pager.tsx";
import { useListParams, usePages } from "../list/use-list.ts";
import { useLive } from "../live-list.ts";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import { WorkChanged } from "../work/work-documents.ts";
import { ApprovalMark } from "./ApprovalPanel.tsx";
import "./approval.css";

const Approvals = graphql(/* GraphQL */ `
  query Approvals(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: ApprovalFilter!
  ) {
    approvals(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        title
        titleEn
        chainKey
        round
        status
        requestedAt
        requester {
          id
          name
        }
        serviceCenter {
          id
          name
        }
        currentStep {
          id
          label
          labelEn
          dueOn
        }
      }
    }
  }
`);

const ApprovalChanged = graphql(/* GraphQL */ `
  subscription ApprovalChanged {
    approvalChanged {
      id
      status
    }
  }
`);

const PAGE = 30;
const STATUSES = ["PENDING", "APPROVED", "RETURNED", "WITHDRAWN"] as const;
const VIEWS = ["WAITING", "MINE", "ALL"] as const;
type View = (typeof VIEWS)[number];

const FILTERS: Record<View, ApprovalFilter> = {
  WAITING: { waitingForMe: true },
  MINE: { requestedByMe: true },
  ALL: {},
};

/** Approvals (审批): those that wait for me, those that I asked for, all that I may see. */
export function ApprovalsPage() {
  const { t, format, language } = useWords();
  const { search, params, change, replaceAll } = useListParams();
  const view = VIEWS.find((one) => one === params.get("view")) ?? "WAITING";
  const status = STATUSES.find((one) => one === params.get("status"));
  const chain = chainKeys.find((one) => one === params.get("chain"));
  const filter: ApprovalFilter = {
    ...FILTERS[view],
    ...(view !== "WAITING" && status && { statuses: [status] }),
    ...(chain && { chains: [chain] }),
    ...(params.get("q") && { search: params.get("q") }),
  };
  const [{ data, error, fetching }, refresh] = useQuery({
    query: Approvals,
    variables: { ...pageArguments(search, PAGE), filter },
  });
  const reload = () => refresh({ requestPolicy: "network-only" });
  useLive(ApprovalChanged, reload);
  // Whose turn it is may change without the approval: an office is filled, a deputy begins.
  useLive(WorkChanged, reload);
  const words = t.approval.list;
  const may = useMay();
  const rows = data?.approvals.nodes;
  return (
    <Page
      title={words.title}
      actions={
        <>
          <Link className={buttonClass()} to="/links">
            {t.link.title}
          </Link>
          {may("approval.adapt") && (
            <Link className={buttonClass()} to="/approval-chains">
              {t.approval.chainPage.title}
            </Link>
          )}
        </>
      }
    >
      <div className="toolbar">
        <ListSearch
          label={words.search}
          placeholder={words.search}
          value={params.get("q")}
          onChange={(q) => change({ q }, { replace: true })}
        />
        <Segmented
          label={words.view}
          value={view}
          options={VIEWS.map((value) => ({ value, label: words.views[value] }))}
          onChange={(value) =>
            change({ view: value === "WAITING" ? "" : value }, { replace: true })
          }
        />
        {view !== "WAITING" && (
          <Select
            label={words.status}
            placeholder={t.shell.all}
            value={status ?? ""}
            options={STATUSES.map((value) => ({
              value,
              label: t.approval.statuses[value] ?? value,
            }))}
            onChange={({ target }) => change({ status: target.value })}
          />
        )}
        <Select
          label={words.chain}
          placeholder={t.shell.all}
          value={chain ?? ""}
          options={chainKeys.map((value) => ({ value, label: defaultChain(value)[language] }))}
          onChange={({ target }) => change({ chain: target.value })}
        />
        <SavedViews page="APPROVALS" search={search} onChoose={replaceAll} />
        <ExportMenu list="approvals" args={{ filter }} />
      </div>
      {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
      {!rows && fetching && <Skeleton lines={6} />}
      {rows?.length === 0 && (
        <Empty title={params.get("q") ? t.organization.noneFound : words.none[view]} />
      )}
      <ul className="approval-list">
        {rows?.map((one) => (
          <li key={one.id}>
            <Link to={`/approvals/${one.id}`}>
              <span className="approval-row-title">
                {language === "en" ? one.titleEn : one.title}
              </span>
              <ApprovalMark status={one.status} />
              <span className="approval-quiet">
                {[
                  defaultChain(one.chainKey)[language],
                  one.serviceCenter.name,
                  t.approval.asked(one.requester.name, format.instant(one.requestedAt)),
                  ...(one.currentStep
                    ? [language === "en" ? one.currentStep.labelEn : one.currentStep.label]
                    : []),
                  ...(one.currentStep?.dueOn
                    ? [t.approval.due(format.shortDay(one.currentStep.dueOn))]
                    : []),
                ].join(" · ")}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Pager pages={usePages(data?.approvals.pageInfo, change)} />
    </Page>
  );
}
