import type { Transporter } from "nodemailer";
import type { Mail } from "@threshold/domain/notification/message";
import type { Outward } from "../outward.ts";

const transports = new Map<string, Promise<Transporter>>();

/** One set of connections per mail server, made when the first mail goes out. */
function transportOf(url: string): Promise<Transporter> {
  const known = transports.get(url);
  if (known) return known;
  const made = import("nodemailer").then(({ createTransport }) =>
    createTransport({
      url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    }),
  );
  transports.set(url, made);
  return made;
}

/** Sends a mail and answers what the server said. The same id tells the receiver's mail server that it is the same mail. */
export async function sendMail(
  { url, from }: NonNullable<Outward["mail"]>,
  to: string,
  id: string,
  mail: Mail,
): Promise<string> {
  const transport = await transportOf(url);
  const messageId = `<${id}@threshold>`;
  const headers = { "auto-submitted": "auto-generated" };
  const sent = await transport.sendMail({ from, to, messageId, headers, ...mail });
  return String(sent.response);
}

/** Ends the connections to mail servers, for the server's end. */
export async function closeMail(): Promise<void> {
  const open = [...transports.values()];
  transports.clear();
  for (const made of open) (await made).close();
}
