import { Button, ButtonLink, buttonClass } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { useState } from "react";
import { Link } from "react-router";
import { useSend } from "../form/use-send.ts";
import { graphql } from "../gql/gql.ts";
import type { ImportBatchPage_BatchFragment } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { importAddress } from "../list/import-address.ts";
import { asRefusal } from "../problem.ts";
import { explain } from "../refusals.ts";
import { Modal } from "../shell/Modal.tsx";

const ApplyImport = graphql(/* GraphQL */ `
  mutation ApplyImport($input: ApplyImportInput!) {
    applyImport(input: $input) {
      batch {
        id
        ...ImportBatchPage_batch
      }
    }
  }
`);

const UndoImport = graphql(/* GraphQL */ `
  mutation UndoImport($input: UndoImportInput!) {
    undoImport(input: $input) {
      batch {
        id
        ...ImportBatchPage_batch
      }
    }
  }
`);

const CancelImport = graphql(/* GraphQL */ `
  mutation CancelImport($input: CancelImportInput!) {
    cancelImport(input: $input) {
      batch {
        id
        ...ImportBatchPage_batch
      }
    }
  }
`);

/** Until its rows are in, a batch can be given up at any moment. */
const CANCELLABLE: readonly string[] = ["READING", "CHECKED", "APPLYING"];

/** Apply, cancel, undo; each with the reason where the server would say no. */
export function ImportActions({
  batch,
  onDone,
}: {
  batch: ImportBatchPage_BatchFragment;
  onDone: () => void;
}) {
  const { t, language } = useWords();
  const words = t.organization.import;
  const [refused, setRefused] = useState<string>();
  const [asking, setAsking] = useState(false);
  const apply = useSend(ApplyImport);
  const undo = useSend(UndoImport);
  const cancel = useSend(CancelImport);
  const rows = batch.toCreate + batch.toChange;

  const act = async (work: { send: (input: { id: string }) => Promise<unknown> }) => {
    setAsking(false);
    const sent = (await work.send({ id: batch.id })) as Awaited<ReturnType<typeof apply.send>>;
    setRefused(sent.ok ? undefined : explain(t, sent.problem));
    if (sent.ok) onDone();
  };

  /** Why the server would not do it now; undefined when it would. */
  const why = (action: string): { unavailable?: string } => {
    const state = batch.actions.find((one) => one.action === action);
    if (!state || state.allowed) return {};
    const refusal = asRefusal(state.code, state.details);
    return { unavailable: refusal ? explain(t, refusal) : t.refusals.FORBIDDEN({}) };
  };

  return (
    <>
      {refused && <ErrorNote>{refused}</ErrorNote>}
      <div className="page-actions">
        {batch.status === "CHECKED" && (
          <Button
            kind="PRIMARY"
            busy={apply.busy}
            {...why("applyImport")}
            onClick={() => void act(apply)}
          >
            {batch.refused > 0 ? words.applyPart(rows, batch.refused) : words.apply(rows)}
          </Button>
        )}
        {CANCELLABLE.includes(batch.status) && (
          <Button busy={cancel.busy} {...why("cancelImport")} onClick={() => void act(cancel)}>
            {words.cancel}
          </Button>
        )}
        {batch.status === "APPLIED" && (
          <Button
            busy={undo.busy}
            icon="redo"
            {...why("undoImport")}
            onClick={() => setAsking(true)}
          >
            {words.undo}
          </Button>
        )}
        {batch.refused > 0 && (
          <ButtonLink icon="download" href={`${batch.refusedUrl}?lang=${language}`}>
            {words.refusedFile}
          </ButtonLink>
        )}
        {!CANCELLABLE.includes(batch.status) && (
          <Link
            className={buttonClass({ kind: "QUIET" })}
            to={importAddress(batch.list, batch.of ?? undefined)}
          >
            {words.again}
          </Link>
        )}
      </div>
      {batch.refused > 0 && <p className="quiet">{words.refusedText}</p>}
      <Modal
        open={asking}
        onClose={() => setAsking(false)}
        title={words.undoQuestion}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t.shell.cancel}</Button>
            <Button kind="DANGER" busy={undo.busy} onClick={() => void act(undo)}>
              {words.undo}
            </Button>
          </>
        }
      >
        <p>{words.undoText}</p>
      </Modal>
    </>
  );
}
