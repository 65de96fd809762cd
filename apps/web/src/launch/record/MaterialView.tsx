import { materialCategories } from "@threshold/domain/launch/materials";
import { Badge } from "@threshold/ui/Badge";
import { Checkbox } from "@threshold/ui/Input";
import { useState } from "react";
import { ApprovalPanel } from "../../approval/ApprovalPanel.tsx";
import { ExportMenu } from "../../list/ExportMenu.tsx";
import { MaterialForm } from "./MaterialForm.tsx";
import { ProcurementLog } from "./ProcurementLog.tsx";
import { type Records, type RecordViewProps, SubmitMaterials } from "./record-documents.ts";
import { mayRecord } from "./record-kinds.ts";
import { RecordCard, RecordFiles, PrintLink, RecordHistory } from "./record-parts.tsx";
import { useRecordAct } from "./use-record-act.ts";
import { useRecordWords } from "./use-record-words.ts";

type Line = NonNullable<Records["materialRequest"]>["lines"][number];

/** The materials plan (物资申购计划): drafted by category, approved, then followed line by line. */
export function MaterialView({ plan, onChanged }: RecordViewProps) {
  const { t } = useRecordWords();
  const words = t.records;
  const submit = useRecordAct(SubmitMaterials, words.submitted);
  const request = plan.materialRequest;
  const may = mayRecord(plan, "keepMaterialRequest");
  const mayLog = mayRecord(plan, "logProcurement");
  return (
    <>
      <RecordCard title={words.names.materials}>
        {may && <MaterialForm key={request?.version} plan={plan} submit={submit} />}
        {!may && request && <MaterialList plan={plan} lines={request.lines} mayLog={mayLog} />}
        {!may && !request && <p className="record-quiet">{words.none}</p>}
        {request && (
          <RecordFiles
            recordId={request.id}
            files={request.attachments}
            may={may || mayLog}
            onChanged={onChanged}
          />
        )}
      </RecordCard>
      {request?.approval && (
        <div className="record-card">
          <ApprovalPanel approval={request.approval} onChanged={onChanged} />
        </div>
      )}
      {request && (
        <div className="record-foot">
          <PrintLink form="MATERIAL_REQUEST" recordId={request.id} />
          <ExportMenu list="plan-materials" of={plan.id} mayImport={may} />
          <RecordHistory recordId={request.id} />
        </div>
      )}
      {!request && may && (
        <div className="record-foot">
          <ExportMenu list="plan-materials" of={plan.id} mayImport />
        </div>
      )}
    </>
  );
}

function MaterialList({
  plan,
  lines,
  mayLog,
}: {
  plan: Records;
  lines: readonly Line[];
  mayLog: boolean;
}) {
  const { t } = useRecordWords();
  const words = t.records;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const open = lines.filter((line) => line.status !== "ARRIVED");
  return (
    <>
      {mayLog && open.length > 0 && (
        <Checkbox
          label={words.selectAll}
          checked={open.every((line) => chosen.has(line.id))}
          onChange={({ target }) =>
            setChosen(new Set(target.checked ? open.map((line) => line.id) : []))
          }
        />
      )}
      {materialCategories.map((category) => {
        const rows = lines.filter((line) => line.category === category);
        return (
          <section
            key={category}
            className="record-category"
            aria-label={words.categories[category]}
          >
            <h3>{words.categories[category]}</h3>
            {rows.length === 0 && <p className="record-quiet">{words.noNeed}</p>}
            <ul className="record-lines">
              {rows.map((line) => (
                <li key={line.id}>
                  <MaterialRow
                    line={line}
                    chosen={mayLog ? chosen.has(line.id) : undefined}
                    onToggle={() => toggle(line.id)}
                  />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {mayLog && chosen.size > 0 && (
        <ProcurementLog
          chosen={new Map([[plan.id, [...chosen]]])}
          onLogged={() => setChosen(new Set())}
        />
      )}
    </>
  );
}

const TONES = { REQUESTED: "NEUTRAL", ORDERED: "ACCENT", SHIPPED: "WARN", ARRIVED: "OK" } as const;

/** A line to buy with how far it is; ticked where its progress may be logged. */
export function MaterialRow({
  line,
  chosen,
  onToggle,
}: {
  line: Pick<Line, "item" | "quantity" | "unit" | "estimatedPrice" | "status" | "progressOn"> & {
    progress?: Line["progress"];
  };
  /** undefined: not to be chosen. */
  chosen: boolean | undefined;
  onToggle: () => void;
}) {
  const { t, format } = useRecordWords();
  const words = t.records;
  const amount = `${line.item} ${format.number(line.quantity)} ${line.unit}`;
  const remark = line.progress?.[0]?.remark;
  return (
    <div className="record-line">
      {chosen === undefined ? (
        <span>{amount}</span>
      ) : (
        <Checkbox
          label={amount}
          aria-label={words.selectLine(line.item)}
          checked={chosen}
          onChange={onToggle}
        />
      )}
      <span className="record-quiet">
        {line.estimatedPrice != null &&
          words.cost(format.number(line.quantity * line.estimatedPrice))}
      </span>
      <Badge tone={TONES[line.status]}>{words.procurement[line.status]}</Badge>
      <span className="record-quiet">
        {line.progressOn && format.shortDay(line.progressOn)}
        {remark && ` ${remark}`}
      </span>
    </div>
  );
}
