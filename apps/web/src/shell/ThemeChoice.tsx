import { Segmented } from "@threshold/ui/Segmented";
import { THEME_CHOICES, useTheme } from "@threshold/ui/theme";
import { useWords } from "../i18n/Words.tsx";

/** Light, dark, or as the system has it. */
export function ThemeChoice() {
  const { t } = useWords();
  const { choice, choose } = useTheme();
  return (
    <Segmented
      label={t.shell.theme}
      value={choice}
      options={THEME_CHOICES.map((value) => ({ value, label: t.shell.themes[value] }))}
      onChange={choose}
    />
  );
}
