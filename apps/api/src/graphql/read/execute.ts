import { sql } from "kysely";
import { getNamedType, getNullableType, isListType, isNonNullType, visit } from "graphql";
import type {
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from "graphql";
import { collectFields, collectSubfields } from "graphql/execution/collectFields.js";
import { readColumns } from "../../db/tenancy.ts";
import type { Outcome } from "../../db/pipeline.ts";
import type { Behind, TenantContext } from "../../db/tenancy.ts";
import { refusalError } from "../../refusal.ts";
import { planCache } from "./look.ts";
import type { Look } from "./look.ts";
import { many, one } from "./map.ts";
import type { FieldMap } from "./map.ts";
import { needsExecutor, planRoot } from "./plan.ts";
import type { Build, Fields, Nodes, Plan } from "./plan.ts";
import { payloadKey, registryOf, settle } from "./registry.ts";
import { bindAll, defer } from "./values.ts";
import type { Variables } from "./values.ts";

/** The parts of an operation that plans are made from; of `info` in resolvers. */
interface Operation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variableValues: Variables;
}

const plans = planCache<Plan | null>();

/** The kept plan of this name for the operation and what of its variables matters, or a new one. */
function planFor(
  { schema, operation, fragments, variableValues }: Operation,
  name: string,
  typed: boolean,
  make: (build: Build) => Plan | null,
): Plan | null {
  return plans(operation, name, variableValues, (look) => {
    lookAtDirectives(look, operation, fragments);
    let aliases = 0;
    const alias = () => `t${++aliases}`;
    return make({ schema, fragments, variables: variableValues, look, typed, alias });
  });
}

/** Variables of @skip and @include decide which fields there are. */
function lookAtDirectives(
  look: Look,
  operation: OperationDefinitionNode,
  fragments: Operation["fragments"],
): void {
  for (const definition of [operation, ...Object.values(fragments)]) {
    visit(definition, {
      Directive: ({ arguments: args }) =>
        void args?.forEach(({ value }) => {
          if (value.kind !== "Variable") return;
          const name = value.name.value;
          look(`$${name}`, (variables) => variables[name]);
        }),
    });
  }
}

async function run(
  context: TenantContext,
  plan: Plan,
  variables: Variables,
  ids?: Ids,
): Promise<readonly Buffer[]> {
  return textOf(
    plan,
    await readColumns(context, plan.sql, valuesOf(context, plan, variables, ids)),
  );
}

type Ids = Readonly<Record<string, unknown>>;

function valuesOf(context: TenantContext, plan: Plan, variables: Variables, ids?: Ids) {
  const { pool, scope, today, now } = context;
  return bindAll(plan.parameters, { pool, scope, today, now, variables, ids });
}

function textOf(plan: Plan, found: Outcome["columns"]): readonly Buffer[] {
  const rows = plan.placed ? inPlace(found) : found;
  const [first, ...texts] = plan.texts;
  return [first!, ...texts.flatMap((text, at) => [...held(rows, at, plan.otherwise[at]!), text])];
}

type Columns = readonly (Buffer | null)[];

/** The rows by the number in their last column. */
function inPlace(rows: readonly Columns[]): readonly Columns[] {
  const placed = rows.map((columns) => ({ columns, place: Number(columns.at(-1)) }));
  return placed.toSorted((a, b) => a.place - b.place).map(({ columns }) => columns);
}

/** What the rows hold in a column, with commas between. */
function held(
  rows: readonly Columns[],
  column: number,
  otherwise: readonly Buffer[],
): readonly Buffer[] {
  const values = rows.flatMap((row) => row[column] ?? []);
  if (values.length === 0) return otherwise;
  return values.flatMap((value, at) => (at === 0 ? [value] : [comma, value]));
}

const comma = Buffer.from(",");
const parsed = (parts: readonly Buffer[]) => JSON.parse(Buffer.concat(parts).toString());

/**
 * The whole answer of a query as the bytes of its JSON, in parts, where all of its root fields are mapped; else undefined.
 * A part may hold `missingText`.
 */
export async function readOperation(
  context: TenantContext,
  operation: Operation,
): Promise<readonly Buffer[] | undefined> {
  const plan = planFor(operation, "operation", false, (build) => planOperation(build, operation));
  return plan ? await run(context, plan, operation.variableValues) : undefined;
}

function planOperation(build: Build, { schema, operation, fragments }: Operation): Plan | null {
  const root = schema.getQueryType()!;
  const fields = registryOf(schema).query;
  const { variables } = build;
  const selected = collectFields(schema, { ...fragments }, variables, root, operation.selectionSet);
  const mapped = (nodes: Nodes) => {
    const name = nodes[0]!.name.value;
    return name === "__typename" || name in fields;
  };
  if (![...selected.values()].every(mapped)) return null;
  try {
    return planRoot(build, root, fields, selected);
  } catch (error) {
    if (error === needsExecutor) return null;
    throw error;
  }
}

