import { lexicographicSortSchema, printSchema } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import type { GraphQLSchema } from "graphql";
import { assertMapped } from "./graphql/read/assert.ts";
import { makeSchema, reads } from "./schema.ts";

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await makeSchema();
});

describe("the contract", () => {
  it("is the committed packages/schema/schema.graphql (vitest run src/schema.test.ts -u brings it up to date)", async () => {
    const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
    await expect(printed).toMatchFileSnapshot("../../../packages/schema/schema.graphql");
  });

  it("reads every field of every mapped type from its tables", () => {
    expect(() => assertMapped(schema, reads)).not.toThrow();
  });

  it.each([
    "acceptanceBatches",
    "accessLinks",
    "approvals",
    "bulkEdits",
    "contractors",
    "printBatches",
    "siteInquiries",
    "takeoverProjects",
  ])("lets the page of %s be turned both ways, for no page grows beyond the largest", (list) => {
    const fields = schema.getQueryType()!.getFields();
    const names = fields[list]!.args.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["first", "after", "last", "before"]));
  });
});
