import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readPidFile } from "../db/cluster.ts";
import { startEmbedded } from "../db/embedded.ts";
import type { Env } from "../env.ts";
import { type Say, startProblem } from "../say.ts";
import { connect, type Owner } from "./queries.ts";

/** A database that was opened for one command. */
export interface Opened {
  readonly url: string;
  close(): Promise<void>;
}

type Place = Pick<Env, "dataDir" | "databaseUrl">;

const leaveOpen = async () => {};

/** The database as it is: the user's own, the embedded one of a product that runs, or that of one that does not. */
export async function openToRead(env: Place, say: Say): Promise<Opened> {
  if (env.databaseUrl) return { url: env.databaseUrl, close: leaveOpen };
  if (!existsSync(join(env.dataDir, "postgres", "PG_VERSION"))) {
    throw startProblem(
      `${env.dataDir} 里没有数据库。请用 DATA_DIR 指定要备份的数据目录。`,
      "There is no database in the data folder: say with DATA_DIR which one to back up.",
    );
  }
  const running = await runningUrl(env.dataDir);
  return running ? { url: running, close: leaveOpen } : openEmbedded(env, say);
}

/** The database to restore into, which no product may be using. */
export const openToRestore = async (env: Place, say: Say): Promise<Opened> =>
  env.databaseUrl ? { url: env.databaseUrl, close: leaveOpen } : openEmbedded(env, say);

async function openEmbedded({ dataDir }: Place, say: Say): Promise<Opened> {
  const { url, stop } = await startEmbedded({ dataDir, say });
  return { url, close: stop };
}

/** Where the embedded server listens, if it runs: its pid file says so, and that it takes the password that only this folder has. */
async function runningUrl(dataDir: string): Promise<string | undefined> {
  const directory = join(dataDir, "postgres");
  const { port, status } = readPidFile(directory);
  if (!port || status !== "ready") return undefined;
  const password = readFileSync(join(dataDir, "postgres.password"), "utf8").trim();
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/threshold`;
  const owner = await connect(url).catch(() => undefined); // it is not there any more, or another one's
  await owner?.end();
  return owner && url;
}

/** Signs in as the owner, with words for a person where that fails. */
export async function connectOwner(url: string): Promise<Owner> {
  try {
    return await connect(url);
  } catch (error) {
    throw startProblem(
      `无法连接数据库（DATABASE_URL）：${(error as Error).message}`,
      "The database cannot be reached: check that it runs and that DATABASE_URL names its address, user and password.",
    );
  }
}
