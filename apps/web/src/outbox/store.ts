import type { Capture } from "@threshold/domain/attachment/capture";
import type { Command, OutboxStore } from "@threshold/domain/outbox/outbox";
import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from "idb";

/** What a command asks of the server: a mutation, or a photo for a record. `label` says it to its person; `href` is where it was done. */
export type Content = { readonly label: string; readonly href?: string } & (
  | { readonly kind: "MUTATION"; readonly document: string; readonly input: object }
  | {
      readonly kind: "FILE";
      readonly record: string;
      readonly name: string;
      /** When and where it was taken; not there in what an older version of the app kept. */
      readonly capture?: Capture | null;
    }
);

/** What a mutation asks of the server: the name of its field. */
export const mutationOf = (document: string): string => /\{\s*(\w+)/.exec(document)?.[1] ?? "";

export type DeviceCommand = Command<Content>;
/** A command as it is given: the store adds its place in the order. */
export type NewCommand = Omit<DeviceCommand, "sequence">;

interface Schema extends DBSchema {
  /** By the order of giving, which the database counts: two tabs never share a number. */
  command: { key: number; value: DeviceCommand; indexes: { id: string } };
  /** A photo, by its command's id. */
  file: { key: string; value: Blob };
}

/** The commands of this browser on its disk. */
export interface CommandStore extends OutboxStore<DeviceCommand> {
  /**
   * Commands that belong together, with their files: written when this is done; throws (QuotaExceededError) where the disk
   * has no room, and then none is.
   */
  add(given: readonly { readonly command: NewCommand; readonly file?: Blob }[]): Promise<void>;
  file(id: string): Promise<Blob | undefined>;
  close(): void;
}

export async function openStore(name = "threshold-outbox"): Promise<CommandStore> {
  const database = await openDB<Schema>(name, 1, {
    upgrade(created) {
      created
        .createObjectStore("command", { keyPath: "sequence", autoIncrement: true })
        .createIndex("id", "id", { unique: true });
      created.createObjectStore("file");
    },
  });
  return {
    all: () => database.getAll("command"),
    file: (id) => database.get("file", id),
    close: () => database.close(),
    add: (given) =>
      write(database, async (commands, files) => {
        for (const { command, file } of given) {
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the database adds the key
          await commands.add(command as DeviceCommand);
          if (file) await files.put(file, command.id);
        }
      }),
    change: ({ sequence }, to) =>
      write(database, async (commands) => {
        const now = await commands.get(sequence);
        if (now) await commands.put(to(now));
      }),
    remove: ({ sequence, id }) =>
      write(database, async (commands, files) => {
        await commands.delete(sequence);
        await files.delete(id);
      }),
  };
}

type StoreOf<Name extends "command" | "file"> = IDBPObjectStore<
  Schema,
  ("command" | "file")[],
  Name,
  "readwrite"
>;

/** All or nothing, and on the disk itself before it counts as done: hours of work may hang on it. */
async function write(
  database: IDBPDatabase<Schema>,
  body: (commands: StoreOf<"command">, files: StoreOf<"file">) => Promise<unknown>,
): Promise<void> {
  const tx = database.transaction(["command", "file"] as ("command" | "file")[], "readwrite", {
    durability: "strict",
  });
  try {
    await body(tx.objectStore("command"), tx.objectStore("file"));
    await tx.done;
  } catch (error) {
    tx.done.catch(() => undefined); // says again what `error` says
    if (!isOver(tx)) tx.abort();
    throw error;
  }
}

/** A transaction that failed by itself cannot be ended once more. */
function isOver(tx: { readonly objectStoreNames: unknown; readonly error: unknown }): boolean {
  return tx.error !== null;
}

/** Whether the device has no room for what was given. */
export const isFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === "QuotaExceededError";
