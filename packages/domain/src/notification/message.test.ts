import { describe, expect, it } from "vitest";
import { dingtalkMessage, mailOf, wecomMessage } from "./message.ts";

const told = [
  {
    headline: "「日检 <1>」已超期",
    details: ["截止：2027年1月4日"],
    url: "https://t.example/records/x?a=1&b=2",
  },
  { headline: "「周检」即将到期", details: [], url: "https://t.example/inbox" },
];
const how = { language: "zh", digest: false, settingsUrl: "https://t.example/account" } as const;

describe("a mail", () => {
  it("has the first thing told as its subject and says how many more there are", () => {
    expect(mailOf(told.slice(0, 1), how).subject).toBe("「日检 <1>」已超期");
    expect(mailOf(told, how).subject).toBe("「日检 <1>」已超期 等 2 条");
    expect(mailOf(told, { ...how, language: "en", digest: true }).subject).toBe(
      "Your notifications of the day (2)",
    );
  });

  it("tells the same as text and as HTML, in which nothing told is markup", () => {
    const { text, html } = mailOf(told, how);
    for (const part of ["「周检」即将到期", "截止：2027年1月4日", "https://t.example/account"]) {
      expect(text).toContain(part);
      expect(html).toContain(part);
    }
    expect(html).not.toContain("<1>");
    expect(html).toContain('href="https://t.example/records/x?a=1&#38;b=2"');
  });
});

describe("a robot's message", () => {
  it("for WeCom is text that names people by phone, and never too long", () => {
    expect(wecomMessage({ told: told.slice(1), phones: ["13800000001"] })).toEqual({
      msgtype: "text",
      text: {
        content: "「周检」即将到期\nhttps://t.example/inbox",
        mentioned_mobile_list: ["13800000001"],
      },
    });
    const long = [{ headline: "长".repeat(5000), details: [], url: "" }];
    const { text } = wecomMessage({ told: long, phones: [] }) as { text: { content: string } };
    expect(text.content.length * 3).toBeLessThanOrEqual(2048); // in UTF-8
  });

  it("for DingTalk is markdown that calls people in its text as well", () => {
    expect(dingtalkMessage({ told: told.slice(1), phones: ["13800000001"] })).toEqual({
      msgtype: "markdown",
      markdown: {
        title: "「周检」即将到期",
        text: "**「周检」即将到期**\n\n[查看](https://t.example/inbox)\n\n@13800000001",
      },
      at: { atMobiles: ["13800000001"], isAtAll: false },
    });
  });
});
