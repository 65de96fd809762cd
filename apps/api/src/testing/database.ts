import pg, { type Pool } from "pg";
import { inject } from "vitest";
import { openPool } from "../db/database.ts";

/** A migrated database of its own for one test file. */
export interface TestDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** As the tables' owner, to look past row-level security. */
  readonly owner: Pool;
  /** As the application's role. */
  readonly app: Pool;
  close(): Promise<void>;
}

let databases = 0;

const at = (url: string, name: string) => {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
};

/** Where databases are made from, by the owner: nobody may be connected to what is copied meanwhile, be it PostgreSQL's own template1. */
export const adminUrl = () => at(inject("postgres").ownerUrl, "postgres");

/** Copies the template database: a file copy, some 50 ms, on a busy disk more than the 15 s that the product gives a statement. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const { ownerUrl, appUrl } = inject("postgres");
  const name = `test_${process.pid}_${(databases += 1)}`;
  const template = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
  const admin = new pg.Client({ connectionString: adminUrl() });
  await admin.connect();
  await admin.query(`create database "${name}" template "${template}"`);
  const owner = openPool(at(ownerUrl, name), { max: 2 });
  const app = openPool(at(appUrl, name), { max: 8 });
  return {
    ownerUrl: at(ownerUrl, name),
    appUrl: at(appUrl, name),
    owner,
    app,
    async close() {
      await owner.end();
      await app.end();
      await admin.query(`drop database "${name}" with (force)`);
      await admin.end();
    },
  };
}
