import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { Client } from "urql";
import { loadFieldWords, loadPageWords } from "../i18n/Words.tsx";
import { isFull } from "../outbox/store.ts";
import { type Problem, problemOf } from "../problem.ts";
import { ShellViewer } from "../shell/viewer-document.ts";
import { keepApp } from "./keep-app.ts";
import { PICTURES } from "./kept-store.ts";
import { photoReader } from "./photo.ts";

/** What is taken along: answers to queries with the pictures that they name, code of pages that have not been opened yet. */
export interface Luggage {
  readonly queries: readonly Asked[];
  readonly code?: () => Promise<unknown>;
}

interface Asked {
  // oxlint-disable-next-line typescript/no-explicit-any -- each of its own type
  readonly query: TypedDocumentNode<any, any>;
  readonly variables: object;
  /** What its answer asks for next: the page after it. */
  // oxlint-disable-next-line typescript/no-explicit-any -- of its own type as well
  readonly next?: (data: any) => object | undefined;
  /** Addresses of pictures in its answer. */
  // oxlint-disable-next-line typescript/no-explicit-any -- of its own type as well
  readonly pictures?: (data: any) => readonly string[];
}

export type Packed =
  | { readonly is: "DONE"; readonly bytes: number }
  | { readonly is: "FAILED"; readonly problem: Problem | "NO_ROOM" };

/** Takes the luggage along, all of it or with what stood in the way; `told` is how far it is. Each query is asked once. */
export async function pack(
  client: Pick<Client, "query">,
  { queries, code }: Luggage,
  told: (done: number, total: number) => void,
): Promise<Packed> {
  const asked: readonly Asked[] = [{ query: ShellViewer, variables: {} }, ...queries];
  const addresses = new Set<string>();
  let total = asked.length + 1;
  let done = 0;
  let bytes = 0;
  const step = (size: number) => {
    bytes += size;
    told((done += 1), total);
  };
  for (const { query, variables, next, pictures } of asked) {
    const context = { requestPolicy: "network-only", kept: true } as const;
    for (let at: object | undefined = variables; at;) {
      const { data, error } = await client.query(query, at, context).toPromise();
      if (error) return { is: "FAILED", problem: problemOf(error) };
      for (const address of pictures?.(data) ?? []) addresses.add(address);
      at = next?.(data);
      if (at) total += 1;
      step(JSON.stringify(data).length);
    }
  }
  total += addresses.size;
  try {
    const cache = await caches.open(PICTURES);
    for (const address of addresses) {
      const response = await fetch(address);
      // One that was taken away meanwhile is no longer shown either.
      if (!response.ok && response.status !== 404)
        return { is: "FAILED", problem: { kind: "OFFLINE" } };
      if (response.ok) await cache.put(new URL(address, location.href).href, response.clone());
      step((await response.blob()).size);
    }
    await Promise.all([code?.(), photoReader(), loadFieldWords(), loadPageWords()]);
    step(await keepApp());
  } catch (error) {
    return { is: "FAILED", problem: isFull(error) ? "NO_ROOM" : { kind: "OFFLINE" } };
  }
  return { is: "DONE", bytes };
}
