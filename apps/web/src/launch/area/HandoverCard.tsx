import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import type { SalesArea } from "../../gql/graphql.ts";
import { RecordCard, RecordHistory } from "../record/record-parts.tsx";
import { AreaPhotos } from "./AreaPhotos.tsx";
import { useRecordAct } from "../record/use-record-act.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import { type AreasPlan, type Handover, RecordSalesAreaHandover } from "./area-documents.ts";
import { mayOnArea } from "./may-area.ts";

/** When the area was handed over: from then on it is inspected and its things are registered. */
export function HandoverCard({
  plan,
  area,
  handover,
  onChanged,
}: {
  plan: AreasPlan;
  area: SalesArea;
  handover: Handover | undefined;
  onChanged: () => void;
}) {
  const { t, format } = useRecordWords();
  const words = t.records.area;
  const today = useToday();
  const [day, setDay] = useState(handover?.handedOverOn ?? today);
  const [open, setOpen] = useState(false);
  const { run, busy, problem } = useRecordAct(RecordSalesAreaHandover, words.recorded);
  const may = mayOnArea(plan, "recordSalesAreaHandover");
  return (
    <RecordCard
      title={words.handover}
      mark={
        handover ? (
          <Badge tone="OK">{words.handedOn(format.day(handover.handedOverOn))}</Badge>
        ) : (
          <Badge tone="NEUTRAL">{words.notHandedOver}</Badge>
        )
      }
    >
      {may && (!handover || open) && (
        <form
          className="record-inline"
          aria-label={words.record}
          onSubmit={(event) => {
            event.preventDefault();
            void run({ planId: plan.id, area, handedOverOn: day });
          }}
        >
          <DayInput label={words.handedOver} required max={today} value={day} onChange={setDay} />
          <Button submit kind="PRIMARY" busy={busy}>
            {words.record}
          </Button>
        </form>
      )}
      {problem && <ProblemNote problem={problem} />}
      {handover && (
        <>
          <AreaPhotos
            recordId={handover.id}
            files={handover.attachments}
            may={may}
            onChanged={onChanged}
          />
          <div className="record-buttons">
            {may && !open && (
              <Button small kind="QUIET" onClick={() => setOpen(true)}>
                {words.correct}
              </Button>
            )}
            <RecordHistory recordId={handover.id} />
          </div>
        </>
      )}
    </RecordCard>
  );
}
