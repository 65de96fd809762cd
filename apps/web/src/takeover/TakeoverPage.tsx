import { papers } from "@threshold/domain/form/papers";
import { takeoverStatuses } from "@threshold/domain/takeover/vocabulary";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Menu } from "@threshold/ui/Menu";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import type { TakeoverMove } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ObligationLine } from "../obligation/ObligationLine.tsx";
import { SyncState } from "../outbox/SyncState.tsx";
import { type Problem, problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import { ArchivePart } from "./ArchivePart.tsx";
import { CommentsPart } from "./Comments.tsx";
import { DefectsView } from "./DefectsView.tsx";
import { FieldsDialog } from "./FieldsDialog.tsx";
import { InspectionView } from "./InspectionView.tsx";
import { LawView } from "./LawView.tsx";
import { kept } from "./lines.ts";
import { PreparationView } from "./PreparationView.tsx";
import { RegisterView } from "./RegisterView.tsx";
import { MoveTakeover, type Takeover, TakeoverDocument } from "./takeover-documents.ts";
import { takeoverTone } from "./TakeoversPage.tsx";
import { TransferView } from "./TransferView.tsx";
import "./takeover.css";
import { useTakeoverWords } from "./words.ts";

const views = {
  PREPARE: PreparationView,
  INSPECT: InspectionView,
  DEFECTS: DefectsView,
  TRANSFER: TransferView,
  REGISTER: RegisterView,
  LAW: LawView,
} as const;
type View = keyof typeof views;
const viewNames = Object.keys(views) as View[];

const usual = (status: Takeover["status"]): View =>
  ["TRIGGERED", "TEAM_FORMED", "PLANNED", "TRAINED"].includes(status)
    ? "PREPARE"
    : status === "PRE_INSPECTION" || status === "PRE_REPORTED"
      ? "INSPECT"
      : status === "FORMAL_INSPECTION" || status === "HANDOVER_SIGNED"
        ? "TRANSFER"
        : "REGISTER";

/** The steps that move a takeover on, each offered where it may be taken. */
const moves = [
  "startPreInspection",
  "reportPreInspection",
  "startFormalInspection",
  "completeOwnershipRegister",
  "closeTakeover",
] as const satisfies readonly TakeoverMove[];

const printed = [
  "TAKEOVER_PLAN",
  "TAKEOVER_TRAINING",
  "TAKEOVER_STANDARD",
  "TAKEOVER_DOCUMENTS",
  "TAKEOVER_FACILITIES",
  "TAKEOVER_EQUIPMENT",
  "TAKEOVER_COMMON_PARTS",
  "TAKEOVER_DEFECTS",
  "TAKEOVER_REPORT",
  "TAKEOVER_TOOLS",
  "TAKEOVER_REGISTER",
] as const satisfies readonly (keyof typeof papers)[];

/** A takeover from the team to the register: what is next stands in its head, the rest in six views. */
export function TakeoverPage() {
  const { id = "" } = useParams();
  const { t, language } = useWords();
  const words = useTakeoverWords();
  const navigate = useNavigate();
  const [{ data, error }, refresh] = useQuery({
    query: TakeoverDocument,
    variables: { id },
    requestPolicy: "cache-and-network",
    context: kept,
  });
  const [address, setAddress] = useSearchParams();
  const mayAnywhere = useMay();
  const move = useAct(MoveTakeover);
  const [late, setLate] = useState<TakeoverMove>();
  const onChanged = () => refresh({ requestPolicy: "network-only", ...kept });
  const takeover = data?.takeoverProject;
  const trail = [{ label: words.title, href: "/takeovers" }];
  if (!takeover)
    return (
      <Page title={words.title} trail={trail}>
        {error && <ProblemNote problem={problemOf(error)} />}
        {!data && !error && <Skeleton lines={10} />}
        {data && <Empty title={words.notFound} />}
      </Page>
    );
  const may = (action: string) =>
    takeover.actions.find((one) => one.action === action)?.allowed ?? false;
  const view =
    viewNames.find((one) => one.toLowerCase() === address.get("view")) ?? usual(takeover.status);
  const Shown = views[view];
  const go = async (step: TakeoverMove) => {
    const done = await move.run({ id, move: step });
    if (done.ok) onChanged();
    else if (isLate(done.problem) && mayAnywhere("takeover.except")) setLate(step);
  };
  const offered = moves.filter(
    (step) =>
      may(step) &&
      // A report that waits for its signature is not handed in again by chance.
      !(
        step === "reportPreInspection" && takeover.signOffs.some(({ status }) => status === "OPEN")
      ),
  );
  return (
    <Page
      title={takeover.name}
      trail={trail}
      mark={
        <>
          <Badge tone={takeoverTone(takeover.status)}>
            {takeoverStatuses[takeover.status][language]}
          </Badge>
          <SyncState />
        </>
      }
      subtitle={`${takeover.serviceCenter.name} · ${takeover.scope}`}
      actions={
        <>
          {offered.map((step) => (
            <Button key={step} kind="PRIMARY" busy={move.busy} onClick={() => void go(step)}>
              {words.moves[step]}
            </Button>
          ))}
          <Menu
            label={t.shell.print}
            icon="file"
            align="end"
            items={printed.map((paper) => ({
              key: paper,
              label: papers[paper][language],
              icon: "file",
              onChoose: () => void navigate(`/forms/${paper}/${id}`),
            }))}
          />
        </>
      }
    >
      {move.problem && <ProblemNote problem={move.problem} />}
      <ObligationLine recordId={id} several />
      <div className="takeover-views">
        <Segmented<View>
          label={words.view}
          value={view}
          options={viewNames.map((value) => ({ value, label: words.views[value] }))}
          onChange={(value) => setAddress({ view: value.toLowerCase() }, { replace: true })}
        />
      </div>
      <Shown takeover={takeover} may={may} onChanged={onChanged} />
      {view === "REGISTER" && <ArchivePart takeover={takeover} />}
      <CommentsPart takeover={takeover} may={may} onChanged={onChanged} />
      {late && (
        <FieldsDialog
          title={words.moves[late]}
          document={MoveTakeover}
          fields={[
            {
              name: "reason",
              label: words.lateReason,
              kind: "LONG",
              required: true,
              maxLength: 500,
            },
          ]}
          inputOf={({ reason }) => ({ id, move: late, reason: String(reason) })}
          onClose={() => setLate(undefined)}
          onDone={() => {
            setLate(undefined);
            onChanged();
          }}
        />
      )}
    </Page>
  );
}

/** The law's limit has passed: the region's head may take note of it. */
const isLate = (problem: Problem): boolean =>
  problem.kind === "REFUSED" && problem.code === "STATUTE_BROKEN" && problem.details["late"] === 1;
