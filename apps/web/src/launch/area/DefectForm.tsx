import { isStaff } from "@threshold/domain/launch/training";
import { Button } from "@threshold/ui/Button";
import { Input, Select, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { optionsOf, useDefectWords } from "../../defect/words.ts";
import { DayInput } from "../../form/DayInput.tsx";
import { PersonField } from "../../form/PersonField.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import type { DefectCategory, DefectSeverity, DefectTrade } from "../../gql/graphql.ts";
import type { Problem } from "../../problem.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import { useViewer } from "../../shell/viewer.ts";
import type { AreasPlan } from "./area-documents.ts";

/** What is wrong with an area: where, of which kind, and who follows it. */
export interface EnteredDefect {
  readonly part: string | null;
  readonly category: DefectCategory;
  readonly severity: DefectSeverity;
  readonly trade: DefectTrade;
  readonly text: string;
  readonly followerId: string;
  readonly dueOn: string | null;
}

export function DefectForm({
  estate,
  busy,
  problem,
  onSubmit,
  onCancel,
}: {
  estate: AreasPlan["estate"];
  busy: boolean;
  problem: Problem | undefined;
  onSubmit: (entered: EnteredDefect) => void;
  onCancel: () => void;
}) {
  const { t } = useRecordWords();
  const words = t.records.area;
  const { words: said, categories, severities, trades } = useDefectWords();
  const { person, assignments } = useViewer();
  const places = [estate.serviceCenter.id, estate.id];
  const isOfCenter = assignments.some(
    ({ role, placeId }) => places.includes(placeId) && isStaff([role]),
  );
  const [values, setValues] = useState({
    part: "",
    text: "",
    category: "",
    severity: "GENERAL",
    trade: "",
    // Whoever of the center registers it follows it, unless somebody else is named.
    followerId: isOfCenter ? person.id : "",
    dueOn: "",
  });
  const set = (more: Partial<typeof values>) => setValues({ ...values, ...more });
  const [tried, setTried] = useState(false);
  const missing = (value: string) => (tried && !value.trim() ? said.required : undefined);
  const { part, text, category, severity, trade, followerId, dueOn } = values;
  return (
    <form
      className="record-grid"
      aria-label={words.raise}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (text.trim() && category && trade && followerId)
          onSubmit({
            part: part.trim() || null,
            category: category as DefectCategory,
            severity: severity as DefectSeverity,
            trade: trade as DefectTrade,
            text,
            followerId,
            dueOn: dueOn || null,
          });
      }}
    >
      <Input
        autoFocus
        label={words.part}
        hint={words.partHint}
        maxLength={100}
        value={part}
        onChange={({ target }) => set({ part: target.value })}
      />
      <Select
        label={said.fields.category}
        required
        placeholder={words.choose}
        error={missing(category)}
        value={category}
        options={optionsOf(categories)}
        onChange={({ target }) => set({ category: target.value })}
      />
      <div className="area-wide">
        <Textarea
          label={words.problem}
          hint={said.textHint}
          required
          rows={2}
          maxLength={1000}
          value={text}
          error={missing(text)}
          onChange={({ target }) => set({ text: target.value })}
        />
      </div>
      <Select
        label={said.fields.trade}
        required
        placeholder={words.choose}
        error={missing(trade)}
        value={trade}
        options={optionsOf(trades)}
        onChange={({ target }) => set({ trade: target.value })}
      />
      <Select
        label={said.fields.severity}
        value={severity}
        options={optionsOf(severities)}
        onChange={({ target }) => set({ severity: target.value })}
      />
      <PersonField
        label={said.fields.follower}
        required
        error={missing(followerId)}
        value={followerId}
        known={isOfCenter ? [person] : []}
        filter={{ placeIds: places }}
        onChange={(id) => set({ followerId: id ?? "" })}
      />
      <DayInput label={words.dueOn} value={dueOn} onChange={(day) => set({ dueOn: day })} />
      {problem && <ProblemNote problem={problem} />}
      <div className="record-buttons">
        <Button submit kind="PRIMARY" busy={busy}>
          {words.raise}
        </Button>
        <Button kind="QUIET" onClick={onCancel}>
          {t.records.cancel}
        </Button>
      </div>
    </form>
  );
}
