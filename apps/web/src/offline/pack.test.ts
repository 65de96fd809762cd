import { CombinedError } from "@urql/core";
import { parse } from "graphql";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pack } from "./pack.ts";

vi.mock("./keep-app.ts", () => ({ keepApp: async () => 1_000 }));

const Homes = parse("query Homes($after: String) { homes { id } }");
const answers: Record<string, object> = {
  first: { homes: [1, 2], plans: ["/files/a.png", "/files/b.png"], after: "second" },
  second: { homes: [3], plans: ["/files/b.png"], after: null },
};
const asked: string[] = [];
const client = {
  query: (_query: unknown, variables: { after?: string }) => ({
    toPromise: async () => {
      const { after } = variables;
      if (after) asked.push(after);
      return after === "broken"
        ? { error: new CombinedError({ networkError: new Error("no signal") }) }
        : { data: after ? answers[after] : { viewer: {} } };
    },
  }),
} as unknown as Parameters<typeof pack>[0];

type Answer = { plans: string[]; after: string | null };
const homes = (after: string) => ({
  query: Homes,
  variables: { after },
  next: (data: Answer) => (data.after ? { after: data.after } : undefined),
  pictures: (data: Answer) => data.plans,
});

let status = 200;
const kept: string[] = [];
beforeEach(() => {
  asked.length = kept.length = 0;
  status = 200;
  vi.stubGlobal("location", new URL("https://threshold.test/"));
  vi.stubGlobal("caches", { open: async () => ({ put: async (at: string) => kept.push(at) }) });
  vi.stubGlobal("fetch", async () => new Response("png", { status }));
});
afterEach(() => vi.unstubAllGlobals());

test("asks each question once, page after page, and takes the pictures that any answer names", async () => {
  const told: [number, number][] = [];
  const done = await pack(client, { queries: [homes("first")] }, (...at) => told.push(at));
  expect(done).toEqual({ is: "DONE", bytes: expect.any(Number) });
  expect(asked).toEqual(["first", "second"]);
  expect(kept).toEqual([
    "https://threshold.test/files/a.png",
    "https://threshold.test/files/b.png",
  ]);
  expect(told.at(-1)).toEqual([6, 6]);
});

test("says so where an answer or a picture does not come, and passes over what was taken away", async () => {
  const told = () => undefined;
  expect(await pack(client, { queries: [homes("broken")] }, told)).toMatchObject({
    is: "FAILED",
    problem: { kind: "OFFLINE" },
  });
  status = 503;
  expect(await pack(client, { queries: [homes("first")] }, told)).toMatchObject({ is: "FAILED" });
  status = 404;
  expect(await pack(client, { queries: [homes("first")] }, told)).toMatchObject({ is: "DONE" });
});
