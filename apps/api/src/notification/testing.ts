import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
}

/** A mail server in this process that keeps what it takes. */
export async function startMailServer() {
  const mails: ReceivedMail[] = [];
  /** Answers each mail with this while it is set. */
  const refuse: { with: Error | null } = { with: null };
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, session, done) {
      let source = "";
      stream.setEncoding("utf8");
      stream.on("data", (part: string) => (source += part));
      stream.on("end", () => {
        if (refuse.with) return done(refuse.with);
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : "";
        mails.push({ from, to: rcptTo.map((one) => one.address), source });
        return done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", () => listening()));
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((closed) => server.close(() => closed()));
  return { url: `smtp://127.0.0.1:${port}`, mails, refuse, close };
}

export interface ReceivedHook {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver of webhooks in this process that keeps what comes and answers as told. */
export async function startHookServer() {
  const hooks: ReceivedHook[] = [];
  const answer = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (part: string) => (body += part));
    request.on("end", () => {
      hooks.push({ path: request.url ?? "", headers: request.headers, body });
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, hooks, answer, close };
}

/** The words of a mail's headers and parts, decoded. */
export function decoded(source: string): string {
  const words = source.replace(/=\?utf-8\?(b|q)\?(.*?)\?=(\r?\n )?/gi, (_, kind, text: string) =>
    /b/i.test(kind) ? Buffer.from(text, "base64").toString() : quoted(text.replaceAll("_", " ")),
  );
  return words
    .split(/\r?\n--/)
    .map((part) => {
      const [head = "", ...body] = part.split(/\r?\n\r?\n/);
      const text = body.join("\n\n");
      if (/transfer-encoding: base64/i.test(head))
        return head + Buffer.from(text, "base64").toString();
      return /transfer-encoding: quoted-printable/i.test(head) ? head + quoted(text) : part;
    })
    .join("\n");
}

function quoted(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
