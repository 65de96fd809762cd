import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { ChoiceField } from "@threshold/ui/ChoiceField";
import { CursorTable } from "@threshold/ui/CursorTable";
import type { CursorColumn } from "@threshold/ui/CursorTable";
import { Empty } from "@threshold/ui/Empty";
import { isRole } from "@threshold/domain/organization/roles";
import { useCallback, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import type { PeopleQuery } from "../gql/graphql.ts";
import { roleChoices, roleName } from "../i18n/role-name.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { SavedViews } from "../list/SavedViews.tsx";
import { pageArguments } from "../list/list-params.ts";
import { ListSearch } from "../list/ListSearch.tsx";
import { useListParams, usePages, useTableTexts } from "../list/use-list.ts";
import { explainError } from "../refusals.ts";
import { Page } from "../shell/Page.tsx";
import { usePlace } from "../shell/place.tsx";
import { useMay } from "../shell/viewer.ts";
import { PersonForm } from "./PersonForm.tsx";
import { PersonPanel } from "./PersonPanel.tsx";
import "./person.css";

const People = graphql(/* GraphQL */ `
  query People($first: Int, $after: String, $last: Int, $before: String, $filter: PersonFilter) {
    people(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        name
        badgeNumber
        phone
        status
        hasAccount
        assignments {
          id
          role
          placeName
          status
        }
      }
    }
  }
`);

type Row = PeopleQuery["people"]["nodes"][number];
const PAGE_SIZE = 50;

/** The company's people with their roles; one of them beside the list. */
export function PeoplePage() {
  const { t, language } = useWords();
  const words = t.organization.people;
  const may = useMay();
  const { place } = usePlace();
  const { search, params, change, replaceAll } = useListParams();
  const [adding, setAdding] = useState(false);
  const role = params.get("role");
  const text = params.get("q");
  const filter = {
    ...(text ? { search: text } : {}),
    ...(isRole(role) ? { roles: [role] } : {}),
    ...(place.level === "COMPANY" ? {} : { placeIds: [place.id] }),
  };
  const [{ data, error, fetching }, refresh] = useQuery({
    query: People,
    variables: { ...pageArguments(search, PAGE_SIZE), filter },
  });
  const reload = () => refresh({ requestPolicy: "network-only" });
  const pages = usePages(data?.people.pageInfo, change);
  return (
    <Page
      title={words.title}
      actions={
        <>
          <ExportMenu
            list="people"
            args={{ filter }}
            mayImport={may("people.manage")}
            withNumbers={may("people.phone")}
          />
          <SavedViews page="PEOPLE" search={search} onChoose={replaceAll} />
          {may("people.manage") && (
            <Button kind="PRIMARY" icon="plus" onClick={() => setAdding(true)}>
              {words.newPerson}
            </Button>
          )}
        </>
      }
    >
      <div className="toolbar">
        <ListSearch
          label={t.shell.search.label}
          placeholder={words.search}
          value={text}
          onChange={useCallback((q: string) => change({ q }, { replace: true }), [change])}
        />
        <ChoiceField
          label={t.organization.fields["role"]}
          placeholder={words.allRoles}
          noneText={t.shell.noMatch}
          value={isRole(role) ? role : undefined}
          options={roleChoices(language)}
          onChange={(value) => change({ role: value ?? "" })}
        />
      </div>
      <CursorTable<Row>
        label={words.title}
        columns={useColumns()}
        rows={data?.people.nodes}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        onOpen={(row) => change({ person: row.id })}
        openKey={params.get("person")}
        loading={fetching}
        {...(data ? { total: data.people.totalCount } : {})}
        {...(error ? { error: { message: explainError(t, error), onRetry: reload } } : {})}
        {...pages}
        empty={<Empty title={words.empty} />}
        texts={useTableTexts()}
      />
      <PersonPanel
        id={params.get("person") || undefined}
        onClose={() => change({ person: "" })}
        onChange={reload}
      />
      <PersonForm
        open={adding}
        onClose={() => setAdding(false)}
        onSaved={(id) => change({ person: id })}
      />
    </Page>
  );
}

function useColumns(): CursorColumn<Row>[] {
  const { t, language } = useWords();
  const words = t.organization.people;
  return [
    { key: "name", title: words.name, card: "TITLE", width: "9rem", render: (row) => row.name },
    { key: "badge", title: words.badge, width: "8rem", render: (row) => row.badgeNumber },
    {
      key: "roles",
      title: words.roles,
      card: "SUBTITLE",
      render: (row) => (
        <span className="person-roles">
          {row.assignments
            .filter(({ status }) => status === "ACTIVE")
            .map((held) => (
              <span key={held.id}>
                {roleName(held.role, language)} <span className="quiet">{held.placeName}</span>
              </span>
            ))}
        </span>
      ),
    },
    {
      key: "phone",
      title: t.organization.fields["phone"] ?? "",
      width: "9rem",
      render: (row) => row.phone,
    },
    {
      key: "account",
      title: words.account,
      width: "6rem",
      card: "ASIDE",
      render: (row) =>
        row.hasAccount ? (
          <Badge tone="OK">{words.hasAccount}</Badge>
        ) : (
          <Badge>{words.noAccount}</Badge>
        ),
    },
  ];
}
