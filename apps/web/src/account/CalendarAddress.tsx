import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { useState } from "react";
import { useWords } from "../i18n/Words.tsx";
import { authCall } from "../session/auth-api.ts";
import { faultSentence } from "../session/fault-sentence.ts";
import { ShownOnce } from "../shell/ShownOnce.tsx";
import { useViewer } from "../shell/viewer.ts";
import { type NewToken, TokenRows, useTokens } from "./TokenRows.tsx";

/** How long an address holds, in days: as long as any token may. */
const DAYS = 365;

/** Addresses by which calendar programs show the viewer's deadlines in this company: made, shown once, revoked. */
export function CalendarAddress() {
  const { t, format } = useWords();
  const words = t.session.security;
  const { company } = useViewer();
  const { tokens, load, revoke, fault, setFault } = useTokens(["CALENDAR"]);
  const [made, setMade] = useState<NewToken>();
  const [busy, setBusy] = useState(false);
  const companyId = company.id.slice("Company_".length);
  const make = async () => {
    setBusy(true);
    const wanted = { name: company.name, scope: "CALENDAR", days: DAYS, companyId };
    const answer = await authCall<NewToken>("/api-token/create", wanted);
    setBusy(false);
    setFault(answer.ok ? undefined : answer.fault);
    if (answer.ok) setMade(answer.value);
    await load();
  };
  return (
    <section className="panel">
      <div>
        <h2>{words.calendar}</h2>
        <p className="quiet">{words.calendarText}</p>
      </div>
      {fault && <ErrorNote>{faultSentence(t, fault)}</ErrorNote>}
      <TokenRows tokens={tokens} onRevoke={revoke} />
      {made && (
        <ShownOnce
          title={words.calendarOnce}
          secret={`${location.origin}/calendar/${companyId}/${made.token}.ics`}
          note={words.tokenUntil(format.instant(made.expiresAt))}
          onClose={() => setMade(undefined)}
        />
      )}
      <div>
        <Button busy={busy} icon="calendar" onClick={() => void make()}>
          {words.newCalendar}
        </Button>
      </div>
    </section>
  );
}
