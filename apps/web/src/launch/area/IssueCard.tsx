import { Badge } from "@threshold/ui/Badge";
import type { Tone } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { useState } from "react";
import { AccessLinks } from "../../access-link/AccessLinks.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import type { AreaIssueStatus } from "../../gql/graphql.ts";

import { AreaPhotos } from "./AreaPhotos.tsx";
import { useRecordAct } from "../record/use-record-act.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import {
  type AreasPlan,
  ChangeSalesAreaIssue,
  type Issue,
  RemoveSalesAreaIssue,
  VerifyAreaIssue,
} from "./area-documents.ts";
import { FixForm } from "./FixForm.tsx";
import { IssueForm } from "./IssueForm.tsx";
import { mayOnArea } from "./may-area.ts";
import { ReasonForm } from "./ReasonForm.tsx";

const TONES: Record<AreaIssueStatus, Tone> = {
  OPEN: "WARN",
  SENT: "ACCENT",
  FIXED: "WARN",
  VERIFIED: "OK",
};

/** One problem on its way: told, mended, seen to be mended; answered by a link where the other side has no account. */
export function IssueCard({
  plan,
  issue,
  onChanged,
}: {
  plan: AreasPlan;
  issue: Issue;
  onChanged: () => void;
}) {
  const { t } = useRecordWords();
  const words = t.records.area;
  const follows = mayOnArea(plan, "followAreaIssue", issue.id);
  return (
    <article className="area-issue">
      <header>
        <h3>
          {issue.number}. {issue.text}
        </h3>
        <Badge tone={TONES[issue.status]}>{words.issueStatuses[issue.status]}</Badge>
      </header>
      <IssueFacts issue={issue} />
      <AreaPhotos
        recordId={issue.id}
        files={issue.attachments}
        may={follows && issue.status !== "VERIFIED"}
        onChanged={onChanged}
      />
      {issue.replies.length > 0 && <Replies issue={issue} />}
      {(issue.status === "SENT" || issue.links.length > 0) && (
        <AccessLinks
          purpose="UPLOAD_EVIDENCE"
          subjectId={issue.id}
          part="ANSWER"
          links={issue.links}
          mayIssue={issue.status === "SENT" && mayOnArea(plan, "addSalesAreaIssue")}
          onIssued={onChanged}
        />
      )}
      {follows && <IssueSteps plan={plan} issue={issue} onRemoved={onChanged} />}
    </article>
  );
}

function IssueFacts({ issue }: { issue: Issue }) {
  const { t, format } = useRecordWords();
  const words = t.records.area;
  const { follower, dueOn, fixedOn, verifiedOn, fixNote, rejectedReason } = issue;
  const facts = [
    words.followedBy(follower.name),
    dueOn && !verifiedOn && words.dueBy(format.day(dueOn)),
    fixedOn && words.fixedOn(format.day(fixedOn)),
    fixNote,
    verifiedOn && words.verifiedOn(format.day(verifiedOn)),
  ];
  return (
    <>
      <p className="record-quiet">{facts.filter(Boolean).join(" · ")}</p>
      {rejectedReason && <p className="record-late">{words.rejected(rejectedReason)}</p>}
    </>
  );
}

function Replies({ issue }: { issue: Issue }) {
  const { t, format } = useRecordWords();
  const words = t.records.area;
  return (
    <section className="area-replies" aria-label={words.replies}>
      <h4>{words.replies}</h4>
      {issue.replies.map(({ id, saidName, saidOrganization, text, createdAt, attachments }) => (
        <div key={id}>
          <p>{text}</p>
          <p className="record-quiet">
            {words.reply(
              [saidOrganization, saidName].filter(Boolean).join(" "),
              format.instant(createdAt),
            )}
          </p>
          <AreaPhotos recordId={id} files={attachments} may={false} onChanged={() => {}} />
        </div>
      ))}
    </section>
  );
}

function IssueSteps({
  plan,
  issue,
  onRemoved,
}: {
  plan: AreasPlan;
  issue: Issue;
  onRemoved: () => void;
}) {
  const { t } = useRecordWords();
  const words = t.records.area;
  const [open, setOpen] = useState<"FIX" | "REJECT" | "EDIT">();
  const verify = useRecordAct(VerifyAreaIssue, words.verified);
  const reject = useRecordAct(VerifyAreaIssue, words.rejectedSaid);
  const remove = useRecordAct(RemoveSalesAreaIssue, words.removed);
  const change = useRecordAct(ChangeSalesAreaIssue, t.records.saved);
  const target = { planId: plan.id, id: issue.id };
  const close = () => setOpen(undefined);
  const inspects = mayOnArea(plan, "addSalesAreaIssue");
  if (open === "FIX") return <FixForm planId={plan.id} issueId={issue.id} onClose={close} />;
  if (open === "REJECT")
    return (
      <ReasonForm
        label={words.rejectReason}
        submitText={words.reject}
        busy={reject.busy}
        problem={reject.problem}
        onSubmit={async (reason) => {
          if ((await reject.run({ ...target, mended: false, reason })).ok) close();
        }}
        onCancel={close}
      />
    );
  if (open === "EDIT")
    return (
      <IssueForm
        estate={plan.estate}
        issue={issue}
        submitText={t.records.save}
        busy={change.busy}
        problem={change.problem}
        onSubmit={async (entered) => {
          const { ok } = await change.run({ ...target, version: issue.version, ...entered });
          if (ok) close();
        }}
        onCancel={close}
      />
    );
  const problem = verify.problem ?? remove.problem;
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <div className="record-buttons">
        {issue.status === "SENT" && (
          <Button small kind="PRIMARY" onClick={() => setOpen("FIX")}>
            {words.fix}
          </Button>
        )}
        {issue.status === "FIXED" && (
          <>
            <Button
              small
              kind="PRIMARY"
              busy={verify.busy}
              onClick={() => void verify.run({ ...target, mended: true })}
            >
              {words.verify}
            </Button>
            <Button small onClick={() => setOpen("REJECT")}>
              {words.reject}
            </Button>
          </>
        )}
        {inspects && issue.status !== "VERIFIED" && (
          <Button small kind="QUIET" onClick={() => setOpen("EDIT")}>
            {words.edit}
          </Button>
        )}
        {inspects && issue.status === "OPEN" && (
          <ConfirmButton
            small
            kind="QUIET"
            question={words.removeSure}
            confirmText={words.remove}
            cancelText={t.records.cancel}
            onConfirm={async () => {
              if ((await remove.run(target)).ok) onRemoved();
            }}
          >
            {words.remove}
          </ConfirmButton>
        )}
      </div>
    </>
  );
}
