import { Badge } from "@threshold/ui/Badge";
import { Link } from "react-router";
import { useWords } from "../i18n/Words.tsx";
import { useOutbox } from "./use-outbox.ts";

/** What a page of work without signal tells all the time: synchronised, so many waiting, so many need you. */
export function SyncState() {
  const { t } = useWords();
  const words = t.outbox.state;
  const { waiting, needsYou } = useOutbox().state;
  return (
    <Link className="sync-state" to="/outbox" aria-live="polite">
      {needsYou > 0 && <Badge tone="BAD">{words.needsYou(needsYou)}</Badge>}
      {waiting > 0 && <Badge tone="WARN">{words.waiting(waiting)}</Badge>}
      {needsYou + waiting === 0 && <Badge tone="OK">{words.synchronised}</Badge>}
    </Link>
  );
}
