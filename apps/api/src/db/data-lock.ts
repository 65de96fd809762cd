import { statSync } from "node:fs";
import { connect, createServer } from "node:net";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { startProblem } from "../say.ts";

/**
 * Lets one process at a time work in a data folder.
 *
 * The lock is an abstract socket named after the folder: the kernel frees it when its holder ends,
 * however it ends, so there is never a stale one, and it can tell who holds it.
 *
 * @param about what a refused second process is told about this one
 * @throws a start problem that names the holder
 */
export async function lockDataDir(dataDir: string, about: string): Promise<() => Promise<void>> {
  const { dev, ino } = statSync(dataDir);
  const path = `\0threshold-${dev}-${ino}`;
  const server = createServer((socket) => socket.on("error", () => socket.destroy()).end(about));
  server.listen({ path, exclusive: true });
  try {
    await once(server, "listening");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    const holder = await text(connect(path)).catch(() => "?");
    throw startProblem(
      `数据目录 ${dataDir} 正被另一个 Threshold 使用（${holder}）。请先停止它，或用 DATA_DIR 指定另一个目录。`,
      `The data folder is in use by another Threshold (${holder}). Stop that one first, or choose another folder with DATA_DIR.`,
    );
  }
  server.unref();
  return () => new Promise((released) => server.close(() => released()));
}
