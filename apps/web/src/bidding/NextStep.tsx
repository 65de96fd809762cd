import { Button } from "@threshold/ui/Button";
import { Menu } from "@threshold/ui/Menu";
import { useState } from "react";
import { type Values } from "../form/field-spec.ts";
import { useWords } from "../i18n/Words.tsx";
import { asRefusal } from "../problem.ts";
import { explain } from "../refusals.ts";
import { ActDialog } from "./ActDialog.tsx";
import type { ActName } from "./acts.ts";
import type { Bidding } from "./bidding-query.ts";
import { Checks } from "./Checks.tsx";
import { withHeads } from "./contract-heads.ts";
import { readFeeLines } from "./fee-lines.ts";
import { actFields } from "./fields.ts";

/** Actions that move the project on, in the order of the procedure. */
const onward = [
  "requestBidding",
  "prepareBidding",
  "agreeBidding",
  "issueTender",
  "startBidding",
  "submitBid",
  "openBids",
  "recordAward",
  "signContract",
  "fileBidding",
  "licenseBidding",
  "closeBidding",
] as const satisfies readonly ActName[];
const aside = [
  "recordLoss",
  "voidTender",
  "moveBiddingLaunch",
  "cancelBidding",
] as const satisfies readonly ActName[];

const stateOf = (project: Bidding, act: string) =>
  project.actions.find(({ action }) => action === act);

/** What can be done next, what the law will be asked then, and what else there is to do. */
export function NextStep({ project, onDone }: { project: Bidding; onDone: () => void }) {
  const { t } = useWords();
  const words = t.bidding;
  const [open, setOpen] = useState<ActName>();
  const possible = (act: ActName) => {
    const state = stateOf(project, act);
    return state !== undefined && (state.allowed || state.code === "BIDDING_TEAM_ONLY");
  };
  const next = onward.filter(possible);
  const other = aside
    .filter((act) => stateOf(project, act)?.allowed)
    .filter((act) => act !== "moveBiddingLaunch" || !project.launchPlan);
  const records = stateOf(project, "recordBiddingStep")?.allowed ?? false;
  const checks = project.nextChecks;
  if (next.length === 0 && other.length === 0 && !records && !checks) return null;
  return (
    <section className="bidding-part bidding-next" aria-labelledby="bidding-next">
      <header>
        <h2 id="bidding-next">{words.nextTitle}</h2>
        <span className="bidding-buttons">
          {records && (
            <Button icon="plus" onClick={() => setOpen("recordBiddingStep")}>
              {words.acts["recordBiddingStep"]}
            </Button>
          )}
          {next.map((act) => {
            const state = stateOf(project, act)!;
            const problem = state.allowed ? undefined : asRefusal(state.code, state.details);
            return (
              <Button
                key={act}
                kind="PRIMARY"
                onClick={() => setOpen(act)}
                {...(problem && { unavailable: explain(t, problem) })}
              >
                {words.acts[act]}
              </Button>
            );
          })}
          {other.length > 0 && (
            <Menu
              label={words.more}
              align="end"
              items={other.map((act) => ({
                key: act,
                label: words.acts[act] ?? act,
                onChoose: () => setOpen(act),
              }))}
            />
          )}
        </span>
      </header>
      {checks && checks.checks.length > 0 && (
        <>
          <p className="bidding-quiet">{`${words.acts[checks.action] ?? ""}：${words.checksLead}`}</p>
          <Checks checks={checks.checks} />
        </>
      )}
      {open && (
        <ActDialog
          act={open}
          title={words.acts[open] ?? open}
          fields={actFields(open, t)}
          values={open === "submitBid" ? project : undefined}
          inputOf={(values) => inputOf(open, project.id, values)}
          onClose={() => setOpen(undefined)}
          onDone={() => {
            setOpen(undefined);
            onDone();
          }}
        />
      )}
    </section>
  );
}

/** What a contract has and the permit's standards are lists in the API. */
function inputOf(act: ActName, id: string, values: Values): object {
  if (act === "signContract") return { id, ...withHeads(values) };
  if (act !== "licenseBidding") return { id, ...values };
  return { id, ...values, feeStandards: readFeeLines(String(values["feeStandards"])) };
}
