import { GraphQLError } from "graphql";
import { expect, it } from "vitest";
import { maskErrors } from "./errors.ts";

const logged: unknown[] = [];
const told = (cause: Error) =>
  maskErrors({ error: ({ err }) => logged.push(err) })(
    { message: cause.message },
    new GraphQLError(cause.message, { originalError: cause }),
  );

it("tells an outage of the database apart from a fault, and logs both under the id that is told", () => {
  const outages = [
    Object.assign(new Error("the database system is starting up"), { code: "57P03" }),
    Object.assign(new Error("could not extend file"), { code: "53100" }),
    Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" }),
    new Error("Connection terminated unexpectedly"),
    new Error("Client has encountered a connection error and is not queryable"),
    new Error("PostgreSQL gave no answer for 30 s"),
  ];
  for (const outage of outages)
    expect(told(outage).extensions).toEqual({
      code: "DATABASE_UNAVAILABLE",
      errorId: expect.any(String),
    });
  const faults = [
    Object.assign(new Error("division by zero"), { code: "22012" }),
    new TypeError("x is undefined"),
  ];
  for (const fault of faults)
    expect(told(fault).extensions).toEqual({
      code: "INTERNAL_SERVER_ERROR",
      errorId: expect.any(String),
    });
  expect(logged).toEqual([...outages, ...faults]);
});
