import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { socketAddress } from "./live.ts";

it("opens the socket by TLS where the page came by https", () => {
  expect(socketAddress(new URL("https://wuye.example.com/estates") as never)).toBe(
    "wss://wuye.example.com/graphql",
  );
  expect(socketAddress(new URL("http://192.168.1.8:4000/") as never)).toBe(
    "ws://192.168.1.8:4000/graphql",
  );
});

it("opens no other socket", () => {
  const here = import.meta.dirname;
  const opening = readdirSync(here, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .filter((path) =>
      /new WebSocket\(|\bwss?:\/\/|"wss?:"/.test(readFileSync(`${here}/${path}`, "utf8")),
    );
  expect(opening).toEqual(["live.ts"]);
});
