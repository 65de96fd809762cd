import { Button, buttonClass } from "@threshold/ui/Button";
import { Note } from "@threshold/ui/ErrorNote";
import { Input } from "@threshold/ui/Input";
import { readCode, showCode } from "@threshold/domain/form/verification";
import { useEffect, useState } from "react";
import type { FormEvent } from "react";
import { useNavigate, useParams } from "react-router";
import { useWords } from "../i18n/Words.tsx";
import { Door } from "../session/Door.tsx";
import { findPrint, type Found, lookUp, type Looked } from "./verify-api.ts";
import "./print.css";

/** Whether a paper is genuine, for anybody who has it in hand; and the way to its record for whoever may see that. */
export function VerifyPage() {
  const { code: asked = "" } = useParams();
  const { t } = useWords();
  const words = t.print.verify;
  const navigate = useNavigate();
  const [typed, setTyped] = useState(asked);
  const [looked, setLooked] = useState<Looked>();
  const [record, setRecord] = useState<Found>();
  useEffect(() => {
    let stale = false;
    setTyped(asked);
    setLooked(undefined);
    setRecord(undefined);
    const look = async () => {
      const next = await lookUp(asked);
      if (stale) return;
      setLooked(next);
      const found = next.kind === "GENUINE" ? await findPrint(asked) : undefined;
      if (!stale) setRecord(found);
    };
    if (asked) void look();
    return () => {
      stale = true;
    };
  }, [asked]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = readCode(typed) ?? typed.trim();
    if (code) void navigate(`/verify/${encodeURIComponent(code)}`);
  };
  return (
    <Door title={words.title} lead={words.lead}>
      <form className="form-stack" onSubmit={submit} noValidate>
        <Input
          label={words.code}
          value={typed}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder={showCode("0123456789AB")}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button kind="PRIMARY" submit>
          {words.look}
        </Button>
      </form>
      <div aria-live="polite" className="verify-answer">
        {looked && <Answer looked={looked} record={record} code={asked} />}
      </div>
    </Door>
  );
}

function Answer({
  looked,
  record,
  code,
}: {
  looked: Looked;
  record: Found | undefined;
  code: string;
}) {
  const { t, language, format } = useWords();
  const words = t.print.verify;
  if (looked.kind !== "GENUINE") return <Note tone="WARN">{words.failures[looked.kind]}</Note>;
  const print = record?.kind === "PRINT" ? record : undefined;
  return (
    <>
      <Note tone="OK">{words.genuine}</Note>
      <dl className="verify-facts">
        <dt>{words.form}</dt>
        <dd>{language === "zh" ? looked.title : looked.titleEn}</dd>
        <dt>{words.printedAt}</dt>
        <dd>{format.instant(looked.printedAt)}</dd>
        {print && (
          <>
            <dt>{t.print.number}</dt>
            <dd>{`${print.number} · ${words.copy(print.copy)}`}</dd>
            {print.printedBy && (
              <>
                <dt>{words.printedBy}</dt>
                <dd>{print.printedBy}</dd>
              </>
            )}
          </>
        )}
      </dl>
      {print?.unchanged === true && <p>{words.unchanged}</p>}
      {print?.unchanged === false && <Note tone="WARN">{words.changed}</Note>}
      {print && (
        <a className={buttonClass({ kind: "PRIMARY" })} href={`/records/${print.recordId}`}>
          {words.open}
        </a>
      )}
      {record?.kind === "SIGNED_OUT" && (
        <a href={`/sign-in?to=${encodeURIComponent(`/verify/${code}`)}`}>{words.signIn}</a>
      )}
    </>
  );
}
