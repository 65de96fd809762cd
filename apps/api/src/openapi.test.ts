import { fileURLToPath } from "node:url";
import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "./testing/server.ts";

const methods = ["get", "head", "post", "put", "patch", "delete"] as const;
type Method = (typeof methods)[number];
interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly schema: {
    readonly enum?: readonly string[];
    readonly format?: string;
    readonly pattern?: string;
  };
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, unknown>>;
}
type PathItem = { readonly [M in Method]?: Operation } & {
  readonly parameters?: readonly Parameter[];
};
interface Described {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
}

let server: TestServer;
let described: Described;
const validator = new Validator();
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const file = fileURLToPath(new URL("../../../docs/openapi.yaml", import.meta.url));
const checked = await validator.validate(file);
described = validator.specification as unknown as Described;

/** An address that a described path means, its parameters filled with what is nobody's. */
function addressOf(path: string, item: PathItem): string {
  const all = [item, ...methods.flatMap((method) => item[method] ?? [])]
    .flatMap(({ parameters = [] }) => parameters)
    .map((one) => (one.$ref ? described.components.parameters[one.$ref.split("/").at(-1)!]! : one));
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const { schema } = all.find((one) => one.name === name && one.in === "path")!;
    if (schema.enum) return schema.enum[0]!;
    if (schema.format === "uuid") return crypto.randomUUID();
    if (schema.pattern?.includes("{64}")) return "0".repeat(64);
    const type = /^\^([A-Z]\w+_)/.exec(schema.pattern ?? "")?.[1];
    return type ? `${type}${crypto.randomUUID()}` : "nothing";
  });
}

const operations = Object.entries(described.paths).flatMap(([path, item]) =>
  methods.flatMap((method) => {
    const operation = item[method];
    return operation ? [[method, path, item, operation] as const] : [];
  }),
);

describe("docs/openapi.yaml", () => {
  it("is OpenAPI 3.1", () => {
    expect(checked).toEqual({ valid: true });
  });

  it("describes every address that the server answers, and no other", () => {
    const addresses = Object.entries(described.paths).map(([path, item]) => addressOf(path, item));
    const answered = (address: string) => server.paths.filter((path) => path.test(address));
    expect(addresses.filter((address) => answered(address).length === 0)).toEqual([]);
    const missing = server.paths.filter((path) => !addresses.some((address) => path.test(address)));
    expect(missing.map(String)).toEqual([]);
  });

  it("names each operation once", () => {
    const names = operations.map(([, , , { operationId }]) => operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(operations)(
    "says what a stranger is answered: %s %s",
    async (method, path, item, operation) => {
      const response = await fetch(`${server.url}${addressOf(path, item)}`, {
        method: method.toUpperCase(),
      });
      await response.arrayBuffer();
      expect(Object.keys(operation.responses)).toContain(String(response.status));
    },
  );

  it("names every method of an address: the others are answered with 405", async () => {
    // These do not mind the method, or answer in the words of the library and of the protocol (tus) behind them.
    const open = /^\/(healthz|readyz|metrics|api\/auth|verify-form|uploads|api\/links\/parts)/;
    for (const [path, item] of Object.entries(described.paths).filter(([one]) => !open.test(one)))
      for (const method of methods.filter((one) => one !== "head" && !item[one])) {
        const response = await fetch(`${server.url}${addressOf(path, item)}`, {
          method: method.toUpperCase(),
        });
        await response.arrayBuffer();
        expect(response.status, `${method} ${path}`).toBe(405);
      }
  });
});
