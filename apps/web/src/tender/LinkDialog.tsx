import { Skeleton } from "@threshold/ui/Spinner";
import { QrCode } from "@threshold/ui/QrCode";
import { Note } from "@threshold/ui/ErrorNote";
import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { useWords } from "../i18n/Words.tsx";
import { Modal } from "../shell/Modal.tsx";
import { ShownOnce } from "../shell/ShownOnce.tsx";
import { IssueTenderLink } from "./acts.ts";

/** Gives out a link of a tender, told once: of the public notice, a bidder, a holder or an expert. An earlier one is over. */
export function LinkDialog({
  id,
  title,
  lead,
  onClose,
}: {
  id: string;
  title: string;
  lead: string;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.tender.link;
  const { run, busy, problem } = useAct(IssueTenderLink);
  const [url, setUrl] = useState<string | null>();
  const make = async () => {
    const made = await run({ id });
    if (made.ok) setUrl(made.data.issueTenderLink.url ?? null);
  };
  return (
    <Modal open onClose={onClose} title={title}>
      <div className="tender-form">
        <p>{lead}</p>
        {problem && <ProblemNote problem={problem} />}
        {busy && <Skeleton lines={3} />}
        {url === null && <Note tone="WARN">{t.link.lost}</Note>}
        {url ? (
          <>
            <QrCode value={url} label={t.link.qr} />
            <ShownOnce title={t.link.shown} secret={url} onClose={onClose} />
          </>
        ) : (
          <div className="tender-buttons">
            <Button kind="PRIMARY" busy={busy} onClick={() => void make()}>
              {words.make}
            </Button>
            <Button onClick={onClose}>{t.shell.cancel}</Button>
          </div>
        )}
      </div>
    </Modal>
  );
}
