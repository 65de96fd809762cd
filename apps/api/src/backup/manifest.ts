import { createHmac } from "node:crypto";
import { startProblem } from "../say.ts";
import type { ArchiveReader } from "./archive.ts";
import type { Company, Migration, Sequence } from "./queries.ts";

/** What a backup says about itself: its member `manifest.json`. */
export interface Manifest {
  readonly format: 1;
  /** Null in a backup of the whole installation. */
  readonly company: Company | null;
  /** The moment that the rows are of, in UTC. */
  readonly takenAt: string;
  readonly postgres: string;
  /** The level of the database, and thereby the release: its migrations in order. */
  readonly migrations: readonly Migration[];
  readonly files: "DISK" | "S3";
  /** Tells whether a secret is the one that second factors and webhooks are sealed with; null in a company's export. */
  readonly secretPrint: string | null;
  /** Names of the keys of personal data, which are not in it; none in one of before there were any. */
  readonly personalDataKeys?: readonly string[];
  readonly tables: readonly {
    readonly name: string;
    readonly columns: readonly string[];
    readonly rows: number;
  }[];
  readonly sequences: readonly Sequence[];
}

export const manifestName = "manifest.json";
export const secretName = "secret/auth-secret";
export const filesFolder = "files/";
export const dataFolder = (table: string) => `data/${table.replaceAll('"', "")}/`;

export const printOf = (secret: string): string =>
  createHmac("sha256", secret).update("threshold backup").digest("hex");

export async function readManifest(archive: ArchiveReader): Promise<Manifest> {
  const manifest = JSON.parse(await archive.text(manifestName)) as Manifest;
  if (manifest.format === 1) return manifest;
  throw startProblem(
    "这份备份由更新的版本写出，请用那个版本或更新的版本恢复。",
    "The backup was written by a newer release: restore it with that one or a later one.",
  );
}
