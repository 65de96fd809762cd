import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { useState } from "react";
import { useSend } from "../form/use-send.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { explain } from "../refusals.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Modal } from "../shell/Modal.tsx";
import { useMay } from "../shell/viewer.ts";

const DeletePlace = graphql(/* GraphQL */ `
  mutation DeletePlace($input: DeletePlaceInput!) {
    deletePlace(input: $input) {
      deletedId
    }
  }
`);

/** Deletes a place that has nothing below it, after a question. */
export function PlaceRemoval({
  id,
  name,
  onRemoved,
}: {
  id: string;
  name: string;
  onRemoved: () => void;
}) {
  const { t } = useWords();
  const may = useMay();
  const announce = useAnnounce();
  const { send, busy } = useSend(DeletePlace);
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string>();
  if (!may("org.suspend")) return null;

  const remove = async () => {
    const sent = await send({ id });
    if (!sent.ok) return setRefused(explain(t, sent.problem));
    setAsking(false);
    announce(t.organization.removed(name));
    onRemoved();
  };

  return (
    <>
      <div className="removal">
        <Button kind="QUIET" icon="trash" onClick={() => setAsking(true)}>
          {t.organization.remove}
        </Button>
      </div>
      <Modal
        open={asking}
        onClose={() => setAsking(false)}
        title={t.organization.removeQuestion(name)}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t.shell.cancel}</Button>
            <Button kind="DANGER" busy={busy} onClick={() => void remove()}>
              {t.organization.remove}
            </Button>
          </>
        }
      >
        {refused && <ErrorNote>{refused}</ErrorNote>}
        <p>{t.organization.removeText}</p>
      </Modal>
    </>
  );
}
