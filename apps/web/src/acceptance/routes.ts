import type { RouteObject } from "react-router";
import { page } from "../page.ts";

/** Addresses of unit acceptance (分户验收). */
export const acceptanceRoutes: RouteObject[] = [
  page("acceptances", async () => (await import("./AcceptancesPage.tsx")).AcceptancesPage),
  page("acceptance-standards", async () => (await import("./StandardsPage.tsx")).StandardsPage),
  page("acceptances/:id", async () => (await import("./BatchPage.tsx")).BatchPage),
  page("acceptances/:id/sign", async () => (await import("./SignPage.tsx")).SignPage),
  page("acceptances/:id/groups/:groupId", async () => (await import("./GroupPage.tsx")).GroupPage),
  page(
    "acceptances/:id/homes/:recordId",
    async () => (await import("./InspectPage.tsx")).InspectPage,
  ),
];
