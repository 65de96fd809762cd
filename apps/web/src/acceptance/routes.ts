import type { RouteObject } from "react-router";
import { fieldPage, page } from "../page.ts";

const later = () => Promise.all([import("./PinDialog.tsx"), import("../outbox/OutboxPage.tsx")]);

/** Addresses of unit acceptance (分户验收). */
export const acceptanceRoutes: RouteObject[] = [
  page("acceptances", async () => (await import("./AcceptancesPage.tsx")).AcceptancesPage),
  page("acceptance-standards", async () => (await import("./StandardsPage.tsx")).StandardsPage),
  page("acceptances/:id", async () => (await import("./BatchPage.tsx")).BatchPage),
  fieldPage("acceptances/:id/sign", async () => (await import("./SignPage.tsx")).SignPage, later),
  page("acceptances/:id/groups/:groupId", async () => (await import("./GroupPage.tsx")).GroupPage),
  fieldPage(
    "acceptances/:id/homes/:recordId",
    async () => (await import("./InspectPage.tsx")).InspectPage,
    later,
  ),
];
