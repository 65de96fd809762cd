import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../src/base.css";
import { ThemeProvider } from "../src/theme.tsx";
import { CalendarPreview } from "./CalendarPreview.tsx";
import { GanttPreview } from "./GanttPreview.tsx";
import { ListPreview } from "./ListPreview.tsx";
import { PanelPreview } from "./PanelPreview.tsx";
import { PiecesPreview } from "./PiecesPreview.tsx";
import "./preview.css";

const SECTIONS = {
  gantt: GanttPreview,
  list: ListPreview,
  calendar: CalendarPreview,
  panel: PanelPreview,
  pieces: PiecesPreview,
} as const;

const query = new URLSearchParams(location.search);
const Section = SECTIONS[(query.get("section") ?? "gantt") as keyof typeof SECTIONS];
const theme = query.get("theme");
if (theme) localStorage.setItem("threshold.theme", theme.toUpperCase());

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <ThemeProvider>
      <main className="preview">
        <Section />
      </main>
    </ThemeProvider>
  </StrictMode>,
);
