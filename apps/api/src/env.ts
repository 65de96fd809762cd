import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { startProblem } from "./say.ts";

/** Sign-in by the company's own identity provider. */
export type OidcEnv = { issuer: string; clientId: string; clientSecret: string; name: string };

/** Files in an S3-compatible store instead of DATA_DIR. */
export type S3Env = {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
};

export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** Everything the outside tells the process, read once at its start and passed on as a value. */
export type Env = {
  port: number;
  host: string;
  /** Absolute. Holds the embedded database, uploaded files and secrets made on first start. */
  dataDir: string;
  /** Address the browser sees; links in invitations and the origin check stand on it. */
  baseUrl: string;
  /** The owner's connection; undefined means the embedded database. */
  databaseUrl: string | undefined;
  /** The application role's connection; undefined means it is derived from the owner's. */
  appDatabaseUrl: string | undefined;
  /** A streaming replica, for exports; undefined means that there is none. */
  replicaUrl: string | undefined;
  /** Signs sessions; undefined means a random one kept in DATA_DIR. */
  authSecret: string | undefined;
  /** What personal data is sealed with: the key that seals first, earlier ones after it. Undefined means one kept in DATA_DIR. */
  personalDataKeys: readonly string[] | undefined;
  logLevel: (typeof logLevels)[number];
  /** Introspection and the query page are open. */
  development: boolean;
  demo: boolean;
  /** Behind a reverse proxy: believe its X-Forwarded-For and X-Forwarded-Proto. */
  trustProxy: boolean;
  oidc: OidcEnv | undefined;
  s3: S3Env | undefined;
  /** The mail server, smtp:// or smtps:// with user and password, and who the mails are from. */
  mail: { url: string; from: string } | undefined;
  /** Webhooks may go to addresses of the company's own network. */
  webhookAllowPrivate: boolean;
  /** OpenTelemetry collector; undefined means that nothing is traced. */
  otelEndpoint: string | undefined;
  /** What Prometheus sends at /metrics; undefined means that there are none. */
  metricsToken: string | undefined;
};

type Source = Record<string, string | undefined>;

const repository = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * Reads and checks the environment.
 *
 * @throws a start problem that names every variable that is wrong and what it should be
 */
export function readEnv(source: Source = process.env): Env {
  const problems: string[] = [];
  const read = reader(source, problems);
  const port = read.integer("PORT", 4000, 0, 65_535);
  const env: Env = {
    port,
    host: read.text("HOST") ?? "127.0.0.1",
    dataDir: resolve(repository, read.text("DATA_DIR") ?? ".data"),
    baseUrl: read.url("BASE_URL", ["http:", "https:"]) ?? `http://localhost:${port}`,
    databaseUrl: read.url("DATABASE_URL", ["postgres:", "postgresql:"]),
    appDatabaseUrl: read.url("APP_DATABASE_URL", ["postgres:", "postgresql:"]),
    replicaUrl: read.url("REPLICA_URL", ["postgres:", "postgresql:"]),
    authSecret: read.secret("AUTH_SECRET"),
    personalDataKeys: read.secrets("PERSONAL_DATA_KEYS"),
    logLevel: read.oneOf("LOG_LEVEL", logLevels, "info"),
    development:
      read.oneOf("NODE_ENV", ["development", "test", "production"], "production") === "development",
    demo: read.flag("DEMO", true),
    trustProxy: read.flag("TRUST_PROXY", false),
    oidc: readOidc(read),
    s3: readS3(read),
    mail: readMail(read),
    webhookAllowPrivate: read.flag("WEBHOOK_ALLOW_PRIVATE", false),
    metricsToken: read.secret("METRICS_TOKEN"),
    otelEndpoint: read.url("OTEL_EXPORTER_OTLP_ENDPOINT", ["http:", "https:"]),
  };
  if (env.appDatabaseUrl && !env.databaseUrl) {
    problems.push("APP_DATABASE_URL 需要同时设置 DATABASE_URL / needs DATABASE_URL beside it");
  }
  if (problems.length > 0) {
    throw startProblem("环境变量有误：", `Environment variables to mend:\n${problems.join("\n")}`);
  }
  return env;
}

