import { defaultChain } from "@threshold/domain/approval/default-chains";
import { Button } from "@threshold/ui/Button";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { ApprovalChainsQuery } from "../gql/graphql.ts";
import { roleName } from "../i18n/role-name.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import { ChainEditor } from "./ChainEditor.tsx";
import "./approval.css";
import "./chain.css";

const ApprovalChains = graphql(/* GraphQL */ `
  query ApprovalChains {
    approvalChains {
      key
      current {
        versionNumber
        steps {
          key
          label
          labelEn
          roles
          level
          mode
          dueDays
        }
      }
      versions {
        versionNumber
        adaptedAt
        adaptedBy {
          id
          name
        }
        steps {
          key
          label
          labelEn
          roles
          level
          mode
          dueDays
        }
      }
    }
  }
`);

type Chain = ApprovalChainsQuery["approvalChains"][number];
type Version = Chain["versions"][number];

/** How each kind of record is approved here (审批流程), for an administrator to adapt. */
export function ChainsPage() {
  const { t } = useWords();
  const [{ data, error, fetching }, refresh] = useQuery({ query: ApprovalChains });
  const refetch = () => refresh({ requestPolicy: "network-only" });
  return (
    <Page
      title={t.approval.chainPage.title}
      subtitle={t.approval.chainPage.intro}
      trail={[{ label: t.approval.list.title, href: "/approvals" }]}
    >
      {error && <ProblemNote problem={problemOf(error)} onRetry={refetch} />}
      {!data && fetching && <Skeleton lines={8} />}
      {data?.approvalChains.map((chain) => (
        <OneChain key={chain.key} chain={chain} onAdapted={refetch} />
      ))}
    </Page>
  );
}

function OneChain({ chain, onAdapted }: { chain: Chain; onAdapted: () => void }) {
  const { t, format, language } = useWords();
  const words = t.approval.chainPage;
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const { current, versions } = chain;
  const made = ({ adaptedAt, adaptedBy, versionNumber }: Version) =>
    [
      words.version(versionNumber),
      adaptedAt
        ? words.adapted(adaptedBy?.name ?? t.approval.somebody, format.instant(adaptedAt))
        : words.standard,
    ].join(" · ");
  const name = defaultChain(chain.key)[language];
  return (
    <section className="chain" aria-label={name}>
      <header className="chain-head">
        <h2>{name}</h2>
        <span className="approval-quiet">{versions[0] && made(versions[0])}</span>
        {may("approval.adapt") && !editing && (
          <Button small onClick={() => setEditing(true)}>
            {words.adapt}
          </Button>
        )}
      </header>
      {editing ? (
        <ChainEditor
          chainKey={chain.key}
          basedOn={current.versionNumber}
          steps={current.steps}
          onClose={() => setEditing(false)}
          onSaved={() => {
            setEditing(false);
            onAdapted();
          }}
        />
      ) : (
        <Steps steps={current.steps} />
      )}
      {versions.length > 1 && (
        <details>
          <summary>{words.history}</summary>
          {versions.slice(1).map((version) => (
            <div key={version.versionNumber} className="chain-version">
              <p className="approval-quiet">{made(version)}</p>
              <Steps steps={version.steps} />
            </div>
          ))}
        </details>
      )}
    </section>
  );
}

function Steps({ steps }: { steps: Version["steps"] }) {
  const { t, language } = useWords();
  const words = t.approval.chainPage;
  return (
    <ol className="chain-steps">
      {steps.map((step) => (
        <li key={step.key}>
          <strong>{language === "en" ? step.labelEn : step.label}</strong>
          <span>{step.roles.map((role) => roleName(role, language)).join(t.approval.comma)}</span>
          <span className="approval-quiet">
            {[
              t.approval.levels[step.level],
              ...(step.mode === "ALL" ? [t.approval.all] : []),
              ...(step.dueDays ? [words.days(step.dueDays)] : []),
            ].join(" · ")}
          </span>
        </li>
      ))}
    </ol>
  );
}
