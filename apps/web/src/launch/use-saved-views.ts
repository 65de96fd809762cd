import type { FilterValues } from "@threshold/ui/FilterBar";
import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import type { SavedViewPage } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useAnnounce } from "../shell/announce.tsx";
import { useAct } from "../form/use-act.ts";

const SavedViewsOfPage = graphql(/* GraphQL */ `
  query SavedViewsOfPage($page: SavedViewPage!) {
    savedViews(page: $page) {
      id
      name
      query
      shared
      own
    }
  }
`);

const SaveListView = graphql(/* GraphQL */ `
  mutation SaveListView($input: SaveViewInput!) {
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

const DeleteListView = graphql(/* GraphQL */ `
  mutation DeleteListView($input: DeleteViewInput!) {
    deleteView(input: $input) {
      deletedId
    }
  }
`);

/** The views of one page that the server keeps for the viewer, and the ways to add and remove one. */
export function useSavedViews(page: SavedViewPage) {
  const { t } = useWords();
  const announce = useAnnounce();
  const [{ data }, refresh] = useQuery({ query: SavedViewsOfPage, variables: { page } });
  const save = useAct(SaveListView);
  const remove = useAct(DeleteListView);
  const views = data?.savedViews ?? [];
  return {
    views: views.map(({ id, name, own, shared }) => ({
      key: id,
      // A colleague's view may be called as one's own.
      name: shared ? t.launch.views.sharedView(name) : name,
      removable: own,
    })),
    valuesOf: (key: string) => (views.find(({ id }) => id === key)?.query ?? {}) as FilterValues,
    save: async (name: string, query: FilterValues, shared: boolean) => {
      // A name used before is that view, narrowed anew.
      const before = views.find((view) => view.own && view.name === name);
      const saved = await save.run({
        page,
        name,
        query,
        shared,
        ...(before ? { id: before.id } : {}),
      });
      if (saved.ok) announce(t.launch.views.saved(name));
      refresh({ requestPolicy: "network-only" });
      return saved.ok ? saved.data.saveView.view.id : undefined;
    },
    remove: async (key: string) => {
      await remove.run({ id: key });
      refresh({ requestPolicy: "network-only" });
    },
    problem: save.problem ?? remove.problem,
  };
}
