import type { RouteObject } from "react-router";
import { page } from "../page.ts";

/** Addresses of launch preparation (开盘筹备). */
export const launchRoutes: RouteObject[] = [
  page("launches", async () => (await import("./portfolio/PortfolioPage.tsx")).PortfolioPage),
  page("launches/:planId", async () => (await import("./plan/PlanPage.tsx")).PlanPage, [
    page("tasks/:taskId", async () => (await import("./task/TaskRoute.tsx")).TaskRoute),
  ]),
  page(
    "estates/:estateId/launches/new",
    async () => (await import("./wizard/NewPlanPage.tsx")).NewPlanPage,
  ),
  page("launch-templates", async () => (await import("./template/TemplatePage.tsx")).TemplatePage),
];
