/** One theme's colours. Names say the use, never the hue. */
export interface Palette {
  /** Behind everything, and one step below a surface. */
  canvas: string;
  surface: string;
  sunken: string;
  hover: string;
  /** Hairlines that only separate, and edges that tell where a control is (3:1). */
  line: string;
  edge: string;
  text: string;
  muted: string;
  faint: string;
  accent: string;
  accentStrong: string;
  accentSoft: string;
  onAccent: string;
  ok: string;
  okSoft: string;
  warn: string;
  warnSoft: string;
  bad: string;
  badSoft: string;
  onBad: string;
  critical: string;
  criticalSoft: string;
  restDay: string;
  shadow: string;
}

export type ThemeName = "LIGHT" | "DARK";

/** base.css carries the same values as `--name: light-dark(light, dark)`; a test holds them equal. */
export const PALETTES: Record<ThemeName, Palette> = {
  LIGHT: {
    canvas: "#f5f7f7",
    surface: "#ffffff",
    sunken: "#edf1f1",
    hover: "#f0f4f5",
    line: "#dde4e5",
    edge: "#7c8b90",
    text: "#15232a",
    muted: "#4a5a61",
    faint: "#5f6e74",
    accent: "#0b5c75",
    accentStrong: "#08475b",
    accentSoft: "#e0eff3",
    onAccent: "#ffffff",
    ok: "#1c7048",
    okSoft: "#e2f2e9",
    warn: "#855400",
    warnSoft: "#fbefd8",
    bad: "#b0261d",
    badSoft: "#fbe8e6",
    onBad: "#ffffff",
    critical: "#7d2c63",
    criticalSoft: "#f6e8f1",
    restDay: "#f0f3f3",
    shadow: "#0f202733",
  },
  DARK: {
    canvas: "#0f1518",
    surface: "#161e22",
    sunken: "#1c262b",
    hover: "#1f2a2f",
    line: "#2c383e",
    edge: "#74858c",
    text: "#e3eaec",
    muted: "#adbabf",
    faint: "#93a1a7",
    accent: "#6fc1d8",
    accentStrong: "#96d6e8",
    accentSoft: "#163640",
    onAccent: "#05222b",
    ok: "#6cc594",
    okSoft: "#15332a",
    warn: "#e3b457",
    warnSoft: "#372b12",
    bad: "#f2918a",
    badSoft: "#3d1f1e",
    onBad: "#3a0b08",
    critical: "#dd9ac6",
    criticalSoft: "#372030",
    restDay: "#1a2328",
    shadow: "#000000a6",
  },
};

/** Latin and digits from the system's face, Chinese from the best face each system has. */
export const FONT_FAMILY =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "HarmonyOS Sans SC", MiSans, "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';

/** WCAG 2 contrast ratio of two opaque `#rrggbb` colours, 1–21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
