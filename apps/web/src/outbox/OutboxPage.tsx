import { inOrder } from "@threshold/domain/outbox/outbox";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { Empty } from "@threshold/ui/Empty";
import { useWords } from "../i18n/Words.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAnnounce } from "../shell/announce.tsx";
import { Page } from "../shell/Page.tsx";
import { useViewer } from "../shell/viewer.ts";
import type { DeviceCommand } from "./store.ts";
import { SyncState } from "./SyncState.tsx";
import { useOutbox } from "./use-outbox.ts";
import "./outbox.css";

/** What was done on this device and the server has not taken yet, in the order of doing. */
export function OutboxPage() {
  const { t } = useWords();
  const words = t.outbox;
  const { outbox, commands, state } = useOutbox();
  const { company, person } = useViewer();
  const mine = inOrder(commands).filter(({ owner }) => owner === `${company.id} ${person.id}`);
  const held = heldUp(mine);
  return (
    <Page
      title={words.title}
      subtitle={words.lead}
      mark={<SyncState />}
      actions={
        state.waiting > 0 && (
          <Button icon="redo" onClick={() => void outbox.send()}>
            {words.sendNow}
          </Button>
        )
      }
    >
      {state.ofOthers > 0 && <p className="quiet">{words.ofOthers(state.ofOthers)}</p>}
      {mine.length === 0 && <Empty title={words.none}>{words.noneText}</Empty>}
      <ol className="outbox-commands">
        {mine.map((command) => (
          <CommandRow key={command.id} command={command} held={held.has(command.id)} />
        ))}
      </ol>
    </Page>
  );
}

export function CommandRow({ command, held }: { command: DeviceCommand; held: boolean }) {
  const { t, format } = useWords();
  const words = t.outbox;
  const announce = useAnnounce();
  const { outbox } = useOutbox();
  const { content, doneAt, refusal, aside, tries } = command;
  const state = aside ? "ASIDE" : refusal ? "REFUSED" : held ? "HELD" : "WAITING";
  const tones = { ASIDE: "NEUTRAL", REFUSED: "BAD", HELD: "WARN", WAITING: "ACCENT" } as const;
  return (
    <li className="panel outbox-command">
      <div>
        <strong>{content.label}</strong>
        <p className="quiet">{format.instant(doneAt)}</p>
      </div>
      <Badge tone={tones[state]}>{words.states[state]}</Badge>
      {refusal && (
        <ProblemNote
          problem={{ kind: "REFUSED", code: refusal.code, details: refusal.details ?? {} }}
        />
      )}
      {state === "HELD" && <p className="quiet">{words.heldText}</p>}
      {state === "WAITING" && tries > 0 && <p className="quiet">{words.tries(tries)}</p>}
      {refusal && (
        <div className="page-actions">
          <Button small icon="redo" onClick={() => void outbox.tryAgain(command)}>
            {words.tryAgain}
          </Button>
          {!aside && (
            <ConfirmButton
              small
              question={words.asideQuestion}
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

/** Commands that wait behind a refused one of their lane. */
function heldUp(commands: readonly DeviceCommand[]): Set<string> {
  const lanes = new Set<string>();
  const held = new Set<string>();
  for (const { id, lane, refusal, aside } of commands) {
    if (aside) continue;
    if (lanes.has(lane)) held.add(id);
    if (refusal) lanes.add(lane);
  }
  return held;
}
