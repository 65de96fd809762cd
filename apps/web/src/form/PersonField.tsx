import { ChoiceField, type ChoiceFieldProps } from "@threshold/ui/ChoiceField";
import { useEffect, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import type { PersonFilter } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";

const SearchedPeople = graphql(/* GraphQL */ `
  query SearchedPeople($filter: PersonFilter) {
    people(first: 30, filter: $filter) {
      nodes {
        id
        name
        badgeNumber
      }
    }
  }
`);

export interface KnownPerson {
  readonly id: string;
  readonly name: string;
}

/** How long nothing is typed before the server is asked, in ms. */
const REST = 200;

/** What is typed once it rests. */
export function useRested(typed: string): string {
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(typed), REST);
    return () => window.clearTimeout(timer);
  }, [typed]);
  return rested;
}

/**
 * One person, found on the server by name, pinyin, initials, badge or telephone. `known` are those to offer first, and
 * whose names stand for what is chosen already.
 */
export function PersonField({
  value,
  onChange,
  filter = {},
  known = [],
  except = [],
  ...field
}: Pick<
  ChoiceFieldProps,
  "label" | "hint" | "error" | "required" | "optionalText" | "placeholder" | "name" | "value"
> & {
  onChange: (id: string | undefined, name?: string) => void;
  filter?: Omit<PersonFilter, "search">;
  known?: readonly KnownPerson[];
  except?: readonly string[];
}) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const search = useRested(typed.trim());
  const [{ data, fetching }] = useQuery({
    query: SearchedPeople,
    variables: { filter: { ...filter, ...(search ? { search } : {}) } },
  });
  const [chosen, setChosen] = useState<KnownPerson>();
  const found = (data?.people.nodes ?? []).map(({ id, name, badgeNumber }) => ({
    id,
    name,
    label: `${name} ${badgeNumber}`,
  }));
  // What is chosen keeps its name while others are looked for.
  const kept = [...known, ...(chosen ? [chosen] : [])].filter(
    ({ id }) => search === "" || id === value,
  );
  const options = new Map(
    [...kept.map(({ id, name }) => ({ id, name, label: name })), ...found].map((one) => [
      one.id,
      one,
    ]),
  );
  const choose = (id: string | undefined) => {
    const person = id === undefined ? undefined : options.get(id);
    setChosen(person && { id: person.id, name: person.label });
    setTyped("");
    onChange(id, person?.name);
  };
  return (
    <ChoiceField
      {...field}
      value={value}
      options={[...options.values()]
        .filter(({ id }) => !except.includes(id))
        .map(({ id, label }) => ({ value: id, label }))}
      onChange={choose}
      onSearch={setTyped}
      loading={fetching}
      placeholder={field.placeholder ?? t.shell.choose}
      noneText={t.shell.noMatch}
    />
  );
}

/** The same in a form that is read by its names. */
export function NamedPersonField({
  defaultValue,
  ...field
}: Omit<Parameters<typeof PersonField>[0], "value" | "onChange"> & { defaultValue: string }) {
  const [value, setValue] = useState(defaultValue || undefined);
  return <PersonField {...field} value={value} onChange={setValue} />;
}
