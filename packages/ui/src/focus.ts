const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex]:not([tabindex="-1"])';

/** Turns Tab round at the ends of a container, so that the focus stays in it. */
export function keepFocusInside(
  container: HTMLElement,
  event: { key: string; shiftKey: boolean; preventDefault: () => void },
) {
  if (event.key !== "Tab") return;
  const all = [...container.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.checkVisibility?.() ?? true,
  );
  const [first, last] = [all[0], all.at(-1)];
  const { activeElement } = document;
  if (!first || !last) event.preventDefault();
  else if (event.shiftKey && (activeElement === first || activeElement === container)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && activeElement === last) {
    event.preventDefault();
    first.focus();
  }
}
