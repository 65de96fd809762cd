import { useLocation, useMatch, useNavigate, useSearchParams } from "react-router";

export const PLAN_TABS = ["gantt", "list", "calendar", "records", "facts", "history"] as const;
export type PlanTab = (typeof PLAN_TABS)[number];

/** Which view of the plan the address names, which task is open beside it, and the ways between. */
export function usePlanAddress(planId: string) {
  const { search } = useLocation();
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const openTask = useMatch("/launches/:planId/tasks/:taskId")?.params.taskId;
  const taskHref = (taskId: string) => `/launches/${planId}/tasks/${taskId}${search}`;
  return {
    tab: PLAN_TABS.find((tab) => tab === address.get("tab")) ?? PLAN_TABS[0],
    openTask,
    taskHref,
    openTaskPanel: (taskId: string) =>
      void navigate(taskHref(taskId), { preventScrollReset: true }),
    showTab: (tab: PlanTab) =>
      setAddress(tab === PLAN_TABS[0] ? {} : { tab }, { replace: true, preventScrollReset: true }),
  };
}
