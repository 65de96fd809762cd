import type { IncomingMessage } from "node:http";
import { day } from "@threshold/domain/calendar/day";
import { workingCalendar } from "@threshold/domain/calendar/working-calendar";
import type { Pool } from "pg";
import type { Auth, Signed } from "./auth/auth.ts";
import { cookieOf } from "./auth/cookie.ts";
import type { Context } from "./context.ts";
import type { Changes } from "./graphql/changes.ts";
import type { Outward } from "./outward.ts";
import { refusalError } from "./refusal.ts";

interface Options {
  readonly auth: Auth;
  readonly pool: Pool;
  readonly changes: Changes;
  readonly baseUrl: string;
  readonly outward: Outward;
  readonly clock: () => Date;
}

/** The State Council's calendar as published; the same for everybody. */
export const calendar = workingCalendar();

/**
 * Finds who sends a request, unless that is known already. Refuses UNAUTHENTICATED for nobody, and SECOND_FACTOR_REQUIRED for
 * somebody of whom the company asks one: by page, file, calendar, token and socket alike, since all of them come here.
 */
export const contexts =
  ({ auth, pool, changes, baseUrl, outward, clock }: Options) =>
  async (request: IncomingMessage, known?: Signed | null): Promise<Context> => {
    request.headers["threshold-company"] ??= cookieOf(request.headers.cookie, "threshold-company");
    const signed = known === undefined ? await auth.viewerOf(request) : known;
    if (!signed) throw refusalError({ code: "UNAUTHENTICATED" });
    const { viewer, scope, today, canWrite } = signed;
    if (scope.secondFactorFrom && scope.secondFactorFrom <= today)
      throw refusalError({ code: "SECOND_FACTOR_REQUIRED" });
    const requestId = String(request.headers["x-request-id"] ?? ""); // given by the server to every request
    const origin = request.socket.remoteAddress ?? "";
    return {
      pool,
      viewer,
      canWrite,
      now: clock().toISOString(),
      today: day(today),
      scope: { ...scope, requestId, origin },
      baseUrl,
      outward,
      changes,
      calendar,
      confirm: (proof) => auth.confirm(request, viewer.accountId, proof),
      invalidateViewers: auth.invalidateViewers,
    };
  };
