import { getNamedType, getNullableType, isListType, isObjectType, Kind } from "graphql";
import type {
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLOutputType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from "graphql";
import { isCompositeType, isInterfaceType } from "graphql";
import { planCache } from "./read/look.ts";
import type { Look } from "./read/look.ts";
import { defaultPage } from "./read/page.ts";
import { argumentsOf } from "./read/values.ts";
import type { Variables } from "./read/values.ts";

/**
 * What an operation may cost. About the number of records that it reads:
 * - a scalar costs nothing, an object 1 and what is asked of it;
 * - a connection 1, and the size of its page times what is asked of one node; a total count 1 more;
 * - a plain list 1, and `listLength` times what is asked of one item;
 * - a mutation `mutationCost`, and what is asked of its answer.
 * Fields behind @skip and @include count, and so do all branches of an interface or union.
 */
export interface Limits {
  readonly cost: number;
  /** Fields within fields, connections counting edges and node. */
  readonly depth: number;
}

/** 200 launches on one page with 50 records each stay within it. */
export const defaultLimits: Limits = { cost: 20_000, depth: 16 };

const listLength = 10;
const mutationCost = 10;

export interface Weight {
  readonly cost: number;
  readonly depth: number;
}

/** The parts of an operation that it is weighed by. */
export interface Weighed {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Variables;
}

const weights = planCache<Weight>();

/** The operation's weight from its text and variables alone, before any call to the database. */
export function weigh({ schema, operation, fragments, variables }: Weighed): Weight {
  return weights(operation, "weight", variables, (look) => {
    const root = schema.getRootType(operation.operation);
    if (!root) return nothing;
    const weighing: Weighing = { schema, fragments, look, known: new Map() };
    const inner = selectionWeight(weighing, root, operation.selectionSet);
    const writes = operation.operation === "mutation" ? mutationCost : 0;
    return {
      cost: inner.cost + writes * operation.selectionSet.selections.length,
      depth: inner.depth,
    };
  });
}

interface Weighing {
  readonly schema: GraphQLSchema;
  readonly fragments: Weighed["fragments"];
  readonly look: Look;
  /** Weights of fragments, each counted once however often it is spread: no document is dear to weigh. */
  readonly known: Map<string, Weight>;
}

const nothing: Weight = { cost: 0, depth: 0 };
const plus = (a: Weight, b: Weight): Weight => ({
  cost: a.cost + b.cost,
  depth: Math.max(a.depth, b.depth),
});

function selectionWeight(
  weighing: Weighing,
  type: GraphQLCompositeType,
  { selections }: SelectionSetNode,
): Weight {
  let weight = nothing;
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      weight = plus(weight, fieldWeight(weighing, type, selection));
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const inner = typeOn(weighing, selection.typeCondition?.name.value) ?? type;
      weight = plus(weight, selectionWeight(weighing, inner, selection.selectionSet));
    } else {
      weight = plus(weight, fragmentWeight(weighing, selection.name.value));
    }
  }
  return weight;
}

function typeOn({ schema }: Weighing, name: string | undefined): GraphQLCompositeType | undefined {
  const type = name === undefined ? undefined : schema.getType(name);
  return isCompositeType(type) ? type : undefined;
}

function fragmentWeight(weighing: Weighing, name: string): Weight {
  const known = weighing.known.get(name);
  if (known) return known;
  const fragment = weighing.fragments[name];
  const type = typeOn(weighing, fragment?.typeCondition.name.value);
  if (!fragment || !type) return nothing;
  const weight = selectionWeight(weighing, type, fragment.selectionSet);
  weighing.known.set(name, weight);
  return weight;
}

type Field = Extract<SelectionSetNode["selections"][number], { kind: Kind.FIELD }>;

function fieldWeight(weighing: Weighing, type: GraphQLCompositeType, node: Field): Weight {
  const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
  const field = fields[node.name.value];
  if (!field) return nothing; // __typename, and introspection, which production does not offer
  const named = getNamedType(field.type);
  if (!node.selectionSet || !isCompositeType(named)) return { cost: 0, depth: 1 };
  const { cost, depth } = selectionWeight(weighing, named, node.selectionSet);
  if (isConnection(field.type)) {
    const args = argumentsOf(weighing.look, field, node);
    const size = args.last?.known<number>() ?? args.first?.known<number>() ?? defaultPage;
    const counts = countsIn(weighing, node.selectionSet);
    return { cost: 1 + counts + Math.max(size, 0) * cost, depth: depth + 1 };
  }
  if (isShellOf(type, node.name.value))
    return { cost: node.name.value === "nodes" ? cost + 1 : cost, depth: depth + 1 };
  const times = isListType(getNullableType(field.type)) ? listLength : 1;
  return { cost: 1 + times * cost, depth: depth + 1 };
}

/** A Relay connection: pageInfo, with edges or nodes. */
function isConnection(type: GraphQLOutputType): boolean {
  const named = getNamedType(type);
  const fields = isObjectType(named) ? named.getFields() : {};
  return "pageInfo" in fields && ("edges" in fields || "nodes" in fields);
}

/** Edges, nodes and pageInfo are the connection's own shape: its page is counted once, by the connection. */
const isShellOf = (type: GraphQLCompositeType, name: string) =>
  isObjectType(type) && isConnection(type) && ["edges", "nodes", "pageInfo"].includes(name);

/** Scalars beside the page are counted over all rows. */
function countsIn({ fragments }: Weighing, { selections }: SelectionSetNode): number {
  let counts = 0;
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD)
      counts += selection.selectionSet || selection.name.value === "__typename" ? 0 : 1;
    else {
      const inner =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
      if (inner) counts += countsIn({ fragments } as Weighing, inner.selectionSet);
    }
  }
  return counts;
}
