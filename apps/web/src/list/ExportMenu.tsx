import { Menu } from "@threshold/ui/Menu";
import { useWords } from "../i18n/Words.tsx";
import { exportAddress, type ListAsked } from "./export-address.ts";

/** Hands a list out as it is shown now, as a workbook or as CSV. */
export function ExportMenu({
  list,
  iconOnly,
  ...asked
}: ListAsked & { list: string; iconOnly?: boolean }) {
  const { t, language } = useWords();
  const way = (format: "xlsx" | "csv", label: string) => ({
    key: format,
    label,
    icon: "download" as const,
    onChoose: () => location.assign(exportAddress(list, asked, language, format)),
  });
  return (
    <Menu
      label={t.organization.exportList}
      icon="download"
      align="end"
      {...(iconOnly ? { iconOnly } : {})}
      items={[way("xlsx", t.organization.exportAs.xlsx), way("csv", t.organization.exportAs.csv)]}
    />
  );
}
