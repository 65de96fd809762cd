import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import {
  createSourceEventStream,
  execute,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLSchema } from "graphql";
import { mapAsyncIterator } from "graphql/execution/mapAsyncIterator.js";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import { maskError } from "./errors.ts";
import type { ErrorLog } from "./errors.ts";
import { checkLimits, fragmentsOf, shortNames } from "./limits.ts";
import type { Limits } from "./cost.ts";

export interface LiveOptions<Context> {
  readonly schema: GraphQLSchema;
  /** Who asks; called for every operation and again for every event, so that what was taken away is not told. */
  readonly contextOf: (request: IncomingMessage) => Promise<Context>;
  /** Whether another site's page opens the socket: its cookies are then not the user's wish. */
  readonly isForeign: (request: IncomingMessage) => boolean;
  readonly log: ErrorLog;
  readonly limits: Limits;
  readonly maxTokens: number;
}

export interface Live {
  /** For http's `upgrade` event. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  stop(): Promise<void>;
}

/** Largest message in bytes: subscriptions are short. */
const largestMessage = 64 * 1024;

/** Subscriptions over WebSocket by the graphql-transport-ws protocol; queries and mutations go over HTTP. */
export function liveServer<Context>(options: LiveOptions<Context>): Live {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  const documents = documentCache(options);
  const server = useServer<Record<string, unknown>, { contextOf?: never }>(
    {
      // A browser cannot set headers on a socket: the company looked at comes with the first message.
      onConnect: ({ connectionParams, extra }) => {
        const company = connectionParams?.["threshold-company"];
        if (typeof company === "string") extra.request.headers["threshold-company"] = company;
      },
      onSubscribe: async ({ extra }, _id, { query, variables, operationName }) => {
        try {
          const document = documents(query);
          const args = {
            schema: options.schema,
            document,
            operationName,
            variableValues: variables,
          };
          checkOperation(options, args);
          return { ...args, contextValue: { request: extra.request } };
        } catch (error) {
          return errorsOf(error).map((one) => maskError(options.log, one));
        }
      },
      subscribe: (args) => eventsOf(options, args),
      onNext: (_context, _id, _payload, _args, result) => maskedResult(options.log, result),
    },
    sockets,
  );
  return {
    upgrade(request, socket, head) {
      if (options.isForeign(request))
        socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
      else
        sockets.handleUpgrade(request, socket, head, (open) =>
          sockets.emit("connection", open, request),
        );
    },
    stop: async () => server.dispose(),
  };
}

/** Parsed and validated documents, so that their plans are found again. */
function documentCache<Context>({ schema, maxTokens }: LiveOptions<Context>) {
  const known = new Map<string, DocumentNode>();
  return (query: string): DocumentNode => {
    const found = known.get(query);
    if (found) return found;
    const document = parse(query, { maxTokens });
    const errors = validate(schema, document, [...specifiedRules, shortNames]);
    if (errors.length > 0) throw new AggregateError(errors);
    if (known.size >= 200) known.delete(known.keys().next().value!);
    known.set(query, document);
    return document;
  };
}

const errorsOf = (error: unknown): GraphQLError[] =>
  error instanceof AggregateError
    ? error.errors
    : [
        error instanceof GraphQLError
          ? error
          : new GraphQLError("", { originalError: error as Error, path: [] }),
      ];

function checkOperation<Context>(
  { schema, limits }: LiveOptions<Context>,
  args: ExecutionArgs,
): void {
  const operation = getOperationAST(args.document, args.operationName);
  if (operation?.operation !== "subscription")
    throw new GraphQLError("Only subscriptions go over WebSocket", {
      extensions: { code: "BAD_REQUEST" },
    });
  const { errors, coerced } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    args.variableValues ?? {},
  );
  if (errors) throw new AggregateError(errors);
  checkLimits(
    { schema, operation, fragments: fragmentsOf(args.document), variables: coerced },
    limits,
  );
}

/** graphql-js's subscribe, but with the viewer found anew for each event. Ends when nobody stands behind it any more. */
async function eventsOf<Context>(
  { contextOf, log }: LiveOptions<Context>,
  args: ExecutionArgs,
): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> {
  const { request } = args.contextValue as { request: IncomingMessage };
  try {
    const source = await createSourceEventStream({
      ...args,
      contextValue: await contextOf(request),
    });
    if (!(Symbol.asyncIterator in source)) return maskedResult(log, source);
    const answers = mapAsyncIterator(source, async (rootValue) =>
      execute({ ...args, rootValue, contextValue: await contextOf(request) }),
    );
    return only(answers, isTold);
  } catch (error) {
    return { errors: errorsOf(error).map((one) => maskError(log, one)) };
  }
}

/** A record that the subscriber may not see, or that is gone again: not their event. */
const isTold = ({ errors }: ExecutionResult) =>
  !errors?.some(({ path, extensions }) => path?.length === 1 && extensions.code === "NOT_FOUND");

/** The values that pass. Unlike a generator it can be ended while it waits for the next value. */
function only<T>(source: AsyncGenerator<T, void, void>, passes: (value: T) => boolean) {
  const passing: AsyncGenerator<T, void, void> = {
    ...source,
    async next() {
      for (;;) {
        const step = await source.next();
        if (step.done || passes(step.value)) return step;
      }
    },
    return: () => source.return(),
    throw: (error) => source.throw(error),
    [Symbol.asyncIterator]: () => passing,
  };
  return passing;
}

function maskedResult(log: ErrorLog, result: ExecutionResult): ExecutionResult {
  return result.errors
    ? { ...result, errors: result.errors.map((error) => maskError(log, error)) }
    : result;
}
