import { useEffect, useRef } from "react";

const ROW = "[data-work-row]";

/** J and K go from row to row, C presses what completes the row; Enter opens it, for its title is a link. */
export function useWorkKeys() {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector("dialog[open], [role=dialog]")) return;
      const rows = [...(root.current?.querySelectorAll<HTMLElement>(ROW) ?? [])];
      const at = rows.findIndex((row) => row.contains(document.activeElement));
      const key = event.key.toLowerCase();
      if (key === "j" || key === "k") {
        const next = rows[key === "j" ? at + 1 : Math.max(0, at - 1)];
        next?.querySelector<HTMLElement>("a")?.focus();
        next?.scrollIntoView({ block: "nearest" });
      } else if (key === "c") rows[at]?.querySelector<HTMLElement>("[data-completes]")?.click();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return root;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
