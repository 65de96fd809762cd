import { Button } from "@threshold/ui/Button";
import { Note } from "@threshold/ui/ErrorNote";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import { useQuery } from "urql";
import { RecordForm } from "../form/RecordForm.tsx";
import { useSend } from "../form/use-send.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useAnnounce } from "../shell/announce.tsx";
import { useViewer } from "../shell/viewer.ts";
import type { Assignment } from "./PersonPanel.tsx";
import { todayIn } from "../form/today.ts";

const StandIns = graphql(/* GraphQL */ `
  query StandIns($search: String) {
    people(first: 20, filter: { search: $search }) {
      nodes {
        id
        name
        badgeNumber
      }
    }
  }
`);

const DelegateRole = graphql(/* GraphQL */ `
  mutation DelegateRole($input: DelegateRoleInput!) {
    delegateRole(input: $input) {
      assignment {
        id
      }
    }
  }
`);

/** Lets somebody else act in a role for some days (代理). */
export function DelegateForm({
  assignment,
  personId,
  onClose,
  onDone,
}: {
  assignment: Assignment;
  personId: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useWords();
  const words = t.organization.people;
  const announce = useAnnounce();
  const { company } = useViewer();
  const [toPersonId, setToPersonId] = useState<string>();
  const { send } = useSend(DelegateRole);
  return (
    <div className="form-stack">
      <Note>{words.delegateText}</Note>
      <PersonChoice except={personId} value={toPersonId} onChoose={setToPersonId} />
      {!toPersonId && (
        <div className="form-foot">
          <Button onClick={onClose}>{t.shell.cancel}</Button>
        </div>
      )}
      {toPersonId && (
        <RecordForm
          fields={[
            { name: "fromOn", kind: "DAY", required: true },
            { name: "toOn", kind: "DAY", required: true },
          ]}
          values={{ fromOn: todayIn(company.timeZone) }}
          submitText={words.delegate}
          onSubmit={({ fromOn, toOn }) =>
            send({
              assignmentId: assignment.id,
              toPersonId,
              fromOn: String(fromOn),
              toOn: String(toOn),
            })
          }
          onCancel={onClose}
          onDone={() => {
            announce(words.delegated);
            onDone();
          }}
        />
      )}
    </div>
  );
}

/** Finds one person by name, pinyin or badge. */
function PersonChoice({
  except,
  value,
  onChoose,
}: {
  except: string;
  value: string | undefined;
  onChoose: (id: string) => void;
}) {
  const { t } = useWords();
  const words = t.organization.people;
  const [typed, setTyped] = useState("");
  const search = typed.trim();
  const [{ data }] = useQuery({ query: StandIns, variables: { search: search || null } });
  const people = (data?.people.nodes ?? []).filter(({ id }) => id !== except);
  return (
    <>
      <Input
        label={words.delegateTo}
        type="search"
        placeholder={words.findPerson}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <fieldset className="choices">
        <legend className="visually-hidden">{words.delegateTo}</legend>
        {people.map(({ id, name, badgeNumber }) => (
          <label key={id}>
            <input
              type="radio"
              name="stand-in"
              checked={id === value}
              onChange={() => onChoose(id)}
            />
            {name} <small>{badgeNumber}</small>
          </label>
        ))}
      </fieldset>
    </>
  );
}
