import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { authSecret } from "./secret.ts";

const dataDir = mkdtempSync(join(tmpdir(), "threshold-secret-"));
afterAll(() => rmSync(dataDir, { recursive: true }));

describe("the secret of the accounts", () => {
  it("is the one given, and then none is kept", () => {
    expect(authSecret({ authSecret: "given", dataDir: "/nowhere" })).toBe("given");
  });

  it("is made once, kept, and for its owner's eyes only", () => {
    const made = authSecret({ authSecret: undefined, dataDir });
    expect(made).toMatch(/^[\w-]{43}$/);
    expect(authSecret({ authSecret: undefined, dataDir })).toBe(made);
    const path = join(dataDir, "auth-secret");
    expect(readFileSync(path, "utf8")).toBe(made);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});
