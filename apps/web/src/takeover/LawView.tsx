import { differences } from "@threshold/domain/takeover/differences";
import {
  type FilingDocument,
  filingDocumentNames,
  filingDocuments,
} from "@threshold/domain/takeover/vocabulary";
import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import { Checks } from "../bidding/Checks.tsx";
import type { FieldSpec } from "../form/field-spec.ts";
import { useWords } from "../i18n/Words.tsx";
import { FieldsDialog } from "./FieldsDialog.tsx";
import { Part } from "./Part.tsx";
import { UpdateTakeover, type ViewProps } from "./takeover-documents.ts";
import { useTakeoverWords } from "./words.ts";

const days = [
  "subCompletionOn",
  "noticeOn",
  "documentsHandedOn",
  "siteInspectionOn",
  "deliveryOn",
  "firstMoveInOn",
  "postedOn",
  "postedUntil",
  "filedOn",
  "ownersInformedOn",
] as const;
const clauses = ["contractClause", "saleClause", "conventionClause"] as const;

/** 法定核对: the days that the law counts with, what it says of the next step, where practice differs, and what was said before. */
export function LawView({ takeover, may, onChanged }: ViewProps) {
  const { language, format } = useWords();
  const words = useTakeoverWords();
  const [open, setOpen] = useState(false);
  const done = () => {
    setOpen(false);
    onChanged();
  };
  const fields: FieldSpec[] = [
    ...days.map((name): FieldSpec => ({ name, label: words.days[name], kind: "DAY" })),
    ...clauses.map((name): FieldSpec => ({ name, label: words[name], kind: "TICK" })),
    { name: "developerStaff", label: words.developerStaff, kind: "TEXT", maxLength: 200 },
    { name: "province", label: words.province, kind: "TEXT", maxLength: 20 },
    { name: "city", label: words.city, kind: "TEXT", maxLength: 20 },
    ...filingDocumentNames.map((name): FieldSpec => ({
      name,
      label: words.filed(filingDocuments[name][language]),
      kind: "TICK",
    })),
  ];
  const ticks = Object.fromEntries(takeover.filedDocuments.map((name) => [name, true]));
  return (
    <div className="takeover-parts">
      <Part
        title={words.parts.days}
        actions={
          may("updateTakeover") && (
            <Button small onClick={() => setOpen(true)}>
              {words.edit}
            </Button>
          )
        }
      >
        <dl className="takeover-days">
          {days.map((name) => (
            <div key={name}>
              <dt>{words.days[name]}</dt>
              <dd>{takeover[name] ? format.day(takeover[name]) : "–"}</dd>
            </div>
          ))}
          <div>
            <dt>{words.developerStaff}</dt>
            <dd>{takeover.developerStaff ?? "–"}</dd>
          </div>
          <div>
            <dt>{words.place}</dt>
            <dd>{[takeover.province, takeover.city].filter(Boolean).join(" ") || "–"}</dd>
          </div>
        </dl>
      </Part>
      {takeover.nextChecks && (
        <Part title={words.nextLaw(words.acts[takeover.nextChecks.action] ?? "")}>
          <Checks checks={takeover.nextChecks.checks} />
        </Part>
      )}
      <Part title={words.parts.differences}>
        <ul className="takeover-differences">
          {differences.map((one) => (
            <li key={one.zh}>
              <p>{one[language]}</p>
              <small>{one.ruleIds.join("、")}</small>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={words.parts.steps}>
        {takeover.steps.length === 0 && <p className="takeover-quiet">{words.noSteps}</p>}
        {takeover.steps.map(({ id, step, doneOn, reason, createdBy, checks }) => (
          <details key={id}>
            <summary>
              {[words.acts[step] ?? step, format.day(doneOn), createdBy?.name, reason]
                .filter(Boolean)
                .join(" · ")}
            </summary>
            <Checks checks={checks} />
          </details>
        ))}
      </Part>
      {open && (
        <FieldsDialog
          title={words.parts.days}
          document={UpdateTakeover}
          fields={fields}
          values={{ ...takeover, ...ticks }}
          inputOf={(values) => ({
            id: takeover.id,
            version: takeover.version,
            ...Object.fromEntries(days.map((name) => [name, values[name] ?? null])),
            ...Object.fromEntries(clauses.map((name) => [name, values[name] === true])),
            developerStaff: (values["developerStaff"] ?? null) as string | null,
            province: (values["province"] ?? null) as string | null,
            city: (values["city"] ?? null) as string | null,
            filedDocuments: filingDocumentNames.filter(
              (name): name is FilingDocument => values[name] === true,
            ),
          })}
          onClose={() => setOpen(false)}
          onDone={done}
        />
      )}
    </div>
  );
}
