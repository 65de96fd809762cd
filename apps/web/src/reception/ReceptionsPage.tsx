import type { Tone } from "@threshold/ui/Badge";
import { Badge } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { ReceptionsQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import { Comparison } from "./Comparison.tsx";
import { PlanDialog } from "./PlanDialog.tsx";
import "./reception.css";

const Receptions = graphql(/* GraphQL */ `
  query Receptions {
    receptionSetups(first: 200) {
      nodes {
        id
        status
        openingOn
        checkedAt
        returnReason
        serviceCenter {
          id
          name
          region {
            id
            name
          }
        }
        check {
          id
          itemCount
          doneCount
          notOkCount
          score
          template {
            id
            versionNumber
            content
          }
          answers {
            id
            itemCode
            shown
            open
            verdict
            waivedReason
          }
        }
      }
    }
    company {
      id
      regions {
        id
        name
        serviceCenters {
          id
          name
        }
      }
    }
  }
`);

export type Reception = ReceptionsQuery["receptionSetups"]["nodes"][number];

export const statusTones: Record<Reception["status"], Tone> = {
  PLANNED: "NEUTRAL",
  SELF_CHECKED: "ACCENT",
  ACCEPTED: "OK",
  RETURNED: "BAD",
  RECHECK_DUE: "WARN",
};

type View = "CENTERS" | "COMPARISON";

/** Every center's reception area (接待区域布置): where each stands, and all of them beside each other. */
export function ReceptionsPage() {
  const { t } = useWords();
  const may = useMay();
  const [{ data, error }, refresh] = useQuery({ query: Receptions });
  const [address, setAddress] = useSearchParams();
  const [planning, setPlanning] = useState(false);
  const setups = data?.receptionSetups.nodes ?? [];
  const planned = new Set(setups.map(({ serviceCenter }) => serviceCenter.id));
  const free = (data?.company.regions ?? []).flatMap((region) =>
    region.serviceCenters
      .filter(({ id }) => !planned.has(id))
      .map((center) => ({ ...center, region: region.name })),
  );
  const view: View = address.get("view") === "comparison" ? "COMPARISON" : "CENTERS";
  const mayPlan = may("reception.accept") || may("reception.check");
  return (
    <Page
      title={t.reception.title}
      subtitle={t.reception.lead}
      actions={
        <>
          {may("reception.standard.manage") && (
            <Link className={buttonClass({})} to="/checklists">
              {t.reception.standard}
            </Link>
          )}
          <ExportMenu list="receptions" args={{}} />
          {mayPlan && free.length > 0 && (
            <Button icon="plus" kind="PRIMARY" onClick={() => setPlanning(true)}>
              {t.reception.plan}
            </Button>
          )}
        </>
      }
    >
      {error && <ProblemNote problem={problemOf(error)} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && setups.length === 0 && (
        <Empty title={t.reception.none}>{t.reception.noneText}</Empty>
      )}
      {setups.length > 0 && (
        <>
          <div className="reception-views">
            <Segmented<View>
              label={t.reception.view}
              value={view}
              options={[
                { value: "CENTERS", label: t.reception.centers },
                { value: "COMPARISON", label: t.reception.comparison },
              ]}
              onChange={(value) =>
                setAddress(value === "COMPARISON" ? { view: "comparison" } : {}, { replace: true })
              }
            />
          </div>
          {view === "CENTERS" ? <Centers setups={setups} /> : <Comparison setups={setups} />}
        </>
      )}
      {planning && (
        <PlanDialog
          centers={free}
          onClose={() => setPlanning(false)}
          onDone={() => {
            setPlanning(false);
            refresh({ requestPolicy: "network-only" });
          }}
        />
      )}
    </Page>
  );
}

/** What asks for somebody comes first. */
const urgency: readonly Reception["status"][] = [
  "SELF_CHECKED",
  "RETURNED",
  "RECHECK_DUE",
  "PLANNED",
  "ACCEPTED",
];

function Centers({ setups }: { setups: readonly Reception[] }) {
  const { t, format } = useWords();
  const ordered = setups.toSorted((a, b) => urgency.indexOf(a.status) - urgency.indexOf(b.status));
  return (
    <ul className="reception-centers">
      {ordered.map(({ id, status, serviceCenter, check, openingOn, checkedAt, returnReason }) => (
        <li key={id}>
          <Link to={`/reception/${id}`}>
            <span className="reception-name">
              <strong>{serviceCenter.name}</strong>
              <Badge tone={statusTones[status]}>{t.reception.statuses[status]}</Badge>
            </span>
            <span className="reception-progress">
              <progress
                aria-label={t.checklist.progress}
                max={check.itemCount}
                value={check.doneCount}
              />
              <small>{t.checklist.doneOf(check.doneCount, check.itemCount)}</small>
            </span>
            <small>
              {[
                check.notOkCount > 0 ? t.checklist.notOkCount(check.notOkCount) : undefined,
                openingOn ? t.reception.opensOn(format.day(openingOn)) : undefined,
                checkedAt ? t.reception.checkedOn(format.instant(checkedAt)) : undefined,
                status === "RETURNED" && returnReason ? returnReason : undefined,
              ]
                .filter(Boolean)
                .join(" · ")}
            </small>
          </Link>
        </li>
      ))}
    </ul>
  );
}
