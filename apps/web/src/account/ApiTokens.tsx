import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Input, Select } from "@threshold/ui/Input";
import { useCallback, useEffect, useState } from "react";
import type { FormEvent } from "react";
import { useWords } from "../i18n/Words.tsx";
import type { AuthFault } from "../session/auth-api.ts";
import { authCall } from "../session/auth-api.ts";
import { faultSentence } from "../session/fault-sentence.ts";
import { ShownOnce } from "../shell/ShownOnce.tsx";

interface TokenRow {
  id: string;
  name: string;
  scope: "READ" | "WRITE";
  prefix: string;
  expiresAt: string;
  lastUsedAt: string | null;
}

interface NewToken {
  id: string;
  token: string;
  expiresAt: string;
}

/** Personal API tokens: made with a scope and an end, shown once, revoked at will. */
export function ApiTokens() {
  const { t, format } = useWords();
  const words = t.session.security;
  const [tokens, setTokens] = useState<TokenRow[]>([]);
  const [fault, setFault] = useState<AuthFault>();
  const [made, setMade] = useState<NewToken>();

  const load = useCallback(async () => {
    const answer = await authCall<TokenRow[]>("/api-token/list");
    if (answer.ok) setTokens(answer.value);
    else setFault(answer.fault);
  }, []);
  useEffect(() => void load(), [load]);

  const revoke = async (id: string) => {
    const answer = await authCall("/api-token/revoke", { id });
    setFault(answer.ok ? undefined : answer.fault);
    await load();
  };

  return (
    <section className="panel">
      <div>
        <h2>{words.tokens}</h2>
        <p className="quiet">{words.tokensText}</p>
      </div>
      {fault && <ErrorNote>{faultSentence(t, fault)}</ErrorNote>}
      {tokens.length === 0 && <p className="quiet">{words.noTokens}</p>}
      <ul className="rows">
        {tokens.map((token) => (
          <li key={token.id} className="device">
            <span>
              {token.name} <code>{token.prefix}…</code>
              <br />
              <small>
                {[
                  words.tokenScopes[token.scope],
                  words.tokenUntil(format.instant(token.expiresAt)),
                  token.lastUsedAt
                    ? words.tokenUsed(format.instant(token.lastUsedAt))
                    : words.tokenUnused,
                ].join(" · ")}
              </small>
            </span>
            <Button small kind="QUIET" icon="trash" iconOnly onClick={() => void revoke(token.id)}>
              {words.revokeToken(token.name)}
            </Button>
          </li>
        ))}
      </ul>
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
