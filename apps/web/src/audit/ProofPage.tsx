import { Button, buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { ErrorNote, Note } from "@threshold/ui/ErrorNote";
import { Input } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { type FormEvent, useEffect, useState } from "react";
import { useClient, useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { AuditProofPageQuery, AuditProofQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { pageArguments } from "../list/list-params.ts";
import { Pager } from "../list/Pager.tsx";
import { useListParams, usePages } from "../list/use-list.ts";
import { type Problem, problemOf } from "../problem.ts";
import { NotFoundPage } from "../shell/NotFoundPage.tsx";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import { continues, holds } from "./prove.ts";
import "./audit.css";

const ProofPageQuery = graphql(/* GraphQL */ `
  query AuditProofPage($first: Int, $after: String, $last: Int, $before: String) {
    auditTree {
      id
      size
      root
      waiting
      grownAt
      checkedAt
      checkedSize
      findings
    }
    auditRoots(first: $first, after: $after, last: $last, before: $before) {
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        onDay
        size
        root
      }
    }
  }
`);

const CheckAuditLog = graphql(/* GraphQL */ `
  mutation CheckAuditLog($input: CheckAuditLogInput!) {
    checkAuditLog(input: $input) {
      asked
    }
  }
`);

const AuditProofDocument = graphql(/* GraphQL */ `
  query AuditProof($number: Int!) {
    auditProof(number: $number) {
      number
      size
      root
      canonical
      leafHash
      path
    }
  }
`);

const AuditConsistencyDocument = graphql(/* GraphQL */ `
  query AuditConsistency($earlier: Int!) {
    auditConsistency(earlier: $earlier) {
      size
      root
      proof
    }
  }
`);

type Tree = NonNullable<AuditProofPageQuery["auditTree"]>;
type Root = AuditProofPageQuery["auditRoots"]["nodes"][number];
const PAGE = 10;
/** While nothing is sealed yet the page is asked for again, in ms. */
const PACE = 3_000;

/** How the audit log proves itself (审计证明), for administrators. */
export function ProofPage() {
  const may = useMay();
  return may("audit.read") ? <Proof /> : <NotFoundPage />;
}

function Proof() {
  const { t } = useWords();
  const words = t.audit;
  const { search, change } = useListParams();
  const [{ data, error, fetching }, refresh] = useQuery({
    query: ProofPageQuery,
    variables: pageArguments(search, PAGE),
    requestPolicy: "cache-and-network",
  });
  const reload = () => refresh({ requestPolicy: "network-only" });
  const pages = usePages(data?.auditRoots.pageInfo, change);
  const isAhead = data?.auditTree === null;
  useEffect(() => {
    if (!isAhead) return undefined;
    const timer = window.setInterval(() => refresh({ requestPolicy: "network-only" }), PACE);
    return () => window.clearInterval(timer);
  }, [isAhead, refresh]);
  return (
    <Page title={words.title} subtitle={words.lead}>
      {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
      {!data && fetching && <Skeleton lines={6} />}
      {data && !data.auditTree && <Empty title={words.notYet}>{words.notYetText}</Empty>}
      {data?.auditTree && (
        <>
          <State tree={data.auditTree} onAsked={reload} />
          <section className="panel audit-panel">
            <h2>{words.roots}</h2>
            <p className="quiet">{words.rootsLead}</p>
            <ul className="audit-roots">
              {data.auditRoots.nodes.map((root) => (
                <RootRow key={root.id} root={root} />
              ))}
            </ul>
            <div className="audit-row">
              <Pager pages={pages} />
              <a className={buttonClass()} href="/audit/roots.json" download="roots.json">
                {words.rootsFile}
              </a>
            </div>
          </section>
          <OneEntry most={data.auditTree.size} />
          <section className="panel audit-panel">
            <h2>{words.whole}</h2>
            <p className="quiet">{words.wholeLead}</p>
            <div>
              <a className={buttonClass()} href="/audit/audit-log.zip" download>
                {words.wholeFile}
              </a>
            </div>
          </section>
        </>
      )}
    </Page>
  );
}

/** How far the tree is, and whether the log was as it says when it was last checked. */
function State({ tree, onAsked }: { tree: Tree; onAsked: () => void }) {
  const { t, format } = useWords();
  const words = t.audit;
  const checking = useAct(CheckAuditLog);
  const [asked, setAsked] = useState(false);
  const check = async () => {
    const { ok } = await checking.run({});
    setAsked(ok);
    onAsked();
  };
  const { size, root, waiting, grownAt } = tree;
  return (
    <section className="panel audit-panel">
      <Check tree={tree} />
      <dl className="audit-facts">
        <dt>{words.size}</dt>
        <dd>
          {words.entries(format.number(size))}{" "}
          {grownAt && <span className="quiet">{words.grownAt(format.instant(grownAt))}</span>}
        </dd>
        <dt>{words.waiting}</dt>
        <dd>{words.entries(format.number(waiting))}</dd>
        <dt>{words.root}</dt>
        <dd className="audit-hash">{root}</dd>
      </dl>
      {checking.problem && <ProblemNote problem={checking.problem} />}
      <div className="audit-row">
        <Button icon="check" busy={checking.busy} onClick={() => void check()}>
          {words.check}
        </Button>
        <span aria-live="polite" className="quiet">
          {asked && words.checkAsked}
        </span>
      </div>
    </section>
  );
}

interface Finding {
  readonly code: string;
  readonly number?: number;
  readonly size?: number;
  readonly id?: string;
  readonly tableName?: string;
}

function Check({ tree }: { tree: Tree }) {
  const { t, format } = useWords();
  const words = t.audit;
  const findings = tree.findings as readonly Finding[];
  if (!tree.checkedAt) return <Note tone="WARN">{words.unchecked}</Note>;
  const at = format.instant(tree.checkedAt);
  if (findings.length === 0)
    return <Note tone="OK">{words.holds(at, format.number(tree.checkedSize ?? 0))}</Note>;
  return (
    <ErrorNote>
      <strong>{words.broken(at, findings.length)}</strong>
      <ul>
        {findings.map(({ code, number, size, tableName = "", id = "" }) => (
          <li key={`${code} ${number ?? size} ${id}`}>
            {words.findings[code]?.(format.number(number ?? size ?? 0), tableName, id)}
          </li>
        ))}
      </ul>
    </ErrorNote>
  );
}

function RootRow({ root }: { root: Root }) {
  const { t, format } = useWords();
  const words = t.audit;
  const client = useClient();
  const [holding, setHolding] = useState<boolean>();
  const [problem, setProblem] = useState<Problem>();
  const compare = async () => {
    const { data, error } = await client
      .query(AuditConsistencyDocument, { earlier: root.size }, { requestPolicy: "network-only" })
      .toPromise();
    setProblem(error && problemOf(error));
    setHolding(data && continues(root, data.auditConsistency));
  };
  return (
    <li>
      <div className="audit-row">
        <strong>{format.day(root.onDay)}</strong>
        <span>{words.entries(format.number(root.size))}</span>
        <Button small onClick={() => void compare()}>
          {words.compare}
        </Button>
      </div>
      <span className="audit-hash">{root.root}</span>
      {problem && <ProblemNote problem={problem} />}
      <div aria-live="polite">
        {holding === true && <Note tone="OK">{words.continues}</Note>}
        {holding === false && <ErrorNote>{words.departs}</ErrorNote>}
      </div>
    </li>
  );
}

function OneEntry({ most }: { most: number }) {
  const { t } = useWords();
  const words = t.audit;
  const client = useClient();
  const [number, setNumber] = useState(String(most));
  const [proof, setProof] = useState<AuditProofQuery["auditProof"]>();
  const [problem, setProblem] = useState<Problem>();
  const prove = async (event: FormEvent) => {
    event.preventDefault();
    const { data, error } = await client
      .query(AuditProofDocument, { number: Number(number) }, { requestPolicy: "network-only" })
      .toPromise();
    setProblem(error && problemOf(error));
    setProof(data?.auditProof);
  };
  return (
    <section className="panel audit-panel">
      <h2>{words.one}</h2>
      <p className="quiet">{words.oneLead}</p>
      <form className="audit-row" onSubmit={(event) => void prove(event)}>
        <Input
          label={words.number}
          type="number"
          inputMode="numeric"
          required
          min={1}
          max={most}
          value={number}
          onChange={({ target }) => setNumber(target.value)}
        />
        <Button submit>{words.prove}</Button>
      </form>
      <div aria-live="polite">
        {problem && <ProblemNote problem={problem} />}
        {proof && <Shown proof={proof} />}
      </div>
    </section>
  );
}

function Shown({ proof }: { proof: AuditProofQuery["auditProof"] }) {
  const { t, format } = useWords();
  const words = t.audit;
  const { number, size, canonical, leafHash, path, root } = proof;
  return (
    <>
      {holds(proof) ? (
        <Note tone="OK">{words.proven(format.number(number), format.number(size))}</Note>
      ) : (
        <ErrorNote>{words.unproven}</ErrorNote>
      )}
      <dl className="audit-facts">
        <dt>{words.canonical}</dt>
        <dd className={canonical ? "audit-hash" : "quiet"}>{canonical ?? words.hidden}</dd>
        <dt>{words.leaf}</dt>
        <dd className="audit-hash">{leafHash}</dd>
        <dt>{words.path}</dt>
        <dd className="audit-hash">
          {path.map((hash) => (
            <div key={hash}>{hash}</div>
          ))}
        </dd>
        <dt>{words.root}</dt>
        <dd className="audit-hash">{root}</dd>
      </dl>
    </>
  );
}
