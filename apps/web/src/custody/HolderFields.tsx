import type { CustodyParty } from "@threshold/domain/custody/vocabulary";
import { ChoiceField } from "@threshold/ui/ChoiceField";
import { Input, Select } from "@threshold/ui/Input";
import { useState } from "react";
import { useQuery } from "urql";
import { PersonField, useRested } from "../form/PersonField.tsx";
import { graphql } from "../gql/gql.ts";
import { holderName, optionsOf, useCustodyWords } from "./words.ts";

const KnownHolders = graphql(/* GraphQL */ `
  query KnownHolders($filter: CustodyHolderFilter) {
    custodyHolders(first: 30, filter: $filter) {
      nodes {
        id
        party
        name
        organization
        phone
        heldCount
      }
    }
  }
`);

/** The other side of a handover: known, a colleague, or told now. */
export interface HolderValue {
  readonly holderId?: string;
  readonly party: CustodyParty;
  readonly personId?: string;
  readonly name: string;
  readonly organization: string;
  readonly phone: string;
}

export const nobody = (party: CustodyParty): HolderValue => ({
  party,
  name: "",
  organization: "",
  phone: "",
});

/** Whether somebody is named. */
export const isNamed = (holder: HolderValue): boolean =>
  Boolean(holder.holderId ?? holder.personId) || holder.name.trim() !== "";

/** As the server takes it. */
export const holderInput = (holder: HolderValue) =>
  holder.holderId
    ? { holderId: holder.holderId }
    : {
        party: holder.party,
        name: holder.name.trim() || null,
        organization: holder.organization.trim() || null,
        phone: holder.phone.trim() || null,
        personId: holder.personId ?? null,
      };

/** Who stands on the other side: searched among those known, or filled in. Of a return only who holds something. */
export function HolderFields({
  value,
  onChange,
  holding,
  checked,
}: {
  value: HolderValue;
  onChange: (holder: HolderValue) => void;
  /** Only who holds something now: nobody else brings anything back. */
  holding: boolean;
  checked: boolean;
}) {
  const { t, words, parties } = useCustodyWords();
  const w = words.handover;
  const [typed, setTyped] = useState("");
  const search = useRested(typed.trim());
  const [{ data, fetching }] = useQuery({
    query: KnownHolders,
    variables: { filter: { ...(search && { search }), ...(holding && { holding }) } },
    requestPolicy: "cache-and-network",
  });
  const found = data?.custodyHolders.nodes ?? [];
  const label = (one: (typeof found)[number]) =>
    [holderName(one), parties[one.party], one.phone].filter(Boolean).join(" · ");
  const kept = value.holderId && !found.some(({ id }) => id === value.holderId);
  const options = [
    ...(kept ? [{ value: value.holderId!, label: holderName(value) }] : []),
    ...found.map((one) => ({ value: one.id, label: label(one) })),
  ];
  const choose = (id: string | undefined) => {
    setTyped("");
    const one = found.find((each) => each.id === id);
    onChange(
      one
        ? {
            holderId: one.id,
            party: one.party,
            name: one.name,
            organization: one.organization ?? "",
            phone: one.phone ?? "",
          }
        : nobody(value.party),
    );
  };
  const missing = checked && !isNamed(value) ? w.required : undefined;
  const set = (more: Partial<HolderValue>) => onChange({ ...value, ...more });
  return (
    <>
      <ChoiceField
        label={w.known}
        hint={holding ? undefined : w.knownHint}
        value={value.holderId}
        options={options}
        onChange={choose}
        onSearch={setTyped}
        loading={fetching}
        placeholder={holding ? t.shell.choose : w.newHolder}
        noneText={t.shell.noMatch}
        required={holding}
        error={holding ? missing : undefined}
      />
      {!holding && !value.holderId && (
        <div className="custody-pair">
          <Select
            label={w.party}
            value={value.party}
            options={optionsOf(parties)}
            onChange={({ target }) => onChange(nobody(target.value as CustodyParty))}
          />
          {value.party === "STAFF" ? (
            <PersonField
              label={w.person}
              required
              value={value.personId}
              error={missing}
              onChange={(personId, name) =>
                onChange({ ...nobody("STAFF"), ...(personId && { personId }), name: name ?? "" })
              }
            />
          ) : (
            <>
              <Input
                label={w.name}
                required
                maxLength={80}
                autoComplete="off"
                value={value.name}
                error={missing}
                onChange={({ target }) => set({ name: target.value })}
              />
              <Input
                label={w.organization}
                optionalText={t.shell.optional}
                maxLength={80}
                autoComplete="off"
                value={value.organization}
                onChange={({ target }) => set({ organization: target.value })}
              />
              <Input
                label={w.phone}
                optionalText={t.shell.optional}
                type="tel"
                maxLength={40}
                autoComplete="off"
                value={value.phone}
                onChange={({ target }) => set({ phone: target.value })}
              />
            </>
          )}
        </div>
      )}
    </>
  );
}
