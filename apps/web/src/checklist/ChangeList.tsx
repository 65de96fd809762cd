import { inWords } from "@threshold/domain/checklist/limit-words";
import type { ChecklistContent } from "@threshold/domain/checklist/template";
import type { ItemChange } from "@threshold/domain/item-changes";
import { Badge } from "@threshold/ui/Badge";
import { useWords } from "../i18n/Words.tsx";

const tones = { ADDED: "OK", CHANGED: "WARN", REMOVED: "BAD" } as const;

/** What one version says otherwise than another, item by item, in words. */
export function ChangeList({
  from,
  to,
  changes,
}: {
  from: ChecklistContent;
  to: ChecklistContent;
  changes: readonly ItemChange[];
}) {
  const { t, language } = useWords();
  const labels = new Map([...from.items, ...to.items].map(({ code, label }) => [code, label]));
  if (changes.length === 0) return <p className="checklist-quiet">{t.checklist.noChanges}</p>;
  return (
    <ul className="checklist-changes">
      {changes.map(({ code, kind, fields }) => (
        <li key={code}>
          <Badge tone={tones[kind]}>{t.checklist.changeKinds[kind]}</Badge>
          <span>{inWords(labels.get(code)!, language)}</span>
          {fields.length > 0 && (
            <small>{fields.map((field) => t.checklist.fields[field] ?? field).join("、")}</small>
          )}
        </li>
      ))}
    </ul>
  );
}
