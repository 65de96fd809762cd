import { type ComponentType, lazy } from "react";
import { tenderStatuses, type TenderStatus } from "@threshold/domain/tender/lifecycle";
import type { PartProps, Tender } from "./tender-query.ts";

const part = (load: () => Promise<ComponentType<PartProps>>) =>
  lazy(async () => ({ default: await load() }));

/** The parts of a tender's page, each from the status on in which there is something to see. */
const all = [
  {
    key: "NOTICE",
    from: "DRAFT",
    Part: part(async () => (await import("./NoticeView.tsx")).NoticeView),
  },
  {
    key: "BIDDERS",
    from: "ISSUED",
    Part: part(async () => (await import("./BiddersView.tsx")).BiddersView),
  },
  {
    key: "QUESTIONS",
    from: "ISSUED",
    Part: part(async () => (await import("./QuestionsView.tsx")).QuestionsView),
  },
  {
    key: "BIDS",
    from: "ISSUED",
    Part: part(async () => (await import("./BidsView.tsx")).BidsView),
  },
  {
    key: "COMMITTEE",
    from: "OPENED",
    Part: part(async () => (await import("./evaluation/CommitteeView.tsx")).CommitteeView),
  },
  {
    key: "SCORING",
    from: "EVALUATING",
    Part: part(async () => (await import("./evaluation/ScoringView.tsx")).ScoringView),
  },
  {
    key: "RESULT",
    from: "RANKED",
    Part: part(async () => (await import("./evaluation/ResultView.tsx")).ResultView),
  },
  {
    key: "CONTRACT",
    from: "AWARDED",
    Part: part(async () => (await import("./evaluation/ContractView.tsx")).ContractView),
  },
  { key: "LOG", from: "ISSUED", Part: part(async () => (await import("./LogView.tsx")).LogView) },
] as const satisfies readonly {
  key: string;
  from: TenderStatus;
  Part: ComponentType<PartProps>;
}[];

export type View = (typeof all)[number]["key"];

/** What a tender that failed had come to is not told by its status: all of its parts are shown. */
const has = ({ status }: Pick<Tender, "status">, from: TenderStatus): boolean =>
  tenderStatuses.indexOf(status) >= tenderStatuses.indexOf(from);

export const viewsOf = (tender: Pick<Tender, "status">) =>
  all.filter(({ from }) => has(tender, from));

/** Where the work is now, unless the address says otherwise. */
export function viewOf(tender: Pick<Tender, "status">, asked: string | null) {
  const shown = viewsOf(tender);
  return shown.find(({ key }) => key.toLowerCase() === asked) ?? shown[0] ?? all[0];
}
