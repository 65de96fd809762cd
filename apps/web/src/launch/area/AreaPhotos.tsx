import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import type { ComponentProps } from "react";
import { RecordFiles } from "../record/record-parts.tsx";
import { useRecordWords } from "../record/use-record-words.ts";

/** Photos of what hangs in a long list: shown as they are, added once somebody asks to. */
export function AreaPhotos(props: ComponentProps<typeof RecordFiles>) {
  const { t } = useRecordWords();
  const words = t.records.area;
  const [adding, setAdding] = useState(false);
  return (
    <>
      <RecordFiles label={words.photos} {...props} may={props.may && adding} />
      {props.may && !adding && (
        <div>
          <Button small kind="QUIET" icon="plus" onClick={() => setAdding(true)}>
            {words.addPhotos}
          </Button>
        </div>
      )}
    </>
  );
}
