import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import { useWords } from "../i18n/Words.tsx";

/** A secret that the server does not tell a second time: to be copied now. */
export function ShownOnce({
  title,
  secret,
  note,
  onClose,
}: {
  title: string;
  secret: string;
  note?: string;
  onClose?: () => void;
}) {
  const { t } = useWords();
  const words = t.session.security;
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <div className="once">
      <strong>{title}</strong>
      <code>{secret}</code>
      {note && <span className="quiet">{note}</span>}
      <div className="page-actions">
        {"clipboard" in navigator && (
          <Button kind="PRIMARY" onClick={() => void copy()}>
            {copied ? words.copied : words.copy}
          </Button>
        )}
        {onClose && <Button onClick={onClose}>{t.shell.close}</Button>}
      </div>
    </div>
  );
}
