/** The page on which each list that comes in is looked at. */
const pages: Readonly<Record<string, (of: string) => string>> = {
  units: (of) => `/estates/${of}`,
  estates: () => "/estates",
  people: () => "/people",
  "plan-materials": (of) => `/launches/${of}/records/materials`,
  "plan-staffing": (of) => `/launches/${of}/records/staffing`,
  "site-items": (of) => `/sales-sites/${of}?view=items`,
  consumables: (of) => `/sales-sites/${of}?view=consumables`,
  "site-days": (of) => `/sales-sites/${of}?view=visitors`,
  "site-inquiries": (of) => `/site-inquiries?site=${of}`,
  "front-desk-devices": (of) => `/reception/${of}?view=devices`,
  cobie: (of) => `/assets?estate=${of}`,
  assets: (of) => `/assets?estate=${of}`,
  "receptionist-exams": (of) => `/showcase/${of}?view=people`,
};

export const pageOfList = (list: string, of: string | null | undefined): string =>
  pages[list]?.(of ?? "") ?? "/";
