import { inWords } from "@threshold/domain/checklist/limit-words";
import type { ChecklistContent } from "@threshold/domain/checklist/template";
import { diffContent } from "@threshold/domain/checklist/versions";
import type { ItemChange } from "@threshold/domain/item-changes";
import { Badge } from "@threshold/ui/Badge";
import { useWords } from "../i18n/Words.tsx";

const tones = { ADDED: "OK", CHANGED: "WARN", REMOVED: "BAD" } as const;

/** What one version says otherwise than another, item by item, in words. */
export function ChangeList({
  changes,
  labelOf,
  fields: fieldWords,
}: {
  changes: readonly ItemChange[];
  labelOf: (code: string) => string;
  /** Names of what an item says, where they are not the checklist's. */
  fields?: Readonly<Record<string, string>>;
}) {
  const { t } = useWords();
  const words = fieldWords ?? t.checklist.fields;
  if (changes.length === 0) return <p className="checklist-quiet">{t.checklist.noChanges}</p>;
  return (
    <ul className="checklist-changes">
      {changes.map(({ code, kind, fields }) => (
        <li key={code}>
          <Badge tone={tones[kind]}>{t.checklist.changeKinds[kind]}</Badge>
          <span>{labelOf(code)}</span>
          {fields.length > 0 && (
            <small>{fields.map((field) => words[field] ?? field).join("、")}</small>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What a checklist's version says otherwise than another. */
export function ContentChanges({ from, to }: { from: ChecklistContent; to: ChecklistContent }) {
  const { language } = useWords();
  const labels = new Map([...from.items, ...to.items].map(({ code, label }) => [code, label]));
  return (
    <ChangeList
      changes={diffContent(from, to)}
      labelOf={(code) => inWords(labels.get(code)!, language)}
    />
  );
}
