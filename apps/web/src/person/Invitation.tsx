import { Note } from "@threshold/ui/ErrorNote";
import { useState } from "react";
import { RecordForm } from "../form/RecordForm.tsx";
import { useSend } from "../form/use-send.ts";
import { graphql } from "../gql/gql.ts";
import type { InvitePersonMutation } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ShownOnce } from "../shell/ShownOnce.tsx";

const InvitePerson = graphql(/* GraphQL */ `
  mutation InvitePerson($input: InvitePersonInput!) {
    invitePerson(input: $input) {
      invitationUrl
      expiresAt
    }
  }
`);

/** Makes a one-time link with which a person opens an account. */
export function Invitation({ personId, onClose }: { personId: string; onClose: () => void }) {
  const { t, format } = useWords();
  const words = t.organization.people;
  const { send } = useSend(InvitePerson);
  const [made, setMade] = useState<InvitePersonMutation["invitePerson"]>();
  // A repeated request is answered without the link: it is told once.
  if (made?.invitationUrl && made.expiresAt)
    return (
      <ShownOnce
        title={words.inviteLink}
        secret={made.invitationUrl}
        note={words.validUntil(format.instant(made.expiresAt))}
        onClose={onClose}
      />
    );
  return (
    <div className="form-stack">
      <p className="quiet">{words.inviteText}</p>
      {made && <Note tone="WARN">{words.inviteAgain}</Note>}
      <RecordForm
        fields={[{ name: "email", kind: "TEXT", required: true, maxLength: 200 }]}
        submitText={words.makeLink}
        onSubmit={({ email }) => send({ personId, email: String(email) })}
        onCancel={onClose}
        onDone={({ invitePerson }) => setMade(invitePerson)}
      />
    </div>
  );
}
