import { Button } from "@threshold/ui/Button";
import { useCallback, useEffect, useState } from "react";
import { useWords } from "../i18n/Words.tsx";
import type { AuthFault } from "../session/auth-api.ts";
import { authCall } from "../session/auth-api.ts";

export type TokenScope = "READ" | "WRITE" | "CALENDAR";

interface TokenRow {
  id: string;
  name: string;
  scope: TokenScope;
  prefix: string;
  expiresAt: string;
  lastUsedAt: string | null;
}

export interface NewToken {
  id: string;
  token: string;
  expiresAt: string;
}

/** The account's tokens of some scopes, and how they are looked up anew. */
export function useTokens(scopes: readonly TokenScope[]) {
  const [all, setAll] = useState<TokenRow[]>([]);
  const [fault, setFault] = useState<AuthFault>();
  const load = useCallback(async () => {
    const answer = await authCall<TokenRow[]>("/api-token/list");
    if (answer.ok) setAll(answer.value);
    else setFault(answer.fault);
  }, []);
  useEffect(() => void load(), [load]);
  const revoke = async (id: string) => {
    const answer = await authCall("/api-token/revoke", { id });
    setFault(answer.ok ? undefined : answer.fault);
    await load();
  };
  return {
    tokens: all.filter(({ scope }) => scopes.includes(scope)),
    load,
    revoke,
    fault,
    setFault,
  };
}

/** Tokens with until when they hold and when they were used last; each can be revoked. */
export function TokenRows({
  tokens,
  onRevoke,
}: {
  tokens: readonly TokenRow[];
  onRevoke: (id: string) => Promise<void>;
}) {
  const { t, format } = useWords();
  const words = t.session.security;
  return (
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
          <Button small kind="QUIET" icon="trash" iconOnly onClick={() => void onRevoke(token.id)}>
            {words.revokeToken(token.name)}
          </Button>
        </li>
      ))}
    </ul>
  );
}
