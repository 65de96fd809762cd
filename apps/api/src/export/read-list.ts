import {
  execute,
  getNamedType,
  type GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isListType,
  getNullableType,
  isObjectType,
  parse,
} from "graphql";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import { refusalError } from "../refusal.ts";
import type { CellContent, Language, ListColumn, ListExport, ListRow } from "./types.ts";

/** What an address asks of a list: the record whose it is, and the arguments of its field. */
export interface Asked {
  readonly id: string | null;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Rows in a page, as many as the API gives. */
const pageLength = 100;
const paging = new Set(["first", "after", "last", "before"]);

/** Nested selections of paths such as `serviceCenter.region.name`. */
function selectionOf(paths: readonly string[]): string {
  const below = new Map<string, string[]>();
  for (const path of paths) {
    const [head = "", ...rest] = path.split(".");
    below.set(head, [...(below.get(head) ?? []), ...(rest.length > 0 ? [rest.join(".")] : [])]);
  }
  return [...below]
    .map(([name, inner]) => (inner.length > 0 ? `${name} { ${selectionOf(inner)} }` : name))
    .join(" ");
}

const rootFields = (schema: GraphQLSchema) => schema.getQueryType()!.getFields();

function objectOf({ type }: GraphQLField<unknown, unknown>): GraphQLObjectType {
  const named = getNamedType(type);
  if (!isObjectType(named)) throw new Error(`${String(type)} is no record`);
  return named;
}

/** The field that a list is. */
function fieldOf(schema: GraphQLSchema, { of, field }: ListExport): GraphQLField<unknown, unknown> {
  const way = field.split(".");
  let fields = of ? objectOf(rootFields(schema)[of]!).getFields() : rootFields(schema);
  for (const step of way.slice(0, -1)) fields = objectOf(fields[step]!).getFields();
  return fields[way.at(-1)!]!;
}

/** What each row has beside the columns, where its type has it. */
function kept(field: GraphQLField<unknown, unknown>, isPaged: boolean): string[] {
  const type = objectOf(field);
  const fields = (isPaged ? objectOf(type.getFields()["nodes"]!) : type).getFields();
  return ["id", "version"].filter((name) => name in fields);
}

/** The query that reads a page of a list; its arguments are those of the list's own field. */
export function documentOf(
  schema: GraphQLSchema,
  list: ListExport,
  columns: readonly ListColumn[],
) {
  const field = fieldOf(schema, list);
  const isPaged = !isListType(getNullableType(field.type));
  const args = field.args.filter(({ name }) => !paging.has(name));
  const paged = isPaged ? ["$first: Int", "$after: String"] : [];
  const variables = [
    ...(list.of ? ["$id: ID!"] : []),
    ...paged,
    ...args.map(
      ({ name, type, defaultValue }) =>
        // What has a default may be left out.
        `$${name}: ${String(defaultValue === undefined ? type : getNullableType(type))}`,
    ),
  ];
  const passed = [...(isPaged ? ["first", "after"] : []), ...args.map(({ name }) => name)];
  const given =
    passed.length > 0 ? `(${passed.map((name) => `${name}: $${name}`).join(", ")})` : "";
  const row = selectionOf([
    ...kept(field, isPaged),
    ...columns.flatMap(({ path, also = [] }) => [path, ...also]),
  ]);
  const inner = isPaged ? `{ pageInfo { hasNextPage endCursor } nodes { ${row} } }` : `{ ${row} }`;
  const [name = "", ...way] = list.field.split(".").toReversed();
  const selected = way.reduce((below, step) => `${step} { ${below} }`, `${name}${given} ${inner}`);
  const whole = list.of
    ? `${list.of}(id: $id) { ${selectionOf([list.ofName ?? "name"])} ${selected} }`
    : selected;
  const text = `query Export${variables.length > 0 ? `(${variables.join(", ")})` : ""} { ${whole} }`;
  return { text, isPaged };
}

interface ListPage {
  /** The name of the record whose list it is. */
  readonly of: string | null;
  readonly rows: readonly ListRow[];
}

/** Page after page of a list as the viewer sees it. Refuses NOT_FOUND and INVALID_INPUT as the API does. */
export async function* pagesOfList(
  schema: GraphQLSchema,
  context: Context,
  list: ListExport,
  columns: readonly ListColumn[],
  { id, args }: Asked,
): AsyncGenerator<ListPage> {
  const { text, isPaged } = documentOf(schema, list, columns);
  const document = parse(text);
  for (let after: string | null = null; ;) {
    const variableValues = {
      ...args,
      ...(list.of && { id: id ?? "" }),
      ...(isPaged && { first: pageLength, after }),
    };
    const { data, errors } = await execute({
      schema,
      document,
      contextValue: context,
      variableValues,
    });
    if (errors?.[0]) throw refused(errors[0]);
    const parent = list.of ? found((data as ListRow)[list.of] ?? undefined) : (data as ListRow);
    const listed = list.field.split(".").reduce((here, step) => here?.[step], parent) ?? [];
    const of = list.of ? String(valuesAt(parent, list.ofName ?? "name")[0] ?? "") : null;
    yield { of, rows: isPaged ? listed.nodes : listed };
    if (!isPaged || !listed.pageInfo.hasNextPage) return;
    after = listed.pageInfo.endCursor;
  }
}

/** A refusal as it is; what is wrong ahead of any field is an argument, and the sender's matter. */
function refused(error: GraphQLError): GraphQLError {
  if (typeof error.extensions["code"] === "string" || error.path) return error;
  return refusalError({ code: "INVALID_INPUT", details: { field: "args" } });
}

/** What lies at a path: nothing, one value, or of a list on the way every one. */
export const valuesAt = (row: ListRow, path: string): unknown[] =>
  path
    .split(".")
    .reduce<unknown[]>(
      (here, name) => here.flatMap((one) => ((one as ListRow)?.[name] ?? []) as unknown),
      [row],
    );

/** What stands in a row's cell. */
export function contentOf(column: ListColumn, row: ListRow, language: Language): CellContent {
  if (column.say) return column.say(row, language);
  const values = valuesAt(row, column.path);
  if (values.length === 1 && typeof values[0] === "number") return values[0];
  const said = values.map((value) => column.words?.[String(value)]?.[language] ?? String(value));
  return said.length === 0 ? null : said.join("、");
}
