/** Stroked 16 × 16 drawings; one dictionary, small enough for the first route. */
const PATHS = {
  alert: "M8 2.2 14.6 13.6H1.4zM8 6.4v3.4M8 11.6v.2",
  arrowLeft: "M9.8 3.5 5.3 8l4.5 4.5",
  arrowRight: "M6.2 3.5 10.7 8l-4.5 4.5",
  arrowDown: "M3.5 6 8 10.5 12.5 6",
  arrowUp: "M3.5 10.2 8 5.7l4.5 4.5",
  bell: "M3.4 11.6h9.2L11.4 9.8V6.6a3.4 3.4 0 0 0-6.8 0v3.2zM6.7 13.8h2.6",
  bookmark: "M4 2.2h8v11.6l-4-3-4 3z",
  building: "M3 14V2.5h6.5V14M9.5 6.5H13V14M1.8 14h12.4M5.2 5.2h2M5.2 8h2M5.2 10.8h2",
  calendar: "M2.2 3.6h11.6v10.2H2.2zM2.2 6.8h11.6M5.2 1.9v3M10.8 1.9v3",
  camera: "M1.8 4.8h2.8l1.2-2h4.4l1.2 2h2.8v8.6H1.8zM8 11.2a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  check: "M2.8 8.4 6.4 12l6.8-7.6",
  clock: "M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4zM8 4.6V8l2.4 1.8",
  close: "M3.6 3.6l8.8 8.8M12.4 3.6l-8.8 8.8",
  columns: "M2.2 2.8h11.6v10.4H2.2zM6.1 2.8v10.4M9.9 2.8v10.4",
  dash: "M3.5 8h9",
  download: "M8 2v8.2M4.6 7 8 10.4 11.4 7M2.4 13.6h11.2",
  edit: "M2.6 13.4l.6-2.9 7.6-7.6 2.3 2.3-7.6 7.6zM9.4 4.3l2.3 2.3",
  file: "M3.6 1.8h5.6l3.2 3.2v9.2H3.6zM9 1.8v3.4h3.4",
  filter: "M1.8 3.2h12.4L9.6 8.6v4.6l-3.2-1.6v-3z",
  flag: "M3.4 14.4V1.8M3.4 2.6h9l-2 3 2 3h-9",
  gantt: "M2 3.4h6M5 6.4h7M4 9.6h5M8 12.6h6",
  globe:
    "M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4zM1.8 8h12.4M8 1.8c2.2 2.2 2.2 10.2 0 12.4M8 1.8c-2.2 2.2-2.2 10.2 0 12.4",
  home: "M2.2 7.4 8 2.4l5.8 5M3.8 6.4v7.4h8.4V6.4M6.6 13.8V9.6h2.8v4.2",
  info: "M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4zM8 7.2v4M8 4.8v.2",
  key: "M5.2 10.8a2.9 2.9 0 1 1 2.7-4h6.3v2.4h-1.6v1.7h-2.1V9.2H7.9a2.9 2.9 0 0 1-2.7 1.6z",
  link: "M6.6 9.4l2.8-2.8M7 4.6l1.4-1.4a3 3 0 0 1 4.4 4.4L11.4 9M9 11.4l-1.4 1.4a3 3 0 0 1-4.4-4.4L4.6 7",
  list: "M5.4 3.8h8.4M5.4 8h8.4M5.4 12.2h8.4M2.2 3.8h.2M2.2 8h.2M2.2 12.2h.2",
  lock: "M3.4 7.2h9.2v6.6H3.4zM5.4 7.2V4.9a2.6 2.6 0 0 1 5.2 0v2.3",
  menu: "M2 4h12M2 8h12M2 12h12",
  moon: "M13.4 9.8A5.8 5.8 0 0 1 6.2 2.6a5.8 5.8 0 1 0 7.2 7.2z",
  more: "M3.4 8h.2M8 8h.2M12.6 8h.2",
  people:
    "M6 7.6a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.4 13.6c.3-2.6 2-4 4.6-4s4.3 1.4 4.6 4M10.6 2.9a2.4 2.4 0 0 1 0 4.5M12 9.9c1.5.5 2.4 1.8 2.6 3.7",
  plus: "M8 2.8v10.4M2.8 8h10.4",
  redo: "M13 3v3.6H9.4M12.8 6.4A5.4 5.4 0 1 0 13.2 10",
  search: "M7 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM10.8 10.8 14 14",
  settings:
    "M2 4.4h7M12.4 4.4H14M2 11.6h1.6M7 11.6h7M10.7 6.1a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4zM5.3 13.3a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4z",
  stop: "M4.2 4.2h7.6v7.6H4.2z",
  sun: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1.2v1.4M8 13.4v1.4M1.2 8h1.4M13.4 8h1.4M3.2 3.2l1 1M11.8 11.8l1 1M12.8 3.2l-1 1M4.2 11.8l-1 1",
  trash: "M2.6 4.2h10.8M6 4.2V2.4h4v1.8M4 4.2l.7 9.6h6.6l.7-9.6",
  upload: "M8 10.6V2.4M4.6 5.6 8 2.2l3.4 3.4M2.4 13.6h11.2",
  user: "M8 7.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM2.6 14c.4-3 2.4-4.4 5.4-4.4s5 1.4 5.4 4.4",
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside a word; hidden from screen readers, so never the only label. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="ui-icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" ? 2.2 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
