import { Menu, type MenuItem } from "@threshold/ui/Menu";
import { lazy, Suspense, useState } from "react";
import { useWords } from "../i18n/Words.tsx";
import { useNavigate } from "react-router";
import { exportAddress, type ListAsked } from "./export-address.ts";
import { importAddress } from "./import-address.ts";

// Pages with a list do not carry the dialog of the few that have numbers.
const NumbersDialog = lazy(async () => ({
  default: (await import("./NumbersDialog.tsx")).NumbersDialog,
}));

/**
 * Hands a list out as it is shown now, as a workbook or as CSV; and leads to where it comes in, `importOf` the record whose
 * list it is, for whoever `mayImport`.
 */
export function ExportMenu({
  list,
  label,
  iconOnly,
  mayImport = false,
  importOf,
  more = [],
  withNumbers = false,
  ...asked
}: ListAsked & {
  list: string;
  label?: string;
  iconOnly?: boolean;
  mayImport?: boolean;
  importOf?: string;
  /** Whether the viewer may read its phone numbers in full, for a purpose. */
  withNumbers?: boolean;
  /** Other ways out and in, of this list alone. */
  more?: readonly MenuItem[];
}) {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const way = (format: "xlsx" | "csv", label: string) => ({
    key: format,
    label,
    icon: "download" as const,
    onChoose: () => location.assign(exportAddress(list, asked, language, format)),
  });
  const [asking, setAsking] = useState(false);
  const menu = (
    <Menu
      label={label ?? (mayImport ? t.organization.exportOrImport : t.organization.exportList)}
      icon="download"
      align="end"
      {...(iconOnly ? { iconOnly } : {})}
      items={[
        way("xlsx", t.organization.exportAs.xlsx),
        way("csv", t.organization.exportAs.csv),
        ...(withNumbers
          ? [
              {
                key: "numbers",
                label: t.personalData.exportNumbers,
                icon: "lock" as const,
                onChoose: () => setAsking(true),
              },
            ]
          : []),
        ...(mayImport
          ? [
              {
                key: "import",
                label: t.organization.importList,
                icon: "upload" as const,
                separated: true,
                onChoose: () => void navigate(importAddress(list, importOf ?? asked.of)),
              },
            ]
          : []),
        ...more,
      ]}
    />
  );
  if (!asking) return menu;
  return (
    <>
      {menu}
      <Suspense>
        <NumbersDialog
          address={exportAddress(list, asked, language, "xlsx")}
          onClose={() => setAsking(false)}
        />
      </Suspense>
    </>
  );
}
