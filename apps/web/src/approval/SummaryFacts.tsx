import { useWords } from "../i18n/Words.tsx";
import "./summary-facts.css";

/** What a record says of itself to whoever decides on it, signs it or answers it (审批内容). */
export function SummaryFacts({
  facts,
}: {
  facts: readonly { readonly label: string; readonly labelEn: string; readonly value: string }[];
}) {
  const { language } = useWords();
  if (facts.length === 0) return null;
  return (
    <dl className="summary-facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{language === "en" ? fact.labelEn : fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
