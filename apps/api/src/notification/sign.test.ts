import { expect, it } from "vitest";
import { makeSecret, signedDingtalkAddress, standardHeaders } from "./sign.ts";

it("signs as the vectors of Standard Webhooks say", () => {
  const message = {
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    at: new Date(1614265330_000),
    body: '{"test": 2432232314}',
  };
  expect(standardHeaders(message, ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

it("signs with both secrets while one takes the place of the other", () => {
  const message = { id: "msg_1", at: new Date(0), body: "{}" };
  const [old, fresh] = [makeSecret(), makeSecret()];
  const signature = (secrets: string[]) => standardHeaders(message, secrets)["webhook-signature"];
  expect(signature([fresh, old])).toBe(`${signature([fresh])} ${signature([old])}`);
  expect(old).not.toBe(fresh);
  expect(Buffer.from(old.slice("whsec_".length), "base64")).toHaveLength(32);
});

it("signs a DingTalk robot's address: HMAC-SHA256 of instant and secret, in base64", () => {
  const address = "https://oapi.dingtalk.com/robot/send?access_token=abc";
  const signed = new URL(signedDingtalkAddress(address, "SECabc123", new Date(1700000000000)));
  expect(Object.fromEntries(signed.searchParams)).toEqual({
    access_token: "abc",
    timestamp: "1700000000000",
    sign: "N5P09a4+p1AMJIJWnIvQd2Yxw9+fu/oEBnPrjCcsLXk=",
  });
});
