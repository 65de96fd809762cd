export const receptionStatusesEn: Record<string, string> = {
  PLANNED: "to be laid out",
  SELF_CHECKED: "checked by the center",
  ACCEPTED: "accepted by the region",
  RETURNED: "returned to be mended",
  RECHECK_DUE: "to be checked again",
};
