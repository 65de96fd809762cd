import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useWords } from "../../i18n/Words.tsx";
import type { Deed, Said } from "./tender-link.ts";
import { useDeed } from "./tender-link.ts";

/** What was asked and answered to all alike; nobody is told who asked. */
export function SaidList({ all, none }: { all: readonly Said[]; none: string }) {
  const { t, format } = useWords();
  const words = t.tender.questions;
  if (all.length === 0) return <Empty title={none} />;
  return (
    <ol className="tender-said">
      {all.map(({ question, text, answer, answeredAt }) => (
        <li key={question}>
          <p>
            <strong>{text}</strong>
          </p>
          {answer === null ? (
            <span>
              <Badge>{words.open}</Badge>
            </span>
          ) : (
            <>
              <p className="tender-answer-text">{answer}</p>
              {answeredAt && (
                <small className="tender-quiet">
                  {words.answeredAt(format.instant(answeredAt))}
                </small>
              )}
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Sends one text by the link: a question, or a complaint. */
export function SayForm({
  token,
  label,
  hint,
  button,
  deed,
  onDone,
}: {
  token: string;
  label: string;
  hint: string;
  button: string;
  deed: (text: string) => Deed;
  onDone: () => void;
}) {
  const { t } = useWords();
  const { send, busy, problem } = useDeed(token);
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState(false);
  const press = async () => {
    setTried(true);
    if (text.trim() === "") return;
    const answer = await send(deed(text.trim()));
    if (!answer.ok) return;
    setText("");
    setTried(false);
    setSent(true);
    onDone();
  };
  return (
    <form className="tender-form" noValidate onSubmit={(event) => event.preventDefault()}>
      <Textarea
        label={label}
        hint={hint}
        required
        rows={3}
        maxLength={2000}
        value={text}
        error={tried && text.trim() === "" ? t.tender.textMissing : undefined}
        onChange={({ target }) => {
          setText(target.value);
          setSent(false);
        }}
      />
      {problem && <ProblemNote problem={problem} />}
      {sent && <p role="status">{t.tender.sent}</p>}
      <div className="tender-buttons">
        <Button busy={busy} onClick={() => void press()}>
          {button}
        </Button>
      </div>
    </form>
  );
}
