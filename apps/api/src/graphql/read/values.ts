import { sql } from "kysely";
import type { FieldNode, GraphQLField, GraphQLInputType, ValueNode } from "graphql";
import { Kind, valueFromAST } from "graphql";
import { parseId } from "../id.ts";
import type { Look } from "./look.ts";
import type { Env, Run, Sql, Value } from "./map.ts";

/** Coerced variables, as graphql-js makes them. */
export type Variables = Readonly<Record<string, unknown>>;

/** A bind parameter whose value is found when the statement runs. */
export interface Deferred {
  readonly [deferred]: (run: Run) => unknown;
}
const deferred = Symbol("deferred");

/** A bind parameter read at run time. */
export const defer = (read: (run: Run) => unknown): Sql =>
  sql.val({ [deferred]: read } as Deferred);

/** The parameters of a compiled statement for one run. */
export function bindAll(parameters: readonly unknown[], run: Run): unknown[] {
  return parameters.map((parameter) =>
    parameter !== null && typeof parameter === "object" && deferred in parameter
      ? (parameter as Deferred)[deferred](run)
      : parameter,
  );
}

/** The uuid in a global id of this type; null when it is another type's or malformed. */
export function uuidOf(type: string, id: unknown): string | null {
  const parsed = typeof id === "string" ? parseId(id) : undefined;
  return parsed?.type === type ? parsed.uuid : null;
}

type AtHand = Omit<Run, "variables" | "ids">;

/** A value at hand: for a mapping's filters in a statement of one's own, which is made anew for every run. */
export const valueAtHand = (value: unknown, run: AtHand): Value => ({
  bind: (map = (given) => given) => sql.val(map(value as never, { ...run, variables: {} })),
  id: (type) => sql`${uuidOf(type, value)}::uuid`,
  ids: (type) => sql`${uuidsIn(type, value as unknown[])}::uuid[]`,
  known: <T>() => value as T,
  pick: (_, map) => map(value),
  field: (name) => {
    const held = (value as Variables | null)?.[name];
    return held == null ? undefined : valueAtHand(held, run);
  },
});

/** What filters are given beside such values. */
export const envAtHand = (run: AtHand): Env => ({
  args: {},
  today: sql`${run.today}::date`,
  now: sql`${run.now}::timestamptz`,
  value: (read) => sql.val(read({ ...run, variables: {} })),
});

const uuidsIn = (type: string, ids: readonly unknown[]): string[] =>
  ids.map((id) => uuidOf(type, id)).filter((id) => id !== null);

type Read = (variables: Variables) => unknown;

/** `place` names the value within the document, so that readings of it are told apart. */
export function valueOf(look: Look, place: string, read: Read): Value {
  const bind = (map: (value: any, run: Run) => unknown) =>
    defer((run) => map(read(run.variables), run));
  return {
    bind: (map = (value) => value) => bind(map),
    id: (type) => sql`${bind((id) => uuidOf(type, id))}::uuid`,
    ids: (type) => sql`${bind((ids: unknown[]) => uuidsIn(type, ids))}::uuid[]`,
    known: <T>() => look(`${place} value`, read) as T,
    pick: (what, map) => look(`${place} ${what}`, (variables) => map(read(variables))),
    field: (name) =>
      present(
        look,
        `${place}.${name}`,
        (variables) => (read(variables) as Variables | null)?.[name],
      ),
  };
}

/** The value when it is there and not null, which the plan then depends on. */
function present(look: Look, place: string, read: Read): Value | undefined {
  const there = look(`${place} there`, (variables) => read(variables) != null);
  return there ? valueOf(look, place, read) : undefined;
}

/** How an argument's value is read: out of the literal, a variable, or the schema's default. */
function reader(type: GraphQLInputType, node: ValueNode | undefined, fallback: unknown): Read {
  if (!node) return () => fallback;
  if (node.kind === Kind.VARIABLE) {
    const name = node.name.value;
    return (variables) => (variables[name] === undefined ? fallback : variables[name]);
  }
  if (!hasVariable(node)) {
    const value = valueFromAST(node, type);
    return () => value;
  }
  return (variables) => valueFromAST(node, type, variables);
}

function hasVariable(node: ValueNode): boolean {
  if (node.kind === Kind.VARIABLE) return true;
  if (node.kind === Kind.LIST) return node.values.some(hasVariable);
  return node.kind === Kind.OBJECT && node.fields.some((field) => hasVariable(field.value));
}

const places = new WeakMap<FieldNode, number>();
let lastPlace = 0;

/** A number of its own for every field of every document. */
function placeOf(node: FieldNode): number {
  let place = places.get(node);
  if (place === undefined) places.set(node, (place = ++lastPlace));
  return place;
}

/** The arguments of a field that are there and not null. */
export function argumentsOf(
  look: Look,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): Record<string, Value> {
  const args: Record<string, Value> = {};
  for (const { name, type, defaultValue } of field.args) {
    const given = node.arguments?.find((argument) => argument.name.value === name)?.value;
    const value = present(look, `${placeOf(node)}:${name}`, reader(type, given, defaultValue));
    if (value) args[name] = value;
  }
  return args;
}

/** What a mapping's functions are given beside the row. */
export function envOf(args: Record<string, Value>): Env {
  return {
    args,
    today: sql`${defer((run) => run.today)}::date`,
    now: sql`${defer((run) => run.now)}::timestamptz`,
    value: defer,
  };
}
