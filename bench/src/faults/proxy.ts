import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** The network between the API and its database, which can be cut, be silent or be slow. */
export interface Network {
  readonly port: number;
  /** Ends every connection and refuses new ones, until `mend`. */
  cut(): void;
  /** Connections stay and carry nothing, new ones hang: what a pulled cable looks like. */
  silence(): void;
  /** Everything takes longer by so many ms, each way. */
  delay(ms: number): void;
  mend(): void;
  close(): Promise<void>;
}

export async function openNetwork(target: () => number): Promise<Network> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: "OPEN" | "CUT" | "SILENT" = "OPEN";
  let delayMs = 0;
  let mended = Promise.withResolvers<void>();

  async function carry(from: Socket, to: Socket): Promise<void> {
    // One piece after the other, so that what is held up stays in order.
    for await (const piece of from) {
      if (delayMs > 0) await new Promise((later) => setTimeout(later, delayMs));
      if (state === "SILENT") await mended.promise;
      if (!to.destroyed) to.write(piece as Buffer);
    }
    to.end();
  }

  const server = createServer((near) => {
    near.on("error", () => {}); // both sides come and go
    if (state === "CUT") return void near.destroy();
    const far = connect(target(), "127.0.0.1");
    far.on("error", () => {});
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const one of pair) one.setNoDelay(true).once("close", () => end(pair));
    carry(near, far).catch(() => end(pair));
    carry(far, near).catch(() => end(pair));
  });
  const end = (pair: readonly [Socket, Socket]) => {
    for (const one of pair) one.destroy();
    pairs.delete(pair);
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      state = "CUT";
      for (const pair of pairs) end(pair);
    },
    silence: () => void (state = "SILENT"),
    delay: (ms) => void (delayMs = ms),
    mend() {
      state = "OPEN";
      delayMs = 0;
      mended.resolve();
      mended = Promise.withResolvers();
    },
    async close() {
      const closed = once(server, "close");
      server.close();
      for (const pair of pairs) end(pair);
      await closed;
    },
  };
}
