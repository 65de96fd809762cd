export const setupStatuses = [
  "PLANNED",
  "SELF_CHECKED",
  "ACCEPTED",
  "RETURNED",
  "RECHECK_DUE",
] as const;
export type SetupStatus = (typeof setupStatuses)[number];

export const deviceKinds = ["PC", "PHONE", "RECORDER", "DVR", "CAMERA", "PICKUP"] as const;
export type DeviceKind = (typeof deviceKinds)[number];

export const stations = ["FRONT_DESK", "CASHIER_DESK"] as const;
export type Station = (typeof stations)[number];

export const deviceStatuses = ["IN_USE", "FAULTY", "RETIRED"] as const;
export type DeviceStatus = (typeof deviceStatuses)[number];
