import { usePhone } from "@threshold/ui/theme";
import { useLocation, useNavigate, useParams } from "react-router";
import { TaskPanel } from "./TaskPanel.tsx";

/** `/launches/:planId/tasks/:taskId`: the task beside its plan; the plan's own view stays as it is. */
export function TaskRoute() {
  const { planId = "", taskId = "" } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const phone = usePhone();
  return (
    <TaskPanel
      taskId={taskId}
      modal={phone}
      taskHref={(id) => `/launches/${planId}/tasks/${id}${search}`}
      onClose={() => void navigate({ pathname: `/launches/${planId}`, search })}
    />
  );
}
