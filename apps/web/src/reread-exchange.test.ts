import {
  Client,
  type Exchange,
  makeResult,
  type Operation,
  type OperationResult,
} from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { parse } from "graphql";
import { beforeEach, expect, test } from "vitest";
import { filter, makeSubject, merge, pipe, subscribe, tap } from "wonka";
import { rereadExchange } from "./reread-exchange.ts";

/** What was sent and has no answer yet, in order, and what answers it. */
let sent: Operation[];
let client: Client;
let give: (result: OperationResult) => void;
beforeEach(() => {
  sent = [];
  const { source, next } = makeSubject<OperationResult>();
  give = next;
  const server: Exchange = () => (operations) =>
    merge([
      source,
      pipe(
        operations,
        tap((operation) => operation.kind !== "teardown" && sent.push(operation)),
        filter(() => false),
      ) as never,
    ]);
  client = new Client({ url: "/graphql", exchanges: [cacheExchange({}), rereadExchange, server] });
});

const day = (visitors: number) => ({ __typename: "Day", id: "1", visitors });
const answer = (visitors: number) => {
  const operation = sent.shift()!;
  const data =
    operation.kind === "query"
      ? { __typename: "Query", day: day(visitors) }
      : { __typename: "Mutation", add: { __typename: "Added", day: day(visitors) } };
  give(makeResult(operation, { data, hasNext: false }));
};
const query = parse("query Day { day { id visitors } }");
const add = parse("mutation Add { add { day { id visitors } } }");
const read = () => client.query(query, {}, { requestPolicy: "network-only" });

/** Sends a read and a save, answers the save, and leaves the read under way. */
const saveMeanwhile = async (visitors: number) => {
  const saved = client.mutation(add, {}).toPromise();
  const [reading] = sent.splice(0, 1);
  answer(visitors);
  await saved;
  sent = [reading!];
};

test("what was read while something was saved is read once more, and the older answer is not shown", async () => {
  const shown: number[] = [];
  pipe(
    read(),
    subscribe(({ data }) => shown.push(data?.day.visitors)),
  );
  await saveMeanwhile(3);
  // The page asks anew, and is given what is under way.
  const anew = read().toPromise();
  expect(sent).toHaveLength(1);
  answer(1);
  expect(sent).toHaveLength(1);
  answer(3);
  expect((await anew).data.day.visitors).toBe(3);
  expect(shown).toEqual([3]);
  expect(sent).toEqual([]);
});

test("an answer comes in the midst of many saves, as one that is being read anew", async () => {
  const shown: [number, boolean][] = [];
  pipe(
    read(),
    subscribe(({ data, stale }) => shown.push([data?.day.visitors, stale])),
  );
  await saveMeanwhile(2);
  answer(1);
  expect(shown).toEqual([]);
  await saveMeanwhile(3);
  answer(2);
  expect(shown).toEqual([[3, true]]); // the record as it was saved last
  answer(3);
  expect(shown.at(-1)).toEqual([3, false]);
  expect(sent).toEqual([]);
});

test("what was read before or after a save is not read again", async () => {
  const first = read().toPromise();
  answer(1);
  await first;
  const saved = client.mutation(add, {}).toPromise();
  answer(2);
  await saved;
  const second = read().toPromise();
  answer(2);
  expect((await second).data.day.visitors).toBe(2);
  expect(sent).toEqual([]);
});

test("a save that was refused lets what is being read be", async () => {
  const reading = read().toPromise();
  const saved = client.mutation(add, {}).toPromise();
  const [one, two] = sent;
  give(makeResult(two!, { errors: [{ message: "REFUSED" }], hasNext: false }));
  expect((await saved).error).toBeDefined();
  sent = [one!];
  answer(1);
  expect((await reading).data.day.visitors).toBe(1);
  expect(sent).toEqual([]);
});
