import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isPublic, PrivateAddress } from "./address.ts";
import { post } from "./post.ts";

let url: string;
let asked = 0;
const server = createServer((_, response) => {
  asked += 1;
  response.end("inside");
});
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

it.each([
  ["8.8.8.8", true],
  ["114.114.114.114", true],
  ["2400:3200::1", true],
  ["127.0.0.1", false],
  ["10.1.2.3", false],
  ["172.31.255.255", false],
  ["172.32.0.1", true],
  ["192.168.1.1", false],
  ["169.254.169.254", false],
  ["100.64.0.1", false],
  ["0.0.0.0", false],
  ["255.255.255.255", false],
  ["::1", false],
  ["::ffff:127.0.0.1", false],
  ["::ffff:8.8.8.8", false],
  ["64:ff9b::7f00:1", false],
  ["fd00::1", false],
  ["fe80::1", false],
  ["2002:7f00:1::", false],
  ["localhost", false],
])("%s is a server on the internet: %s", (address, expected) => {
  expect(isPublic(address)).toBe(expected);
});

describe("a webhook into the own network", () => {
  const send = (address: string, allowPrivate: boolean) =>
    post(address, "{}", {}, { allowPrivate, signal: new AbortController().signal });

  it("is not sent by its address, however that is written", async () => {
    const { port } = new URL(url);
    for (const host of ["127.0.0.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:7f00:1]", "0"])
      await expect(send(`http://${host}:${port}`, false), host).rejects.toBeInstanceOf(
        PrivateAddress,
      );
    expect(asked).toBe(0);
  });

  it("is not sent by a name that leads there", async () => {
    const { port } = new URL(url);
    await expect(send(`http://localhost:${port}`, false)).rejects.toThrow("localhost is");
    expect(asked).toBe(0);
  });

  it("is sent where that is allowed", async () => {
    expect(await send(url, true)).toEqual({ statusCode: 200, body: "inside" });
  });
});
