import type { Readable } from "node:stream";
import type { Connection, FieldDef, PoolClient, QueryResultRow } from "pg";
// @ts-expect-error -- has no types; what pg itself does to turn a value into what the protocol takes
import { prepareValue } from "pg/lib/utils.js";
import { types } from "./database.ts";
import { columnsOf, Rows } from "./rows.ts";

/** One statement of a pipeline: `rows` parses its rows, `columns` takes the columns of each as bytes. */
export interface Command {
  readonly text: string;
  readonly values?: readonly unknown[];
  readonly answer?: "rows" | "columns";
}

export interface Outcome {
  readonly rows: QueryResultRow[];
  readonly columns: readonly (readonly (Buffer | null)[])[];
  /** Rows found or changed, from the command's tag. */
  readonly count: number;
}

/** A connection keeps this many prepared statements and forgets the one unused for longest. */
const maxPrepared = 256;
/** A server that does not answer for this long is taken for dead and the connection destroyed, in ms. */
const deadline = 30_000;

interface Prepared {
  readonly name: string;
  /** False after an error that leaves it open whether the server took the statement. */
  sure: boolean;
}
interface Statements {
  next: number;
  readonly byText: Map<string, Prepared>;
  readonly rows: Rows;
}
const statementsOf = new WeakMap<PoolClient, Statements>();

/**
 * Sends all commands in one round trip under one Sync: outside a transaction they are one implicit
 * transaction, so a local `set_config` among them ends with them. Statements are prepared once per
 * connection. An error rejects, skips the rest and leaves the connection usable; a missed deadline ends it.
 */
export async function send(client: PoolClient, commands: readonly Command[]): Promise<Outcome[]> {
  const { error, outcomes } = await attempt(client, commands);
  if (error) throw error;
  return outcomes;
}

/** Whether the connection is not to be used again: the server ended it (57P01 and its like), or the network did. */
export function endsConnection(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code !== "string" || !/^[0-9A-Z]{5}$/.test(code) || /^(57P|08)/.test(code);
}

/** Like `send`, but tells an error beside the outcomes of the commands before it. */
export function attempt(
  client: PoolClient,
  commands: readonly Command[],
): Promise<{ error: Error | null; outcomes: Outcome[] }> {
  return new Promise((resolve) => {
    const { stream } = (client as unknown as { connection: Connection }).connection;
    const timer = setTimeout(() => {
      stream.destroy(new Error(`PostgreSQL gave no answer for ${deadline / 1000} s`));
    }, deadline);
    client.query(
      pipeline(statementsFor(client, stream), commands, (error, outcomes) => {
        clearTimeout(timer);
        resolve({ error, outcomes });
      }),
    );
  });
}

function statementsFor(client: PoolClient, stream: Readable): Statements {
  let statements = statementsOf.get(client);
  if (!statements) {
    statements = { next: 1, byText: new Map(), rows: new Rows(stream) };
    statementsOf.set(client, statements);
  }
  return statements;
}

/** The object that pg's client drives: `submit` writes the messages, the handlers take the server's. */
function pipeline(
  statements: Statements,
  commands: readonly Command[],
  done: (error: Error | null, outcomes: Outcome[]) => void,
) {
  const outcomes: Outcome[] = [];
  let parsers: Column[] = [];
  let rows: QueryResultRow[] = [];
  let columns: (Buffer | null)[][] = [];
  let fault: Error | null = null;
  const finish = (count: number) => {
    outcomes.push({ rows, columns, count });
    parsers = [];
    rows = [];
    columns = [];
  };
  const take = (row: Buffer) => {
    const answer = commands[outcomes.length]?.answer;
    if (answer === "columns") columns.push(columnsOf(row));
    else if (answer === "rows") rows.push(rowFrom(parsers, columnsOf(row)));
  };
  return {
    submit(connection: Connection) {
      statements.rows.take = take;
      connection.stream.cork();
      try {
        for (const command of commands) put(connection, statements, command);
      } catch (error) {
        fault = error as Error; // a value that cannot be sent: nothing more is written, Sync ends it
      } finally {
        connection.sync();
        connection.stream.uncork();
      }
    },
    handleRowDescription(message: { fields: FieldDef[] }) {
      parsers = message.fields.map(columnOf);
    },
    handleCommandComplete(message: { text: string }) {
      finish(Number(/ (\d+)$/.exec(message.text)?.[1] ?? 0));
    },
    handleEmptyQuery() {
      finish(0);
    },
    handlePortalSuspended() {},
    handleCopyInResponse(connection: { sendCopyFail(reason: string): void }) {
      connection.sendCopyFail("COPY does not go through a pipeline");
    },
    handleCopyData() {},
    handleError(error: Error) {
      statements.rows.take = null;
      for (const { text: unsure } of commands.slice(outcomes.length)) {
        const prepared = statements.byText.get(unsure);
        if (prepared) prepared.sure = false;
      }
      done(error, outcomes);
    },
    handleReadyForQuery() {
      statements.rows.take = null;
      done(fault, outcomes);
    },
  };
}

interface Column {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}

const columnOf = ({ name, dataTypeID }: FieldDef): Column => ({
  name,
  parse: types.getTypeParser(dataTypeID, "text"),
});

function rowFrom(columns: readonly Column[], values: readonly (Buffer | null)[]): QueryResultRow {
  const row: QueryResultRow = {};
  columns.forEach(({ name, parse }, at) => {
    const value = values[at] ?? null;
    row[name] = value === null ? null : parse(value.toString());
  });
  return row;
}

/** Writes Parse (when new), Bind, Describe (when rows are wanted) and Execute. */
function put(connection: Connection, statements: Statements, command: Command): void {
  const statement = prepare(connection, statements, command.text);
  connection.bind(
    { statement, values: command.values ?? [], valueMapper: prepareValue } as never,
    true,
  );
  if (command.answer === "rows") connection.describe({ type: "P", name: "" } as never, true);
  connection.execute({ portal: "", rows: 0 } as never, true);
}

/** The statement's name on this connection, parsed there first when it is new. */
function prepare(connection: Connection, statements: Statements, text: string): string {
  const { byText } = statements;
  const known = byText.get(text);
  if (known) byText.delete(text); // put back below as the one used last
  const prepared = known ?? { name: `s${statements.next++}`, sure: true };
  byText.set(text, prepared);
  if (known?.sure) return known.name;
  if (known) close(connection, known.name);
  if (byText.size > maxPrepared) forgetOldest(connection, byText);
  connection.parse({ name: prepared.name, text, types: [] } as never, true);
  prepared.sure = true;
  return prepared.name;
}

function forgetOldest(connection: Connection, byText: Map<string, Prepared>): void {
  const [text, { name }] = byText.entries().next().value!;
  byText.delete(text);
  close(connection, name);
}

/** Closing a statement that the server does not know is no error. */
function close(connection: Connection, name: string): void {
  (connection as unknown as { close(message: object): void }).close({ type: "S", name });
}
