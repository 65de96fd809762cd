import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Icon } from "@threshold/ui/Icon";
import { Checkbox, Input } from "@threshold/ui/Input";
import { useState } from "react";
import type { FormEvent } from "react";
import { useQuery } from "urql";
import { useSend } from "../form/use-send.ts";
import { graphql } from "../gql/gql.ts";
import type { SavedViewPage, SavedViewsQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { explain } from "../refusals.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Disclosure } from "../shell/Disclosure.tsx";
import { addressOfView, viewOf } from "./list-params.ts";

const SavedViewList = graphql(/* GraphQL */ `
  query SavedViews($page: SavedViewPage!) {
    savedViews(page: $page) {
      id
      name
      query
      shared
      own
    }
  }
`);

const SaveView = graphql(/* GraphQL */ `
  mutation SaveView($input: SaveViewInput!) {
    saveView(input: $input) {
      view {
        id
        name
        query
        shared
        own
      }
    }
  }
`);

const DeleteView = graphql(/* GraphQL */ `
  mutation DeleteView($input: DeleteViewInput!) {
    deleteView(input: $input) {
      deletedId
    }
  }
`);

type View = SavedViewsQuery["savedViews"][number];

/** A list's conditions under a name, kept on the server: one's own, and those colleagues share. */
export function SavedViews({
  page,
  search,
  onChoose,
}: {
  page: SavedViewPage;
  search: URLSearchParams;
  onChoose: (search: URLSearchParams) => void;
}) {
  const { t } = useWords();
  return (
    <Disclosure
      align="end"
      className="views"
      face={
        <>
          <Icon name="bookmark" />
          {t.organization.views.title}
        </>
      }
    >
      {(close) => (
        <>
          <ViewList
            page={page}
            onChoose={(view) => {
              onChoose(addressOfView(view.query));
              close();
            }}
          />
          <SaveForm page={page} search={search} onSaved={close} />
        </>
      )}
    </Disclosure>
  );
}

function ViewList({ page, onChoose }: { page: SavedViewPage; onChoose: (view: View) => void }) {
  const { t } = useWords();
  const words = t.organization.views;
  const [{ data }] = useQuery({ query: SavedViewList, variables: { page } });
  const remove = useSend(DeleteView);
  const views = data?.savedViews ?? [];
  if (data && views.length === 0) return <p className="search-note">{words.none}</p>;
  return (
    <ul>
      {views.map((view) => (
        <li key={view.id} className="view-row">
          <button type="button" className="menu-item" onClick={() => onChoose(view)}>
            {view.name}
            {view.shared && <Icon name="people" />}
          </button>
          {view.own && (
            <Button
              kind="QUIET"
              small
              icon="close"
              iconOnly
              onClick={() => void remove.send({ id: view.id })}
            >
              {words.remove(view.name)}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function SaveForm({
  page,
  search,
  onSaved,
}: {
  page: SavedViewPage;
  search: URLSearchParams;
  onSaved: () => void;
}) {
  const { t } = useWords();
  const words = t.organization.views;
  const announce = useAnnounce();
  const { send, busy } = useSend(SaveView);
  const [fault, setFault] = useState<string>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get("name")).trim();
    const sent = await send({ page, name, query: viewOf(search), shared: form.has("shared") });
    if (!sent.ok) return setFault(explain(t, sent.problem));
    announce(words.saved(name));
    onSaved();
  };

  return (
    <form className="form-stack view-form" onSubmit={(event) => void submit(event)}>
      {fault && <ErrorNote>{fault}</ErrorNote>}
      <Input label={words.save} placeholder={words.name} name="name" maxLength={40} required />
      <Checkbox label={words.share} name="shared" />
      <Button small submit busy={busy}>
        {t.shell.save}
      </Button>
    </form>
  );
}
