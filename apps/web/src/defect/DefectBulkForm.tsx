import { readDefectChange } from "@threshold/domain/defect/bulk";
import { day } from "@threshold/domain/calendar/day";
import type {
  DefectCategory,
  DefectSeverity,
  DefectTrade,
} from "@threshold/domain/defect/vocabulary";
import { Select } from "@threshold/ui/Input";
import { useState } from "react";
import type { FormEvent } from "react";
import { useQuery } from "urql";
import type { BulkFormProps } from "../bulk/BulkBar.tsx";
import { DayInput } from "../form/DayInput.tsx";
import { useMay } from "../shell/viewer.ts";
import { Contractors } from "./defect-documents.ts";
import { optionsOf, useDefectWords } from "./words.ts";

const EMPTY = { category: "", severity: "", trade: "", contractorId: "", dueOn: "" };

/** What many defects are given: what stays empty stays as it is. */
export function DefectBulkForm({ id, onSubmit }: BulkFormProps) {
  const { t, words, categories, severities, trades } = useDefectWords();
  const said = t.bulk;
  const may = useMay();
  const assigns = may("defect.assign");
  const [typed, setTyped] = useState(EMPTY);
  const [wrong, setWrong] = useState(false);
  const [{ data }] = useQuery({ query: Contractors, variables: {}, pause: !assigns });
  const set = (name: keyof typeof EMPTY) => (event: { target: { value: string } }) =>
    setTyped({ ...typed, [name]: event.target.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { category, severity, trade, contractorId, dueOn } = typed;
    const defect = {
      ...(category && { category: category as DefectCategory }),
      ...(severity && { severity: severity as DefectSeverity }),
      ...(trade && { trade: trade as DefectTrade }),
      ...(contractorId && { contractorId }),
      ...(dueOn && { dueOn: day(dueOn) }),
    };
    const read = readDefectChange(defect);
    setWrong(!read.ok);
    if (read.ok) onSubmit({ defect });
  };
  const choice = (
    name: "category" | "severity" | "trade",
    options: readonly { value: string; label: string }[],
  ) => (
    <Select
      label={words.fields[name]}
      placeholder={said.unit.keep}
      value={typed[name]}
      options={options}
      onChange={set(name)}
    />
  );
  return (
    <form id={id} className="form-stack" onSubmit={submit} noValidate>
      <p className="quiet">{said.defect.lead}</p>
      {may("defect.raise") && (
        <>
          {choice("category", optionsOf(categories))}
          {choice(
            "severity",
            optionsOf(severities).filter(({ value }) => value !== "SAFETY"),
          )}
          {choice("trade", optionsOf(trades))}
        </>
      )}
      {assigns && (
        <>
          <Select
            label={said.columns["contractorId"] ?? ""}
            placeholder={said.unit.keep}
            value={typed.contractorId}
            options={(data?.contractors.nodes ?? []).map((one) => ({
              value: one.id,
              label: `${one.name} · ${one.serviceCenter.name}`,
            }))}
            onChange={set("contractorId")}
          />
          <DayInput
            label={said.defect.dueOn}
            value={typed.dueOn}
            onChange={(dueOn) => setTyped({ ...typed, dueOn })}
          />
        </>
      )}
      {wrong && (
        <p className="ui-field-error" role="alert">
          {said.unit.none}
        </p>
      )}
    </form>
  );
}
