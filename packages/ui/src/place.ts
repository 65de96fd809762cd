const MARGIN = 8;

/** Shifts an opened list sideways so that none of it lies outside of the window. */
export function keepInView(element: HTMLElement | null) {
  if (!element) return;
  element.style.translate = "";
  const { left, right } = element.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const over = Math.max(0, right - (width - MARGIN));
  const shift = left - over < MARGIN ? MARGIN - left : -over;
  if (shift !== 0) element.style.translate = `${shift}px`;
}
