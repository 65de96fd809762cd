import { type Asker, makeCompany, type TestCompany, type TestServer } from "./server.ts";

/** A show flat and a sales center of one estate, and the people who keep them. */
export interface TestSites {
  readonly company: TestCompany;
  readonly supervisor: Asker;
  readonly manager: Asker;
  /** Holds his role at the estate, as the table of roles has it. */
  readonly receptionist: Asker;
  readonly host: Asker;
  readonly showFlat: string;
  readonly salesCenter: string;
  /** Of the show flat: three vases, and a sofa. */
  readonly vase: string;
  readonly sofa: string;
}

export async function salesSites(server: TestServer): Promise<TestSites> {
  const company = await makeCompany(server);
  const { estateId } = company;
  const supervisor = await company.hire("CUSTOMER_SERVICE_SUPERVISOR");
  const manager = await company.hire("CUSTOMER_SERVICE_MANAGER");
  const receptionist = await company.hire("SHOW_FLAT_RECEPTIONIST", estateId);
  const host = await company.hire("SALES_CENTER_RECEPTIONIST", estateId);
  const site = async (kind: string, name: string): Promise<string> =>
    (await supervisor.run("createSalesSite", { estateId, kind, name }, "site { id }")).site.id;
  const showFlat = await site("SHOW_FLAT", "A户型样板房");
  const salesCenter = await site("SALES_CENTER", "销售中心");
  const item = async (name: string, registered: number, place: string): Promise<string> => {
    const row = { siteId: showFlat, name, registered, place };
    return (await receptionist.run("createSiteItem", row, "item { id }")).item.id;
  };
  const vase = await item("花瓶", 3, "客厅");
  const sofa = await item("沙发", 1, "客厅");
  return { company, supervisor, manager, receptionist, host, showFlat, salesCenter, vase, sofa };
}

/** Counts the show flat; what is not told is there as registered. */
export async function countItems(
  who: Asker,
  { showFlat, vase, sofa }: TestSites,
  moment: "OPENING" | "CLOSING",
  amiss: { counted: number; condition: string; remark?: string } | null = null,
): Promise<{ id: string; reportedAt: string | null; lines: { id: string; item: string }[] }> {
  const lines = [
    { itemId: vase, ...(amiss ?? { counted: 3, condition: "INTACT" }) },
    { itemId: sofa, counted: 1, condition: "INTACT" },
  ];
  const selection = "count { id reportedAt lines { id item followed result } }";
  return (await who.run("recordItemCount", { siteId: showFlat, moment, lines }, selection)).count;
}