function readOidc(read: Reader): OidcEnv | undefined {
  const group = read.group(["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"]);
  if (!group) return undefined;
  const [issuer, clientId, clientSecret] = group as [string, string, string];
  read.url("OIDC_ISSUER", ["http:", "https:"]);
  return { issuer, clientId, clientSecret, name: read.text("OIDC_NAME") ?? "SSO" };
}

function readS3(read: Reader): S3Env | undefined {
  const group = read.group([
    "S3_ENDPOINT",
    "S3_BUCKET",
    "S3_ACCESS_KEY_ID",
    "S3_SECRET_ACCESS_KEY",
  ]);
  if (!group) return undefined;
  const [endpoint, bucket, accessKeyId, secretAccessKey] = group as [
    string,
    string,
    string,
    string,
  ];
  read.url("S3_ENDPOINT", ["http:", "https:"]);
  return {
    endpoint,
    bucket,
    accessKeyId,
    secretAccessKey,
    region: read.text("S3_REGION") ?? "us-east-1",
  };
}

function readMail(read: Reader): Env["mail"] {
  const group = read.group(["SMTP_URL", "MAIL_FROM"]);
  if (!group) return undefined;
  const [url, from] = group as [string, string];
  read.url("SMTP_URL", ["smtp:", "smtps:"]);
  return { url, from };
}

type Reader = ReturnType<typeof reader>;

/** Never repeats the value of an address or a secret: either may hold a password. */
function reader(source: Source, problems: string[]) {
  const text = (name: string) => source[name]?.trim() || undefined;
  const oneOf = <T extends string>(name: string, allowed: readonly T[], fallback: T): T => {
    const value = text(name)?.toLowerCase();
    if (value === undefined) return fallback;
    if ((allowed as readonly string[]).includes(value)) return value as T;
    problems.push(`${name} 应为 / must be one of: ${allowed.join(", ")}`);
    return fallback;
  };
  return {
    text,
    oneOf,
    flag: (name: string, fallback: boolean) =>
      ["on", "true", "1", "yes"].includes(
        oneOf(name, ["on", "off", "true", "false", "1", "0", "yes", "no"], fallback ? "on" : "off"),
      ),
    integer(name: string, fallback: number, min: number, max: number): number {
      const value = text(name);
      if (value === undefined) return fallback;
      const number = Number(value);
      if (/^\d+$/.test(value) && number >= min && number <= max) return number;
      problems.push(`${name} 应为整数 / must be a whole number from ${min} to ${max}: “${value}”`);
      return fallback;
    },
    url(name: string, protocols: string[]): string | undefined {
      const value = text(name);
      if (value === undefined) return undefined;
      if (URL.canParse(value) && protocols.includes(new URL(value).protocol))
        return value.replace(/\/+$/, "");
      problems.push(
        `${name} 应为网址 / must be an address that begins with ${protocols.map((p) => `${p}//`).join(" or ")}`,
      );
      return undefined;
    },
    secret(name: string): string | undefined {
      const value = text(name);
      if (value !== undefined && value.length < 32) {
        problems.push(`${name} 至少 32 个字符 / must have at least 32 characters`);
      }
      return value;
    },
    /** Several, with blanks or commas between. */
    secrets(name: string): string[] | undefined {
      const values = text(name)?.split(/[\s,]+/);
      if (values?.some((value) => value.length < 32))
        problems.push(
          `${name} 的每个密钥至少 32 个字符 / each key must have at least 32 characters`,
        );
      return values;
    },
    /** All of them or none. */
    group(names: string[]): string[] | undefined {
      const missing = names.filter((name) => text(name) === undefined);
      if (missing.length === 0) return names.map((name) => text(name)!);
      if (missing.length < names.length) {
        problems.push(`${missing.join(", ")} 缺失 / missing: ${names.join(", ")} belong together`);
      }
      return undefined;
    },
  };
}
