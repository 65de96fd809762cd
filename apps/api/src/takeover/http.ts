import { createReadStream } from "node:fs";
import { createRequire } from "node:module";
import { type HandoverContent, packFileName } from "@threshold/domain/takeover/handover-pack";
import { found, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { printBatch } from "../form/print-actions.ts";
import { findBatch } from "../form/queries.ts";
import type { ErrorLog } from "../graphql/errors.ts";
import { refusalError } from "../refusal.ts";
import { answering, type Handler, sendZip, urlOf } from "../storage/answer.ts";
import type { Storage } from "../storage/storage.ts";
import type { ZipPart } from "../storage/zip-writer.ts";
import { systemContext } from "../system.ts";
import { findPack } from "./pack-queries.ts";

const readMe = `承接查验交接包

handover.pdf   可打印的交接包
handover.json  机器可读的同一份内容，摘要（SHA-256）相同
files/         照片与扫描件，以内容的 SHA-256 命名
verify.mjs     核验脚本，不依赖本系统：解压后用 Node 20 以上版本运行
               node verify.mjs . 纸质交接包上印的摘要

handover.pdf   the pack as it is printed
handover.json  the same content for machines, with the same digest (SHA-256)
files/         photos and scans, named by the SHA-256 of their content
verify.mjs     verifies all of it without our system: unpack, then, with Node 20 or later,
               node verify.mjs . <the digest that the printed pack bears>
`;

/** GET /handover-packs/TakeoverPack_<uuid>.zip: the pack of a transfer in both forms, its files and what verifies it. */
export const handoverPacks = ({ storage, log }: { storage: Storage; log: ErrorLog }): Handler =>
  answering(log, async (request, response, context) => {
    const [, of = ""] = /^\/handover-packs\/([\w-]+)\.zip$/.exec(urlOf(request).pathname) ?? [];
    const id = uuidOf("TakeoverPack", of);
    const pack = found(await findPack(context, id));
    const pdf = await printed(context, pack.printBatchId);
    const content = JSON.parse(pack.content) as HandoverContent;
    const twin = `{"format":"threshold/handover-pack/1","digest":"${pack.digest}","content":${pack.content},"pdf":{"sha256":"${pdf}"}}`;
    const kept = async (sha256: string) =>
      found((await storage.get(`${context.scope.companyId}/${sha256}`)) ?? undefined);
    const script = createRequire(import.meta.url).resolve("@threshold/domain/takeover/verify.mjs");
    async function* parts(): AsyncGenerator<ZipPart> {
      yield { name: "readme.txt", content: [Buffer.from(readMe)] };
      yield { name: "verify.mjs", content: createReadStream(script) };
      yield { name: "handover.json", content: [Buffer.from(twin)] };
      yield { name: "handover.pdf", content: await kept(pdf), isSmall: true };
      for (const file of content.files) {
        const stream = await kept(file.sha256);
        yield { name: packFileName(file), content: stream, isSmall: true };
      }
    }
    const name = `交接包-${pack.takeover}-${pack.number}.zip`;
    const at = new Date(`${content.transferredOn}T00:00:00`);
    await sendZip(response, name, parts(), { at });
  });

/** The printed form: an order that the system carries out, whoever fetches it first. Its hash. */
async function printed({ pool, scope, now }: Context, batchId: string): Promise<string> {
  const system = found(
    (await systemContext(pool, scope.companyId, new Date(now), "handover-pack")) ?? undefined,
  );
  await printBatch(system, batchId);
  const { status, fileSha256 } = found(await findBatch(system, batchId));
  if (status !== "DONE" || fileSha256 === null)
    throw refusalError({ code: "PRINT_NOT_READY", details: { status } });
  return fileSha256;
}
