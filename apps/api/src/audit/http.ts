import { createReadStream } from "node:fs";
import { createRequire } from "node:module";
import { pipeline } from "node:stream/promises";
import { entryHash } from "@threshold/domain/audit/entry";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import type { ErrorLog } from "../graphql/errors.ts";
import { answering, disposition, type Handler, sendJson, urlOf } from "../storage/answer.ts";
import { type ZipPart, zipOfParts } from "../storage/zip-writer.ts";
import { type SystemContext, systemContext } from "../system.ts";
import { treeFor } from "./proof-actions.ts";
import { hexOf, straysOf } from "./tree-actions.ts";
import { type GrownTree, listLeaves, listVisible } from "./tree-queries.ts";

const readMe = `审计日志导出

audit-log.ndjson  每行一条记录：序号、编号、哈希、内容；不对导出人显示的内容只有哈希（withheld）
roots.json        每日交给公司的根
verify.mjs        核验脚本，不依赖本系统：解压后用 Node 20 以上版本运行
                  node verify.mjs . [以前保存的 roots.json，或 通知里的 条数:根]

audit-log.ndjson  one entry a line: number, id, hash, content; of what whoever exported may not see, only the hash (withheld)
roots.json        the roots that the company was given day by day
verify.mjs        verifies all of it without our system: unpack, then, with Node 20 or later,
                  node verify.mjs . [a roots.json that you kept, or <entries>:<root> of a notification]
`;

const rootsOf = ({ companyId, company, roots }: GrownTree) => ({
  format: "threshold/audit-roots/1",
  companyId,
  company,
  roots,
});

/** GET /audit/roots.json and /audit/audit-log.zip: the given roots; the log with them and with what verifies it. */
export const auditDownloads = (log: ErrorLog): Handler =>
  answering(log, async (request, response, context) => {
    const tree = await treeFor(context);
    if (urlOf(request).pathname.endsWith("/roots.json"))
      return sendJson(response, 200, rootsOf(tree));
    const { pool, scope, now, today } = context;
    const system = found(
      (await systemContext(pool, scope.companyId, new Date(now), "audit-export")) ?? undefined,
    );
    const script = createRequire(import.meta.url).resolve("@threshold/domain/audit/verify.mjs");
    async function* parts(): AsyncGenerator<ZipPart> {
      yield { name: "readme.txt", content: [Buffer.from(readMe)] };
      yield { name: "verify.mjs", content: createReadStream(script) };
      yield { name: "roots.json", content: [Buffer.from(JSON.stringify(rootsOf(tree), null, 2))] };
      yield { name: "audit-log.ndjson", content: linesOf(context, system, tree) };
    }
    response.writeHead(200, {
      "content-type": "application/zip",
      "content-disposition": disposition("attachment", `审计日志-${tree.company}-${today}.zip`),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    const madeOn = new Date(`${today}T00:00:00`);
    await pipeline(zipOfParts(parts(), madeOn), response).catch((error: unknown) => {
      response.destroy();
      throw error;
    });
  });

/** Entries of one statement. */
const chunk = 1_000;

/**
 * The log line by line. The system reads all of it, so that nothing escapes by being hidden; what the viewer may not see goes
 * out as the hash that it has now.
 */
async function* linesOf(context: Context, system: SystemContext, tree: GrownTree) {
  const line = (value: object) => Buffer.from(`${JSON.stringify(value)}\n`);
  const { companyId, company, size, root } = tree;
  yield line({ format: "threshold/audit-log/1", companyId, company, size, root });
  const shown = async (ids: readonly string[]) => {
    const visible = await listVisible(context, ids);
    return (id: string) => visible.has(id);
  };
  for (let from = 0; from < size; from += chunk) {
    const leaves = await listLeaves(system, from, Math.min(from + chunk, size));
    const isShown = await shown(leaves.map(({ entryId }) => entryId));
    for (const { index, entryId: id, hash, entry, redacted } of leaves) {
      const content =
        entry && redacted
          ? { withheld: hexOf(hash), ...(isShown(id) && { redacted: entry }) }
          : entry && !isShown(id)
            ? { withheld: hexOf(entryHash(entry)) }
            : { entry };
      yield line({ number: index + 1, id, hash: hexOf(hash), ...content });
    }
  }
  const strays = await straysOf(system, tree.position);
  const isShown = await shown(strays.map(({ id }) => id));
  for (const entry of strays)
    yield line({ added: isShown(entry.id) ? entry : { id: entry.id, tableName: "***" } });
}
