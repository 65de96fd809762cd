import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Skeleton } from "@threshold/ui/Spinner";
import { useCallback, useEffect, useState } from "react";
import { useWords } from "../i18n/Words.tsx";
import type { AuthFault } from "../session/auth-api.ts";
import { authCall } from "../session/auth-api.ts";
import { faultSentence } from "../session/fault-sentence.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { deviceOf } from "./device.ts";

interface SessionRow {
  id: string;
  token: string;
  createdAt: string;
  ipAddress?: string | null;
  userAgent?: string | null;
}

/** Where the account is signed in, each to be signed out from here. */
export function Sessions() {
  const { t } = useWords();
  const words = t.session.security;
  const announce = useAnnounce();
  const [sessions, setSessions] = useState<SessionRow[]>();
  const [current, setCurrent] = useState<string>();
  const [fault, setFault] = useState<AuthFault>();

  const load = useCallback(async () => {
    const [list, own] = await Promise.all([
      authCall<SessionRow[]>("/list-sessions"),
      authCall<{ session?: { id: string } } | null>("/get-session"),
    ]);
    if (own.ok) setCurrent(own.value?.session?.id);
    if (list.ok) setSessions(list.value);
    else setFault(list.fault);
  }, []);
  useEffect(() => void load(), [load]);

  const revoke = async (path: string, body: object) => {
    const answer = await authCall(path, body);
    setFault(answer.ok ? undefined : answer.fault);
    if (answer.ok) announce(words.revoked);
    await load();
  };

  return (
    <section className="panel">
      <h2>{words.sessions}</h2>
      {fault && <ErrorNote>{faultSentence(t, fault)}</ErrorNote>}
      {!sessions && !fault && <Skeleton lines={2} />}
      <ul className="rows">
        {sessions?.map((session) => (
          <SessionLine
            key={session.id}
            session={session}
            current={session.id === current}
            onRevoke={() => void revoke("/revoke-session", { token: session.token })}
          />
        ))}
      </ul>
      {(sessions?.length ?? 0) > 1 && (
        <div>
          <Button onClick={() => void revoke("/revoke-other-sessions", {})}>
            {words.revokeOthers}
          </Button>
        </div>
      )}
    </section>
  );
}

function SessionLine({
  session,
  current,
  onRevoke,
}: {
  session: SessionRow;
  current: boolean;
  onRevoke: () => void;
}) {
  const { t, format } = useWords();
  const words = t.session.security;
  const device = deviceOf(session.userAgent ?? "");
  return (
    <li className="device">
      <span>
        {device ? words.device(device.browser, device.system) : words.unknownDevice}{" "}
        {current && <Badge tone="OK">{words.thisDevice}</Badge>}
        <br />
        <small>
          {[session.ipAddress, words.since(format.instant(session.createdAt))]
            .filter(Boolean)
            .join(" · ")}
        </small>
      </span>
      {!current && (
        <Button small kind="QUIET" onClick={onRevoke}>
          {words.revoke}
        </Button>
      )}
    </li>
  );
}
