import type { Standing } from "@threshold/domain/outbox/outbox";
import type { RefusalCode } from "@threshold/domain/refusal";
import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { Link, useLocation } from "react-router";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useWords } from "../i18n/Words.tsx";
import { useAnnounce } from "../shell/announce.tsx";
import { Contests } from "./Contests.tsx";
import type { DeviceCommand } from "./store.ts";
import { useOutbox } from "./use-outbox.ts";
import "./outbox.css";

const tones = {
  NEXT: "ACCENT",
  WAITING: "ACCENT",
  HELD: "WARN",
  REFUSED: "BAD",
  ASIDE: "NEUTRAL",
} as const satisfies Record<Standing, Tone>;

/** What was signed is not what stands: the same signature is refused for ever, another is to be given. */
const isFinal = (code: RefusalCode): boolean => code === "SIGNATURE_CONTENT_CHANGED";

/** A command with what stands against it, and what its person may do about that. */
export function CommandRow({ command, standing }: { command: DeviceCommand; standing: Standing }) {
  const { t, format } = useWords();
  const words = t.outbox;
  const announce = useAnnounce();
  const { outbox } = useOutbox();
  const { pathname } = useLocation();
  const { content, doneAt, refusal, tries } = command;
  return (
    <li className="panel outbox-command">
      <div>
        <strong>{content.label}</strong>
        <p className="quiet">{format.instant(doneAt)}</p>
      </div>
      <Badge tone={tones[standing]}>{words.states[standing]}</Badge>
      {refusal && (
        <ProblemNote
          problem={{ kind: "REFUSED", code: refusal.code, details: refusal.details ?? {} }}
        />
      )}
      <Contests details={refusal?.details} />
      {standing === "HELD" && <p className="quiet">{words.heldText}</p>}
      {standing === "NEXT" && tries > 0 && <p className="quiet">{words.tries(tries)}</p>}
      {refusal && (
        <div className="page-actions">
          {!isFinal(refusal.code) && (
            <Button small icon="redo" onClick={() => void outbox.tryAgain(command)}>
              {words.tryAgain}
            </Button>
          )}
          {content.href && content.href !== pathname && (
            <Link className={buttonClass({ small: true })} to={content.href}>
              {words.look}
            </Link>
          )}
          {standing === "REFUSED" && (
            <ConfirmButton
              small
              question={isFinal(refusal.code) ? words.signAgainQuestion : words.asideQuestion}
              confirmText={words.aside}
              cancelText={t.shell.cancel}
              onConfirm={async () => {
                await outbox.putAside(command);
                announce(words.asideDone);
              }}
            >
              {words.aside}
            </ConfirmButton>
          )}
        </div>
      )}
    </li>
  );
}
