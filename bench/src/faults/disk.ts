import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** A disk of its own for database and files: an ext4 file system in a file, which root may mount. */
export interface Disk {
  readonly directory: string;
  /** Null where no such disk can be made here: it is then an ordinary folder that is never full or slow. */
  readonly trouble: DiskTrouble | null;
  close(): void;
}

export interface DiskTrouble {
  /** Leaves not a byte. */
  fill(): void;
  empty(): void;
  /** Nothing is written for so long: each write and sync waits. Ends by itself, even when this process is killed. */
  freeze(ms: number): void;
}

const SIZE = "1500M";

export function openDisk(parent: string): Disk {
  const directory = join(parent, "disk");
  const image = join(parent, "disk.img");
  mkdirSync(directory);
  try {
    execFileSync("truncate", ["-s", SIZE, image]);
    execFileSync("mkfs.ext4", ["-q", "-m", "0", image]);
    execFileSync("mount", ["-o", "loop", image, directory], { stdio: "ignore" });
  } catch {
    return { directory, trouble: null, close: () => {} };
  }
  const ballast = join(directory, "ballast");
  return {
    directory,
    trouble: {
      fill() {
        try {
          execFileSync("dd", ["if=/dev/zero", `of=${ballast}`, "bs=4k"], { stdio: "ignore" });
        } catch {
          // dd says that the disk is full, which is what was wanted
        }
      },
      empty: () => rmSync(ballast, { force: true }),
      freeze(ms) {
        const both = `fsfreeze -f "$1"; sleep ${ms / 1000}; fsfreeze -u "$1"`;
        spawn("sh", ["-c", both, "sh", directory], { detached: true, stdio: "ignore" }).unref();
      },
    },
    close: () => void execFileSync("umount", ["-l", directory]),
  };
}
