import { createHmac } from "node:crypto";
import pg from "pg";
import { startProblem } from "../say.ts";

/** Holds the application's privileges, so that migrations can grant and revoke by one fixed name. */
const appRole = "threshold_app";

export type AppRole = { url: string; user: string; check(): Promise<void> };

/**
 * Makes sure that the application can sign in: as `threshold_app` with a password derived from the
 * owner's (the same in every process, kept nowhere), or as the user of APP_DATABASE_URL.
 */
export async function openAppRole(
  owner: pg.Client,
  ownerUrl: string,
  given?: string,
): Promise<AppRole> {
  const url = given ?? deriveUrl(ownerUrl);
  const user = decodeURIComponent(new URL(url).username) || appRole;
  await createRoles(owner, user);
  if (!(await canSignIn(url))) await setPassword(owner, user, url, given !== undefined);
  return { url, user, check: () => refuseTooMighty(url) };
}

function deriveUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  const password = decodeURIComponent(url.password) || process.env.PGPASSWORD;
  if (!password) {
    throw startProblem(
      "DATABASE_URL 没有密码，无法为应用账号推导密码。请同时设置 APP_DATABASE_URL。",
      `DATABASE_URL has no password to derive the application's from. Give APP_DATABASE_URL too, for example postgres://${appRole}:<password>@${url.host}${url.pathname}`,
    );
  }
  url.username = appRole;
  url.password = createHmac("sha256", password).update(appRole).digest("base64url");
  return url.href;
}

async function createRoles(owner: pg.Client, user: string): Promise<void> {
  for (const role of new Set([appRole, user])) {
    const { rows } = await owner.query("select from pg_roles where rolname = $1", [role]);
    if (rows.length > 0) continue;
    // Roles belong to the whole server: a migration of another database may be making it right now.
    await asOwner(
      owner,
      `create role ${quote(role)} nosuperuser nobypassrls nocreaterole nocreatedb ${role === user ? "login" : "nologin"}`,
      ["42710", "23505"],
    );
  }
}

async function setPassword(
  owner: pg.Client,
  user: string,
  url: string,
  given: boolean,
): Promise<void> {
  const password = decodeURIComponent(new URL(url).password);
  if (password && (!given || (await hasNoPassword(owner, user)))) {
    await asOwner(
      owner,
      `alter role ${quote(user)} login password ${pg.escapeLiteral(password)}`,
      [],
    );
  }
}

/** Only a superuser can see it; the password of somebody's own role is not ours to change. */
async function hasNoPassword(owner: pg.Client, user: string): Promise<boolean> {
  const { rows } = await owner
    .query("select rolpassword is null as none from pg_authid where rolname = $1", [user])
    .catch(() => ({ rows: [] }));
  return rows[0]?.none ?? false;
}

async function asOwner(owner: pg.Client, statement: string, tolerated: string[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return void (await owner.query(statement));
    } catch (error) {
      const { code, message } = error as pg.DatabaseError;
      if (code && tolerated.includes(code)) return;
      // "tuple concurrently updated": the same role, from another database of this server
      if (code === "XX000" && attempt < 20) continue;
      throw startProblem(
        `无法建立应用账号或授权：${message}。DATABASE_URL 的用户应拥有该数据库并有 CREATEROLE，或由管理员建立 ${appRole} 并设置 APP_DATABASE_URL。`,
        `The application's role cannot be made or granted. The user of DATABASE_URL must own the database and have CREATEROLE; or have an administrator make ${appRole} and give APP_DATABASE_URL.`,
      );
    }
  }
}

/** Whatever the owner makes from now on is open to the application, unless a migration revokes it. */
export async function grantAppRole(owner: pg.Client, { user }: AppRole): Promise<void> {
  const { rows } = await owner.query(
    "select quote_ident(current_database()) as name, pg_has_role($1::text, $2::text, 'member') as member",
    [user, appRole],
  );
  const { name, member } = rows[0];
  await asOwner(
    owner,
    `
    create schema if not exists auth;
    grant connect on database ${name} to ${appRole};
    grant usage on schema public, auth to ${appRole};
    alter default privileges in schema public, auth grant select, insert, update, delete on tables to ${appRole};
    alter default privileges in schema public, auth grant usage, select on sequences to ${appRole};
    revoke all on public.migration from ${appRole};
    grant select on public.migration to ${appRole}`,
    [],
  );
  if (!member) await asOwner(owner, `grant ${appRole} to ${quote(user)}`, []);
}

async function canSignIn(url: string): Promise<boolean> {
  const app = appClient(url);
  try {
    await app.connect();
    return true;
  } catch {
    return false; // whatever the reason, `refuseTooMighty` tells it once everything was tried
  } finally {
    await app.end();
  }
}

/** Row-level security is only as good as the role: one that can step over it is refused. */
async function refuseTooMighty(url: string): Promise<void> {
  const app = appClient(url);
  try {
    await app.connect();
    const { rows } = await app.query(`
      select rolsuper or rolbypassrls or exists (
               select from pg_class where relnamespace in ('public'::regnamespace, 'auth'::regnamespace)
                 and relkind in ('r', 'p') and pg_has_role(relowner, 'member')) as mighty
      from pg_roles where rolname = current_user`);
    if (!rows[0].mighty) return;
  } catch (error) {
    throw startProblem(
      `应用账号无法登录数据库（APP_DATABASE_URL）：${(error as Error).message}`,
      "The application's role cannot sign in to the database. Check APP_DATABASE_URL and the server's pg_hba.conf.",
    );
  } finally {
    await app.end();
  }
  throw startProblem(
    "APP_DATABASE_URL 的账号可以绕过行级安全（超级用户、BYPASSRLS 或表的所有者）。请使用普通账号。",
    "The role of APP_DATABASE_URL can step over row-level security (superuser, BYPASSRLS or owner of tables). Use an ordinary one.",
  );
}

function appClient(url: string): pg.Client {
  const app = new pg.Client({ connectionString: url, application_name: "threshold start" });
  app.on("error", () => {});
  return app;
}

const quote = (name: string) => pg.escapeIdentifier(name);
