import { useMemo, useState } from "react";
import { addDays } from "../src/day.ts";
import { Button } from "../src/Button.tsx";
import { Gantt } from "../src/Gantt.tsx";
import type { GanttGhost, GanttTask, GanttTry, GanttZoom } from "../src/Gantt.tsx";
import { dayMarks, groups, links, milestones, tasks, today } from "./sample.ts";
import { ganttTexts } from "./texts.ts";

const many: GanttTask[] = Array.from({ length: 2000 }, (_, index) => {
  const task = tasks[index % 36]!;
  return { ...task, key: `${task.key}-${index}`, name: `${task.name} ${index}` };
});

export function GanttPreview() {
  const query = new URLSearchParams(location.search);
  const big = query.has("many");
  const [zoom, setZoom] = useState<GanttZoom>((query.get("zoom") as GanttZoom | null) ?? "WEEK");
  const [trying, setTrying] = useState<GanttTry | null>(null);
  const [opened, setOpened] = useState<string>();
  const ghosts = useMemo(() => (trying ? outcome(trying) : []), [trying]);
  return (
    <>
      <h1>锦程·云璟台 开盘筹备计划</h1>
      <Gantt
        label="锦程·云璟台 开盘筹备计划"
        lang="zh-CN"
        {...{ groups, links, milestones, today, dayMarks, zoom, trying, ghosts }}
        tasks={big ? many : tasks}
        onZoom={setZoom}
        onTry={setTrying}
        onOpen={setOpened}
        {...(opened ? { openKey: opened } : {})}
        texts={ganttTexts}
        height="min(70vh, 640px)"
        actions={
          <Button kind="PRIMARY" unavailable={trying ? undefined : "先试移一项"}>
            调整开盘日期
          </Button>
        }
      />
    </>
  );
}

/** A stand-in for the planning engine: successors follow, the launch moves every open task. */
function outcome(trial: GanttTry): GanttGhost[] {
  const moved = new Set<string>([trial.key]);
  if (trial.key === "launch") for (const task of tasks) if (!task.fixed) moved.add(task.key);
  for (let round = 0; round < tasks.length; round += 1)
    for (const link of links) if (moved.has(link.from)) moved.add(link.to);
  return tasks.flatMap((task): GanttGhost[] =>
    moved.has(task.key) && task.dueOn && task.startOn && task.finishOn
      ? [
          {
            key: task.key,
            startOn: addDays(task.startOn, trial.days),
            finishOn: addDays(task.finishOn, trial.days),
            dueOn: addDays(task.dueOn, trial.days),
            becomesLate: trial.key !== "launch" && trial.days > (task.slackDays ?? 0),
          },
        ]
      : [],
  );
}
