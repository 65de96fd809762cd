import { defectCategories, defectTrades } from "@threshold/domain/defect/vocabulary";
import { takeoverSeverities } from "@threshold/domain/takeover/vocabulary";
import { graphql } from "../gql/gql.ts";
import type { DefectCategory, DefectSeverity, DefectTrade } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { FieldsDialog } from "./FieldsDialog.tsx";
import type { Line } from "./InspectionView.tsx";
import type { Takeover } from "./takeover-documents.ts";
import { useTakeoverWords } from "./words.ts";

const RaiseTakeoverDefect = graphql(/* GraphQL */ `
  mutation RaiseTakeoverDefect($input: RaiseTakeoverDefectInput!) {
    raiseTakeoverDefect(input: $input) {
      defect {
        id
      }
    }
  }
`);

/** 登记查验问题: first of all whether it touches safety, for that decides what may be transferred (TKO-R13, R14). */
export function RaiseDialog({
  takeover,
  line,
  onDone,
  onClose,
}: {
  takeover: Takeover;
  line: Line | undefined;
  onDone: () => void;
  onClose: () => void;
}) {
  const { language } = useWords();
  const words = useTakeoverWords();
  const optionsOf = (of: Record<string, { zh: string; en: string }>) =>
    Object.entries(of).map(([value, said]) => ({ value, label: said[language] }));
  return (
    <FieldsDialog
      title={words.raise}
      document={RaiseTakeoverDefect}
      fields={[
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
      ]}
      values={{ area: line?.area?.id ?? null }}
      inputOf={(values) => ({
        id: takeover.id,
        takeoverItemId: line?.id ?? null,
        takeoverAreaId: String(values["area"]),
        severity: (values["severity"] === "SAFETY" ? "SAFETY" : "GENERAL") as DefectSeverity,
        part: values["part"] as string | null,
        category: values["category"] as DefectCategory,
        trade: values["trade"] as DefectTrade,
        text: String(values["text"]),
      })}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
