import { type Region, regionOf } from "@threshold/domain/defect/geometry";
import { Button } from "@threshold/ui/Button";
import { SidePanel } from "@threshold/ui/SidePanel";
import { useState } from "react";
import { PlanPicture_plan } from "../defect/defect-documents.ts";
import { PinMap } from "../defect/PinMap.tsx";
import { readFragment } from "../gql/fragment-masking.ts";
import type { UnitResultInput } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import type { Home, Result } from "./home-document.ts";
import { pinAfter, pinOf, type Placed } from "./pin.ts";

/** Where a line failed, on the plan of the home's layout. */
export function PinDialog({
  plan: masked,
  mirrored,
  result,
  onClose,
  onPin,
}: {
  plan: NonNullable<Home["plan"]>;
  mirrored: boolean;
  result: Result;
  onClose: () => void;
  onPin: (pin: UnitResultInput["pin"]) => void;
}) {
  const { t } = useWords();
  const words = t.acceptance;
  const plan = readFragment(PlanPicture_plan, masked);
  const known = pinOf(result);
  // A pin stays on the edition that it was placed on; placed anew it is on the one in use.
  const isElsewhere = known != null && known.planId !== plan.id;
  const [placed, setPlaced] = useState<Placed>();
  const stands = known && !isElsewhere ? { x: known.x, y: known.y } : undefined;
  const pin = placed ? placed.pin : stands;
  return (
    <SidePanel
      open
      onClose={onClose}
      title={words.pinSet}
      texts={{ close: t.defect.close }}
      footer={
        <Button kind="PRIMARY" onClick={() => onPin(pinAfter(known, plan.id, placed))}>
          {words.save}
        </Button>
      }
    >
      {isElsewhere && !placed && <p>{words.pinElsewhere}</p>}
      <PinMap
        plan={masked}
        mirror={mirrored}
        pin={pin}
        where={pin && regionOf(pin, plan.regions as readonly Region[])?.name}
        onPin={(point) => setPlaced({ pin: point })}
      />
    </SidePanel>
  );
}
