import { type Day, day } from "@threshold/domain/calendar/day";
import { isOpenLine, type ItemFacts } from "@threshold/domain/takeover/item";
import type { ItemKind } from "@threshold/domain/takeover/vocabulary";
import { useEffect, useState } from "react";
import { useClient, useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import type {
  SaveTakeoverItemsInput,
  TakeoverItemInput,
  TakeoverItemsQuery,
  TakeoverItemsQueryVariables,
} from "../gql/graphql.ts";
import { type DeviceCommand, mutationOf } from "../outbox/store.ts";
import type { Takeover } from "./takeover-documents.ts";

export const TakeoverItems = graphql(/* GraphQL */ `
  query TakeoverItems(
    $ids: [ID!]
    $kinds: [TakeoverItemKind!]
    $open: Boolean
    $search: String
    $after: String
  ) {
    takeoverItems(
      first: 100
      takeoverIds: $ids
      kinds: $kinds
      open: $open
      search: $search
      after: $after
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        kind
        code
        name
        place
        model
        quantity
        counted
        located
        manual
        singleRun
        linkage
        verdict
        isOriginal
        handedBy
        receivedOn
        promisedOn
        remark
        version
        area {
          id
          name
        }
        inspectedBy {
          id
          name
        }
        custodyItem {
          id
          number
        }
        attachments {
          id
          name
          url
          thumbnailUrl
        }
      }
    }
  }
`);
export type Line = TakeoverItemsQuery["takeoverItems"]["nodes"][number];

export const SaveTakeoverItems = graphql(/* GraphQL */ `
  mutation SaveTakeoverItems($input: SaveTakeoverItemsInput!) {
    saveTakeoverItems(input: $input) {
      clientMutationId
    }
  }
`);

export const RaiseTakeoverDefect = graphql(/* GraphQL */ `
  mutation RaiseTakeoverDefect($input: RaiseTakeoverDefectInput!) {
    raiseTakeoverDefect(input: $input) {
      clientMutationId
    }
  }
`);

/** Lists of one form are one view; tools, keys and room facilities are one list (TKO-R16). */
export const groups = {
  DOCUMENT: ["DOCUMENT"],
  EQUIPMENT: ["EQUIPMENT"],
  COMMON_PART: ["COMMON_PART"],
  FACILITY: ["FACILITY"],
  TOOL: ["TOOL", "KEY", "ROOM_FACILITY"],
} as const satisfies Partial<Record<ItemKind, readonly ItemKind[]>>;
export type Group = keyof typeof groups;

/** Members work in equipment rooms: the last answer stays on the device. */
export const kept = { kept: true };

interface Narrowed {
  readonly open: boolean;
  readonly search: string;
  readonly after: string | null;
}

const asked = (id: string, group: Group, { open, search, after }: Narrowed) => ({
  ids: [id],
  kinds: [...groups[group]],
  open: open ? true : null,
  search: search || null,
  after,
});

/** Pages of a list that are taken along at most. */
const mostPages = 20;

/** All of a list, page after page, as it is taken along. */
export function pagesOf(id: string, group: Group) {
  let pages = 1;
  const at = (after: string | null) => asked(id, group, { open: false, search: "", after });
  return {
    query: TakeoverItems,
    variables: at(null),
    next: ({ takeoverItems: { pageInfo } }: TakeoverItemsQuery) =>
      pageInfo.hasNextPage && pageInfo.endCursor && ++pages <= mostPages
        ? at(pageInfo.endCursor)
        : undefined,
  };
}

/** A list narrowed by the server; where there is no signal by this device, of what was taken along. */
export function useLines(id: string, group: Group, narrowed: Narrowed) {
  const client = useClient();
  const [{ data, error }, refresh] = useQuery({
    query: TakeoverItems,
    variables: asked(id, group, narrowed),
    requestPolicy: "cache-and-network",
    context: kept,
  });
  const [taken, setTaken] = useState<{ group: Group; lines: Line[] }>();
  const isCutOff = Boolean(error?.networkError);
  useEffect(() => {
    if (!isCutOff) return;
    let over = false;
    void (async () => {
      const { variables, next } = pagesOf(id, group);
      const lines: Line[] = [];
      for (let at: TakeoverItemsQueryVariables | undefined = variables; at;) {
        const page = await client
          .query(TakeoverItems, at, { requestPolicy: "network-only", ...kept })
          .toPromise();
        lines.push(...(page.data?.takeoverItems.nodes ?? []));
        at = page.data && next(page.data);
      }
      if (!over) setTaken({ group, lines });
    })();
    return () => {
      over = true;
    };
  }, [client, id, group, isCutOff]);
  const here = taken?.group === group && taken.lines.length > 0 ? taken.lines : undefined;
  const page = data?.takeoverItems;
  return {
    data,
    lines: page?.nodes ?? here?.filter((line) => isAmong(line, narrowed)),
    next: page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null,
    error: here ? undefined : error,
    refresh: () => refresh({ requestPolicy: "network-only", ...kept }),
  };
}

const isAmong = (line: Line, { open, search }: Narrowed): boolean =>
  (!open || isOpenLine(factsOf(lineInput(line)))) &&
  [line.name, line.place, line.model].some((text) =>
    text?.toLowerCase().includes(search.toLowerCase()),
  );

/** A line as it was read, to be sent back with what changed: the whole of it is what counts. */
export const lineInput = (line: Line): TakeoverItemInput => ({
  takeoverItemId: line.id,
  kind: line.kind,
  itemCode: line.code,
  takeoverAreaId: line.area?.id ?? null,
  name: line.name,
  place: line.place,
  model: line.model,
  quantity: line.quantity,
  counted: line.counted,
  located: line.located,
  manual: line.manual,
  singleRun: line.singleRun,
  linkage: line.linkage,
  verdict: line.verdict,
  isOriginal: line.isOriginal,
  handedBy: line.handedBy,
  receivedOn: line.receivedOn,
  promisedOn: line.promisedOn,
  remark: line.remark,
});

const dayOf = (value: string | null | undefined): Day | null => (value ? day(value) : null);

/** What is sent of a line, as its rules take it. */
export const factsOf = (input: TakeoverItemInput): ItemFacts => ({
  kind: input.kind,
  code: input.itemCode ?? null,
  areaId: input.takeoverAreaId ?? null,
  name: input.name,
  place: input.place ?? null,
  model: input.model ?? null,
  quantity: input.quantity ?? null,
  counted: input.counted ?? null,
  located: input.located ?? null,
  manual: input.manual ?? null,
  singleRun: input.singleRun ?? null,
  linkage: input.linkage ?? null,
  verdict: input.verdict ?? null,
  isOriginal: input.isOriginal ?? null,
  handedBy: input.handedBy ?? null,
  receivedOn: dayOf(input.receivedOn),
  promisedOn: dayOf(input.promisedOn),
  remark: input.remark ?? null,
});

/** Lines of one takeover go on their own ways: what is refused of one holds up no other. */
export const laneOf = (takeoverId: string, lineId: string) => `${takeoverId} ${lineId}`;
export const isLaneOf = (takeoverId: string) => (lane: string) => lane.startsWith(`${takeoverId} `);

/** A list as its inspector sees it: the server's, and over it what this device did and the server has not taken yet. */
export function linesWith(
  lines: readonly Line[],
  kinds: readonly ItemKind[],
  { areas }: Pick<Takeover, "areas">,
  lane: {
    readonly commands: readonly DeviceCommand[];
    readonly isWaiting: (id: string) => boolean;
  },
) {
  const shown = new Map(lines.map((line) => [line.id, line]));
  const waiting = new Set<string>();
  for (const { id, content } of lane.commands) {
    if (content.kind === "FILE") {
      const line = shown.get(content.record);
      const photo = { id, name: content.name, url: "", thumbnailUrl: null };
      if (line) shown.set(line.id, { ...line, attachments: [...line.attachments, photo] });
      continue;
    }
    if (mutationOf(content.document) !== "saveTakeoverItems") continue;
    for (const input of (content.input as SaveTakeoverItemsInput).items) {
      const lineId = input.takeoverItemId ?? `TakeoverItem_${input.newId}`;
      const before = shown.get(lineId);
      // A line of another list, or of another page of this one.
      if (!kinds.includes(input.kind) || (!before && !input.newId)) continue;
      if (lane.isWaiting(id)) waiting.add(lineId);
      shown.set(lineId, told(lineId, input, before, areas));
    }
  }
  return { lines: [...shown.values()], waiting };
}

function told(
  id: string,
  input: TakeoverItemInput,
  before: Line | undefined,
  areas: Takeover["areas"],
): Line {
  const { areaId, ...facts } = factsOf(input);
  const area = areas.find((one) => one.id === areaId);
  return {
    version: 0,
    inspectedBy: null,
    custodyItem: null,
    attachments: [],
    ...before,
    ...facts,
    id,
    area: area ? { id: area.id, name: area.name } : null,
  };
}
