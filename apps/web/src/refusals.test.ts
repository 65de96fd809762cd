import { en, zh } from "./i18n/whole.ts";
import { refusalCodes } from "@threshold/domain/refusal";
import { CombinedError } from "@urql/core";
import { GraphQLError } from "graphql";
import { describe, expect, it } from "vitest";
import { problemOf } from "./problem.ts";
import { explain, explainError, fieldOf } from "./refusals.ts";

const refused = (code: string, details: unknown = {}) =>
  new CombinedError({ graphQLErrors: [new GraphQLError(code, { extensions: { code, details } })] });

describe.each([
  ["zh", zh],
  ["en", en],
])("sentences in %s", (_, t) => {
  it.each(refusalCodes)("say %s without a hole, even when facts are missing", (code) => {
    const sentence = t.refusals[code]({});
    expect(sentence.length).toBeGreaterThan(2);
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
  });
});

describe("a refusal", () => {
  it("is told with its facts", () => {
    const details = { entryDate: "2027-03-01", launchDate: "2027-02-01" };
    expect(explainError(zh, refused("ENTRY_AFTER_LAUNCH", details))).toContain("2027年3月1日");
    expect(explainError(en, refused("ENTRY_AFTER_LAUNCH", details))).toContain("March 1, 2027");
  });

  it("speaks of a field where it has one", () => {
    expect(fieldOf(problemOf(refused("CODE_TAKEN", { placeCode: "HD" })))).toBe("code");
    expect(fieldOf(problemOf(refused("INVALID_INPUT", { field: "phone" })))).toBe("phone");
    expect(fieldOf(problemOf(refused("FORBIDDEN")))).toBeUndefined();
  });
});

describe("an error that is no refusal", () => {
  it("is told as a fault with the number that finds it in the log", () => {
    const error = new CombinedError({
      graphQLErrors: [
        new GraphQLError("x", { extensions: { code: "INTERNAL_SERVER_ERROR", errorId: "r-7" } }),
      ],
    });
    expect(explainError(zh, error)).toContain("r-7");
    expect(explain(en, { kind: "FAULT", requestId: undefined })).not.toContain("undefined");
  });

  it("is told as no connection when the network failed", () => {
    const error = new CombinedError({ networkError: new Error("down") });
    expect(problemOf(error)).toEqual({ kind: "OFFLINE" });
  });
});
