import { Button, ButtonLink } from "@threshold/ui/Button";
import { Note } from "@threshold/ui/ErrorNote";
import { Input } from "@threshold/ui/Input";
import { QrCode } from "@threshold/ui/QrCode";
import { Skeleton } from "@threshold/ui/Spinner";
import { useEffect, useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { useClient } from "urql";
import { useWords } from "../i18n/Words.tsx";
import type { AuthAnswer, AuthFault } from "../session/auth-api.ts";
import { askSession, authCall } from "../session/auth-api.ts";
import { faultSentence } from "../session/fault-sentence.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { ShellViewer } from "../shell/viewer-document.ts";

interface Enrolment {
  totpURI: string;
  backupCodes: string[];
}

type Step = "UNKNOWN" | "OFF" | "ON" | "ENABLING" | "DISABLING";

/** The second factor: turned on with an authenticator app, turned off with the password. */
export function TwoFactor() {
  const { t } = useWords();
  const words = t.session.security;
  const announce = useAnnounce();
  const [step, setStep] = useState<Step>("UNKNOWN");

  const client = useClient();
  const changed = (to: Step, said: string) => {
    announce(said);
    setStep(to);
    // The frame tells whoever still has to set it up.
    void client.query(ShellViewer, {}, { requestPolicy: "network-only" }).toPromise();
  };

  useEffect(() => {
    void askSession().then((answer) =>
      setStep(answer.ok && answer.value?.user?.twoFactorEnabled ? "ON" : "OFF"),
    );
  }, []);

  return (
    <section className="panel">
      <h2>{words.twoFactor}</h2>
      {step === "UNKNOWN" && <Skeleton lines={2} />}
      {step === "OFF" && (
        <Offer text={words.twoFactorOff}>
          <Button icon="lock" onClick={() => setStep("ENABLING")}>
            {words.enable}
          </Button>
        </Offer>
      )}
      {step === "ON" && (
        <Offer text={words.twoFactorOn}>
          <Button onClick={() => setStep("DISABLING")}>{words.disable}</Button>
        </Offer>
      )}
      {step === "ENABLING" && <Enrol onDone={() => changed("ON", words.enabled)} />}
      {step === "DISABLING" && (
        <OneField
          label={words.enterPassword}
          submitText={words.disable}
          secret
          send={(password) => authCall("/two-factor/disable", { password })}
          onDone={() => changed("OFF", words.disabled)}
        />
      )}
    </section>
  );
}

/** Sets it up: the password, then the first code of an authenticator app. */
export function Enrol({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const words = t.session.security;
  const [enrolment, setEnrolment] = useState<Enrolment>();
  if (enrolment) return <Scanning enrolment={enrolment} onDone={onDone} />;
  return (
    <OneField<Enrolment>
      label={words.enterPassword}
      submitText={words.next}
      secret
      send={(password) => authCall("/two-factor/enable", { password })}
      onDone={setEnrolment}
    />
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
