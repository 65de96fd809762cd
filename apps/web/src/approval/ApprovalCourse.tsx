import { Icon } from "@threshold/ui/Icon";
import type { IconName } from "@threshold/ui/Icon";
import type { ApprovalEventKind, ApprovalPanel_ApprovalFragment } from "../gql/graphql.ts";
import { roleName } from "../i18n/role-name.ts";
import { useWords } from "../i18n/Words.tsx";

type Approval = ApprovalPanel_ApprovalFragment;
type Event = Approval["events"][number];
type Step = Approval["steps"][number];

const ICONS: Record<ApprovalEventKind, IconName> = {
  REQUESTED: "arrowUp",
  APPROVED: "check",
  RETURNED: "close",
  DELEGATED: "arrowRight",
  COUNTERSIGNER_ADDED: "plus",
  COMMENTED: "edit",
  WITHDRAWN: "redo",
  CONTENT_CHANGED: "alert",
};

/** The way of an approval from the request on: what happened, then whose turn it is, then what is to come. */
export function ApprovalCourse({ approval }: { approval: Approval }) {
  const { t, language } = useWords();
  const isOpen = approval.status === "PENDING";
  const ahead = isOpen
    ? approval.steps.filter(({ status }) => status === "CURRENT" || status === "WAITING")
    : [];
  const labels = new Map(
    approval.steps.map((step) => [step.key, language === "en" ? step.labelEn : step.label]),
  );
  return (
    <ol className="approval-course" aria-label={t.approval.course}>
      {approval.events.map((event) => (
        <Happened key={event.id} event={event} label={labels.get(event.stepKey ?? "")} />
      ))}
      {ahead.map((step) => (
        <Ahead key={step.id} step={step} />
      ))}
    </ol>
  );
}

function Happened({ event, label }: { event: Event; label: string | undefined }) {
  const { t, format, language } = useWords();
  const { kind, voided, comment, evidence } = event;
  const isDecision = kind === "APPROVED" || kind === "RETURNED";
  const outside = [event.outsiderOrganization, event.outsiderName].filter(Boolean).join(" ");
  const as = event.outsiderRole ? roleName(event.outsiderRole, language) : undefined;
  const who = event.person?.name ?? (outside || t.approval.somebody);
  return (
    <li
      className={`approval-event approval-${kind.toLowerCase()}`}
      data-voided={voided || undefined}
    >
      <span className="approval-dot">
        <Icon name={ICONS[kind]} size={12} />
      </span>
      <p>
        <strong>{who}</strong> {t.approval.events[kind]}
        {event.toPerson && <strong> {event.toPerson.name}</strong>}
        {isDecision && label && <span className="approval-quiet"> · {label}</span>}
        {event.placement && (
          <span className="approval-quiet"> · {t.approval.placements[event.placement]}</span>
        )}
        {voided && <span className="approval-void">{t.approval.voided}</span>}
      </p>
      {comment && <blockquote>{comment}</blockquote>}
      {event.via === "PAPER" && (
        <p className="approval-quiet">
          {t.approval.onPaper(
            event.decidedOn ? format.day(event.decidedOn) : "",
            event.recordedBy?.name ?? "",
          )}
          {evidence && (
            <a href={evidence.url} target="_blank" rel="noreferrer">
              {evidence.name}
            </a>
          )}
        </p>
      )}
      {event.via === "LINK" && <p className="approval-quiet">{t.approval.byLink(as ?? "")}</p>}
      <time className="approval-quiet" dateTime={event.at}>
        {format.instant(event.at)}
      </time>
    </li>
  );
}

function Ahead({ step }: { step: Step }) {
  const { t, format, language } = useWords();
  const isCurrent = step.status === "CURRENT";
  const roles = (isCurrent ? step.openRoles : step.roles).map((role) => roleName(role, language));
  const names = step.candidates.map(({ name }) => name);
  return (
    <li className="approval-event" data-current={isCurrent || undefined}>
      <span className="approval-dot" />
      <p>
        <strong>{language === "en" ? step.labelEn : step.label}</strong>{" "}
        {isCurrent ? t.approval.now : t.approval.toCome}
        {step.mode === "ALL" && <span className="approval-quiet"> · {t.approval.all}</span>}
      </p>
      {roles.length > 0 && <p className="approval-quiet">{roles.join(t.approval.comma)}</p>}
      {isCurrent && names.length > 0 && <p>{names.join(t.approval.comma)}</p>}
      {isCurrent && names.length === 0 && (
        <p className="approval-nobody">
          {step.level === "EXTERNAL" ? t.approval.nobodyOutside : t.approval.nobody}
        </p>
      )}
      {isCurrent && step.dueOn && (
        <p className="approval-quiet">{t.approval.due(format.day(step.dueOn))}</p>
      )}
    </li>
  );
}
