import { notificationText } from "@threshold/domain/notification/sentence";
import type { ListExport } from "../export/types.ts";

/** What one was told. */
export const notificationExports = {
  notifications: {
    title: { zh: "通知", en: "Notifications" },
    field: "notifications",
    columns: {
      at: { zh: "时间", en: "At", path: "createdAt", kind: "text" },
      text: {
        zh: "通知",
        en: "Notification",
        path: "kind",
        also: ["data"],
        kind: "text",
        say: ({ kind, data }, language) => notificationText(kind, data, language).headline,
      },
      details: {
        zh: "说明",
        en: "Details",
        path: "kind",
        also: ["data"],
        kind: "text",
        say: ({ kind, data }, language) =>
          notificationText(kind, data, language).details.join("\n"),
      },
      read: { zh: "阅读时间", en: "Read", path: "readAt", kind: "text" },
    },
  },
} satisfies Record<string, ListExport>;
