import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { JobsQuery, JobStatus } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { pageArguments } from "../list/list-params.ts";
import { Pager } from "../list/Pager.tsx";
import { SavedViews } from "../list/SavedViews.tsx";
import { useListParams, usePages } from "../list/use-list.ts";
import { useLive } from "../live-list.ts";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { NotFoundPage } from "../shell/NotFoundPage.tsx";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import "../notification/notification.css";

const Jobs = graphql(/* GraphQL */ `
  query Jobs($first: Int, $after: String, $last: Int, $before: String, $filter: JobFilter) {
    jobCounts {
      status
      count
    }
    jobs(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        name
        status
        attempts
        runAt
        failure
        startedAt
        finishedAt
        createdAt
        createdBy {
          id
          name
        }
      }
    }
  }
`);

const JobChanged = graphql(/* GraphQL */ `
  subscription JobChanged {
    jobChanged {
      id
    }
  }
`);

const RetryJobs = graphql(/* GraphQL */ `
  mutation RetryJobs($input: RetryJobsInput!) {
    retryJobs(input: $input) {
      count
    }
  }
`);

const CancelJobs = graphql(/* GraphQL */ `
  mutation CancelJobs($input: CancelJobsInput!) {
    cancelJobs(input: $input) {
      count
    }
  }
`);

type Job = JobsQuery["jobs"]["nodes"][number];
const STATUSES = ["FAILED", "RUNNING", "WAITING", "DONE", "CANCELLED"] as const;
const TONES: Record<JobStatus, Tone> = {
  FAILED: "BAD",
  RUNNING: "ACCENT",
  WAITING: "NEUTRAL",
  DONE: "OK",
  CANCELLED: "NEUTRAL",
};
const PAGE = 30;

/** What the system does later (后台任务), for administrators: what waits, runs, failed and why. */
export function JobsPage() {
  const may = useMay();
  return may("job.manage") ? <ManagedJobs /> : <NotFoundPage />;
}

