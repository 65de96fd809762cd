import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { FileStore } from "@tus/file-store";
import type { Server } from "@tus/server";
import type { Context } from "../context.ts";
import { refusalError } from "../refusal.ts";
import type { Handler } from "./answer.ts";
import { plainName, type Upload } from "./upload.ts";

/** How long a file that came in part waits for the rest, in ms: a week without signal. */
const patience = 7 * 86_400_000;

/**
 * Files that come in parts over a bad line, by the tus protocol (tus.io): POST /uploads makes one, PATCH /uploads/<key> adds
 * to it from where HEAD says that it ended. It is named by its sender's key, which no other person can reach.
 */
export interface Parts {
  readonly handle: Handler;
  /** A file that is whole. It stays until it is deleted or too old, so that a repetition finds it. Refused: NOT_FOUND, INVALID_INPUT (not whole yet), FILE_EMPTY. */
  take(context: Context, key: string): Promise<Upload>;
}

export function openParts(dataDir: string, limit: number): Parts {
  const directory = join(dataDir, "parts");
  const owner = new AsyncLocalStorage<Context>();
  const named = (key: string | null | undefined): string => {
    const context = owner.getStore();
    if (!context || !/^[\w-]{8,64}$/.test(key ?? "")) throw noSuchKey;
    return nameOf(context, key!);
  };
  let opened: Promise<{ server: Server; store: FileStore }> | undefined;
  const open = () => (opened ??= start());

  async function start() {
    await mkdir(directory, { recursive: true });
    const [{ FileStore: Files }, { Server: Tus }] = await Promise.all([
      import("@tus/file-store"),
      import("@tus/server"),
    ]);
    const store = new Files({ directory, expirationPeriodInMilliseconds: patience });
    const server = new Tus({
      path: "/uploads",
      datastore: store,
      maxSize: limit,
      allowedOrigins: () => false,
      namingFunction: (_, metadata) => named(metadata?.["key"]),
      getFileIdFromRequest: (_, last) => named(last),
      generateUrl: (_, { path, id }) => `${path}/${id.split(".").at(-1)}`,
    });
    await server.cleanUpExpiredUploads();
    return { server, store };
  }

  return {
    async handle(request, response, context) {
      if (!context.canWrite) throw refusalError({ code: "FORBIDDEN" });
      const { server } = await open();
      await owner.run(context, () => server.handle(request, response));
    },
    async take(context, key) {
      const name = nameOf(context, key);
      const { store } = await open();
      const upload = await store.getUpload(name).catch(() => undefined);
      if (!upload) throw refusalError({ code: "NOT_FOUND" });
      if (upload.size === 0) throw refusalError({ code: "FILE_EMPTY" });
      if (upload.size === undefined || upload.offset !== upload.size)
        throw refusalError({ code: "INVALID_INPUT", details: { field: "file" } });
      const path = join(directory, name);
      const sha256 = await hashOf(path);
      const said = plainName(upload.metadata?.["name"] ?? "");
      return { path, name: said, size: upload.size, sha256, discard: () => Promise.resolve() };
    },
  };
}

const noSuchKey = { status_code: 400, body: "a key of 8 to 64 letters, digits, - and _\n" };

const nameOf = ({ scope }: Context, key: string): string =>
  `${scope.companyId}.${scope.personId}.${key}`;

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
