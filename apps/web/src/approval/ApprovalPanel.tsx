import { Badge } from "@threshold/ui/Badge";
import type { Tone } from "@threshold/ui/Badge";
import { Link } from "react-router";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import type { ApprovalPanel_ApprovalFragment, ApprovalStatus, Role } from "../gql/graphql.ts";
import { AccessLinks } from "../access-link/AccessLinks.tsx";
import { useWords } from "../i18n/Words.tsx";
import { ApprovalActions } from "./ApprovalActions.tsx";
import { ApprovalCourse } from "./ApprovalCourse.tsx";
import { ApprovalPanel_approval } from "./approval-documents.ts";
import "./approval.css";

const TONES: Record<ApprovalStatus, Tone> = {
  PENDING: "WARN",
  APPROVED: "OK",
  RETURNED: "BAD",
  WITHDRAWN: "NEUTRAL",
};

/** Where an approval stands, in a word. */
export function ApprovalMark({ status }: { status: ApprovalStatus }) {
  const { t } = useWords();
  return <Badge tone={TONES[status]}>{t.approval.statuses[status]}</Badge>;
}

/** The role of another party whose decision is missing now. */
function outsideRole({ steps, currentStep }: ApprovalPanel_ApprovalFragment): Role | undefined {
  const step = steps.find(({ key }) => key === currentStep?.key);
  return step?.level === "EXTERNAL" ? step.openRoles[0] : undefined;
}

/**
 * A record's approval (审批) on any page: who decided what, whose turn it is, and what the viewer can do.
 * `onChanged`: something was decided, the record may have followed.
 */
export function ApprovalPanel(props: {
  approval: FragmentType<typeof ApprovalPanel_approval>;
  onChanged?: () => void;
  /** Already in the page's title. */
  withoutTitle?: boolean;
}) {
  const { t } = useWords();
  const approval = readFragment(ApprovalPanel_approval, props.approval);
  const { status, round, earlier } = approval;
  const outside = outsideRole(approval);
  const mayIssue = approval.actions.some(
    ({ action, allowed }) => action === "issueAccessLink" && allowed,
  );
  return (
    <section className="approval" aria-label={t.approval.title}>
      {!props.withoutTitle && (
        <header className="approval-head">
          <h2>{t.approval.title}</h2>
          <ApprovalMark status={status} />
          {round > 1 && <span className="approval-quiet">{t.approval.round(round)}</span>}
        </header>
      )}
      <ApprovalActions
        key={`${status} ${approval.currentStep?.key}`}
        approval={approval}
        onChanged={props.onChanged}
      />
      {outside && (
        <AccessLinks
          purpose="APPROVE"
          subjectId={approval.id}
          part={outside}
          links={approval.links}
          mayIssue={mayIssue}
          onIssued={() => props.onChanged?.()}
        />
      )}
      <ApprovalCourse approval={approval} />
      {earlier.length > 0 && (
        <p className="approval-quiet">
          {t.approval.earlier}
          {earlier.map((one) => (
            <Link key={one.id} to={`/approvals/${one.id}`}>
              {t.approval.earlierRound(one.round, t.approval.statuses[one.status] ?? one.status)}
            </Link>
          ))}
        </p>
      )}
    </section>
  );
}
