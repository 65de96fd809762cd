import { Badge } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Menu } from "@threshold/ui/Menu";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { lazy, Suspense, useEffect } from "react";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { useClient, useQuery, useSubscription } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { onReconnect } from "../live.ts";
import { usePrint } from "../print/use-print.ts";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { batchTones } from "./AcceptancesPage.tsx";
import { AcceptanceBatchDocument, AcceptanceBoardDocument } from "./batch-document.ts";
import { Board } from "./Board.tsx";
import { Days } from "./Days.tsx";
import { Refused } from "./Refused.tsx";
import { Layouts } from "./Layouts.tsx";
import { StandardView } from "./StandardView.tsx";
import { Team } from "./Team.tsx";
import "./acceptance.css";

const UnitAcceptanceChanged = graphql(/* GraphQL */ `
  subscription UnitAcceptanceChanged($batchId: ID!) {
    unitAcceptanceChanged(batchId: $batchId) {
      id
      status
    }
  }
`);

const FormTeam = graphql(/* GraphQL */ `
  mutation FormAcceptanceTeam($input: FormAcceptanceTeamInput!) {
    formAcceptanceTeam(input: $input) {
      batch {
        id
        status
      }
    }
  }
`);
const Start = graphql(/* GraphQL */ `
  mutation StartAcceptance($input: StartAcceptanceInput!) {
    startAcceptance(input: $input) {
      batch {
        id
        status
      }
    }
  }
`);

const TakeAlong = lazy(async () => ({ default: (await import("./TakeAlong.tsx")).TakeAlong }));
const Homes = lazy(async () => ({ default: (await import("./Homes.tsx")).Homes }));
const Lots = lazy(async () => ({ default: (await import("./Lots.tsx")).Lots }));
const Figures = lazy(async () => ({ default: (await import("./Figures.tsx")).Figures }));

/** The board opens where there is no signal, too. */
const context = { kept: true };

const views = [
  "BOARD",
  "HOMES",
  "FIGURES",
  "TEAM",
  "LAYOUTS",
  "LOTS",
  "DAYS",
  "REFUSED",
  "STANDARD",
] as const;
type View = (typeof views)[number];

/** A batch: the board of its homes, its groups with their kits, the days' summaries, and the standard it is held to. */
export function BatchPage() {
  const { id = "" } = useParams();
  const { t, format } = useWords();
  const words = t.acceptance;
  const [{ data, error }, refresh] = useQuery({
    query: AcceptanceBatchDocument,
    variables: { id },
    requestPolicy: "cache-and-network",
    context,
  });
  const [changed] = useSubscription({ query: UnitAcceptanceChanged, variables: { batchId: id } });
  const [address, setAddress] = useSearchParams();
  const client = useClient();
  const form = useAct(FormTeam);
  const start = useAct(Start);
  const navigate = useNavigate();
  const { print, problem: printProblem } = usePrint();
  /** Every record of the batch in one bound file. */
  const printAll = async () => {
    const list = { name: "unit-acceptances", args: { batchIds: [id] } };
    if (await print("UNIT_ACCEPTANCE", { list }, "PDF")) void navigate("/prints");
  };
  const reload = () => refresh({ requestPolicy: "network-only" });
  useEffect(() => {
    // Many homes may change within a moment: they are asked for together.
    if (!changed.data) return undefined;
    const ask = () =>
      client.query(AcceptanceBoardDocument, { id }, { requestPolicy: "network-only" });
    const wait = setTimeout(() => void ask().toPromise(), 400);
    return () => clearTimeout(wait);
  }, [changed.data, client, id]);
  useEffect(() => onReconnect(() => refresh({ requestPolicy: "network-only" })), [refresh]);
  const batch = data?.acceptanceBatch;
  const trail = [{ label: words.title, href: "/acceptances" }];
  if (!batch)
    return (
      <Page title={words.title} trail={trail}>
        {error && <ProblemNote problem={problemOf(error)} />}
        {!data && !error && <Skeleton lines={10} />}
        {data && <Empty title={words.notFound} />}
      </Page>
    );
  const allowed = (name: string) =>
    batch.actions.find(({ action }) => action === name)?.allowed ?? false;
  const isReady = batch.groups.length > 1;
  const usual: View =
    batch.status === "NOTIFIED" || batch.status === "TEAM_FORMED" ? "TEAM" : "BOARD";
  const view = views.find((one) => one.toLowerCase() === address.get("view")) ?? usual;
  const problem = form.problem ?? start.problem ?? printProblem;
  return (
    <Page
      title={batch.name}
      trail={trail}
      mark={<Badge tone={batchTones[batch.status]}>{words.batchStatuses[batch.status]}</Badge>}
      subtitle={words.handover(format.day(batch.plannedHandoverOn))}
      actions={
        <>
          {allowed("formAcceptanceTeam") && isReady && (
            <Button
              kind="PRIMARY"
              busy={form.busy}
              onClick={() => void form.run({ id }).then(({ ok }) => ok && reload())}
            >
              {words.form}
            </Button>
          )}
          {allowed("startAcceptance") && (
            <Button
              kind="PRIMARY"
              busy={start.busy}
              onClick={() => void start.run({ id }).then(({ ok }) => ok && reload())}
            >
              {words.start}
            </Button>
          )}
          {batch.groups.length > 0 && (
            <Link className={buttonClass()} to={`/acceptances/${id}/sign`}>
              {words.sign}
            </Link>
          )}
          <Menu
            label={t.shell.print}
            icon="file"
            align="end"
            items={[
              {
                key: "rate",
                label: words.printRate,
                icon: "file",
                onChoose: () => void navigate(`/forms/DELIVERY_RATE/${id}`),
              },
              {
                key: "rectification",
                label: words.printRectification,
                icon: "file",
                onChoose: () => void navigate(`/forms/RECTIFICATION_LIST/${id}`),
              },
              {
                key: "records",
                label: words.printAll,
                icon: "file",
                onChoose: () => void printAll(),
              },
            ]}
          />
          <ExportMenu list="unit-acceptances" args={{ batchIds: [id] }} />
        </>
      }
    >
      {problem && <ProblemNote problem={problem} />}
      <div className="acceptance-views">
        <Segmented<View>
          label={words.view}
          value={view}
          options={views.map((value) => ({ value, label: words.views[value] }))}
          onChange={(value) => setAddress({ view: value.toLowerCase() }, { replace: true })}
        />
      </div>
      {view === "BOARD" && (
        <>
          {batch.status === "INSPECTING" || batch.status === "RECTIFYING" ? (
            <Suspense>
              <TakeAlong batch={batch} />
            </Suspense>
          ) : null}
          <Board batch={batch} />
        </>
      )}
      <Suspense fallback={<Skeleton lines={8} />}>
        {view === "HOMES" && <Homes batch={batch} />}
        {view === "FIGURES" && <Figures batch={batch} />}
        {view === "LOTS" && <Lots batch={batch} />}
      </Suspense>
      {view === "TEAM" && <Team batch={batch} may={allowed("saveAcceptanceGroup")} />}
      {view === "LAYOUTS" && <Layouts batch={batch} may={allowed("saveAcceptanceLayout")} />}
      {view === "DAYS" && (
        <Days batch={batch} may={allowed("sendAcceptanceSummary")} onChanged={reload} />
      )}
      {view === "REFUSED" && (
        <Refused of={{ batchIds: [id] }} may={allowed("saveAcceptanceGroup")} />
      )}
      {view === "STANDARD" && <StandardView batch={batch} />}
    </Page>
  );
}
