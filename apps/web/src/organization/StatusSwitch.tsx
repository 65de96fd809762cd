import { Button } from "@threshold/ui/Button";
import { useSend } from "../form/use-send.ts";
import { graphql } from "../gql/gql.ts";
import type { PlaceStatus } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { explain } from "../refusals.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { useMay } from "../shell/viewer.ts";

const SetRegionStatus = graphql(/* GraphQL */ `
  mutation SetRegionStatus($input: UpdateRegionInput!) {
    updateRegion(input: $input) {
      region {
        id
        status
        version
      }
    }
  }
`);

const SetCenterStatus = graphql(/* GraphQL */ `
  mutation SetCenterStatus($input: UpdateServiceCenterInput!) {
    updateServiceCenter(input: $input) {
      serviceCenter {
        id
        status
        version
      }
    }
  }
`);

const SetEstateStatus = graphql(/* GraphQL */ `
  mutation SetEstateStatus($input: UpdateEstateInput!) {
    updateEstate(input: $input) {
      estate {
        id
        status
        version
      }
    }
  }
`);

/** Suspends a place (停用) or reopens it (启用). */
export function StatusSwitch({
  kind,
  place,
  onDone,
}: {
  kind: "REGION" | "CENTER" | "ESTATE";
  place: { id: string; name: string; status: PlaceStatus; version: number };
  onDone: () => void;
}) {
  const { t } = useWords();
  const may = useMay();
  const announce = useAnnounce();
  const region = useSend(SetRegionStatus);
  const center = useSend(SetCenterStatus);
  const estate = useSend(SetEstateStatus);
  if (!may("org.suspend")) return null;
  const active = place.status === "ACTIVE";

  const turn = async () => {
    const input = {
      id: place.id,
      version: place.version,
      status: active ? ("SUSPENDED" as const) : ("ACTIVE" as const),
    };
    const { send } = { REGION: region, CENTER: center, ESTATE: estate }[kind];
    const sent = await send(input);
    announce(sent.ok ? t.organization.saved(place.name) : explain(t, sent.problem));
    onDone();
  };
  return (
    <Button
      small
      kind="QUIET"
      busy={region.busy || center.busy || estate.busy}
      onClick={() => void turn()}
    >
      {active ? t.organization.suspend : t.organization.reopen}
    </Button>
  );
}
