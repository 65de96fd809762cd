import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Input, Select } from "@threshold/ui/Input";
import { useState } from "react";
import type { FormEvent } from "react";
import { useWords } from "../i18n/Words.tsx";
import type { AuthFault } from "../session/auth-api.ts";
import { authCall } from "../session/auth-api.ts";
import { faultSentence } from "../session/fault-sentence.ts";
import { ShownOnce } from "../shell/ShownOnce.tsx";
import { type NewToken, TokenRows, useTokens } from "./TokenRows.tsx";

/** Personal API tokens: made with a scope and an end, shown once, revoked at will. */
export function ApiTokens() {
  const { t, format } = useWords();
  const words = t.session.security;
  const { tokens, load, revoke, fault, setFault } = useTokens(["READ", "WRITE"]);
  const [made, setMade] = useState<NewToken>();
  return (
    <section className="panel">
      <div>
        <h2>{words.tokens}</h2>
        <p className="quiet">{words.tokensText}</p>
      </div>
      {fault && <ErrorNote>{faultSentence(t, fault)}</ErrorNote>}
      {tokens.length === 0 && <p className="quiet">{words.noTokens}</p>}
      <TokenRows tokens={tokens} onRevoke={revoke} />
      {made && (
        <ShownOnce
          title={words.tokenOnce}
          secret={made.token}
          note={words.tokenUntil(format.instant(made.expiresAt))}
          onClose={() => setMade(undefined)}
        />
      )}
      <TokenForm
        onMade={(token) => {
          setMade(token);
          void load();
        }}
        onFault={setFault}
      />
    </section>
  );
}

function TokenForm({
  onMade,
  onFault,
}: {
  onMade: (token: NewToken) => void;
  onFault: (fault: AuthFault | undefined) => void;
}) {
  const { t } = useWords();
  const words = t.session.security;
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    setBusy(true);
    const answer = await authCall<NewToken>("/api-token/create", {
      name: String(typed.get("name")),
      scope: String(typed.get("scope")),
      days: Number(typed.get("days")),
    });
    setBusy(false);
    onFault(answer.ok ? undefined : answer.fault);
    if (!answer.ok) return;
    form.reset();
    onMade(answer.value);
  };
  return (
    <form className="toolbar" onSubmit={(event) => void submit(event)}>
      <Input label={words.tokenName} name="name" maxLength={80} required />
      <Select
        label={words.tokenScope}
        name="scope"
        defaultValue="READ"
        options={(["READ", "WRITE"] as const).map((value) => ({
          value,
          label: words.tokenScopes[value],
        }))}
      />
      <Input
        label={words.tokenDays}
        name="days"
        type="number"
        min={1}
        max={365}
        defaultValue={90}
        required
      />
      <Button submit busy={busy} icon="plus">
        {words.newToken}
      </Button>
    </form>
  );
}
