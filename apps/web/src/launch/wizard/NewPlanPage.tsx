import { Empty } from "@threshold/ui/Empty";
import { Skeleton } from "@threshold/ui/Spinner";
import type { LaunchTemplate } from "@threshold/domain/launch/template";
import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { problemOf } from "../../problem.ts";
import { Page } from "../../shell/Page.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { PlanWizard } from "./PlanWizard.tsx";

const NewPlan = graphql(/* GraphQL */ `
  query NewPlan($estateId: ID!) {
    estate(id: $estateId) {
      id
      name
      launchDate
      entryDate
      launchPlans {
        id
        name
        status
      }
    }
    launchTemplates {
      id
      versionNumber
      status
      content
    }
  }
`);

/** A new launch plan for an estate: a few dates, and all tasks planned back from them. */
export function NewPlanPage() {
  const { t } = useWords();
  const { estateId = "" } = useParams();
  const [{ data, error }] = useQuery({ query: NewPlan, variables: { estateId } });
  const estate = data?.estate;
  const template = data?.launchTemplates
    .filter(({ status }) => status === "PUBLISHED")
    .toSorted((a, b) => b.versionNumber - a.versionNumber)[0];
  return (
    <Page
      title={t.launch.wizard.title}
      subtitle={estate && t.launch.wizard.for(estate.name)}
      trail={[{ label: estate?.name ?? t.launch.fields.estate, href: `/estates/${estateId}` }]}
    >
      {error && <ProblemNote problem={problemOf(error)} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && !estate && <Empty title={t.launch.wizard.estateMissing} />}
      {estate && (
        <PlanWizard estate={estate} template={template?.content as LaunchTemplate | undefined} />
      )}
    </Page>
  );
}
