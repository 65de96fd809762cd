import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";

const StaffOfCenter = graphql(/* GraphQL */ `
  query StaffOfCenter($filter: PersonFilter!) {
    people(first: 100, filter: $filter) {
      totalCount
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

/** People who hold a role at the center or the estate, by name: those that are searched for, 100 at most. */
export function usePeopleOf({ id, serviceCenter }: Place, search: string) {
  const filter = { placeIds: [serviceCenter.id, id], ...(search ? { search } : {}) };
  const [{ data }] = useQuery({ query: StaffOfCenter, variables: { filter } });
  return { people: data?.people.nodes ?? [], total: data?.people.totalCount ?? 0 };
}
