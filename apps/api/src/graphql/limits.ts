import type { ApolloServerPlugin, GraphQLRequest } from "@apollo/server";
import { getVariableValues, GraphQLError, Kind } from "graphql";
import type {
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLSchema,
  OperationDefinitionNode,
} from "graphql";
import { refusalError } from "../refusal.ts";
import { defaultLimits, weigh } from "./cost.ts";
import type { Limits, Weighed, Weight } from "./cost.ts";
import type { Variables } from "./read/values.ts";

/** PostgreSQL cuts longer names, and the answer's keys are its column names. */
const longestName = 63;

/** The operation's weight. Throws QUERY_TOO_COSTLY, QUERY_TOO_DEEP or INVALID_INPUT, ahead of any work. */
export function checkLimits(weighed: Weighed, limits: Limits = defaultLimits): Weight {
  const weight = weigh(weighed);
  const { cost, depth } = weight;
  if (cost > limits.cost)
    throw over({ code: "QUERY_TOO_COSTLY", details: { cost, limit: limits.cost } });
  if (depth > limits.depth)
    throw over({ code: "QUERY_TOO_DEEP", details: { depth, limit: limits.depth } });
  return weight;
}

function over(refusal: Parameters<typeof refusalError>[0]): GraphQLError {
  const { message, extensions } = refusalError(refusal);
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: 400 } } });
}

/** Holds operations to the limits before they run, and tells their cost in `extensions.cost`. */
export function limitsPlugin(limits: Limits = defaultLimits): ApolloServerPlugin {
  return {
    requestDidStart: async () => {
      let weight: Weight | undefined;
      return {
        async didResolveOperation({ schema, operation, document, request, contextValue }) {
          if (operation?.operation === "mutation") checkWriter(contextValue);
          const variables = operation && coercedVariables(schema, operation, request);
          if (!variables) return; // refused by the executor, which names what is wrong with them
          weight = checkLimits(
            { schema, operation, fragments: fragmentsOf(document), variables },
            limits,
          );
        },
        async willSendResponse({ response: { body } }) {
          if (!weight || body.kind !== "single") return;
          const cost = { requested: weight.cost, limit: limits.cost };
          body.singleResult.extensions = { ...body.singleResult.extensions, cost };
        },
      };
    },
  };
}

/** A token that only reads is told so by every mutation, ahead of what it names. */
function checkWriter(context: { readonly canWrite?: boolean } | null): void {
  if (context?.canWrite !== false) return;
  const { message, extensions } = refusalError({ code: "FORBIDDEN" });
  throw new GraphQLError(message, { extensions: { ...extensions, http: { status: 403 } } });
}

/** A validation rule: names in the answer are at most as long as PostgreSQL keeps them. */
export function shortNames(context: { reportError(error: GraphQLError): void }) {
  return {
    Field: (node: { alias?: { value: string } }) => {
      const length = node.alias?.value.length ?? 0;
      if (length > longestName)
        context.reportError(
          new GraphQLError(`An alias has at most ${longestName} characters`, {
            nodes: node as never,
          }),
        );
    },
  };
}

const coerced = new WeakMap<GraphQLRequest, Variables>();

/** The request's variables as the executor takes them, worked out once; undefined where they do not fit. */
export function coercedVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  request: GraphQLRequest,
): Variables | undefined {
  const known = coerced.get(request);
  if (known) return known;
  const values = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    request.variables ?? {},
  );
  if (values.coerced) coerced.set(request, values.coerced);
  return values.coerced;
}

const fragmentsByDocument = new WeakMap<DocumentNode, Record<string, FragmentDefinitionNode>>();

/** The document's fragments by name. */
export function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  let fragments = fragmentsByDocument.get(document);
  if (!fragments) {
    const found = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    fragments = Object.fromEntries(found.map((node) => [node.name.value, node]));
    fragmentsByDocument.set(document, fragments);
  }
  return fragments;
}
