/** When and where a photo was taken, and who says so. */
export const photoZh = {
  taken: (when: string, isOwn: boolean) => `拍摄 ${when}（${isOwn ? "照片自带" : "设备时间"}）`,
  takenAt: (latitude: string, longitude: string) => `北纬 ${latitude}，东经 ${longitude}`,
  within: (metres: number) => `误差约 ${metres} 米`,
  placeOwn: "照片自带位置",
  placeUnknown: "没有位置",
};
