import type { KeyboardEvent } from "react";
import type { GanttRow } from "./gantt-geometry.ts";
import { tryOfKey } from "./gantt-try.ts";
import type { GanttTry } from "./gantt-types.ts";

export type RowKey =
  | { does: "GO"; to: number }
  | { does: "TOGGLE"; group: string }
  | { does: "OPEN"; key: string }
  | { does: "PICK"; key: string | undefined }
  | { does: "TRY"; trial: GanttTry | null };

/** What a key means on a row; undefined where it is not ours. `page` is rows per page. */
export function rowKey(
  event: Pick<KeyboardEvent, "key" | "shiftKey" | "altKey" | "ctrlKey" | "metaKey">,
  rows: readonly GanttRow[],
  index: number,
  page: number,
  trying: GanttTry | null,
  readOnly: boolean,
): RowKey | undefined {
  const row = rows[index];
  if (!row || event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const to = target(event.key, index, page, rows.length);
  if (to !== undefined) return { does: "GO", to: Math.max(0, Math.min(rows.length - 1, to)) };
  if (row.kind === "GROUP") {
    const turns = row.open ? ["Enter", " ", "ArrowLeft"] : ["Enter", " ", "ArrowRight"];
    return turns.includes(event.key) ? { does: "TOGGLE", group: row.group.key } : undefined;
  }
  if (event.key === "Enter") return { does: "OPEN", key: row.key };
  if (readOnly) return undefined;
  if (event.key === "Escape") return { does: "TRY", trial: null };
  if (row.task.fixed) return undefined;
  if (event.key === " ") return { does: "PICK", key: row.key };
  const trial = tryOfKey(event, row.key, trying);
  return trial === undefined ? undefined : { does: "TRY", trial };
}

function target(key: string, index: number, page: number, rows: number): number | undefined {
  if (key === "ArrowDown") return index + 1;
  if (key === "ArrowUp") return index - 1;
  if (key === "PageDown") return index + page;
  if (key === "PageUp") return index - page;
  if (key === "Home") return 0;
  return key === "End" ? rows - 1 : undefined;
}
