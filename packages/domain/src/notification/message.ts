import type { NotificationLanguage, NotificationText } from "./sentence.ts";

/** Something told, with where it is looked at. */
export interface ToldText extends NotificationText {
  readonly url: string;
}

const words = {
  zh: {
    product: "Threshold",
    more: (first: string, others: number) => (others > 0 ? `${first} 等 ${others + 1} 条` : first),
    digest: (count: number) => `今日通知汇总（${count} 条）`,
    open: "查看",
    test: "这是一条测试消息：通知可以送达这里",
    footer: (url: string) => `在「账号设置 · 通知」中选择接收哪些通知、何时接收：${url}`,
  },
  en: {
    product: "Threshold",
    more: (first: string, others: number) => (others > 0 ? `${first} and ${others} more` : first),
    digest: (count: number) => `Your notifications of the day (${count})`,
    open: "Open",
    test: "This is a test: notifications arrive here",
    footer: (url: string) =>
      `Choose what reaches you and when under Account · Notifications: ${url}`,
  },
} as const satisfies Record<NotificationLanguage, object>;

/** What a message says that is sent only to see whether it arrives. */
export const testText = (language: NotificationLanguage): NotificationText => ({
  headline: words[language].test,
  details: [],
});

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** A mail that tells some things; `settingsUrl` is where its receiver chooses what comes. */
export function mailOf(
  told: readonly ToldText[],
  {
    language,
    digest,
    settingsUrl,
  }: { language: NotificationLanguage; digest: boolean; settingsUrl: string },
): Mail {
  const say = words[language];
  const headline = told[0]?.headline ?? say.product;
  const subject = digest ? say.digest(told.length) : say.more(headline, told.length - 1);
  const text = told
    .map((one) => [one.headline, ...one.details, one.url].join("\n"))
    .concat(say.footer(settingsUrl))
    .join("\n\n");
  const blocks = told.map(
    ({ headline: head, details, url }) =>
      `<div style="margin:0 0 24px"><p style="font-size:16px;font-weight:600;margin:0 0 6px">${escaped(head)}</p>${details
        .map((detail) => `<p style="margin:0 0 4px;color:#555">${escaped(detail)}</p>`)
        .join("")}<p style="margin:8px 0 0"><a href="${escaped(url)}">${say.open}</a></p></div>`,
  );
  const footer = `<p style="color:#777;font-size:13px">${escaped(say.footer(settingsUrl))}</p>`;
  const html = `<!doctype html><html lang="${language}"><body style="font-family:sans-serif;line-height:1.5;color:#222">${blocks.join("")}${footer}</body></html>`;
  return { subject, text, html };
}

/** What a robot's group reads, with the phones of those whom it concerns; nobody for a whole group. */
interface Spoken {
  readonly told: readonly ToldText[];
  readonly phones: readonly string[];
}

const spoken = (told: readonly ToldText[]): string =>
  told.map((one) => [one.headline, ...one.details, one.url].join("\n")).join("\n\n");

/** 企业微信群机器人: only its text messages name people by phone. Content ends at 2048 bytes, of which a character takes up to 3. */
export const wecomMessage = ({ told, phones }: Spoken): object => ({
  msgtype: "text",
  text: { content: spoken(told).slice(0, 680), mentioned_mobile_list: phones },
});

const markdown = (text: string): string => text.replace(/[\\`*_[\]<>#]/g, "\\$&");

/** 钉钉自定义机器人: who is named stands in the text as well, or nobody is called. */
export const dingtalkMessage = ({ told, phones }: Spoken): object => ({
  msgtype: "markdown",
  markdown: {
    title: told[0]?.headline ?? words.zh.product,
    text: [
      ...told.map((one) =>
        [
          `**${markdown(one.headline)}**`,
          ...one.details.map(markdown),
          `[${words.zh.open}](${one.url})`,
        ].join("\n\n"),
      ),
      ...(phones.length > 0 ? [phones.map((phone) => `@${phone}`).join(" ")] : []),
    ].join("\n\n"),
  },
  at: { atMobiles: phones, isAtAll: false },
});
