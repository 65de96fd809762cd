import { createHmac, randomBytes } from "node:crypto";

/** A secret as Standard Webhooks writes it. */
export const makeSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;

/** The headers of Standard Webhooks: signed with each secret that is valid. */
export function standardHeaders(
  { id, at, body }: { readonly id: string; readonly at: Date; readonly body: string },
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}

/** 钉钉加签: the robot's address with the instant and its signature. */
export function signedDingtalkAddress(address: string, secret: string, at: Date): string {
  const timestamp = String(at.getTime());
  const sign = createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64");
  const url = new URL(address);
  url.searchParams.set("timestamp", timestamp);
  url.searchParams.set("sign", sign);
  return url.href;
}
