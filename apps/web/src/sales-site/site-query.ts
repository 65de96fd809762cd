import { graphql } from "../gql/gql.ts";
import type { SalesSiteQuery } from "../gql/graphql.ts";

export const SalesSiteDocument = graphql(/* GraphQL */ `
  query SalesSite($id: ID!) {
    salesSite(id: $id) {
      id
      kind
      name
      hours
      closedOn
      estate {
        id
        name
      }
      actions {
        action
        allowed
      }
      today {
        id
        on
        shiftFrom
        shiftTo
        visitors
        inquiryCount
        closedAt
        closedBy {
          id
          name
        }
        counts {
          id
          moment
          amissCount
          createdAt
          createdBy {
            id
            name
          }
        }
        checks {
          id
          kind
          finding
          createdAt
        }
      }
      ...Items_site
      ...Consumables_site
      ...SiteFollow_site
    }
  }
`);

export type Site = NonNullable<SalesSiteQuery["salesSite"]>;

/** Whether the viewer may do something at the site. */
export const allowed = ({ actions }: Pick<Site, "actions">, name: string) =>
  actions.some(({ action, allowed: may }) => action === name && may);
