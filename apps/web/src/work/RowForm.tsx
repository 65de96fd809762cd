import { Skeleton } from "@threshold/ui/Spinner";
import type { ReactNode } from "react";
import { useQuery } from "urql";
import { ApprovalForm } from "../approval/ApprovalForm.tsx";
import { ApprovalPanel_approval, OneApproval } from "../approval/approval-documents.ts";
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
  if (error) return <ProblemNote problem={problemOf(error)} onRetry={refresh} />;
  if (!data?.approval) return <Skeleton lines={3} />;
  const { title, titleEn, facts } = data.approval;
  const approval = readFragment(ApprovalPanel_approval, data.approval);
  const state = approval.actions.find(({ action }) => action === "decideApproval");
  const told = t.approval.said[step](language === "en" ? titleEn : title);
  return (
    <>
      <Facts facts={facts} />
      <Allowed state={state}>
        <ApprovalForm
          approval={approval}
          step={step}
          onDone={() => onDone(told)}
          onCancel={onCancel}
        />
      </Allowed>
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
  if (error) return <ProblemNote problem={problemOf(error)} onRetry={refresh} />;
  if (!data?.signOff) return <Skeleton lines={3} />;
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
      <Allowed state={mine ? undefined : refused}>
        {mine && (
          <SignForm
            signOff={signOff}
            slot={mine.key}
            typed={typed}
            onDone={() => onDone(t.approval.said.SIGN(title))}
            onCancel={onCancel}
          />
        )}
      </Allowed>
    </>
  );
}

interface State {
  readonly allowed: boolean;
  readonly code?: string | null;
  readonly details?: unknown;
}

/** What can be done, or why it cannot. */
function Allowed({ state, children }: { state: State | undefined; children: ReactNode }) {
  const { t } = useWords();
  if (!state || state.allowed) return children;
  const reason = asRefusal(state.code, state.details);
  return <p className="work-quiet">{reason && explain(t, reason)}</p>;
}

function Facts({ facts }: { facts: readonly { label: string; labelEn: string; value: string }[] }) {
  const { t, language } = useWords();
  if (facts.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
    <div className="work-facts" role="group" aria-label={t.approval.summary} tabIndex={0}>
      <dl>
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{language === "en" ? fact.labelEn : fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
