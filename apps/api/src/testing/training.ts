import type { Asker } from "./server.ts";

/** Two items for everybody new, one of etiquette, one for engineering. */
export const trainingItems = [
  { code: "RZ-01", kind: "ONBOARDING", title: "公司与项目概况", hours: 2 },
  { code: "RZ-02", kind: "ONBOARDING", title: "员工手册与安全", hours: 4 },
  { code: "LY-01", kind: "ETIQUETTE", title: "接待礼仪", hours: 3 },
  {
    code: "GC-01",
    kind: "JOB_SKILL",
    department: "ENGINEERING",
    title: "样板房设备操作",
    hours: 4,
  },
];

/** Publishes a version of the scheme; its items' ids by their codes. */
export async function publishScheme(
  who: Asker,
  items: readonly object[] = trainingItems,
  basedOn = 0,
): Promise<ReadonlyMap<string, string>> {
  const { scheme } = await who.run(
    "publishTrainingScheme",
    { basedOn, items },
    "scheme { items { id code } }",
  );
  return new Map(scheme.items.map((item: { id: string; code: string }) => [item.code, item.id]));
}
