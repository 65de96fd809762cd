import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Whom the issuer lets in next. */
interface Subject {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
}

/** What is wrong with the token of whom it lets in. */
export const tokenFaults = [
  "FORGED",
  "UNSIGNED",
  "OVER",
  "OTHER_AUDIENCE",
  "OTHER_ISSUER",
] as const;
type TokenFault = (typeof tokenFaults)[number];

/** A tiny OpenID provider for tests: authorization code with PKCE (S256) and nonce, RS256. */
export async function startIssuer(clientId: string, clientSecret: string) {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, URLSearchParams>();
  let subject: Subject | undefined;
  let fault: TokenFault | undefined;

  const server = createServer((request, response) => {
    const url = new URL(request.url!, issuer);
    const say = (body: unknown, status = 200) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (url.pathname === "/.well-known/openid-configuration") return say(discovery());
    if (url.pathname === "/keys") {
      return say({
        keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }],
      });
    }
    if (url.pathname === "/authorize") {
      const code = randomUUID();
      codes.set(code, url.searchParams);
      const back = new URL(url.searchParams.get("redirect_uri")!);
      back.search = String(new URLSearchParams({ code, state: url.searchParams.get("state")! }));
      return response.writeHead(302, { location: back.href }).end();
    }
    if (url.pathname === "/token") {
      let text = "";
      request.on("data", (part) => (text += part));
      request.on("end", () =>
        redeem(new URLSearchParams(text), request.headers.authorization, say),
      );
      return;
    }
    say({}, 404);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const discovery = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  });

  function redeem(
    form: URLSearchParams,
    authorization: string | undefined,
    say: (body: unknown, status?: number) => unknown,
  ) {
    const asked = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const basic = Buffer.from(authorization?.slice(6) ?? "", "base64").toString();
    const secret = authorization ? basic : `${form.get("client_id")}:${form.get("client_secret")}`;
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const right =
      secret === `${clientId}:${clientSecret}` &&
      asked?.get("code_challenge") === challenge &&
      asked.get("code_challenge_method") === "S256" &&
      asked.get("redirect_uri") === form.get("redirect_uri");
    if (!right) return say({ error: "invalid_grant" }, 400);
    say({
      access_token: randomUUID(),
      token_type: "Bearer",
      expires_in: 60,
      id_token: idToken(asked),
    });
  }

  function idToken(asked: URLSearchParams): string {
    const seconds = Math.floor(Date.now() / 1000) - (fault === "OVER" ? 3_600 : 0);
    const claims = {
      ...subject,
      iss: fault === "OTHER_ISSUER" ? "https://elsewhere.example" : issuer,
      aud: fault === "OTHER_AUDIENCE" ? "another" : clientId,
      iat: seconds,
      exp: seconds + 60,
      nonce: asked.get("nonce"),
    };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    if (fault === "UNSIGNED") return `${part({ alg: "none" })}.${part(claims)}.`;
    const text = `${part({ alg: "RS256", kid: "1" })}.${part(claims)}`;
    const key =
      fault === "FORGED"
        ? generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey
        : privateKey;
    return `${text}.${createSign("RSA-SHA256").update(text).sign(key, "base64url")}`;
  }

  return {
    issuer,
    letIn(next: Subject, wrong?: TokenFault) {
      subject = next;
      fault = wrong;
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
