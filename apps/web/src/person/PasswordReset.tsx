import { useState } from "react";
import { Note } from "@threshold/ui/ErrorNote";
import { RecordForm } from "../form/RecordForm.tsx";
import { useSend } from "../form/use-send.ts";
import { graphql } from "../gql/gql.ts";
import type { ResetPasswordMutation } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ShownOnce } from "../shell/ShownOnce.tsx";

const ResetPassword = graphql(/* GraphQL */ `
  mutation ResetPassword($input: ResetPasswordInput!) {
    resetPassword(input: $input) {
      resetUrl
      expiresAt
    }
  }
`);

/** Makes a one-time link with which a person who has an account sets a new password. */
export function PasswordReset({ personId, onClose }: { personId: string; onClose: () => void }) {
  const { t, format } = useWords();
  const words = t.organization.people;
  const { send } = useSend(ResetPassword);
  const [made, setMade] = useState<ResetPasswordMutation["resetPassword"]>();
  if (made?.resetUrl && made.expiresAt)
    return (
      <ShownOnce
        title={words.resetLink}
        secret={made.resetUrl}
        note={words.validUntil(format.instant(made.expiresAt))}
        onClose={onClose}
      />
    );
  return (
    <div className="form-stack">
      <p className="quiet">{words.resetText}</p>
      {made && <Note tone="WARN">{words.inviteAgain}</Note>}
      <RecordForm
        fields={[
          {
            name: "withSecondFactor",
            kind: "TICK",
            label: words.resetSecondFactor,
            hint: words.resetSecondFactorHint,
          },
        ]}
        submitText={words.makeLink}
        onSubmit={({ withSecondFactor }) =>
          send({ personId, withSecondFactor: withSecondFactor === true })
        }
        onCancel={onClose}
        onDone={({ resetPassword }) => setMade(resetPassword)}
      />
    </div>
  );
}
