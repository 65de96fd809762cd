import { getMigrations } from "better-auth/db/migration";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ownEndpoints } from "./endpoints.ts";
import { createLibrary } from "./library.ts";
import { createThrottle } from "./throttle.ts";
import { openTestDatabase, testSecret, type TestDatabase } from "./testing.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test?.close());

describe("the library's tables", () => {
  it("are in our migration, every column of them", async () => {
    const clock = () => new Date();
    const throttle = createThrottle(test.db, testSecret, clock);
    const own = {
      db: test.db,
      throttle,
      clock,
      oidc: undefined,
      setUpCompany: undefined,
      onTokenEnd() {},
    };
    const library = createLibrary({
      db: test.db,
      secret: testSecret,
      baseUrl: "http://localhost:4000",
      secureCookies: false,
      trustedOrigins: [],
      oidc: { issuer: "http://127.0.0.1:1", clientId: "x", clientSecret: "x", name: "x" },
      throttle,
      plugin: ownEndpoints(own),
      onSessionEnd() {},
      log() {},
    });
    const { toBeCreated, toBeAdded } = await getMigrations(library.options);
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
  });
});
