import { useEffect, useRef } from "react";

const ROW = "[data-work-row]";

/** Keys that press what a row offers: complete, approve, return, sign. */
const PRESSES = ["c", "a", "r", "s"];

/**
 * J and K go from row to row, a letter presses what the row offers under it (`data-work-key`); Enter opens the row, for its
 * title is a link. A row that is done leaves the list, and J goes on with the one in its place.
 */
export function useWorkKeys() {
  const root = useRef<HTMLDivElement>(null);
  const left = useRef(0);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector("dialog[open], [role=dialog]")) return;
      const rows = [...(root.current?.querySelectorAll<HTMLElement>(ROW) ?? [])];
      const at = rows.findIndex((row) => row.contains(document.activeElement));
      if (at >= 0) left.current = at;
      const key = event.key.toLowerCase();
      if (key === "j" || key === "k") {
        const step = key === "j" ? 1 : -1;
        const to = at >= 0 ? at + step : left.current;
        const next = rows[Math.max(0, at >= 0 ? to : Math.min(to, rows.length - 1))];
        next?.querySelector<HTMLElement>("a")?.focus();
        next?.scrollIntoView({ block: "nearest" });
      } else if (PRESSES.includes(key)) {
        const button = rows[at]?.querySelector<HTMLElement>(`[data-work-key=${key}]`);
        // What opens takes the focus: the letter is not written into it.
        if (button) event.preventDefault();
        button?.click();
      }
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return root;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
