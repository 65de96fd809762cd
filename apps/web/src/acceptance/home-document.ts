import type { Day } from "@threshold/domain/calendar/day";
import {
  itemsFor,
  type Line,
  linesOf,
  type StandardContent,
} from "@threshold/domain/unit-acceptance/standard";
import { graphql } from "../gql/gql.ts";
import type { UnitInspectionQuery } from "../gql/graphql.ts";

/** A home with all that its inspector and its signers need where there is no signal. */
export const UnitInspection = graphql(/* GraphQL */ `
  query UnitInspection($id: ID!) {
    unitAcceptance(id: $id) {
      id
      status
      round
      linesDone
      linesFailed
      openBeside
      skips
      openLots {
        item
        itemEn
        concluded
        size
      }
      leases {
        kind
        personId
        name
        until
      }
      generalGroup {
        id
      }
      specialGroup {
        id
      }
      signOffs {
        id
        key
        status
        contentHash
        slots {
          id
          key
          status
        }
      }
      building {
        id
        number
      }
      unit {
        id
        roomNumber
        mirrored
      }
      rooms {
        code
        name
        kind
        height
        bay
        depth
      }
      plan {
        id
        ...PlanPicture_plan
      }
      results {
        id
        round
        itemCode
        roomCode
        outcome
        points
        tool
        measured
        remark
        mending
        exception
        version
        doneAt
        doneBy {
          id
          name
        }
        planId
        pinX
        pinY
        attachments {
          id
          name
          url
          thumbnailUrl
          capture {
            at
            by
            place {
              latitude
              longitude
              accuracy
              by
            }
          }
        }
      }
      batch {
        id
        name
        status
        approvedOn
        province
        city
        standard {
          id
          content
        }
        groups {
          id
          kind
          name
          members {
            id
            personId
          }
          tools {
            id
            code
            spec
            quantity
            ballNumbers
            netDiameter
            checkedOn
            usable
            serialNumber
            calibratedUntil
          }
        }
      }
    }
  }
`);

export type Home = NonNullable<UnitInspectionQuery["unitAcceptance"]>;
export type Result = Home["results"][number];
export type Group = Home["batch"]["groups"][number];

/** The lines of a home, as its batch's standard and its layout's rooms have them. */
export function linesOfHome({ batch, rooms, skips }: Home): Line[] {
  const place = { province: batch.province ?? null, city: batch.city ?? null };
  const items = itemsFor(batch.standard.content as StandardContent, place, batch.approvedOn as Day);
  return linesOf(items, rooms, skips);
}