/** What a resolver of a mapped root field answers: its whole selection, in one statement. */
export function readField(context: TenantContext, info: GraphQLResolveInfo): Promise<unknown> {
  return readOne(context, info, registryOf(info.schema).query);
}

/**
 * What a subscription answers: the record with this uuid, as the viewer may see it; null where they may not.
 * Throws NOT_FOUND instead where the schema promises a record; such an event is not told to the subscriber.
 */
export async function readRecord(
  context: TenantContext,
  info: GraphQLResolveInfo,
  id: string,
): Promise<unknown> {
  const type = getNullableType(info.returnType);
  const fields = { [info.fieldName]: byGivenIds(info.schema, info.fieldName, type) };
  const record = await readOne(context, info, fields, { [info.fieldName]: id });
  if (record === null && isNonNullType(info.returnType)) throw refusalError({ code: "NOT_FOUND" });
  return record;
}

async function readOne(
  context: TenantContext,
  info: GraphQLResolveInfo,
  fields: Fields,
  ids?: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const key = String(info.path.key);
  const selected = new Map([[key, info.fieldNodes]]);
  const plan = planFor(info, `field ${key}`, true, (build) =>
    planRoot(build, info.parentType, fields, selected),
  );
  return settle(parsed(await run(context, plan!, info.variableValues, ids))[key]);
}

/**
 * What a mutation answers: its payload with the records of these uuids (or lists of them, in this order), by
 * payload field, read in one statement with the payload's own selection. `plain` are its other fields.
 */
export async function readPayload<Plain extends object = object>(
  context: TenantContext,
  info: GraphQLResolveInfo,
  ids: PayloadIds,
  plain?: Plain,
): Promise<Plain> {
  const plan = planFor(info, `payload ${String(info.path.key)}`, true, (build) =>
    planPayload(build, info, Object.keys(ids)),
  );
  if (!plan) return { ...plain! };
  const parts = await run(context, plan, info.variableValues, ids);
  return { ...plain!, [payloadKey]: parsed(parts) };
}

/**
 * The same of an action that is one write: its payload is read behind its commit, in the same round trip. `action` is carried out with
 * the context that it is given.
 */
export async function readPayloadBehind<C extends TenantContext, Plain extends object>(
  context: C,
  info: GraphQLResolveInfo,
  action: (context: C) => Promise<PayloadIds>,
  plain: Plain,
): Promise<Plain> {
  const key = `payload ${String(info.path.key)}`;
  const planOf = (ids: PayloadIds) =>
    planFor(info, key, true, (build) => planPayload(build, info, Object.keys(ids)));
  let parts: readonly Buffer[] | undefined;
  const behind: Behind = {
    of(answer) {
      const plan = planOf(answer as PayloadIds);
      if (!plan) return null;
      const values = valuesOf(context, plan, info.variableValues, answer as PayloadIds);
      return { text: plan.sql, values };
    },
    take: (answer, rows) => void (parts = textOf(planOf(answer as PayloadIds)!, rows)),
  };
  const ids = await action({ ...context, behind });
  return parts ? { ...plain, [payloadKey]: parsed(parts) } : readPayload(context, info, ids, plain);
}

type PayloadIds = Readonly<Record<string, string | readonly string[] | null>>;

/** Null when none of the records is asked for. */
function planPayload(
  build: Build,
  info: GraphQLResolveInfo,
  names: readonly string[],
): Plan | null {
  const { schema, fragments } = info;
  const payload = getNamedType(info.returnType) as GraphQLObjectType;
  const all = collectSubfields(schema, fragments, info.variableValues, payload, info.fieldNodes);
  const selected = [...all].filter(([, nodes]) => names.includes(nodes[0]!.name.value));
  if (selected.length === 0) return null;
  const fields = names.map((name) => {
    const field = payload.getFields()[name];
    if (!field) throw new Error(`${payload.name} has no field ${name}`);
    return [name, byGivenIds(schema, name, field.type)] as const;
  });
  return planRoot(build, payload, Object.fromEntries(fields), new Map(selected));
}

/** A root field that finds the records whose uuids the run is given under its name. */
function byGivenIds(schema: GraphQLSchema, name: string, type: GraphQLOutputType): FieldMap {
  const target = registryOf(schema).types.get(getNamedType(type).name);
  if (!target) throw new Error(`${getNamedType(type).name} is no mapped type`);
  const given = defer(({ ids }) => ids?.[name]);
  if (!isListType(getNullableType(type))) {
    return one(
      () => target,
      {},
      (t) => sql`${t("id")} = ${given}::uuid`,
    );
  }
  const byPlace = (id: unknown) => sql`array_position(${given}::uuid[], ${id})`;
  return many(() => target, {}, [{ by: (t) => byPlace(t("id")), desc: false }], {
    where: (t) => sql`${t("id")} = any(${given}::uuid[])`,
  });
}
