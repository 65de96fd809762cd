import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../testing/database.ts";
import { openQueue } from "./queue-queries.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it("takes a connection back once, however often the queue gives it", async () => {
  const queue = openQueue(database.ownerUrl, 1, () => {});
  const [client, release] = await new Promise<[unknown, () => void]>((resolve, reject) =>
    queue.connect((error, given, back) => (error ? reject(error) : resolve([given, back]))),
  );
  release();
  const next = await queue.connect();
  expect(next).toBe(client);
  release(); // by now it is somebody else's
  expect(queue.idleCount).toBe(0);
  next.release();
  await queue.end();
});
