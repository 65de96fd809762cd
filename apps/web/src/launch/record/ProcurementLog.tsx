import { procurementStatuses } from "@threshold/domain/launch/materials";
import { Button } from "@threshold/ui/Button";
import { Input, Select } from "@threshold/ui/Input";
import { useState } from "react";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import { useAct } from "../../form/use-act.ts";
import type { ProcurementStatus } from "../../gql/graphql.ts";
import { useAnnounce } from "../../shell/announce.tsx";
import { LogProcurement } from "./record-documents.ts";
import { useRecordWords } from "./use-record-words.ts";

/** Logs how far the chosen lines are (LCH-R21), those of several plans one plan after the other. */
export function ProcurementLog({
  chosen,
  onLogged,
}: {
  /** Ids of lines by the id of their plan. */
  chosen: ReadonlyMap<string, readonly string[]>;
  onLogged: () => void;
}) {
  const { t } = useRecordWords();
  const words = t.records;
  const today = useToday();
  const announce = useAnnounce();
  const { run, busy, problem } = useAct(LogProcurement);
  const [status, setStatus] = useState<ProcurementStatus>("ORDERED");
  const [onDay, setOnDay] = useState(today);
  const [remark, setRemark] = useState("");
  const count = [...chosen.values()].reduce((sum, ids) => sum + ids.length, 0);
  const log = async () => {
    for (const [planId, lineIds] of chosen) {
      const entry = { planId, lineIds: [...lineIds], status, onDay, remark: remark.trim() || null };
      const { ok } = await run(entry);
      if (!ok) return;
    }
    announce(words.logged(count));
    setRemark("");
    onLogged();
  };
  return (
    <form
      className="record-log"
      aria-label={words.log}
      onSubmit={(event) => {
        event.preventDefault();
        void log();
      }}
    >
      <strong role="status">{words.selected(count)}</strong>
      <Select
        label={words.labels.progress}
        value={status}
        options={procurementStatuses.map((value) => ({ value, label: words.procurement[value] }))}
        onChange={({ target }) => setStatus(target.value as ProcurementStatus)}
      />
      <DayInput label={words.labels.onDay} max={today} value={onDay} onChange={setOnDay} />
      <Input
        label={words.labels.remark}
        hint={words.logHint}
        maxLength={500}
        value={remark}
        onChange={({ target }) => setRemark(target.value)}
      />
      <Button submit kind="PRIMARY" busy={busy} disabled={count === 0}>
        {words.log}
      </Button>
      {problem && <ProblemNote problem={problem} />}
    </form>
  );
}
