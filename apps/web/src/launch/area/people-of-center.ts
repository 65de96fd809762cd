import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";

const StaffOfCenter = graphql(/* GraphQL */ `
  query StaffOfCenter($filter: PersonFilter!) {
    people(first: 100, filter: $filter) {
      nodes {
        id
        name
      }
    }
  }
`);

interface Place {
  id: string;
  serviceCenter: { id: string };
}

/** People who hold a role at the center or the estate, by name. */
export function usePeopleOf(estate: Place | undefined): readonly { id: string; name: string }[] {
  const placeIds = estate ? [estate.serviceCenter.id, estate.id] : [];
  const variables = { filter: { placeIds } };
  const [{ data }] = useQuery({ query: StaffOfCenter, variables, pause: !estate });
  return data?.people.nodes ?? [];
}
