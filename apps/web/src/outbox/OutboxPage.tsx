import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { useWords } from "../i18n/Words.tsx";
import { Page } from "../shell/Page.tsx";
import { CommandRow } from "./CommandRow.tsx";
import { SyncState } from "./SyncState.tsx";
import { useOutbox } from "./use-outbox.ts";
import "./outbox.css";

/** What was done on this device and the server has not taken yet, in the order of doing. */
export function OutboxPage() {
  const { t } = useWords();
  const words = t.outbox;
  const { outbox, commands, state } = useOutbox();
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
      {commands.length === 0 && <Empty title={words.none}>{words.noneText}</Empty>}
      <ol className="outbox-commands">
        {commands.map(({ command, standing }) => (
          <CommandRow key={command.id} command={command} standing={standing} />
        ))}
      </ol>
    </Page>
  );
}
