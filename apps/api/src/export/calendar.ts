import type { IncomingMessage, ServerResponse } from "node:http";
import type { GraphQLSchema } from "graphql";
import type { Auth } from "../auth/auth.ts";
import type { contexts } from "../contexts.ts";
import type { Context } from "../context.ts";
import { pagesOfList } from "./read-list.ts";
import type { ListExport } from "./types.ts";
import type { ErrorLog } from "../graphql/errors.ts";
import { answerError, sendJson, urlOf } from "../storage/answer.ts";

/** GET /calendar/<uuid of the company>/<token>.ics: whoever has the address reads what its person has to do by when. */
export const calendarPath = /^\/calendar\/[^/]*\/[^/]*\.ics$/;

/** A path as it may stand in logs: the token of a calendar's address is a secret. */
export const withoutToken = (path: string): string =>
  calendarPath.test(path) ? path.replace(/[^/]*$/, "***.ics") : path;

interface Options {
  readonly auth: Pick<Auth, "viewerOfCalendar">;
  readonly contextOf: ReturnType<typeof contexts>;
  readonly schema: GraphQLSchema;
  readonly log: ErrorLog;
}

export const calendarHandler =
  ({ auth, contextOf, schema, log }: Options) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== "GET" && request.method !== "HEAD")
      return sendJson(response, 405, { code: "BAD_REQUEST" });
    try {
      const [, , companyId = "", file = ""] = urlOf(request).pathname.split("/");
      const isCompany = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(companyId);
      const token = file.slice(0, -".ics".length);
      const signed = isCompany ? await auth.viewerOfCalendar(companyId, token) : null;
      // A wrong, a revoked and an expired address are one answer.
      if (!signed) return sendJson(response, 404, { code: "NOT_FOUND" });
      const text = await calendarOf(schema, await contextOf(request, signed));
      response.writeHead(200, {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'inline; filename="deadlines.ics"',
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      });
      response.end(request.method === "HEAD" ? undefined : text);
    } catch (error) {
      await answerError(log, request, response, error);
    }
  };

/** What is told of each; the most urgent first. */
const list: ListExport = {
  title: { zh: "我的待办", en: "My work" },
  field: "myObligations",
  columns: {},
};
const columns = [
  "title",
  "data",
  "dueOn",
  "dueAt",
  "wholeDay",
  "recordId",
  "serviceCenter.name",
  "estate.name",
].map((path) => ({ zh: path, en: path, path, kind: "text" as const }));

/** Deadlines that a calendar shows at most; what is due later comes in as the first ones are done. */
const most = 500;
const day = 86_400_000;

/**
 * The viewer's open deadlines as iCalendar (RFC 5545): those of a whole day as all-day events, others at their instant. The same
 * deadline keeps its UID, so that one that moved moves in the calendar, and one that is done is gone.
 */
async function calendarOf(schema: GraphQLSchema, context: Context): Promise<string> {
  // Loaded by the first calendar that is asked for.
  const { default: ical } = await import("ical-generator");
  const host = new URL(context.baseUrl).host;
  const calendar = ical({
    name: "Threshold 时限",
    prodId: { company: "Threshold", product: "deadlines", language: "ZH" },
    ttl: 3600,
  });
  const stamp = new Date(context.now);
  let count = 0;
  for await (const { rows } of pagesOfList(schema, context, list, columns, {
    id: null,
    args: { order: "DUE" },
  })) {
    for (const row of rows as readonly DeadlineRow[]) {
      if (row.dueAt === null || count++ >= most) return calendar.toString();
      const start = row.wholeDay ? new Date(`${row.dueOn}T00:00:00Z`) : new Date(row.dueAt);
      const place = row.estate?.name ?? row.serviceCenter?.name;
      calendar.createEvent({
        id: `${row.id}@${host}`,
        stamp,
        start,
        end: new Date(start.getTime() + (row.wholeDay ? day : 0)),
        allDay: row.wholeDay,
        summary: `截止：${row.title}`,
        description: row.data?.titleEn ?? null,
        location: place ?? null,
        url: `${context.baseUrl}/records/${row.recordId}`,
      });
    }
  }
  return calendar.toString();
}

interface DeadlineRow {
  readonly id: string;
  readonly title: string;
  readonly data: { readonly titleEn?: string } | null;
  readonly dueOn: string | null;
  readonly dueAt: string | null;
  readonly wholeDay: boolean;
  readonly recordId: string;
  readonly serviceCenter: { readonly name: string } | null;
  readonly estate: { readonly name: string } | null;
}
