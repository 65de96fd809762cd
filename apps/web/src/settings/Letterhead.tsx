import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useRef, useState } from "react";
import type { FormEvent } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { asRefusal, problemOf, type Problem } from "../problem.ts";
import { requestHeaders } from "../session/company.ts";
import { useAnnounce } from "../shell/announce.tsx";

const LetterheadNow = graphql(/* GraphQL */ `
  query Letterhead {
    letterhead {
      header
      logoUrl
    }
  }
`);

const SaveLetterhead = graphql(/* GraphQL */ `
  mutation SaveLetterhead($input: SaveLetterheadInput!) {
    saveLetterhead(input: $input) {
      letterhead {
        header
        logoUrl
      }
    }
  }
`);

/** What stands at the head of the company's papers. */
export function Letterhead({ manages }: { manages: boolean }) {
  const { t } = useWords();
  const [{ data, error }, refresh] = useQuery({ query: LetterheadNow });
  const reload = () => refresh({ requestPolicy: "network-only" });
  return (
    <section className="panel setting-group">
      <p className="quiet">{t.settings.letterhead.lead}</p>
      {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
      {!data && !error && <Skeleton lines={3} />}
      {data && (
        <LetterheadForm
          key={data.letterhead.header}
          {...data.letterhead}
          manages={manages}
          onSaved={reload}
        />
      )}
    </section>
  );
}

function LetterheadForm({
  header,
  logoUrl,
  manages,
  onSaved,
}: {
  header: string;
  logoUrl?: string | null;
  manages: boolean;
  onSaved: () => void;
}) {
  const { t } = useWords();
  const words = t.settings.letterhead;
  const announce = useAnnounce();
  const { run, busy, problem } = useAct(SaveLetterhead);
  const [typed, setTyped] = useState(header);
  const [refused, setRefused] = useState<Problem>();
  const picker = useRef<HTMLInputElement>(null);
  const saved = () => {
    announce(words.saved);
    onSaved();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await run({ header: typed })).ok) saved();
  };
  const upload = async (file: File | undefined) => {
    if (!file) return;
    setRefused(undefined);
    const found = await sendLogo(file);
    if (found) setRefused(found);
    else saved();
  };
  return (
    <form className="form-stack" onSubmit={(event) => void submit(event)} noValidate>
      <Input
        label={words.header}
        value={typed}
        readOnly={!manages}
        maxLength={80}
        required
        onChange={({ target }) => setTyped(target.value)}
      />
      {manages && (
        <div className="page-actions">
          <Button
            small
            submit
            kind="PRIMARY"
            busy={busy}
            disabled={typed.trim() === "" || typed === header}
          >
            {t.shell.save}
          </Button>
        </div>
      )}
      <div className="setting-logo">
        <span>{words.logo}</span>
        {logoUrl ? (
          <img src={logoUrl} alt={words.logo} />
        ) : (
          <span className="quiet">{words.noLogo}</span>
        )}
        {manages && (
          <div className="page-actions">
            <input
              ref={picker}
              type="file"
              className="visually-hidden"
              tabIndex={-1}
              aria-label={words.chooseLogo}
              accept="image/png,image/jpeg,image/webp"
              onChange={({ target }) => void upload(target.files?.[0])}
            />
            <Button small icon="upload" onClick={() => picker.current?.click()}>
              {words.chooseLogo}
            </Button>
            {logoUrl && (
              <Button
                small
                kind="QUIET"
                busy={busy}
                onClick={() => void run({ removeLogo: true }).then(({ ok }) => ok && saved())}
              >
                {words.removeLogo}
              </Button>
            )}
          </div>
        )}
        <p className="ui-field-hint">{words.logoHint}</p>
      </div>
      {(refused ?? problem) && <ProblemNote problem={(refused ?? problem)!} />}
    </form>
  );
}

/** Sends the logo; answers what stood against it. */
async function sendLogo(file: File): Promise<Problem | undefined> {
  const body = new FormData();
  body.append("file", file);
  try {
    const response = await fetch("/letterhead/logo", {
      method: "POST",
      body,
      headers: requestHeaders(),
    });
    if (response.ok) return undefined;
    const { code, details, errorId } = (await response.json()) as {
      code?: string;
      details?: unknown;
      errorId?: string;
    };
    return asRefusal(code, details) ?? { kind: "FAULT", requestId: errorId };
  } catch {
    return { kind: "OFFLINE" };
  }
}
