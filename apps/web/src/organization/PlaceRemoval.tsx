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
import "./organization.css";

const DeletePlace = graphql(/* GraphQL */ `
  mutation DeletePlace($input: DeletePlaceInput!) {
    deletePlace(input: $input) {
      deletedId
    }
  }
`);

/** Places that structure the company are the administrator's to delete; what stands on an estate is its keeper's. */
const STRUCTURE = /^(Region|ServiceCenter|Estate)_/;

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
  if (!may(STRUCTURE.test(id) ? "org.suspend" : "org.manage")) return null;

  const close = () => {
    setAsking(false);
    setRefused(undefined);
  };

  const remove = async () => {
    const sent = await send({ id });
    if (!sent.ok) return setRefused(explain(t, sent.problem));
    close();
    announce(t.organization.removed(name));
    onRemoved();
  };

  return (
    <>
      <div className="removal">
        <Button
          kind="QUIET"
          icon="trash"
          aria-label={`${t.organization.remove} ${name}`}
          onClick={() => setAsking(true)}
        >
          {t.organization.remove}
        </Button>
      </div>
      <Modal
        open={asking}
        onClose={close}
        title={t.organization.removeQuestion(name)}
        footer={
          <>
            <Button onClick={close}>{t.shell.cancel}</Button>
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
