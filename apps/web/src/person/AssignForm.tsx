import { mayBeHeldAt } from "@threshold/domain/organization/assignment";
import { isRole } from "@threshold/domain/organization/roles";
import type { Role } from "@threshold/domain/organization/roles";
import { Button } from "@threshold/ui/Button";
import { ChoiceField } from "@threshold/ui/ChoiceField";
import { useState } from "react";
import { useQuery } from "urql";
import type { FieldSpec } from "../form/field-spec.ts";
import { RecordForm } from "../form/RecordForm.tsx";
import { useSend } from "../form/use-send.ts";
import { graphql } from "../gql/gql.ts";
import type { AssignPlacesQuery, PlaceLevel } from "../gql/graphql.ts";
import { roleChoices } from "../i18n/role-name.ts";
import { useWords } from "../i18n/Words.tsx";
import { useAnnounce } from "../shell/announce.tsx";
import { useViewer } from "../shell/viewer.ts";
import { todayIn } from "../form/today.ts";

const AssignPlaces = graphql(/* GraphQL */ `
  query AssignPlaces {
    company {
      id
      name
      regions {
        id
        name
        serviceCenters {
          id
          name
          estates {
            id
            name
          }
        }
      }
    }
  }
`);

const AssignRole = graphql(/* GraphQL */ `
  mutation AssignRole($input: AssignRoleInput!) {
    assignRole(input: $input) {
      assignment {
        id
      }
    }
  }
`);

/** Gives a person a role at a place, from a day on. */
export function AssignForm({
  personId,
  onClose,
  onDone,
}: {
  personId: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t, language } = useWords();
  const words = t.organization.people;
  const announce = useAnnounce();
  const { company } = useViewer();
  const [role, setRole] = useState<Role>();
  const [{ data }] = useQuery({ query: AssignPlaces, requestPolicy: "cache-first" });
  const { send } = useSend(AssignRole);
  const places = role && data ? placesFor(role, data.company) : [];
  return (
    <div className="form-stack">
      <ChoiceField
        label={t.organization.fields["role"]}
        hint={words.roleAt}
        placeholder={t.shell.choose}
        noneText={t.shell.noMatch}
        required
        value={role}
        options={roleChoices(language)}
        onChange={(value) => setRole(value && isRole(value) ? value : undefined)}
      />
      {!role && (
        <div className="form-foot">
          <Button onClick={onClose}>{t.shell.cancel}</Button>
        </div>
      )}
      {role && (
        <RecordForm
          key={role}
          fields={assignFields(places)}
          values={{
            fromOn: todayIn(company.timeZone),
            placeId: places.length === 1 ? places[0]?.value : "",
          }}
          submitText={words.assign}
          onSubmit={({ placeId, fromOn, toOn }) =>
            send({
              personId,
              role,
              placeId: String(placeId),
              fromOn: String(fromOn),
              toOn: toOn === null ? null : String(toOn),
            })
          }
          onCancel={onClose}
          onDone={() => {
            announce(words.assigned);
            onDone();
          }}
        />
      )}
    </div>
  );
}

const assignFields = (options: { value: string; label: string }[]): FieldSpec[] => [
  { name: "placeId", kind: "CHOICE", required: true, options },
  { name: "fromOn", kind: "DAY", required: true },
  { name: "toOn", kind: "DAY" },
];

/** The places of the tree where a role may be held, each by its way down. */
function placesFor(role: Role, company: AssignPlacesQuery["company"]) {
  const all: { level: PlaceLevel; value: string; label: string }[] = [
    { level: "COMPANY", value: company.id, label: company.name },
  ];
  for (const region of company.regions) {
    all.push({ level: "REGION", value: region.id, label: region.name });
    for (const center of region.serviceCenters) {
      const label = `${region.name} · ${center.name}`;
      all.push({ level: "SERVICE_CENTER", value: center.id, label });
      for (const estate of center.estates)
        all.push({ level: "ESTATE", value: estate.id, label: `${center.name} · ${estate.name}` });
    }
  }
  return all.filter(({ level }) => mayBeHeldAt(role, level));
}
