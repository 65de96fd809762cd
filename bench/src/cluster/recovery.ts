import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { unzipSync } from "fflate";
import { verify } from "@threshold/domain/audit/verify.mjs";
import { migrate } from "../../../apps/api/src/db/migrate.ts";
import { builtServer, removeBuild, takeBuild } from "../systems.ts";
import type { Bounds, Trial } from "../trials.ts";
import { askerOf, makeCompany } from "./company.ts";
import { ask, openPostgres } from "./postgres.ts";
import { serve } from "./serve.ts";

const PORT = 4154;

/** Point-in-time recovery as docs/guide/backup.md tells it: what came before the moment is there, what came after is not. */
export async function tryRecovery({ say, closers }: Bounds): Promise<Trial> {
  const parent = mkdtempSync(join(tmpdir(), "threshold-recovery-"));
  closers.push(async () => rmSync(parent, { recursive: true, force: true }));
  takeBuild();
  closers.push(async () => removeBuild());
  const wal = join(parent, "wal");
  mkdirSync(wal, { mode: 0o777 });
  const archiving = {
    wal_level: "replica",
    archive_mode: "on",
    archive_command: `test ! -f ${wal}/%f && cp %p ${wal}/%f`,
  };
  const database = await openPostgres(join(parent, "main"), archiving);
  closers.push(database.stop);
  const { appUrl } = await migrate({ ownerUrl: database.url });
  const { headers } = await makeCompany(appUrl);
  const env = { DATA_DIR: parent, DEMO: "off", AUTH_SECRET: "recovery".repeat(5) };
  const server = await serve(builtServer, PORT, { ...env, DATABASE_URL: database.url });
  closers.push(server.stop);
  const before = askerOf(server.url, headers);
  await before.person("BEFORE-BACKUP");
  say("taking the base backup …");
  const begun = performance.now();
  const base = await database.backup(join(parent, "base"));
  const backupMs = performance.now() - begun;
  await before.person("AFTER-BACKUP");
  const [{ at } = { at: "" }] = await ask<{ at: string }>(
    database.url,
    "select clock_timestamp()::text as at",
  );
  await sleep(1_100);
  await before.person("THE-MISTAKE");
  await ask(database.url, "select pg_switch_wal()");
  await sleep(2_000); // the last piece is archived
  await server.stop();
  await database.stop();
  say(`recovering to ${at} …`);
  const from = performance.now();
  const recovered = await base.recover({
    restore_command: `cp ${wal}/%f %p`,
    recovery_target_time: at,
    recovery_target_action: "promote",
  });
  closers.push(recovered.stop);
  while ((await ask<{ yet: boolean }>(recovered.url, "select pg_is_in_recovery() as yet"))[0]!.yet)
    await sleep(50);
  const recoveryMs = performance.now() - from;
  const again = await serve(builtServer, PORT, { ...env, DATABASE_URL: recovered.url });
  closers.push(again.stop);
  const after = askerOf(again.url, headers);
  const found = await after.badges();
  const wrong: string[] = [];
  for (const badge of ["BEFORE-BACKUP", "AFTER-BACKUP"])
    if (!found.includes(badge)) wrong.push(`${badge} is lost`);
  if (found.includes("THE-MISTAKE")) wrong.push("what came after the moment is there as well");
  await after.person("AFTERWARDS"); // it works on
  const log = await fetch(`${again.url}/audit/audit-log.zip`, { headers });
  const ndjson = log.ok && unzipSync(new Uint8Array(await log.arrayBuffer()))["audit-log.ndjson"];
  if (ndjson)
    for (const finding of (await verify(Buffer.from(ndjson).toString().split("\n"), [])).findings)
      wrong.push(`audit log: ${finding.en}`);
  const report = [
    `- base backup in ${(backupMs / 1000).toFixed(1)} s, recovered in ${(recoveryMs / 1000).toFixed(1)} s to ${at}`,
    wrong.length === 0
      ? "- what came before the moment is there, what came after is not, the product works on, and the audit log verifies"
      : `- ${wrong.length} things are wrong`,
  ].join("\n");
  return { report, wrong };
}
