import type { RouteObject } from "react-router";
import { page } from "../page.ts";

/** Addresses of launch preparation (开盘筹备). */
export const launchRoutes: RouteObject[] = [
  page("launches", async () => (await import("./portfolio/PortfolioPage.tsx")).PortfolioPage),
  page("launches/:planId", async () => (await import("./plan/PlanPage.tsx")).PlanPage, [
    page("tasks/:taskId", async () => (await import("./task/TaskRoute.tsx")).TaskRoute),
  ]),
  page(
    "launches/:planId/records/:record",
    async () => (await import("./record/LaunchRecordPage.tsx")).LaunchRecordPage,
  ),
  page("recruiting", async () => (await import("./record/RecruitingPage.tsx")).RecruitingPage),
  page(
    "training-scheme",
    async () => (await import("./training/TrainingSchemePage.tsx")).TrainingSchemePage,
  ),
  page("procurement", async () => (await import("./record/ProcurementPage.tsx")).ProcurementPage),
  page(
    "estates/:estateId/launches/new",
    async () => (await import("./wizard/NewPlanPage.tsx")).NewPlanPage,
  ),
  page("launch-templates", async () => (await import("./template/TemplatePage.tsx")).TemplatePage),
];
