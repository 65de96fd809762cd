import { createBrowserRouter } from "react-router";
import type { RouteObject } from "react-router";
import { launchRoutes } from "./launch/routes.ts";
import { RouteError } from "./shell/RouteError.tsx";
import { Shell } from "./shell/Shell.tsx";
import { NotFoundPage } from "./shell/NotFoundPage.tsx";
import { PageWait } from "./shell/PageWait.tsx";

/** Pages inside the shell; each comes with its own code when first opened. */
const pages: RouteObject[] = [...launchRoutes, { path: "*", Component: NotFoundPage }];

/** Pages for someone without a session. */
const doors: RouteObject[] = [
  {
    path: "/sign-in",
    lazy: async () => ({ Component: (await import("./session/SignInPage.tsx")).SignInPage }),
  },
];

/** The product's addresses. */
export function makeRouter() {
  return createBrowserRouter([
    { ErrorBoundary: RouteError, HydrateFallback: PageWait, children: doors },
    {
      path: "/",
      Component: Shell,
      ErrorBoundary: RouteError,
      HydrateFallback: PageWait,
      children: [{ ErrorBoundary: RouteError, children: pages }],
    },
  ]);
}
