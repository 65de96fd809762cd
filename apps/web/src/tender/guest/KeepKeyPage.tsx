import { Note } from "@threshold/ui/ErrorNote";
import { useState } from "react";
import { useWords } from "../../i18n/Words.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { HolderKeyForm } from "../HolderKeyForm.tsx";
import { GuestFrame } from "./GuestFrame.tsx";
import { type HolderView, type TenderLink, useDeed } from "./tender-link.ts";

/** A key holder without an account makes a key of their own, on their own device. */
export function KeepKeyPage({ link, token }: { link: TenderLink<HolderView>; token: string }) {
  const { t } = useWords();
  const words = t.tender.key;
  const { holder } = link.tender;
  const { send, busy, problem } = useDeed(token);
  const [done, setDone] = useState(holder.hasKey);
  return (
    <GuestFrame title={words.guestTitle(holder.name)} lead={`${link.company} · ${link.title}`}>
      {done ? (
        <Note tone="OK">
          <strong>{words.made}</strong>
          <p>{words.madeText}</p>
        </Note>
      ) : (
        <section className="tender-part">
          <p>{words.guestLead}</p>
          <HolderKeyForm
            busy={busy}
            onMade={(keyMade) =>
              void send({ act: "KEEP_KEY", keyMade }).then(({ ok }) => ok && setDone(true))
            }
          />
          {problem && <ProblemNote problem={problem} />}
        </section>
      )}
    </GuestFrame>
  );
}
