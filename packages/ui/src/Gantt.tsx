import { useCallback, useId, useMemo, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { Button } from "./Button.tsx";
import { Backdrop, Links } from "./gantt-axis.tsx";
import { BarPatterns } from "./gantt-bar.tsx";
import { Legend, TryBar } from "./gantt-footer.tsx";
import {
  axisWindow,
  barOf,
  rowsOf,
  rowWindow,
  scaleOf,
  sideOf,
  waitsByKey,
} from "./gantt-geometry.ts";
import { flagLanes, GanttHead, headHeight } from "./gantt-head.tsx";
import { rowKey } from "./gantt-keys.ts";
import { GanttRowView } from "./gantt-row.tsx";
import { revealRow, revealX, showDay, useHeldDay, useViewport } from "./gantt-scroll.ts";
import { milestoneGhosts, useDragTry } from "./gantt-try.ts";
import { GANTT_ZOOMS } from "./gantt-types.ts";
import type { GanttProps } from "./gantt-types.ts";
import "./Gantt.css";
import { Segmented } from "./Segmented.tsx";
import { usePhone } from "./theme.tsx";

export { GANTT_ZOOMS } from "./gantt-types.ts";
export type {
  GanttGhost,
  GanttGroup,
  GanttLink,
  GanttMilestone,
  GanttProps,
  GanttTask,
  GanttTexts,
  GanttTry,
  GanttZoom,
} from "./gantt-types.ts";

const NONE: readonly never[] = [];

/**
 * A plan over time: rows by group, bars by state, arrows, days off, today. Dragging a bar or a
 * movable milestone (or ←/→ on it) asks the caller what would happen; the answer comes back as
 * `ghosts`. A treegrid for screen readers, every bar also said in words.
 */
export function Gantt(props: GanttProps) {
  const { tasks, groups, zoom, today, lang, texts, dayMarks, onTry, onOpen } = props;
  const milestones = props.milestones ?? NONE;
  const links = props.links ?? NONE;
  const ghosts = props.ghosts ?? NONE;
  const trying = props.trying ?? null;
  const phone = usePhone();
  const rowHeight = phone ? 48 : 34;
  const nameWidth = phone ? 132 : 272;
  const patterns = useId();
  const hintId = useId();

  const scroller = useRef<HTMLDivElement>(null);
  const [view, measure] = useViewport(scroller);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [activeRow, setActiveRow] = useState(0);
  const [picked, setPicked] = useState<string>();
  const [near, setNear] = useState<string>();

  const rows = useMemo(() => rowsOf(groups, tasks, collapsed), [groups, tasks, collapsed]);
  const scale = useMemo(
    () => scaleOf(zoom, today, tasks, milestones, ghosts, view.width - nameWidth),
    [zoom, today, tasks, milestones, ghosts, view.width, nameWidth],
  );
  const taskByKey = useMemo(() => new Map(tasks.map((task) => [task.key, task])), [tasks]);
  const rowIndex = useMemo(() => new Map(rows.map((row, index) => [row.key, index])), [rows]);
  const ghostByKey = useMemo(() => new Map(ghosts.map((ghost) => [ghost.key, ghost])), [ghosts]);
  const waits = useMemo(() => waitsByKey(links, taskByKey), [links, taskByKey]);

  const [first, last] = rowWindow(view.top, view.height, rowHeight, rows.length);
  const axis = useMemo(
    () => axisWindow(scale, view.left, view.width),
    [scale, view.left, view.width],
  );
  const lanes = flagLanes(scale, today, texts.today, milestones);
  const headH = headHeight(lanes);
  const chartWidth = (scale.to - scale.from) * scale.dayWidth;
  const bodyHeight = rows.length * rowHeight;

  const target = trying?.key ?? picked;
  const drag = useDragTry(scale.dayWidth, trying, onTry, setPicked);
  const toggle = useCallback(
    (key: string) =>
      setCollapsed((old) => {
        const next = new Set(old);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    [],
  );
  const focused = useCallback((index: number, key: string) => {
    setActiveRow(index);
    setNear(key);
  }, []);
  const cancel = useCallback(() => {
    setPicked(undefined);
    onTry?.(null);
  }, [onTry]);

  useHeldDay(scroller, scale, today, nameWidth, measure);

  const goToday = () => {
    if (scroller.current) showDay(scroller.current, scale, today, nameWidth);
    measure();
  };

  const reveal = useCallback(
    (key: string) => {
      const task = taskByKey.get(key);
      const bar = task && barOf(scale, task);
      if (scroller.current && bar) revealX(scroller.current, bar, nameWidth);
      measure();
    },
    [taskByKey, scale, nameWidth, measure],
  );

  const focusRow = (index: number) => {
    const element = scroller.current;
    const row = rows[index];
    if (!element || !row) return;
    setActiveRow(index);
    setNear(row.key);
    revealRow(element, index, rowHeight, headH);
    reveal(row.key);
    requestAnimationFrame(() =>
      element.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus({ preventScroll: true }),
    );
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const at = (event.target as HTMLElement).closest<HTMLElement>("[data-row]");
    if (!at) return;
    const page = Math.max(1, Math.floor((view.height - headH) / rowHeight) - 2);
    const index = Number(at.dataset["row"]);
    const meant = rowKey(event, rows, index, page, trying, !onTry);
    if (!meant || (meant.does === "TRY" && meant.trial === null && target === undefined)) return;
    event.preventDefault();
    event.stopPropagation();
    if (meant.does === "GO") focusRow(meant.to);
    else if (meant.does === "TOGGLE") toggle(meant.group);
    else if (meant.does === "OPEN") onOpen?.(meant.key);
    else if (meant.does === "PICK") setPicked(meant.key);
    else if (meant.trial === null) cancel();
    else onTry?.(meant.trial);
  };

  const drawnRows = rows.slice(first, last).map((row, at) => ({ row, index: first + at }));
  const activeIndex = Math.min(activeRow, rows.length - 1);
  const activeItem = rows[activeIndex];
  if (activeItem && (activeIndex < first || activeIndex >= last))
    drawnRows.push({ row: activeItem, index: activeIndex });

  const ghostDays = useMemo(
    () => milestoneGhosts(milestones, trying, ghostByKey),
    [milestones, trying, ghostByKey],
  );
  const targetName =
    taskByKey.get(target ?? "")?.name ?? milestones.find(({ key }) => key === target)?.name;
  const allCollapsed = groups.length > 0 && groups.every(({ key }) => collapsed.has(key));

  return (
    <section className="ui-gantt" aria-label={props.label}>
      <div className="ui-gantt-tools">
        <Segmented
          label={texts.zoom}
          value={zoom}
          options={GANTT_ZOOMS.map((value) => ({ value, label: texts.zooms[value] }))}
          onChange={props.onZoom}
        />
        <Button kind="QUIET" onClick={goToday}>
          {texts.goToday}
        </Button>
        {!phone && (
          <Button
            kind="QUIET"
            onClick={() =>
              setCollapsed(allCollapsed ? new Set() : new Set(groups.map(({ key }) => key)))
            }
          >
            {allCollapsed ? texts.expandAll : texts.collapseAll}
          </Button>
        )}
        {props.actions && <div className="ui-gantt-actions">{props.actions}</div>}
      </div>
      <p id={hintId} className="visually-hidden">
        {texts.keys}
      </p>
      <BarPatterns id={patterns} />
      <div
        ref={scroller}
        className="ui-gantt-scroll"
        role="treegrid"
        aria-label={props.label}
        aria-describedby={hintId}
        aria-rowcount={rows.length + 2}
        aria-colcount={2}
        style={{ height: props.height ?? "70vh" }}
        onKeyDown={onKeyDown}
      >
        <div
          className="ui-gantt-content"
          style={{
            width: nameWidth + chartWidth,
            height: headH + bodyHeight,
            ["--name-width" as string]: `${nameWidth}px`,
            ["--row-height" as string]: `${rowHeight}px`,
            ["--head-height" as string]: `${headH}px`,
          }}
        >
          <GanttHead
            {...{ scale, axis, zoom, lang, today, dayMarks, texts, milestones, ghostDays, lanes }}
            {...{ target, trying, onTry, drag }}
            onPick={setPicked}
          />
          <div className="ui-gantt-body" role="rowgroup">
            <div className="ui-gantt-layer" role="presentation">
              <Backdrop
                {...{ scale, axis, zoom, dayMarks, today, milestones, ghostDays }}
                top={first * rowHeight}
                height={Math.max(last - first, 0) * rowHeight}
              />
              <Links
                {...{ links, scale, axis, rowIndex, rowHeight, patterns }}
                near={near ?? target}
                tasks={taskByKey}
                rows={[first, last]}
              />
            </div>
            {drawnRows.map(({ row, index }) => (
              <GanttRowView
                key={row.key}
                {...{ row, index, scale, today, lang, texts, patterns, onOpen, drag }}
                top={index * rowHeight}
                active={index === activeIndex}
                opened={row.key === props.openKey}
                picked={row.key === target}
                readOnly={!onTry}
                ghost={ghostByKey.get(row.key)}
                tryDays={trying?.key === row.key ? trying.days : undefined}
                waitsFor={waits.get(row.key) ?? ""}
                off={row.kind === "TASK" ? sideOf(scale, row.task, view, nameWidth) : undefined}
                onReveal={reveal}
                onToggle={toggle}
                onHover={setNear}
                onFocusRow={focused}
              />
            ))}
            {rows.length === 0 && (
              <div role="row" className="ui-gantt-none">
                <span role="gridcell">{texts.empty}</span>
              </div>
            )}
          </div>
        </div>
      </div>
      <div className="ui-gantt-foot">
        {target && onTry && targetName !== undefined ? (
          <TryBar
            name={targetName}
            {...{ target, trying, texts, onTry }}
            ghosts={ghosts.filter(({ key }) => taskByKey.has(key))}
            onCancel={cancel}
            onOpen={onOpen && taskByKey.has(target) ? () => onOpen(target) : undefined}
          />
        ) : (
          <Legend texts={texts} ghosts={ghosts.length > 0} />
        )}
      </div>
    </section>
  );
}
