/** A subscription over a socket of its own (graphql-transport-ws). */
export interface Socket {
  close(): Promise<void>;
}

/** Resolves once the subscription was sent on a socket that the server took; `onEvent` is told of every event. */
export function openSocket(
  { url, headers }: { url: string; headers: Readonly<Record<string, string>> },
  payload: object,
  onEvent: () => void,
): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const closed = Promise.withResolvers<void>();
  const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, {
    protocols: ["graphql-transport-ws"],
    headers,
  });
  const send = (message: object) => socket.send(JSON.stringify(message));
  const company = { "threshold-company": headers["threshold-company"] };
  socket.addEventListener("open", () => send({ type: "connection_init", payload: company }));
  socket.addEventListener("error", () => reject(new Error("the socket did not open")));
  socket.addEventListener("close", ({ reason }) => {
    closed.resolve();
    reject(new Error(`the socket was closed: ${reason}`));
  });
  socket.addEventListener("message", ({ data }) => {
    const { type } = JSON.parse(String(data)) as { type: string };
    if (type === "ping") send({ type: "pong" });
    if (type === "next") onEvent();
    if (type === "error") reject(new Error(`the subscription was refused: ${String(data)}`));
    if (type !== "connection_ack") return;
    send({ type: "subscribe", id: "1", payload });
    resolve({
      close() {
        send({ type: "complete", id: "1" });
        socket.close();
        return closed.promise;
      },
    });
  });
  return promise;
}
