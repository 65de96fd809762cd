export const receptionStatusesZh: Record<string, string> = {
  PLANNED: "待布置",
  SELF_CHECKED: "已自查",
  ACCEPTED: "地区已验收",
  RETURNED: "退回整改",
  RECHECK_DUE: "待复查",
};
