import { Skeleton } from "@threshold/ui/Spinner";
import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import { problemOf } from "../../problem.ts";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { KeptFacts } from "./KeptFacts.tsx";
import { WorksProgress } from "./WorksProgress.tsx";

const PlanFactsDocument = graphql(/* GraphQL */ `
  query PlanFacts($id: ID!) {
    launchPlan(id: $id) {
      id
      ...KeptFacts_plan
      ...WorksProgress_plan
    }
  }
`);

/** What the region keeps current of the project (LCH-R02), and the works engineering follows (LCH-R24). */
export function PlanFacts({ planId }: { planId: string }) {
  const [{ data, error }, refresh] = useQuery({
    query: PlanFactsDocument,
    variables: { id: planId },
  });
  if (error) return <ProblemNote problem={problemOf(error)} />;
  if (!data?.launchPlan) return <Skeleton lines={10} />;
  return (
    <div className="plan-facts">
      <KeptFacts plan={data.launchPlan} />
      <WorksProgress
        plan={data.launchPlan}
        onLogged={() => refresh({ requestPolicy: "network-only" })}
      />
    </div>
  );
}
