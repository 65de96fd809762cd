import { RecordForm } from "../form/RecordForm.tsx";
import { useSend } from "../form/use-send.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useAnnounce } from "../shell/announce.tsx";
import { useViewer } from "../shell/viewer.ts";
import type { Assignment } from "./PersonPanel.tsx";
import { todayIn } from "../form/today.ts";

const EndAssignment = graphql(/* GraphQL */ `
  mutation EndAssignment($input: EndAssignmentInput!) {
    endAssignment(input: $input) {
      assignment {
        id
        toOn
        status
      }
    }
  }
`);

/** Ends an assignment on a day. */
export function EndForm({
  assignment,
  onClose,
  onDone,
}: {
  assignment: Assignment;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useWords();
  const words = t.organization.people;
  const announce = useAnnounce();
  const { company } = useViewer();
  const { send } = useSend(EndAssignment);
  return (
    <RecordForm
      fields={[{ name: "toOn", label: words.endOn, kind: "DAY", required: true }]}
      values={{ toOn: todayIn(company.timeZone) }}
      submitText={words.end}
      onSubmit={({ toOn }) => send({ id: assignment.id, toOn: String(toOn) })}
      onCancel={onClose}
      onDone={() => {
        announce(words.ended);
        onDone();
      }}
    />
  );
}
