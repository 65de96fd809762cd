import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readEnv } from "../env.ts";
import { report, say, startProblem } from "../say.ts";
import { keyFile } from "../personal-keys.ts";
import { keyLinesOf, takeBackup } from "./backup.ts";
import { connectOwner, type Opened, openToRead, openToRestore } from "./installation.ts";
import { restoreBackup } from "./restore.ts";

/** `npm run backup -- <file or folder>` and `npm run restore -- <file>`; see docs/guide/backup.md. */
process.exit(await main());

async function main(): Promise<number> {
  // What was begun is thrown away at the exit; a database of our own stops with its parent.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => process.exit(130));
  const [task, ...args] = process.argv.slice(2);
  try {
    await (task === "restore" ? restore(args) : backup(args));
    return 0;
  } catch (error) {
    report(error);
    return 1;
  }
}

async function backup(args: string[]): Promise<void> {
  const { path: to, company } = read(args);
  const env = readEnv();
  await closing(await openToRead(env, say), async ({ url }) => {
    const owner = await connectOwner(url);
    try {
      const made = await takeBackup({ env, owner, to, company, say });
      say(`备份完成：${made}`, `backed up to ${made}`);
      if (company)
        say(
          `电话的密钥单独写在 ${keyLinesOf(made)}，请与导出分开交付`,
          `the keys of phone numbers are in ${keyLinesOf(made)}: hand them over apart from the export`,
        );
      else
        say(
          `电话的密钥不在备份里，请另外保管：${env.personalDataKeys ? "PERSONAL_DATA_KEYS" : keyFile(env.dataDir)}`,
          `the keys of phone numbers are not in the backup, keep them elsewhere: ${env.personalDataKeys ? "PERSONAL_DATA_KEYS" : keyFile(env.dataDir)}`,
        );
      if (env.s3)
        say(
          "上传的文件在 S3 桶里，不在备份中，请用桶自己的办法备份",
          "uploaded files are in the S3 bucket and not in the backup: back the bucket up by its own means",
        );
    } finally {
      await owner.end();
    }
  });
}

async function restore(args: string[]): Promise<void> {
  const { path, withoutKeys } = read(args);
  const env = readEnv();
  let opened: Opened | undefined;
  const openDatabase = async () => (opened = await openToRestore(env, say));
  try {
    const { company, takenAt, tables, files } = await restoreBackup(path, {
      env,
      say,
      openDatabase,
      withoutKeys,
    });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    say(
      `已恢复${company ? `公司 ${company.name}` : ""} ${takenAt} 的数据，共 ${rows} 行。请启动 Threshold`,
      `restored${company ? ` the company ${company.code}` : ""} as of ${takenAt}, ${rows} rows: start Threshold now`,
    );
    if (files === "S3")
      say(
        "上传的文件在原来的 S3 桶里，请让新的安装用同一个桶或它的副本",
        "uploaded files are in the S3 bucket that was used: give this installation the same one or a copy",
      );
  } finally {
    await opened?.close();
  }
}

/** A path is as seen from where npm was called. */
function read(args: string[]): {
  path: string;
  company: string | undefined;
  withoutKeys: boolean;
} {
  try {
    const options = {
      company: { type: "string" },
      "without-keys": { type: "boolean" },
    } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.length !== 1) throw usage();
    const path = resolve(process.env["INIT_CWD"] ?? process.cwd(), positionals[0]!);
    return { path, company: values.company, withoutKeys: values["without-keys"] ?? false };
  } catch {
    throw usage();
  }
}

function usage(): Error {
  return startProblem(
    "用法：\n  npm run backup -- <文件或文件夹>\n  npm run backup -- --company <公司代码> <文件或文件夹>\n  npm run restore -- [--without-keys] <文件>",
    "Usage: as above, with a file or folder to write to, or a file to restore from.",
  );
}

async function closing(opened: Opened, use: (opened: Opened) => Promise<void>): Promise<void> {
  try {
    await use(opened);
  } finally {
    await opened.close();
  }
}
