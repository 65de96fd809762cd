import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** A line to the server that can be cut, as a train's tunnel does. */
export interface Line {
  readonly url: string;
  /** Ends every connection and takes no new one. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Opens a line to a server on this machine. */
export async function openLine(server: string): Promise<Line> {
  const ends = new Set<Socket>();
  let whole = true;
  const keep = (socket: Socket) => {
    ends.add(socket);
    // A line that is cut breaks both of its ends.
    return socket.on("error", () => {}).on("close", () => ends.delete(socket));
  };
  const line = createServer((near) => {
    if (!whole) return void near.destroy();
    const far = keep(connect(Number(new URL(server).port), "localhost"));
    keep(near).pipe(far).pipe(near);
  });
  await once(line.listen(0, "localhost"), "listening");
  return {
    url: `http://localhost:${(line.address() as AddressInfo).port}`,
    cut() {
      whole = false;
      for (const end of ends) end.destroy();
    },
    mend() {
      whole = true;
    },
    close() {
      for (const end of ends) end.destroy();
      return new Promise((closed) => line.close(() => closed()));
    },
  };
}
