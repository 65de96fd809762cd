import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import type { ApprovalPanel_ApprovalFragment } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { asRefusal } from "../problem.ts";
import { explain } from "../refusals.ts";
import { ApprovalForm } from "./ApprovalForm.tsx";
import type { Step } from "./ApprovalForm.tsx";
import { PaperForm } from "./PaperForm.tsx";

type Approval = ApprovalPanel_ApprovalFragment;

/** Deciding first; the rest behind "more". */
const MAIN = ["APPROVE", "RETURN"] as const;
const MORE = ["DELEGATE", "COUNTERSIGN", "COMMENT", "PAPER", "WITHDRAW"] as const;

const MUTATIONS: Record<Step | "PAPER", string> = {
  APPROVE: "decideApproval",
  RETURN: "decideApproval",
  DELEGATE: "delegateApproval",
  COUNTERSIGN: "countersignApproval",
  COMMENT: "commentOnApproval",
  WITHDRAW: "withdrawApproval",
  PAPER: "recordPaperDecision",
};

/** What the viewer can do with the approval now, and why he cannot decide where he cannot. */
export function ApprovalActions({
  approval,
  onChanged,
}: {
  approval: Approval;
  onChanged: (() => void) | undefined;
}) {
  const { t } = useWords();
  const [asking, setAsking] = useState<Step | "PAPER">();
  const stateOf = (step: Step | "PAPER") =>
    approval.actions.find(({ action }) => action === MUTATIONS[step]);
  const can = (step: Step | "PAPER") => stateOf(step)?.allowed ?? false;
  if (approval.status !== "PENDING") return null;
  const done = () => {
    setAsking(undefined);
    onChanged?.();
  };
  const close = () => setAsking(undefined);
  if (asking === "PAPER") return <PaperForm approval={approval} onDone={done} onCancel={close} />;
  if (asking)
    return (
      <ApprovalForm key={asking} {...{ approval, step: asking }} onDone={done} onCancel={close} />
    );
  const held = stateOf("APPROVE");
  const reason = held && !held.allowed ? asRefusal(held.code, held.details) : undefined;
  const more = MORE.filter(can);
  return (
    <div className="approval-actions">
      {reason && <p className="approval-quiet">{explain(t, reason)}</p>}
      <div className="approval-buttons">
        {can("APPROVE") &&
          MAIN.map((step) => (
            <Button
              key={step}
              kind={step === "APPROVE" ? "PRIMARY" : "PLAIN"}
              onClick={() => setAsking(step)}
            >
              {t.approval.steps[step]}
            </Button>
          ))}
        {more.map((step) => (
          <Button key={step} kind="QUIET" onClick={() => setAsking(step)}>
            {t.approval.steps[step]}
          </Button>
        ))}
      </div>
    </div>
  );
}
