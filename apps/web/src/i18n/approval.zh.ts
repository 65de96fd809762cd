/** Words of approvals. */
export const approvalZh = {
  statuses: {
    PENDING: "审批中",
    APPROVED: "已通过",
    RETURNED: "已退回",
    WITHDRAWN: "已撤回",
  } as Record<string, string>,
  levels: {
    SERVICE_CENTER: "物业服务中心",
    REGION: "地区物业公司",
    COMPANY: "公司",
    EXTERNAL: "外部单位",
  } as Record<string, string>,
  stepFields: {
    key: "标识",
    label: "名称",
    labelEn: "英文名称",
    roles: "岗位",
    dueDays: "时限",
  } as Record<string, string>,
};
