import { percent } from "@threshold/domain/unit-acceptance/delivery-rate";
import type { Tone } from "@threshold/ui/Badge";
import { Badge } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { AcceptancesQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import { NoticeDialog } from "./NoticeDialog.tsx";
import "./acceptance.css";

const Acceptances = graphql(/* GraphQL */ `
  query Acceptances {
    acceptanceBatches(first: 100) {
      nodes {
        id
        name
        status
        plannedHandoverOn
        serviceCenter {
          id
          name
        }
        standing {
          units
          qualified
        }
      }
    }
  }
`);

type Batch = AcceptancesQuery["acceptanceBatches"]["nodes"][number];

export const batchTones: Record<Batch["status"], Tone> = {
  NOTIFIED: "NEUTRAL",
  TEAM_FORMED: "ACCENT",
  INSPECTING: "ACCENT",
  RECTIFYING: "WARN",
  COMPLETED: "OK",
};

/** Every batch of homes under acceptance: how far each is, and when it is to be handed over. */
export function AcceptancesPage() {
  const { t, format } = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const [{ data, error }] = useQuery({ query: Acceptances });
  const [registering, setRegistering] = useState(false);
  const batches = data?.acceptanceBatches.nodes ?? [];
  return (
    <Page
      title={t.acceptance.title}
      subtitle={t.acceptance.lead}
      actions={
        <>
          <Link className={buttonClass()} to="/acceptance-standards">
            {t.acceptanceStandard.title}
          </Link>
          {may("unitAcceptance.notify") && (
            <Button icon="plus" kind="PRIMARY" onClick={() => setRegistering(true)}>
              {t.acceptance.register}
            </Button>
          )}
        </>
      }
    >
      {error && <ProblemNote problem={problemOf(error)} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && batches.length === 0 && (
        <Empty title={t.acceptance.none}>{t.acceptance.noneText}</Empty>
      )}
      {batches.length > 0 && (
        <ul className="acceptance-list">
          {batches.map(({ id, name, status, plannedHandoverOn, serviceCenter, standing }) => (
            <li key={id}>
              <Link to={`/acceptances/${id}`}>
                <span className="acceptance-name">
                  <strong>{name}</strong>
                  <Badge tone={batchTones[status]}>{t.acceptance.batchStatuses[status]}</Badge>
                </span>
                <span className="acceptance-meter">
                  <progress
                    aria-label={t.acceptance.rate}
                    max={standing.units}
                    value={standing.qualified}
                  />
                  <small>
                    {`${percent({ part: standing.qualified, whole: standing.units }) ?? "–"}% · ${t.acceptance.ofUnits(standing.qualified, standing.units)}`}
                  </small>
                </span>
                <small>
                  {`${serviceCenter.name} · ${t.acceptance.handover(format.day(plannedHandoverOn))}`}
                </small>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {registering && (
        <NoticeDialog
          onClose={() => setRegistering(false)}
          onDone={(id) => void navigate(`/acceptances/${id}`)}
        />
      )}
    </Page>
  );
}
