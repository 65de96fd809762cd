/** Words of the hierarchy, its people and imports. */
export const organizationZh = {
  estates: "小区",
};

export type OrganizationMessages = typeof organizationZh;
