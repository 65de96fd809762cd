import type { RouteObject } from "react-router";

/** Addresses of launch preparation (开盘筹备). */
export const launchRoutes: RouteObject[] = [
  {
    path: "launches",
    lazy: async () => ({
      Component: (await import("./portfolio/PortfolioPage.tsx")).PortfolioPage,
    }),
  },
  {
    path: "launches/:planId",
    lazy: async () => ({ Component: (await import("./plan/PlanPage.tsx")).PlanPage }),
    children: [
      {
        path: "tasks/:taskId",
        lazy: async () => ({ Component: (await import("./task/TaskRoute.tsx")).TaskRoute }),
      },
    ],
  },
  {
    path: "estates/:estateId/launches/new",
    lazy: async () => ({ Component: (await import("./wizard/NewPlanPage.tsx")).NewPlanPage }),
  },
  {
    path: "launch-templates",
    lazy: async () => ({ Component: (await import("./template/TemplatePage.tsx")).TemplatePage }),
  },
];
