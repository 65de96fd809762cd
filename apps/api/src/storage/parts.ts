import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { FileStore } from "@tus/file-store";
import type { Server } from "@tus/server";
import type { TenantContext } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { storageUnavailable } from "./unavailable.ts";
import { plainName, type Upload } from "./upload.ts";

/** How long a file that came in part waits for the rest, in ms: a week without signal. */
const patience = 7 * 86_400_000;

/** Whose parts they are: nobody else reaches them. */
type Owner = Pick<TenantContext, "scope">;

/**
 * Files that come in parts over a bad line, by the tus protocol (tus.io): POST /uploads makes one, PATCH /uploads/<key> adds
 * to it from where HEAD says that it ended. It is named by its sender's key, which no other person can reach.
 */
export interface Parts {
  handle(request: IncomingMessage, response: ServerResponse, owner: Owner): Promise<void>;
  /** A file that is whole. It stays until it is discarded or too old, so that a repetition finds it. Refused: NOT_FOUND, INVALID_INPUT (not whole yet), FILE_EMPTY. */
  take(owner: Owner, key: string): Promise<Upload>;
  /** How much of a file has come, in bytes, and whether it is whole; undefined where none was begun. */
  reached(owner: Owner, key: string): Promise<{ offset: number; isWhole: boolean } | undefined>;
}

interface Bounds {
  /** Largest file, in bytes. */
  readonly limit: number;
  /** Where they come in. */
  readonly path?: string;
  /** How many unfinished files one owner may have: of more, the oldest goes. */
  readonly most?: number;
}

export function openParts(
  dataDir: string,
  { limit, path: address = "/uploads", most }: Bounds,
): Parts {
  const directory = join(dataDir, "parts");
  const owners = new AsyncLocalStorage<Owner>();
  const named = (key: string | null | undefined): string => {
    const owner = owners.getStore();
    if (!owner || !/^[\w-]{8,64}$/.test(key ?? "")) throw noSuchKey;
    return nameOf(owner, key!);
  };
  let opened: Promise<{ server: Server; store: FileStore }> | undefined;
  /** One that could not begin, on a full disk say, begins anew the next time. */
  const open = () =>
    (opened ??= start().catch((error: unknown) => {
      opened = undefined;
      throw storageUnavailable(error);
    }));

  async function start() {
    await mkdir(directory, { recursive: true });
    const [{ FileStore: Files }, { Server: Tus }] = await Promise.all([
      import("@tus/file-store"),
      import("@tus/server"),
    ]);
    const store = new Files({ directory, expirationPeriodInMilliseconds: patience });
    const server = new Tus({
      path: address,
      datastore: store,
      maxSize: limit,
      allowedOrigins: () => false,
      onResponseError: async (_, error) => {
        if (isFault(error)) throw error;
      },
      namingFunction: (_, metadata) => named(metadata?.["key"]),
      getFileIdFromRequest: (_, last) => named(last),
      generateUrl: (_, { path, id }) => `${path}/${id.split(".").at(-1)}`,
    });
    await server.cleanUpExpiredUploads();
    return { server, store };
  }

  /** Makes room for one more: whoever may begin files without end must not fill the disk. */
  async function makeRoom(owner: Owner, store: FileStore): Promise<void> {
    const own = nameOf(owner, "");
    const names = (await readdir(directory)).filter(
      (name) => name.startsWith(own) && !name.endsWith(".json"),
    );
    if (most === undefined || names.length < most) return;
    const begun = await Promise.all(
      names.map(async (name) => ({ name, at: (await stat(join(directory, name))).mtimeMs })),
    );
    const oldest = begun.toSorted((a, b) => a.at - b.at).slice(0, names.length - most + 1);
    for (const { name } of oldest) await store.remove(name);
  }

  return {
    async handle(request, response, owner) {
      const { server, store } = await open();
      try {
        if (request.method === "POST") await makeRoom(owner, store);
        await owners.run(owner, () => server.handle(request, response));
      } catch (error) {
        // Where the sender went away nothing is wrong with the store.
        if (!request.socket.destroyed) throw storageUnavailable(error);
      }
    },
    async reached(owner, key) {
      const { store } = await open();
      const upload = await store.getUpload(nameOf(owner, key)).catch(() => undefined);
      return upload && { offset: upload.offset, isWhole: upload.offset === upload.size };
    },
    async take(owner, key) {
      const name = nameOf(owner, key);
      const { store } = await open();
      const upload = await store.getUpload(name).catch(() => undefined);
      if (!upload) throw refusalError({ code: "NOT_FOUND" });
      if (upload.size === 0) throw refusalError({ code: "FILE_EMPTY" });
      if (upload.size === undefined || upload.offset !== upload.size)
        throw refusalError({ code: "INVALID_INPUT", details: { field: "file" } });
      const path = join(directory, name);
      const sha256 = await hashOf(path);
      const said = plainName(upload.metadata?.["name"] ?? "");
      const discard = () => store.remove(name);
      return { path, name: said, size: upload.size, sha256, discard };
    },
  };
}

/** What tus refuses by its protocol has a status of its own; all else is the store's trouble. */
const isFault = (error: object) => !("status_code" in error) || Number(error.status_code) >= 500;

const noSuchKey = { status_code: 400, body: "a key of 8 to 64 letters, digits, - and _\n" };

const nameOf = ({ scope }: Owner, key: string): string =>
  `${scope.companyId}.${scope.personId}.${key}`;

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