function ManagedJobs() {
  const { t } = useWords();
  const words = t.notification.jobs;
  const announce = useAnnounce();
  const { search, params, change, replaceAll } = useListParams();
  const status = STATUSES.find((one) => one === params.get("status"));
  const name = params.get("name");
  const filter = { ...(status && { statuses: [status] }), ...(name && { names: [name] }) };
  const [{ data, error, fetching }, refresh] = useQuery({
    query: Jobs,
    variables: { ...pageArguments(search, PAGE), filter },
  });
  const reload = () => refresh({ requestPolicy: "network-only" });
  useLive(JobChanged, reload);
  const retrying = useAct(RetryJobs);
  const cancelling = useAct(CancelJobs);
  const retry = async (jobIds?: string[]) => {
    const outcome = await retrying.run(jobIds ? { jobIds } : {});
    if (outcome.ok) announce(words.retried(outcome.data.retryJobs.count));
    reload();
  };
  const cancel = async (id: string) => {
    const { ok } = await cancelling.run({ jobIds: [id] });
    if (ok) announce(words.cancelled);
    reload();
  };
  const failed = data?.jobCounts.find((one) => one.status === "FAILED")?.count ?? 0;
  const problem = retrying.problem ?? cancelling.problem;
  return (
    <Page
      title={words.title}
      subtitle={words.lead}
      actions={
        failed > 0 && (
          <Button kind="PRIMARY" icon="redo" busy={retrying.busy} onClick={() => void retry()}>
            {words.retryAll(failed)}
          </Button>
        )
      }
    >
      {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
      {problem && <ProblemNote problem={problem} />}
      {data && (
        <Counts
          counts={data.jobCounts}
          chosen={status}
          onChoose={(one) => change({ status: one === status ? "" : one })}
        />
      )}
      <div className="toolbar">
        <Select
          label={words.name}
          placeholder={t.shell.all}
          value={name}
          options={Object.entries(words.names).map(([value, label]) => ({
            value,
            label: label ?? value,
          }))}
          onChange={({ target }) => change({ name: target.value })}
        />
        <SavedViews page="JOBS" search={search} onChoose={replaceAll} />
        <ExportMenu list="jobs" args={{ filter }} />
      </div>
      {!data && fetching && <Skeleton lines={6} />}
      {data?.jobs.nodes.length === 0 && <Empty title={words.none}>{words.noneText}</Empty>}
      {data && data.jobs.nodes.length > 0 && (
        <ul className="panel job-list">
          {data.jobs.nodes.map((job) => (
            <JobRow
              key={job.id}
              job={job}
              onRetry={() => void retry([job.id])}
              onCancel={() => cancel(job.id)}
            />
          ))}
        </ul>
      )}
      <Pager pages={usePages(data?.jobs.pageInfo, change)} />
    </Page>
  );
}

/** The counts as bars, each the way to its jobs. */
function Counts({
  counts,
  chosen,
  onChoose,
}: {
  counts: JobsQuery["jobCounts"];
  chosen: JobStatus | undefined;
  onChoose: (status: JobStatus) => void;
}) {
  const { t, format } = useWords();
  const words = t.notification.jobs;
  const countOf = (status: JobStatus) => counts.find((one) => one.status === status)?.count ?? 0;
  const most = Math.max(1, ...STATUSES.map(countOf));
  return (
    <div className="job-counts" role="group" aria-label={words.counts}>
      {STATUSES.map((status) => (
        <button
          key={status}
          type="button"
          className={`job-count job-count-${status.toLowerCase()}`}
          aria-pressed={status === chosen}
          onClick={() => onChoose(status)}
        >
          <span>{words.statuses[status]}</span>
          <strong>{format.number(countOf(status))}</strong>
          <span className="job-bar" aria-hidden="true">
            <span style={{ width: `${(countOf(status) / most) * 100}%` }} />
          </span>
        </button>
      ))}
    </div>
  );
}

function JobRow({
  job,
  onRetry,
  onCancel,
}: {
  job: Job;
  onRetry: () => void;
  onCancel: () => Promise<void>;
}) {
  const { t, format } = useWords();
  const words = t.notification.jobs;
  const { name, status, attempts, runAt, startedAt, finishedAt, createdBy } = job;
  const waits = status === "WAITING";
  return (
    <li className="job-row">
      <div className="job-head">
        <strong>{words.names[name] ?? name}</strong>
        <Badge tone={TONES[status]}>{words.statuses[status]}</Badge>
        <span className="quiet">
          {[
            waits && words.next(format.instant(runAt)),
            status === "RUNNING" && startedAt && words.started(format.instant(startedAt)),
            finishedAt && words.ended(format.instant(finishedAt)),
            attempts > 1 && words.attempts(attempts),
            createdBy && words.askedBy(createdBy.name),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </div>
      <Why failure={job.failure} />
      {(waits || status === "FAILED") && (
        <div className="endpoint-acts">
          <Button small icon="redo" onClick={onRetry}>
            {words.retry}
          </Button>
          <ConfirmButton
            small
            kind="QUIET"
            question={words.names[name] ?? name}
            confirmText={words.cancel}
            cancelText={t.shell.close}
            onConfirm={onCancel}
          >
            {words.cancel}
          </ConfirmButton>
        </div>
      )}
      {status === "CANCELLED" && (
        <div className="endpoint-acts">
          <Button small icon="redo" onClick={onRetry}>
            {words.retry}
          </Button>
        </div>
      )}
    </li>
  );
}

/** Why the last attempt failed, as far as people can read it; a fault by its number in the log. */
function Why({ failure }: { failure: unknown }) {
  const { t } = useWords();
  if (!failure) return null;
  const { code, details, errorId } = failure as {
    code: string;
    details?: Record<string, string>;
    errorId?: string;
  };
  const refusals = t.refusals as Partial<Record<string, (details: object) => string>>;
  const sentence =
    t.notification.channelPage.failures[code] ??
    refusals[code]?.(details ?? {}) ??
    t.notification.jobs.unexpected;
  return (
    <p>
      {sentence}
      {details?.["message"] && <span className="quiet"> {details["message"]}</span>}
      {errorId && <span className="quiet"> {t.notification.jobs.errorId(errorId)}</span>}
    </p>
  );
}
