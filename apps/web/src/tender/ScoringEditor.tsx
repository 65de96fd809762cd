import { checkScoring, type Scoring } from "@threshold/domain/tender/score";
import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Checkbox, Input, Select } from "@threshold/ui/Input";
import { useState } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { useWords } from "../i18n/Words.tsx";
import { explain } from "../refusals.ts";
import { Modal } from "../shell/Modal.tsx";
import { UpdateTender } from "./acts.ts";
import {
  type CriterionRow,
  draftOf,
  emptyRow,
  scoringOf,
  standardDraft,
  weightsTotal,
} from "./scoring-draft.ts";
import type { Tender } from "./tender-query.ts";

/** Writes how bids are judged (评标办法): criteria with weights, points and thresholds, ties, and whose totals stand out. */
export function ScoringDialog({
  tender,
  onDone,
  onClose,
}: {
  tender: Tender;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.tender.scoring;
  const { run, busy, problem } = useAct(UpdateTender);
  const [draft, setDraft] = useState(() =>
    tender.scoring ? draftOf(tender.scoring as Scoring) : standardDraft(words.standard),
  );
  const [fault, setFault] = useState<string>();
  const { rows } = draft;
  const put = (id: string, part: Partial<CriterionRow>) =>
    setDraft({ ...draft, rows: rows.map((row) => (row.id === id ? { ...row, ...part } : row)) });
  const insert = (after: number, depth: 0 | 1) => {
    const next = [...rows];
    next.splice(after + 1, 0, emptyRow(depth));
    setDraft({ ...draft, rows: next });
  };
  const remove = (at: number) => {
    const gone = rows[at];
    let end = at + 1;
    if (gone?.depth === 0) while (rows[end]?.depth === 1) end += 1;
    setDraft({ ...draft, rows: [...rows.slice(0, at), ...rows.slice(end)] });
  };
  const lastOf = (at: number): number => {
    let end = at;
    while (rows[end + 1]?.depth === 1) end += 1;
    return end;
  };
  const total = weightsTotal(rows);
  const save = async () => {
    const unnamed = rows.some(({ name }) => name.trim() === "");
    if (unnamed) return setFault(words.nameMissing);
    const scoring = scoringOf(draft);
    const checked = checkScoring(scoring);
    if (!checked.ok)
      return setFault(explain(t, { kind: "REFUSED", details: {}, ...checked.refusal }));
    setFault(undefined);
    const { id, version } = tender;
    const saved = await run({ id, version, scoring });
    if (saved.ok) onDone();
  };
  return (
    <Modal open onClose={onClose} title={t.tender.scoringTitle}>
      <div className="tender-form">
        <p className="tender-quiet">{words.lead}</p>
        <ol className="tender-criteria-edit">
          {rows.map((row, at) => {
            const isBranch = row.depth === 0 && rows[at + 1]?.depth === 1;
            return (
              <li key={row.id} className={row.depth === 1 ? "tender-part-row" : undefined}>
                <Input
                  label={words.criterion}
                  maxLength={60}
                  value={row.name}
                  onChange={({ target }) => put(row.id, { name: target.value })}
                />
                <Input
                  label={words.weight}
                  inputMode="decimal"
                  maxLength={8}
                  value={row.weight}
                  onChange={({ target }) => put(row.id, { weight: target.value })}
                />
                {isBranch ? (
                  <span className="tender-quiet tender-of-parts">{words.ofParts}</span>
                ) : (
                  <Input
                    label={words.max}
                    inputMode="decimal"
                    maxLength={8}
                    value={row.max}
                    onChange={({ target }) => put(row.id, { max: target.value })}
                  />
                )}
                <Input
                  label={words.leastPercent}
                  inputMode="decimal"
                  maxLength={8}
                  value={row.least}
                  onChange={({ target }) => put(row.id, { least: target.value })}
                />
                <span className="tender-buttons">
                  {row.depth === 0 && (
                    <Button small kind="QUIET" icon="plus" onClick={() => insert(lastOf(at), 1)}>
                      {words.addPart}
                    </Button>
                  )}
                  <Button small kind="QUIET" icon="trash" iconOnly onClick={() => remove(at)}>
                    {words.remove(row.name)}
                  </Button>
                </span>
              </li>
            );
          })}
        </ol>
        <div className="tender-buttons">
          <Button small icon="plus" onClick={() => insert(rows.length - 1, 0)}>
            {words.add}
          </Button>
          <span role="status" className={total === "100" ? "tender-quiet" : "tender-bad"}>
            {total === undefined ? words.noTotal : words.total(total)}
          </span>
        </div>
        <Select
          label={words.together}
          value={draft.together}
          options={(["MEAN", "TRIMMED_MEAN"] as const).map((value) => ({
            value,
            label: words.togethers[value],
          }))}
          onChange={({ target }) =>
            setDraft({
              ...draft,
              together: target.value === "TRIMMED_MEAN" ? "TRIMMED_MEAN" : "MEAN",
            })
          }
        />
        <Input
          label={words.outlier}
          hint={words.outlierHint}
          inputMode="decimal"
          maxLength={6}
          value={draft.outlier}
          onChange={({ target }) => setDraft({ ...draft, outlier: target.value })}
        />
        <Select
          label={words.tieBy}
          hint={words.tieHint}
          value={draft.tieBy}
          options={[
            { value: "", label: words.noTie },
            ...rows.map(({ id, name }) => ({ value: id, label: name || "–" })),
          ]}
          onChange={({ target }) => setDraft({ ...draft, tieBy: target.value })}
        />
        <Checkbox
          label={words.lowerPriceTick}
          checked={draft.lowerPrice}
          onChange={({ target }) => setDraft({ ...draft, lowerPrice: target.checked })}
        />
        {fault && <ErrorNote>{fault}</ErrorNote>}
        {problem && <ProblemNote problem={problem} />}
        <div className="form-foot">
          <Button onClick={onClose}>{t.shell.cancel}</Button>
          <Button kind="PRIMARY" busy={busy} onClick={() => void save()}>
            {t.shell.save}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
