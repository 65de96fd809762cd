import { Outlet } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import { PageWait } from "./PageWait.tsx";
import { PlaceProvider } from "./place.tsx";
import { ViewerContext } from "./viewer.ts";

const ShellViewer = graphql(/* GraphQL */ `
  query ShellViewer {
    viewer {
      accountId
      email
      permissions
      person {
        id
        name
      }
      company {
        id
        name
        timeZone
      }
      companies {
        id
        name
      }
      assignments {
        id
        role
        placeLevel
        placeName
      }
    }
  }
`);

/** The frame around every page. */
export function Shell() {
  const [{ data, error }] = useQuery({ query: ShellViewer });
  if (error) throw error;
  if (!data) return <PageWait />;
  return (
    <ViewerContext value={data.viewer}>
      <PlaceProvider companyId={data.viewer.company.id}>
        <main id="main" tabIndex={-1}>
          <Outlet />
        </main>
      </PlaceProvider>
    </ViewerContext>
  );
}
