import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import { useWords } from "../i18n/Words.tsx";

/** SHA-256 of a text in hex, by the browser itself. */
async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What exactly was signed, and whether it is what the signature stands for: the browser hashes it again. */
export function ContentCheck({
  signature,
}: {
  signature: { content: string; contentHash: string };
}) {
  const { t } = useWords();
  const [found, setFound] = useState<string>();
  return (
    <details className="signature-check">
      <summary>{t.signature.content}</summary>
      <pre>{JSON.stringify(JSON.parse(signature.content), null, 2)}</pre>
      <p className="signature-hash">SHA-256 {signature.contentHash}</p>
      <Button small onClick={() => void hashOf(signature.content).then(setFound)}>
        {t.signature.check}
      </Button>
      {found && (
        <p role="status">
          {found === signature.contentHash ? t.signature.matches : t.signature.differs}
        </p>
      )}
    </details>
  );
}
