import { Select } from "@threshold/ui/Input";
import { useState } from "react";
import { picturesOf } from "../defect/plan-picture.ts";
import { graphql } from "../gql/gql.ts";
import type { PlansToTakeQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { PrepareOffline } from "../offline/PrepareOffline.tsx";
import { SyncState } from "../outbox/SyncState.tsx";
import { AcceptanceBatchDocument, type Batch } from "./batch-document.ts";
import { UnitInspection } from "./home-document.ts";
import { UnitsToSign } from "./sign-document.ts";

const PlansToTake = graphql(/* GraphQL */ `
  query PlansToTake($id: ID!) {
    acceptanceBatch(id: $id) {
      id
      plans {
        id
        attachments {
          id
          url
          mediaType
        }
      }
    }
  }
`);

/** So many homes at most are taken along at once; a group inspects some thirty a day. */
const most = 200;

/** The day's homes on the phone before one goes down into the basement: those of a building that are not qualified yet. */
export function TakeAlong({ batch }: { batch: Batch }) {
  const { t } = useWords();
  const words = t.acceptance;
  const buildings = [...new Set(batch.board.map(({ building }) => building))];
  const [building, setBuilding] = useState(buildings[0] ?? "");
  const homes = batch.board
    .filter((cell) => cell.building === building && cell.status !== "QUALIFIED")
    .slice(0, most);
  return (
    <div className="acceptance-along">
      {buildings.length > 1 && (
        <Select
          label={words.alongBuilding}
          value={building}
          options={buildings.map((one) => ({ value: one, label: one }))}
          onChange={({ target }) => setBuilding(target.value)}
        />
      )}
      <PrepareOffline
        luggage={() => ({
          queries: [
            { query: AcceptanceBatchDocument, variables: { id: batch.id } },
            { query: UnitsToSign, variables: { id: batch.id, ids: [batch.id] } },
            {
              query: PlansToTake,
              variables: { id: batch.id },
              pictures: ({ acceptanceBatch }: PlansToTakeQuery) =>
                (acceptanceBatch?.plans ?? []).flatMap(picturesOf),
            },
            ...homes.map(({ recordId }) => ({
              query: UnitInspection,
              variables: { id: recordId },
            })),
          ],
          code: () =>
            Promise.all([
              import("./InspectPage.tsx"),
              import("./PinDialog.tsx"),
              import("./SignPage.tsx"),
              import("../outbox/OutboxPage.tsx"),
            ]),
        })}
      />
      <span className="quiet">{words.along(homes.length)}</span>
      <SyncState />
    </div>
  );
}
