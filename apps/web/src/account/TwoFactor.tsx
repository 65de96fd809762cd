import { Button, ButtonLink } from "@threshold/ui/Button";
import { Note } from "@threshold/ui/ErrorNote";
import { Input } from "@threshold/ui/Input";
import { QrCode } from "@threshold/ui/QrCode";
import { Skeleton } from "@threshold/ui/Spinner";
import { useEffect, useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { useWords } from "../i18n/Words.tsx";
import type { AuthAnswer, AuthFault } from "../session/auth-api.ts";
import { authCall } from "../session/auth-api.ts";
import { faultSentence } from "../session/fault-sentence.ts";
import { useAnnounce } from "../shell/announce.tsx";

interface Enrolment {
  totpURI: string;
  backupCodes: string[];
}

type Step =
  | { kind: "UNKNOWN" | "OFF" | "ON" | "ENABLING" | "DISABLING" }
  | { kind: "SCANNING"; enrolment: Enrolment };

/** The second factor: turned on with an authenticator app, turned off with the password. */
export function TwoFactor() {
  const { t } = useWords();
  const words = t.session.security;
  const announce = useAnnounce();
  const [step, setStep] = useState<Step>({ kind: "UNKNOWN" });

  useEffect(() => {
    void authCall<{ user?: { twoFactorEnabled?: boolean } } | null>("/get-session").then((answer) =>
      setStep({ kind: answer.ok && answer.value?.user?.twoFactorEnabled ? "ON" : "OFF" }),
    );
  }, []);

  return (
    <section className="panel">
      <h2>{words.twoFactor}</h2>
      {step.kind === "UNKNOWN" && <Skeleton lines={2} />}
      {step.kind === "OFF" && (
        <Offer text={words.twoFactorOff}>
          <Button icon="lock" onClick={() => setStep({ kind: "ENABLING" })}>
            {words.enable}
          </Button>
        </Offer>
      )}
      {step.kind === "ON" && (
        <Offer text={words.twoFactorOn}>
          <Button onClick={() => setStep({ kind: "DISABLING" })}>{words.disable}</Button>
        </Offer>
      )}
      {step.kind === "ENABLING" && (
        <OneField<Enrolment>
          label={words.enterPassword}
          submitText={words.next}
          secret
          send={(password) => authCall("/two-factor/enable", { password })}
          onDone={(enrolment) => setStep({ kind: "SCANNING", enrolment })}
        />
      )}
      {step.kind === "SCANNING" && (
        <Scanning
          enrolment={step.enrolment}
          onDone={() => {
            announce(words.enabled);
            setStep({ kind: "ON" });
          }}
        />
      )}
      {step.kind === "DISABLING" && (
        <OneField
          label={words.enterPassword}
          submitText={words.disable}
          secret
          send={(password) => authCall("/two-factor/disable", { password })}
          onDone={() => {
            announce(words.disabled);
            setStep({ kind: "OFF" });
          }}
        />
      )}
    </section>
  );
}

function Offer({ text, children }: { text: string; children: ReactNode }) {
  return (
    <>
      <p className="quiet">{text}</p>
      <div>{children}</div>
    </>
  );
}

function Scanning({ enrolment, onDone }: { enrolment: Enrolment; onDone: () => void }) {
  const { t } = useWords();
  const words = t.session.security;
  const key = new URL(enrolment.totpURI).searchParams.get("secret") ?? "";
  return (
    <div className="form-stack">
      <p>{words.scan}</p>
      <QrCode value={enrolment.totpURI} label={words.qrCode} />
      <p>{words.orType}</p>
      <code className="totp-key">{key.replaceAll(/(.{4})/g, "$1 ")}</code>
      <div>
        <ButtonLink icon="link" href={enrolment.totpURI}>
          {words.openApp}
        </ButtonLink>
      </div>
      <Note tone="WARN">
        <strong>{words.recovery}</strong>
        <p>{words.recoveryText}</p>
        <ul className="recovery-codes">
          {enrolment.backupCodes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </Note>
      <OneField
        label={words.enterCode}
        submitText={words.enable}
        send={(code) => authCall("/two-factor/verify-totp", { code })}
        onDone={onDone}
      />
    </div>
  );
}

/** One thing to type and to send. */
function OneField<T>({
  label,
  submitText,
  secret,
  send,
  onDone,
}: {
  label: string;
  submitText: string;
  secret?: boolean;
  send: (typed: string) => Promise<AuthAnswer<T>>;
  onDone: (value: T) => void;
}) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<AuthFault>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("typed"));
    setBusy(true);
    const answer = await send(typed.trim());
    setBusy(false);
    if (answer.ok) onDone(answer.value);
    else setFault(answer.fault);
  };
  return (
    <form className="form-stack" onSubmit={(event) => void submit(event)}>
      <Input
        label={label}
        error={fault && faultSentence(t, fault)}
        name="typed"
        type={secret ? "password" : "text"}
        inputMode={secret ? undefined : "numeric"}
        autoComplete={secret ? "current-password" : "one-time-code"}
        autoFocus
        required
      />
      <Button kind="PRIMARY" submit busy={busy}>
        {submitText}
      </Button>
    </form>
  );
}
