import { setInterval } from "node:timers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { workbookParts, zipOf } from "../storage/testing.ts";
import { makeCompany, startTestServer, type TestServer } from "../testing/server.ts";
import { checked, headers, settled } from "./testing.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const text = (word: string) => `<c t="inlineStr"><is><t>${word}</t></is></c>`;

/** Units of many buildings, each with a text of its own, as a spreadsheet would write them. */
function largeWorkbook(count: number): Buffer {
  const rows = Array.from({ length: count }, (_, n) => {
    const building = Math.floor(n / 1000);
    const texts = [`组团${building % 4}`, `${building}`];
    const area = "<c><v>89.5</v></c><c><v>71.2</v></c>";
    return `<row>${texts.map(text).join("")}<c><v>${1 + (n % 33)}</v></c>${text(`${1 + (n % 1000)}`)}
      ${text(`户型${n}`)}${text("住宅")}${area}<c s="1"><v>46568</v></c></row>`;
  });
  return zipOf(workbookParts(`<row>${headers.map(text).join("")}</row>${rows.join("")}`));
}

/** What an act adds to the memory at its height, in MB. */
async function growth<T>(act: () => Promise<T>): Promise<{ megabytes: number; value: T }> {
  globalThis.gc?.();
  const start = process.memoryUsage.rss();
  let most = start;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10);
  const value = await act();
  clearInterval(timer);
  return { megabytes: (most - start) / 1024 / 1024, value };
}

it("takes 20,000 rows in, gives them back, and needs no more memory for ten times the rows", async () => {
  const [small, large] = [largeWorkbook(2_000), largeWorkbook(20_000)];
  const { admin, estateId } = await makeCompany(server);
  const warm = await growth(() => checked(admin, estateId, small));
  const { megabytes, value: batch } = await growth(() => checked(admin, estateId, large));
  expect(batch).toMatchObject({
    status: "CHECKED",
    rowsTotal: 20_000,
    toCreate: 20_000,
    refused: 0,
  });
  // Ten times the rows may take what the upload itself needs, not ten times the memory.
  expect(megabytes).toBeLessThan(Math.max(150, warm.megabytes * 2));
  await admin.run("applyImport", { id: batch.id }, "batch { id }");
  expect(await settled(admin, batch.id)).toMatchObject({
    status: "APPLIED",
    rowsDone: 20_000,
    failure: null,
  });
  const again = await checked(admin, estateId, large);
  expect(again).toMatchObject({ unchanged: 20_000, toCreate: 0, toChange: 0, refused: 0 });
  await admin.run("undoImport", { id: batch.id }, "batch { id }");
  expect(await settled(admin, batch.id)).toMatchObject({ status: "UNDONE", failure: null });
});

it("says how many rows are too many", async () => {
  const { admin, estateId } = await makeCompany(server);
  const { status, failure } = await checked(admin, estateId, largeWorkbook(50_001));
  expect({ status, failure }).toEqual({
    status: "FAILED",
    failure: { code: "IMPORT_TOO_MANY_ROWS", details: { rows: 50_001, limit: 50_000 } },
  });
});
