import { describe, expect, it } from "vitest";
import { readEnv } from "./env.ts";

describe("the environment", () => {
  it("needs nothing: every variable has a default", () => {
    const env = readEnv({});
    expect(env).toMatchObject({
      port: 4000,
      baseUrl: "http://localhost:4000",
      demo: true,
      logLevel: "info",
    });
    expect(env.dataDir).toMatch(/^\/.*\/\.data$/);
    expect([env.databaseUrl, env.oidc, env.s3, env.otelEndpoint]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("takes an empty variable for an absent one", () => {
    expect(readEnv({ PORT: "", DATABASE_URL: " " })).toMatchObject({
      port: 4000,
      databaseUrl: undefined,
    });
  });

  it.each([
    ["PORT", "eighty"],
    ["PORT", "70000"],
    ["DATABASE_URL", "mysql://root@localhost/x"],
    ["BASE_URL", "threshold.example"],
    ["LOG_LEVEL", "loud"],
    ["DEMO", "perhaps"],
    ["AUTH_SECRET", "short"],
    ["OIDC_ISSUER", "https://id.example"],
    ["APP_DATABASE_URL", "postgres://a:b@localhost/x"],
  ])("names %s when it is %s", (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(name);
  });

  it("names every wrong variable at once and never repeats a secret", () => {
    const read = () => readEnv({ PORT: "x", S3_BUCKET: "b", DATABASE_URL: "redis://:hunter2@h" });
    expect(read).toThrow(/PORT[^]*DATABASE_URL[^]*S3_ENDPOINT|PORT[^]*S3_ENDPOINT[^]*DATABASE_URL/);
    expect(read).not.toThrow("hunter2");
  });

  it("reads the groups of OIDC and S3 whole", () => {
    const env = readEnv({
      OIDC_ISSUER: "https://id.example/",
      OIDC_CLIENT_ID: "threshold",
      OIDC_CLIENT_SECRET: "s",
      S3_ENDPOINT: "https://s3.example",
      S3_BUCKET: "files",
      S3_ACCESS_KEY_ID: "a",
      S3_SECRET_ACCESS_KEY: "b",
    });
    expect(env.oidc).toMatchObject({ clientId: "threshold", name: "SSO" });
    expect(env.s3).toMatchObject({ bucket: "files", region: "us-east-1" });
  });
});
