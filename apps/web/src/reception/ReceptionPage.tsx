import { Badge } from "@threshold/ui/Badge";
import { buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { Link, useParams, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { ChecklistForm } from "../checklist/ChecklistForm.tsx";
import { ChecklistResultView } from "../checklist/ChecklistResultView.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { ReceptionQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { DeskCards } from "./DeskCards.tsx";
import { Devices } from "./Devices.tsx";
import { statusTones } from "./ReceptionsPage.tsx";
import { SetupHistory } from "./SetupHistory.tsx";
import { DecisionBar, SubmitButton, WaiveButton } from "./SetupActions.tsx";
import { SystemChecks } from "./SystemChecks.tsx";
import "./reception.css";

const ReceptionDocument = graphql(/* GraphQL */ `
  query Reception($id: ID!) {
    receptionSetup(id: $id) {
      id
      status
      openingOn
      openingFromLaunch
      checkedAt
      checkedBy {
        id
        name
      }
      decidedAt
      decidedBy {
        id
        name
      }
      returnReason
      version
      serviceCenter {
        id
        name
        dutyPhone
        repairHotline
      }
      actions {
        action
        allowed
        code
        details
      }
      check {
        id
        status
        openCount
        notOkCount
        ...ChecklistForm_result
      }
      ...Devices_setup
      ...DeskCards_setup
      ...SystemChecks_setup
      ...SetupHistory_setup
    }
  }
`);

export type Setup = NonNullable<ReceptionQuery["receptionSetup"]>;

const views = ["CHECK", "DEVICES", "CARDS", "SYSTEMS", "HISTORY"] as const;
type View = (typeof views)[number];

/** One center's reception area: its check, its devices and desk cards, and what the region decided. */
export function ReceptionPage() {
  const { id = "" } = useParams();
  const { t } = useWords();
  const [{ data, error }, refresh] = useQuery({ query: ReceptionDocument, variables: { id } });
  const [address, setAddress] = useSearchParams();
  const setup = data?.receptionSetup;
  const reload = () => refresh({ requestPolicy: "network-only" });
  const view = views.find((one) => one.toLowerCase() === address.get("view")) ?? "CHECK";
  if (!setup)
    return (
      <Page title={t.reception.title} trail={[{ label: t.reception.title, href: "/reception" }]}>
        {error && <ProblemNote problem={problemOf(error)} />}
        {!data && !error && <Skeleton lines={10} />}
        {data && <Empty title={t.reception.notFound} />}
      </Page>
    );
  return (
    <Page
      title={setup.serviceCenter.name}
      trail={[{ label: t.reception.title, href: "/reception" }]}
      mark={<Badge tone={statusTones[setup.status]}>{t.reception.statuses[setup.status]}</Badge>}
      subtitle={<Standing setup={setup} />}
      actions={
        <Link className={buttonClass()} to={`/forms/RECEPTION_CHECK/${setup.id}`}>
          {t.reception.checkSheet}
        </Link>
      }
    >
      <div className="reception-views">
        <Segmented<View>
          label={t.reception.view}
          value={view}
          options={views.map((value) => ({ value, label: t.reception.views[value] }))}
          onChange={(value) =>
            setAddress(value === "CHECK" ? {} : { view: value.toLowerCase() }, { replace: true })
          }
        />
      </div>
      {view === "CHECK" && <Check setup={setup} onChanged={reload} />}
      {view === "DEVICES" && <Devices setup={setup} may={mayKeep(setup)} onChanged={reload} />}
      {view === "CARDS" && <DeskCards setup={setup} may={mayKeep(setup)} onChanged={reload} />}
      {view === "SYSTEMS" && <SystemChecks setup={setup} may={mayKeep(setup)} onChanged={reload} />}
      {view === "HISTORY" && <SetupHistory setup={setup} />}
    </Page>
  );
}

const allowed = ({ actions }: Setup, name: string) =>
  actions.find(({ action }) => action === name)?.allowed ?? false;
const mayKeep = (setup: Setup) => allowed(setup, "createFrontDeskDevice");

/** In one line: when it opens, who checked, who decided. */
function Standing({ setup }: { setup: Setup }) {
  const { t, format } = useWords();
  const { openingOn, openingFromLaunch, checkedBy, checkedAt, decidedBy, decidedAt } = setup;
  return (
    <>
      {[
        openingOn &&
          t.reception.opensOn(format.day(openingOn)) +
            (openingFromLaunch ? t.reception.fromLaunch : ""),
        checkedBy && checkedAt && t.reception.checkedBy(checkedBy.name, format.instant(checkedAt)),
        decidedBy && decidedAt && t.reception.decidedBy(decidedBy.name, format.instant(decidedAt)),
      ]
        .filter(Boolean)
        .join(" · ")}
    </>
  );
}

/** To fill while it is the center's turn, to read and decide on while it is the region's. */
function Check({ setup, onChanged }: { setup: Setup; onChanged: () => void }) {
  const { t } = useWords();
  const { dutyPhone, repairHotline } = setup.serviceCenter;
  const fills = allowed(setup, "answerChecklistItem") && setup.check.status === "OPEN";
  return (
    <>
      {setup.status === "RETURNED" && setup.returnReason && (
        <p className="reception-returned">{t.reception.returnedBecause(setup.returnReason)}</p>
      )}
      {setup.status === "RECHECK_DUE" && <p className="reception-due">{t.reception.recheckText}</p>}
      {fills && (
        <p className="checklist-quiet">{t.reception.wallPhones(dutyPhone, repairHotline)}</p>
      )}
      {fills ? (
        <ChecklistForm
          result={setup.check}
          onStale={onChanged}
          register={<Link to="?view=devices">{t.reception.toDevices}</Link>}
          end={<SubmitButton setup={setup} onDone={onChanged} />}
        />
      ) : (
        <>
          <ChecklistResultView
            result={setup.check}
            {...(allowed(setup, "waiveReceptionLine") && {
              renderLineAction: (answer, item) =>
                !answer.waivedReason && (
                  <WaiveButton answerId={answer.id} item={item} onDone={onChanged} />
                ),
            })}
          />
          {setup.status === "SELF_CHECKED" && <DecisionBar setup={setup} onDone={onChanged} />}
        </>
      )}
    </>
  );
}
