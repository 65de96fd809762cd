import { salesAreas } from "@threshold/domain/launch/sales-area";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { readFragment } from "../../gql/fragment-masking.ts";
import type { SalesArea } from "../../gql/graphql.ts";
import { problemOf } from "../../problem.ts";
import type { RecordViewProps } from "../record/record-documents.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import { AreaItems } from "./AreaItems.tsx";
import { AreaDefects } from "./AreaDefects.tsx";
import { AreaLetters } from "./AreaLetters.tsx";
import { AreaWorks } from "./AreaWorks.tsx";
import { HandoverCard } from "./HandoverCard.tsx";
import {
  type AreasPlan,
  SalesArea as SalesAreaOfPlan,
  SalesArea_handover,
  SalesAreas_plan,
  SalesAreasOfPlan,
} from "./area-documents.ts";
import "./area.css";

/** The handover of the sales areas (销售区域移交), area by area, in the order of the work. */
export function SalesAreasView({ plan: { id }, onChanged }: RecordViewProps) {
  const { t } = useRecordWords();
  const words = t.records.area;
  const [params, setParams] = useSearchParams();
  const [{ data, error }, refresh] = useQuery({ query: SalesAreasOfPlan, variables: { id } });
  if (error) return <ProblemNote problem={problemOf(error)} />;
  if (!data?.launchPlan) return <Skeleton lines={8} />;
  const plan = readFragment(SalesAreas_plan, data.launchPlan);
  const area = salesAreas.find((one) => one === params.get("area")) ?? firstOpen(plan.salesAreas);
  const changed = () => {
    refresh({ requestPolicy: "network-only" });
    onChanged();
  };
  return (
    <>
      <Segmented
        label={words.areas}
        value={area}
        options={salesAreas.map((value) => ({ value, label: t.launch.salesAreas[value] }))}
        onChange={(value) => setParams({ area: value }, { replace: true })}
      />
      <OneArea key={area} plan={plan} area={area} onChanged={changed} />
    </>
  );
}

/** One area: its handover first, then what hangs on it, then the works. */
function OneArea({
  plan,
  area,
  onChanged,
}: {
  plan: AreasPlan;
  area: SalesArea;
  onChanged: () => void;
}) {
  const known = plan.salesAreas.find((one) => one.area === area);
  const [{ data, error }, refresh] = useQuery({
    query: SalesAreaOfPlan,
    variables: { id: known?.id ?? "" },
    pause: !known,
  });
  const handover =
    known && data?.node?.__typename === "SalesAreaHandover"
      ? readFragment(SalesArea_handover, data.node)
      : undefined;
  const changed = () => {
    refresh({ requestPolicy: "network-only" });
    onChanged();
  };
  const shared = { plan, onChanged: changed };
  if (error) return <ProblemNote problem={problemOf(error)} />;
  if (known && !handover) return <Skeleton lines={8} />;
  return (
    <>
      <HandoverCard
        key={`handover ${handover?.version}`}
        {...shared}
        area={area}
        handover={handover}
      />
      {handover && (
        <>
          <AreaDefects {...shared} handover={handover} />
          <AreaLetters {...shared} handover={handover} />
          <AreaItems key={`items ${handover.version}`} {...shared} handover={handover} />
        </>
      )}
      <AreaWorks {...shared} area={area} />
    </>
  );
}

/** What is worked on next: the first area of which something is still open. */
const firstOpen = (known: readonly { area: SalesArea; itemsSignedOn?: string | null }[]) =>
  salesAreas.find((area) => !known.find((one) => one.area === area)?.itemsSignedOn) ??
  salesAreas[0];
