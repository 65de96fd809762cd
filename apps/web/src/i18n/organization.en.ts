import type { OrganizationMessages } from "./organization.zh.ts";
import type { levelsZh, statusesZh } from "./organization.zh.ts";

export const levelsEn: typeof levelsZh = {
  COMPANY: "Company",
  REGION: "Regional company",
  SERVICE_CENTER: "Service center",
  ESTATE: "Estate",
  BUILDING: "Building",
  UNIT: "Unit",
};

export const statusesEn: typeof statusesZh = {
  place: { ACTIVE: "Active", SUSPENDED: "Suspended" },
  assignment: { PLANNED: "Planned", ACTIVE: "Active", ENDED: "Ended" },
  import: {
    READING: "Being read",
    CHECKED: "To be confirmed",
    APPLYING: "Being imported",
    APPLIED: "Imported",
    UNDOING: "Being undone",
    UNDONE: "Undone",
    CANCELLED: "Cancelled",
    FAILED: "Failed",
  },
};

export const organizationEn: OrganizationMessages = {
  levels: levelsEn,
  statuses: statusesEn,
  pick: "Choose…",
  edit: "Edit",
  remove: "Delete",
  removeQuestion: (name) => `Delete “${name}”?`,
  removeText:
    "This cannot be taken back. A place with something below it cannot be deleted; suspend it instead.",
  removed: (name) => `“${name}” is deleted`,
  suspend: "Suspend",
  reopen: "Reopen",
  created: (name) => `“${name}” is created`,
  saved: (name) => `“${name}” is saved`,
  requiredField: (field) => `${field} is required`,
  wholeNumber: "Enter a whole number",
  aNumber: "Enter a number",
  from: (least) => `At least ${least}`,
  upTo: (most) => `At most ${most}`,
  floorZero: "There is no floor 0: floors go up from 1 and down from -1",
  codeHint: "Capital letters, digits or hyphens; unique in the company",
  filter: "Filter",
  clearFilters: "Clear filters",
  sort: "Sort",
  exportList: "Export",
  exportOrImport: "Export and import",
  importList: "Import from Excel",
  exportAs: { xlsx: "Excel workbook", csv: "CSV" },
  rowsShown: (from, to, total) =>
    total === 0 ? "None" : `${from}–${to} of ${total.toLocaleString("en")}`,

  views: {
    title: "Views",
    mine: "My views",
    shared: "Shared",
    save: "Save these conditions as a view",
    name: "Name of the view",
    share: "Share with colleagues",
    saved: (name) => `View “${name}” is saved`,
    remove: (name) => `Delete view “${name}”`,
    none: "No saved views yet",
  },
};
