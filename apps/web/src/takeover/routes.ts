import type { RouteObject } from "react-router";
import { page } from "../page.ts";

/** Addresses of takeover inspection (承接查验). */
export const takeoverRoutes: RouteObject[] = [
  page("takeovers", async () => (await import("./TakeoversPage.tsx")).TakeoversPage),
  page("takeovers/:id", async () => (await import("./TakeoverPage.tsx")).TakeoverPage),
];
