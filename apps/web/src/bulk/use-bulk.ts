import { useState } from "react";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type {
  BulkAssetInput,
  BulkDefectInput,
  BulkTaskInput,
  BulkUnitInput,
  ListInput,
} from "../gql/graphql.ts";

export const BulkEditShown_edit = graphql(/* GraphQL */ `
  fragment BulkEditShown_edit on BulkEdit {
    id
    recordType
    status
    total
    toChange
    unchanged
    refused
    createdAt
    appliedAt
    rows(first: 100, verdicts: [REFUSED, CHANGE]) {
      totalCount
      nodes {
        position
        recordId
        name
        verdict
        code
        details
        before
        after
        names
      }
    }
  }
`);

const PreviewBulkEdit = graphql(/* GraphQL */ `
  mutation PreviewBulkEdit($input: PreviewBulkEditInput!) {
    previewBulkEdit(input: $input) {
      edit {
        id
        ...BulkEditShown_edit
      }
    }
  }
`);

const ApplyBulkEdit = graphql(/* GraphQL */ `
  mutation ApplyBulkEdit($input: ApplyBulkEditInput!) {
    applyBulkEdit(input: $input) {
      edit {
        id
        ...BulkEditShown_edit
      }
    }
  }
`);

const UndoBulkEdit = graphql(/* GraphQL */ `
  mutation UndoBulkEdit($input: UndoBulkEditInput!) {
    undoBulkEdit(input: $input) {
      edit {
        id
        ...BulkEditShown_edit
      }
    }
  }
`);

/** What is edited: the records that were ticked, or all of a list as it is narrowed. */
export type BulkTarget = { recordIds: string[] } | { list: ListInput };
export type BulkChange =
  | { task: BulkTaskInput }
  | { unit: BulkUnitInput }
  | { defect: BulkDefectInput }
  | { asset: BulkAssetInput };

/** Showing, applying and undoing, each with what stands against it. */
export function useBulk() {
  const preview = useAct(PreviewBulkEdit);
  const apply = useAct(ApplyBulkEdit);
  const undo = useAct(UndoBulkEdit);
  return {
    preview: async (target: BulkTarget, change: BulkChange) => {
      const outcome = await preview.run({ ...target, ...change });
      return outcome.ok ? outcome.data.previewBulkEdit.edit : undefined;
    },
    apply: async (id: string) => {
      const outcome = await apply.run({ id });
      return outcome.ok ? outcome.data.applyBulkEdit.edit : undefined;
    },
    undo: async (id: string) => {
      const outcome = await undo.run({ id });
      return outcome.ok ? outcome.data.undoBulkEdit.edit : undefined;
    },
    busy: preview.busy || apply.busy || undo.busy,
    problem: preview.problem ?? apply.problem ?? undo.problem,
  };
}

/** The ticked rows of a list, and whether all that match are meant; another narrowing forgets them. */
export function useSelection(narrowing: string) {
  const [state, setState] = useState({
    narrowing,
    selected: new Set<string>() as ReadonlySet<string>,
    all: false,
  });
  const now =
    state.narrowing === narrowing ? state : { narrowing, selected: new Set<string>(), all: false };
  return {
    selected: now.selected,
    all: now.all,
    onChange: (selected: ReadonlySet<string>) => setState({ narrowing, selected, all: false }),
    chooseAll: () => setState({ ...now, all: true }),
    clear: () => setState({ narrowing, selected: new Set(), all: false }),
  };
}
