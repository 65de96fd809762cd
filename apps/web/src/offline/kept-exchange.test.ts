import "fake-indexeddb/auto";
import { Client, type Exchange, makeErrorResult, makeResult } from "@urql/core";
import { parse } from "graphql";
import { beforeEach, expect, test, vi } from "vitest";
import { map, pipe } from "wonka";
import { forgetKept } from "./kept-store.ts";
import { keptExchange } from "./kept-exchange.ts";

/** What the server answers now; null: it cannot be reached. */
let answer: { data?: Record<string, unknown>; errors?: { message: string }[] } | null;
const server: Exchange = () => (operations) =>
  pipe(
    operations,
    map((operation) =>
      answer
        ? makeResult(operation, { hasNext: false, ...answer })
        : makeErrorResult(operation, new Error("no signal")),
    ),
  );
const client = new Client({ url: "/graphql", exchanges: [keptExchange, server] });
const query = parse("query Home($id: ID!) { home(id: $id) { name } }");
const ask = (id: string, kept = true) => client.query(query, { id }, { kept }).toPromise();

beforeEach(async () => {
  vi.stubGlobal("localStorage", { getItem: () => null });
  await forgetKept();
});

test("without signal the last answer of a kept query is given, with when it is of", async () => {
  answer = { data: { home: { name: "1-101" } } };
  expect((await ask("1")).data).toEqual({ home: { name: "1-101" } });
  answer = null;
  const last = await ask("1");
  expect(last.error).toBeUndefined();
  expect(last.data).toEqual({ home: { name: "1-101" } });
  expect(Date.parse(String(last.extensions?.["keptAt"]))).toBeGreaterThan(Date.now() - 60_000);
});

test("what was not asked before, or not as kept, or was forgotten, is a missing connection as ever", async () => {
  answer = { data: { home: { name: "1-101" } } };
  await ask("1");
  await ask("2", false);
  answer = null;
  expect((await ask("2")).error?.networkError).toBeDefined();
  expect((await ask("1", false)).error?.networkError).toBeDefined();
  await forgetKept();
  expect((await ask("1")).error?.networkError).toBeDefined();
});

test("a refusal is not kept and not hidden behind an older answer", async () => {
  answer = { data: { home: { name: "1-101" } } };
  await ask("1");
  answer = { errors: [{ message: "NOT_FOUND" }] };
  expect((await ask("1")).error?.graphQLErrors).toHaveLength(1);
  answer = null;
  expect((await ask("1")).data).toEqual({ home: { name: "1-101" } });
});
