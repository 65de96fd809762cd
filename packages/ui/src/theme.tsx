import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import type { ThemeName } from "./tokens.ts";

export type { ThemeName } from "./tokens.ts";

export const THEME_CHOICES = ["SYSTEM", "LIGHT", "DARK"] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

interface ThemeState {
  /** What the person chose. */
  choice: ThemeChoice;
  /** What is shown now. */
  theme: ThemeName;
  choose: (choice: ThemeChoice) => void;
}

const ThemeContext = createContext<ThemeState | undefined>(undefined);
const STORAGE_KEY = "threshold.theme";
const DARK_QUERY = "(prefers-color-scheme: dark)";

/**
 * Shows the theme the person chose, or follows the system, and remembers the choice in this browser.
 * Without scripts base.css already follows the system by itself.
 */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState<ThemeChoice>(storedChoice);
  const systemIsDark = useMedia(DARK_QUERY);
  const theme: ThemeName = choice === "SYSTEM" ? (systemIsDark ? "DARK" : "LIGHT") : choice;

  useEffect(() => {
    document.documentElement.dataset["theme"] = theme.toLowerCase();
  }, [theme]);

  const state = useMemo(
    () => ({
      choice,
      theme,
      choose: (next: ThemeChoice) => {
        store(next);
        setChoice(next);
      },
    }),
    [choice, theme],
  );
  return <ThemeContext value={state}>{children}</ThemeContext>;
}

/** The theme shown and the way to choose another. */
export function useTheme(): ThemeState {
  const state = use(ThemeContext);
  if (!state) throw new Error("useTheme needs a ThemeProvider above it");
  return state;
}

/** Whether a media query holds now; renders again when it turns. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
}

/** A screen where lists become cards and panels fill the screen. */
export function usePhone(): boolean {
  return useMedia("(max-width: 40rem)");
}

function storedChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return THEME_CHOICES.find((choice) => choice === stored) ?? "SYSTEM";
  } catch {
    return "SYSTEM"; // storage may be forbidden; the theme is not worth an error
  }
}

function store(choice: ThemeChoice) {
  try {
    localStorage.setItem(STORAGE_KEY, choice);
  } catch {
    // as above: the choice then lasts for this page only
  }
}
