import { defectCategories, defectTrades } from "@threshold/domain/defect/vocabulary";
import { takeoverSeverities } from "@threshold/domain/takeover/vocabulary";
import { useState } from "react";
import { ChosenPhotos } from "../defect/ChosenPhotos.tsx";
import type { FieldSpec, Values } from "../form/field-spec.ts";
import { RecordForm } from "../form/RecordForm.tsx";
import type { DefectCategory, DefectSeverity, DefectTrade } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { Modal } from "../shell/Modal.tsx";
import type { Line } from "./lines.ts";
import type { Takeover } from "./takeover-documents.ts";
import { useFieldWork } from "./use-field-work.ts";
import { useTakeoverWords } from "./words.ts";

/**
 * 登记查验问题: first of all whether it touches safety, for that decides what may be transferred (TKO-R13, R14). It is kept on the device
 * with its photos until the server has it.
 */
export function RaiseDialog({
  takeover,
  line,
  onClose,
}: {
  takeover: Takeover;
  line?: Line | undefined;
  onClose: () => void;
}) {
  const { t, language } = useWords();
  const words = useTakeoverWords();
  const optionsOf = (of: Record<string, { zh: string; en: string }>) =>
    Object.entries(of).map(([value, said]) => ({ value, label: said[language] }));
  const field = useFieldWork(takeover);
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const fields: FieldSpec[] = [
    {
      name: "severity",
      label: words.severity,
      kind: "CHOICE",
      required: true,
      options: optionsOf(takeoverSeverities),
    },
    {
      name: "area",
      label: words.line.area,
      kind: "CHOICE",
      required: true,
      options: takeover.areas
        .filter(({ transfer }) => !transfer)
        .map(({ id, name }) => ({ value: id, label: name })),
    },
    { name: "part", label: words.part, kind: "TEXT", maxLength: 100 },
    {
      name: "category",
      label: words.category,
      kind: "CHOICE",
      required: true,
      options: optionsOf(defectCategories),
    },
    {
      name: "trade",
      label: words.trade,
      kind: "CHOICE",
      required: true,
      options: optionsOf(defectTrades),
    },
    { name: "text", label: words.detail, kind: "LONG", required: true, maxLength: 1000 },
  ];
  const raise = async (values: Values) => {
    const draft = {
      takeoverItemId: line?.id ?? null,
      takeoverAreaId: String(values["area"]),
      severity: (values["severity"] === "SAFETY" ? "SAFETY" : "GENERAL") as DefectSeverity,
      part: values["part"] as string | null,
      category: values["category"] as DefectCategory,
      trade: values["trade"] as DefectTrade,
      text: String(values["text"]),
    };
    const problem = await field.raise(draft, photos);
    return problem ? { ok: false as const, problem } : { ok: true as const, data: undefined };
  };
  return (
    <Modal open onClose={onClose} title={words.raise}>
      <ChosenPhotos photos={photos} onChange={setPhotos} />
      <RecordForm
        fields={fields}
        values={{ area: line?.area?.id ?? null }}
        submitText={t.shell.save}
        onSubmit={raise}
        onDone={onClose}
        onCancel={onClose}
      />
    </Modal>
  );
}
