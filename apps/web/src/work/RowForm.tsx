import { Button } from "@threshold/ui/Button";
import { Skeleton } from "@threshold/ui/Spinner";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import type { CombinedError } from "urql";
import { ApprovalForm } from "../approval/ApprovalForm.tsx";
import { ApprovalPanel_approval, OneApproval } from "../approval/approval-documents.ts";
import { SummaryFacts } from "../approval/SummaryFacts.tsx";
import "../approval/approval.css";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { readFragment } from "../gql/fragment-masking.ts";
import { useWords } from "../i18n/Words.tsx";
import { asRefusal, problemOf } from "../problem.ts";
import { explain } from "../refusals.ts";
import { SignForm } from "../signature/SignForm.tsx";
import { OneSignOff, SignaturePanel_signOff } from "../signature/signature-documents.ts";
import "../signature/signature.css";

export interface RowFormProps {
  /** The approval or the sheet. */
  id: string;
  step: "APPROVE" | "RETURN" | "SIGN";
  /** Opened by a key and not by a finger: there is no hand to draw. */
  typed: boolean;
  onDone: (said: string) => void;
  onCancel: () => void;
}

/** Decides or signs where the work is listed: nobody does so without seeing what it is about. */
export function RowForm(props: RowFormProps) {
  return (
    <div
      className="work-form"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        props.onCancel();
      }}
    >
      {props.step === "SIGN" ? <Signing {...props} /> : <Deciding {...props} step={props.step} />}
    </div>
  );
}

function Deciding({ id, step, onDone, onCancel }: RowFormProps & { step: "APPROVE" | "RETURN" }) {
  const { t, language } = useWords();
  const [{ data, error }, refresh] = useQuery({
    query: OneApproval,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  if (!data?.approval)
    return <Without {...{ error, refresh, onCancel }} isGone={data?.approval === null} />;
  const { title, titleEn, facts } = data.approval;
  const approval = readFragment(ApprovalPanel_approval, data.approval);
  const state = approval.actions.find(({ action }) => action === "decideApproval");
  const told = t.approval.said[step](language === "en" ? titleEn : title);
  return (
    <>
      <Facts facts={facts} />
      {state?.allowed ? (
        <ApprovalForm
          approval={approval}
          step={step}
          onDone={() => onDone(told)}
          onCancel={onCancel}
        />
      ) : (
        <NotNow reason={state} record={`/approvals/${id}`} onCancel={onCancel} />
      )}
    </>
  );
}

function Signing({ id, typed, onDone, onCancel }: RowFormProps) {
  const { t, language } = useWords();
  const [{ data, error }, refresh] = useQuery({
    query: OneSignOff,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  if (!data?.signOff)
    return <Without {...{ error, refresh, onCancel }} isGone={data?.signOff === null} />;
  const { facts } = data.signOff;
  const signOff = readFragment(SignaturePanel_signOff, data.signOff);
  const signs = (slot: (typeof signOff.slots)[number]) =>
    slot.actions.find(({ action }) => action === "signRecord");
  const mine = signOff.slots.find((slot) => signs(slot)?.allowed);
  const refused = signOff.slots.map(signs).find((state) => state && !state.allowed);
  const title = language === "en" ? signOff.titleEn : signOff.title;
  return (
    <>
      <Facts facts={facts} />
      {mine ? (
        <SignForm
          signOff={signOff}
          slot={mine.key}
          typed={typed}
          onDone={() => onDone(t.approval.said.SIGN(title))}
          onCancel={onCancel}
        />
      ) : (
        <NotNow reason={refused} record={`/sign-offs/${id}`} onCancel={onCancel} />
      )}
    </>
  );
}

/** Before it is there, or where it never will be: what is the matter, and the way back to the list. */
function Without({
  error,
  isGone,
  refresh,
  onCancel,
}: {
  error: CombinedError | undefined;
  isGone: boolean;
  refresh: () => void;
  onCancel: () => void;
}) {
  const { t } = useWords();
  return (
    <>
      {error ? (
        <ProblemNote problem={problemOf(error)} onRetry={refresh} />
      ) : isGone ? (
        <p role="status">{t.approval.gone}</p>
      ) : (
        <Skeleton lines={3} />
      )}
      <Back onCancel={onCancel} />
    </>
  );
}

/** Why it cannot be done here and now, with the page that tells more. */
function NotNow({
  reason,
  record,
  onCancel,
}: {
  reason: { readonly code?: string | null; readonly details?: unknown } | undefined;
  record: string;
  onCancel: () => void;
}) {
  const { t } = useWords();
  const refusal = reason && asRefusal(reason.code, reason.details);
  return (
    <>
      <p role="status">{refusal ? explain(t, refusal) : t.approval.notYours}</p>
      <Back onCancel={onCancel}>
        <Link to={record}>{t.approval.openWhole}</Link>
      </Back>
    </>
  );
}

function Back({ onCancel, children }: { onCancel: () => void; children?: ReactNode }) {
  const { t } = useWords();
  return (
    <div className="work-form-back">
      {children}
      <Button small onClick={onCancel}>
        {t.shell.cancel}
      </Button>
    </div>
  );
}

function Facts({ facts }: Parameters<typeof SummaryFacts>[0]) {
  const { t } = useWords();
  if (facts.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
    <div className="work-facts" role="group" aria-label={t.approval.summary} tabIndex={0}>
      <SummaryFacts facts={facts} />
    </div>
  );
}
