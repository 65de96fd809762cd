import { drawingSize } from "@threshold/domain/signature/drawing";
import { Badge } from "@threshold/ui/Badge";
import type { Tone } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Ink } from "@threshold/ui/SignaturePad";
import { useState } from "react";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import type { SignaturePanel_SignOffFragment, SignOffStatus } from "../gql/graphql.ts";
import { roleName } from "../i18n/role-name.ts";
import { useWords } from "../i18n/Words.tsx";
import { AccessLinks } from "../access-link/AccessLinks.tsx";
import { asRefusal } from "../problem.ts";
import { explain } from "../refusals.ts";
import { ContentCheck } from "./ContentCheck.tsx";
import { RefuseForm } from "./RefuseForm.tsx";
import { SignForm } from "./SignForm.tsx";
import { SignaturePanel_signOff } from "./signature-documents.ts";
import "./signature.css";

type SignOff = SignaturePanel_SignOffFragment;
type Slot = SignOff["slots"][number];

const TONES: Record<SignOffStatus, Tone> = {
  OPEN: "WARN",
  SIGNED: "OK",
  REFUSED: "BAD",
  CANCELLED: "NEUTRAL",
};

/**
 * A sheet of signatures (签署) on any page: who signed, whose turn it is, and the pad to sign with. `onChanged`:
 * somebody signed or refused, the record may have followed.
 */
export function SignaturePanel(props: {
  signOff: FragmentType<typeof SignaturePanel_signOff>;
  onChanged?: () => void;
}) {
  const { t } = useWords();
  const signOff = readFragment(SignaturePanel_signOff, props.signOff);
  return (
    <section className="signatures" aria-label={t.signature.title}>
      <header className="signatures-head">
        <h2>{t.signature.title}</h2>
        <Badge tone={TONES[signOff.status]}>{t.signature.statuses[signOff.status]}</Badge>
        {signOff.signingOrder === "GIVEN" && (
          <span className="signature-quiet">{t.signature.inOrder}</span>
        )}
      </header>
      <ol className="signature-slots">
        {signOff.slots.map((slot) => (
          <OneSlot key={slot.id} signOff={signOff} slot={slot} onChanged={props.onChanged} />
        ))}
      </ol>
      <Voided signOff={signOff} />
      <p className="signature-hash">{t.signature.hash(signOff.contentHash)}</p>
    </section>
  );
}

function OneSlot({
  signOff,
  slot,
  onChanged,
}: {
  signOff: SignOff;
  slot: Slot;
  onChanged: (() => void) | undefined;
}) {
  const { t, language } = useWords();
  const [asking, setAsking] = useState<"SIGN" | "REFUSE">();
  const state = (name: string) => slot.actions.find(({ action }) => action === name);
  const may = state("signRecord");
  const isOpen = signOff.status !== "CANCELLED" && slot.status !== "SIGNED";
  const done = () => {
    setAsking(undefined);
    onChanged?.();
  };
  const close = () => setAsking(undefined);
  const reason = may && !may.allowed ? asRefusal(may.code, may.details) : undefined;
  return (
    <li className="signature-slot" data-status={slot.status}>
      <p>
        <strong>{language === "en" ? slot.labelEn : slot.label}</strong>{" "}
        <span className="signature-quiet">
          {slot.person?.name ??
            slot.roles.map((role) => roleName(role, language)).join(t.approval.comma)}
        </span>
      </p>
      {slot.signature && <Signed slot={slot} />}
      {isOpen && asking === "SIGN" && (
        <SignForm signOff={signOff} slot={slot.key} onDone={done} onCancel={close} />
      )}
      {isOpen && asking === "REFUSE" && (
        <RefuseForm signOff={signOff} slot={slot.key} onDone={done} onCancel={close} />
      )}
      {isOpen && !asking && (
        <div className="signature-buttons">
          {may?.allowed && (
            <Button kind="PRIMARY" icon="edit" onClick={() => setAsking("SIGN")}>
              {t.signature.sign}
            </Button>
          )}
          {state("refuseSignature")?.allowed && (
            <Button kind="QUIET" onClick={() => setAsking("REFUSE")}>
              {t.signature.refuse}
            </Button>
          )}
          {reason && slot.status !== "REFUSED" && (
            <p className="signature-quiet">{explain(t, reason)}</p>
          )}
        </div>
      )}
      {slot.level === "EXTERNAL" && isOpen && !asking && (
        <AccessLinks
          purpose="SIGN"
          subjectId={signOff.id}
          part={slot.key}
          links={signOff.links}
          mayIssue={state("issueAccessLink")?.allowed ?? false}
          onIssued={() => onChanged?.()}
        />
      )}
    </li>
  );
}

/** Who signed, when, how, with the ink and the proof of the content. */
function Signed({ slot }: { slot: Slot }) {
  const { t, format } = useWords();
  const { signature } = slot;
  if (!signature) return null;
  const who =
    signature.person?.name ??
    [signature.outsiderOrganization, signature.outsiderName].filter(Boolean).join(" ");
  return (
    <div className="signature-done">
      {signature.drawing && (
        <Ink path={signature.drawing} {...drawingSize} label={t.signature.ink(who)} />
      )}
      <p>
        {who}{" "}
        <span className="signature-quiet">
          {signature.kind === "REFUSED"
            ? t.signature.refused
            : t.signature.methods[signature.method ?? "TYPED"]}
          {" · "}
          <time dateTime={signature.signedAt}>{format.instant(signature.signedAt)}</time>
        </span>
      </p>
      {signature.reason && <blockquote>{signature.reason}</blockquote>}
      {signature.kind === "SIGNED" && <ContentCheck signature={signature} />}
    </div>
  );
}

/** Signatures on contents that changed since: shown, and counting for nothing. */
function Voided({ signOff }: { signOff: SignOff }) {
  const { t, format, language } = useWords();
  const voided = signOff.signatures.filter(({ voidedAt }) => voidedAt);
  if (voided.length === 0) return null;
  const labels = new Map(
    signOff.slots.map((slot) => [slot.key, language === "en" ? slot.labelEn : slot.label]),
  );
  return (
    <details className="signature-voided">
      <summary>{t.signature.voided(voided.length)}</summary>
      <ul>
        {voided.map((one) => (
          <li key={one.id}>
            <del>
              {labels.get(one.slotKey)} {one.person?.name ?? one.outsiderName}
            </del>{" "}
            <span className="signature-quiet">
              {format.instant(one.signedAt)} ·{" "}
              {t.signature.voidedAt(one.voidedAt ? format.instant(one.voidedAt) : "")}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
