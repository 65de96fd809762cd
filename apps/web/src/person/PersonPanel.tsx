import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { SidePanel } from "@threshold/ui/SidePanel";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import type { PersonDetailsQuery } from "../gql/graphql.ts";
import { roleName } from "../i18n/role-name.ts";
import { useWords } from "../i18n/Words.tsx";
import { PhoneNumber } from "../personal-data/PhoneNumber.tsx";
import { SubjectActions } from "../personal-data/SubjectActions.tsx";
import { useMay, useViewer } from "../shell/viewer.ts";
import { AssignForm } from "./AssignForm.tsx";
import { DelegateForm } from "./DelegateForm.tsx";
import { EndForm } from "./EndForm.tsx";
import { Invitation } from "./Invitation.tsx";
import { PasswordReset } from "./PasswordReset.tsx";
import { PersonFields } from "./PersonForm.tsx";

const PersonDetails = graphql(/* GraphQL */ `
  query PersonDetails($id: ID!) {
    person(id: $id) {
      id
      name
      badgeNumber
      phone
      mailbox
      hasAccount
      ...PersonForm_person
      assignments {
        id
        role
        placeLevel
        placeName
        fromOn
        toOn
        status
        delegatedFrom {
          id
          person {
            id
            name
          }
        }
      }
    }
  }
`);

type Person = NonNullable<PersonDetailsQuery["person"]>;
export type Assignment = Person["assignments"][number];

/** What is being done with the person; one thing at a time. */
type Doing =
  | { kind: "LOOK" | "EDIT" | "ASSIGN" | "INVITE" | "RESET" }
  | { kind: "END" | "DELEGATE"; assignment: Assignment };

/** One person: how to reach them, what they are responsible for, their account. */
export function PersonPanel({
  id,
  onClose,
  onChange,
}: {
  id: string | undefined;
  onClose: () => void;
  onChange: () => void;
}) {
  const { t } = useWords();
  const [{ data, fetching }, refresh] = useQuery({
    query: PersonDetails,
    variables: { id: id ?? "" },
    pause: id === undefined,
  });
  const person = data?.person?.id === id ? data?.person : undefined;
  return (
    <SidePanel
      open={id !== undefined}
      onClose={onClose}
      modal={false}
      title={person?.name ?? t.shell.loading}
      subtitle={person?.badgeNumber}
      texts={{ close: t.shell.close }}
    >
      {person ? (
        <PersonSheet
          key={person.id}
          person={person}
          onChange={() => {
            refresh({ requestPolicy: "network-only" });
            onChange();
          }}
        />
      ) : fetching ? (
        <Skeleton lines={6} />
      ) : (
        <Empty title={t.shell.notFound.text} />
      )}
    </SidePanel>
  );
}

function PersonSheet({ person, onChange }: { person: Person; onChange: () => void }) {
  const [doing, setDoing] = useState<Doing>({ kind: "LOOK" });
  const back = () => setDoing({ kind: "LOOK" });
  const done = () => {
    back();
    onChange();
  };
  switch (doing.kind) {
    case "EDIT":
      return <PersonFields person={person} onClose={back} onSaved={done} />;
    case "ASSIGN":
      return <AssignForm personId={person.id} onClose={back} onDone={done} />;
    case "INVITE":
      return <Invitation personId={person.id} onClose={back} />;
    case "RESET":
      return <PasswordReset personId={person.id} onClose={back} />;
    case "END":
      return <EndForm assignment={doing.assignment} onClose={back} onDone={done} />;
    case "DELEGATE":
      return (
        <DelegateForm
          assignment={doing.assignment}
          personId={person.id}
          onClose={back}
          onDone={done}
        />
      );
    case "LOOK":
      return <PersonFacts person={person} onDo={setDoing} onChange={onChange} />;
  }
}

function PersonFacts({
  person,
  onDo,
  onChange,
}: {
  person: Person;
  onDo: (doing: Doing) => void;
  onChange: () => void;
}) {
  const { t } = useWords();
  const { people: words, fields } = t.organization;
  const may = useMay();
  const viewer = useViewer();
  return (
    <div className="form-stack">
      <dl className="facts">
        <div>
          <dt>{fields["phone"]}</dt>
          <dd>
            <PhoneNumber
              of={person.id}
              whose={person.name}
              shown={person.phone}
              may={may("people.phone") || person.id === viewer.person.id}
            />
          </dd>
        </div>
        <div>
          <dt>{fields["mailbox"]}</dt>
          <dd>
            {person.mailbox ? <a href={`mailto:${person.mailbox}`}>{person.mailbox}</a> : "–"}
          </dd>
        </div>
        <div>
          <dt>{words.account}</dt>
          <dd>{person.hasAccount ? words.hasAccount : words.noAccount}</dd>
        </div>
      </dl>
      <div className="page-actions">
        {may("people.manage") && (
          <Button icon="edit" onClick={() => onDo({ kind: "EDIT" })}>
            {words.edit}
          </Button>
        )}
        {may("org.assign") && (
          <Button icon="plus" onClick={() => onDo({ kind: "ASSIGN" })}>
            {words.assign}
          </Button>
        )}
        {may("people.manage") && !person.hasAccount && (
          <Button icon="link" onClick={() => onDo({ kind: "INVITE" })}>
            {words.invite}
          </Button>
        )}
        {may("people.manage") && person.hasAccount && (
          <Button icon="lock" onClick={() => onDo({ kind: "RESET" })}>
            {words.reset}
          </Button>
        )}
      </div>
      {may("personalData.manage") && (
        <div className="page-actions">
          <SubjectActions of={person.id} name={person.name} onDone={onChange} />
        </div>
      )}
      <h3>{words.assignments}</h3>
      {person.assignments.length === 0 && <p className="quiet">{words.noAssignments}</p>}
      <ul className="assignments">
        {person.assignments.map((assignment) => (
          <AssignmentCard key={assignment.id} assignment={assignment} onDo={onDo} />
        ))}
      </ul>
    </div>
  );
}

const TONES = { PLANNED: "ACCENT", ACTIVE: "OK", ENDED: "NEUTRAL" } as const;

function AssignmentCard({
  assignment,
  onDo,
}: {
  assignment: Assignment;
  onDo: (doing: Doing) => void;
}) {
  const { t, format, language } = useWords();
  const words = t.organization.people;
  const may = useMay();
  const { status, delegatedFrom, toOn } = assignment;
  return (
    <li data-ended={status === "ENDED" || undefined}>
      <div className="assignment-head">
        {roleName(assignment.role, language)}
        <Badge tone={TONES[status]}>{t.organization.statuses.assignment[status]}</Badge>
      </div>
      <div>{assignment.placeName}</div>
      <div className="quiet">
        {words.until(format.day(assignment.fromOn), toOn ? format.day(toOn) : null)}
        {delegatedFrom && ` · ${words.delegatedFrom(delegatedFrom.person.name)}`}
      </div>
      {may("org.assign") && status !== "ENDED" && (
        <div className="page-actions">
          {!delegatedFrom && (
            <Button small onClick={() => onDo({ kind: "DELEGATE", assignment })}>
              {words.delegate}
            </Button>
          )}
          <Button small kind="QUIET" onClick={() => onDo({ kind: "END", assignment })}>
            {words.end}
          </Button>
        </div>
      )}
    </li>
  );
}
