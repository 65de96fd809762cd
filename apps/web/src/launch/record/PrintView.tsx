import {
  nextPrintStep,
  noPrint,
  type Print,
  printedDocumentNames,
  printSteps,
  printStepNames,
} from "@threshold/domain/launch/printing";
import { Badge, StateMark } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import type { PrintedDocument, PrintStep } from "../../gql/graphql.ts";
import { RecordPrint, type RecordViewProps } from "./record-documents.ts";
import { mayRecord } from "./record-kinds.ts";
import { RecordCard, RecordFiles, PrintLink, RecordHistory } from "./record-parts.tsx";
import { useRecordAct } from "./use-record-act.ts";
import { useRecordWords } from "./use-record-words.ts";

/** The papers on their way to the marketing department (印刷移交), each step with its day. */
export function PrintView({ plan, onChanged }: RecordViewProps) {
  return (
    <>
      {printedDocumentNames.map((document) => (
        <PrintCard
          key={`${document} ${plan.prints.find((one) => one.document === document)?.version}`}
          plan={plan}
          document={document}
          onChanged={onChanged}
        />
      ))}
    </>
  );
}

function PrintCard({ plan, document, onChanged }: RecordViewProps & { document: PrintedDocument }) {
  const { t, format } = useRecordWords();
  const words = t.records;
  const stored = plan.prints.find((one) => one.document === document);
  const print = { ...noPrint, ...stored } as Print;
  const next = nextPrintStep(print);
  const may = mayRecord(plan, "recordPrintStep", document);
  const more: Partial<Record<PrintStep, string>> = {
    PRINTED: print.copies === null ? "" : `${print.copies} ${words.labels.copies}`,
    HANDED_OVER: print.receiver ?? "",
  };
  return (
    <RecordCard
      title={words.documents[document]}
      mark={!next && <Badge tone="OK">{words.steps.HANDED_OVER}</Badge>}
    >
      <ol className="record-steps">
        {printStepNames.map((step) => {
          const day = print[printSteps[step].column];
          return (
            <li key={step} aria-current={step === next ? "step" : undefined}>
              <StateMark
                state={day ? "DONE" : step === next ? "IN_PROGRESS" : "NOT_STARTED"}
                size={14}
              />
              <span>{words.steps[step]}</span>
              <span className="record-quiet">
                {day && format.shortDay(day)} {day && more[step]}
              </span>
            </li>
          );
        })}
      </ol>
      {may && <StepForm plan={plan} document={document} print={print} next={next} />}
      {stored && (
        <>
          <RecordFiles
            recordId={stored.id}
            files={stored.attachments}
            may={may && next !== undefined}
            onChanged={onChanged}
          />
          <div className="record-foot">
            <PrintLink form="PRINT_HANDOVER" recordId={stored.id} />
            <RecordHistory recordId={stored.id} />
          </div>
        </>
      )}
    </RecordCard>
  );
}

function StepForm({
  plan,
  document,
  print,
  next,
}: Pick<RecordViewProps, "plan"> & {
  document: PrintedDocument;
  print: Print;
  next: PrintStep | undefined;
}) {
  const { t } = useRecordWords();
  const words = t.records;
  const today = useToday();
  const last = printStepNames.findLast((step) => print[printSteps[step].column] !== null);
  const [correcting, setCorrecting] = useState(false);
  const [onDay, setOnDay] = useState(today);
  const [copies, setCopies] = useState(print.copies ?? 500);
  const [receiver, setReceiver] = useState(print.receiver ?? "");
  const record = useRecordAct(RecordPrint, words.saved);
  const step = correcting ? last : next;
  const correct = () => {
    setCorrecting(!correcting);
    setOnDay((!correcting && last && print[printSteps[last].column]) || today);
  };
  return (
    <form
      className="record-inline"
      onSubmit={(event) => {
        event.preventDefault();
        if (!step) return;
        void record.run({
          planId: plan.id,
          document,
          step,
          onDay,
          copies: step === "PRINTED" ? copies : null,
          receiver: step === "HANDED_OVER" ? receiver : null,
        });
      }}
    >
      {step && (
        <>
          <DayInput label={words.steps[step]} max={today} value={onDay} onChange={setOnDay} />
          {step === "PRINTED" && (
            <Input
              label={words.labels.copies}
              type="number"
              min={1}
              required
              value={copies}
              onChange={({ target }) => setCopies(Number(target.value))}
            />
          )}
          {step === "HANDED_OVER" && (
            <Input
              label={words.labels.receiver}
              required
              maxLength={40}
              value={receiver}
              onChange={({ target }) => setReceiver(target.value)}
            />
          )}
          <Button submit kind="PRIMARY" busy={record.busy}>
            {words.recordStep(words.steps[step])}
          </Button>
        </>
      )}
      {last && (
        <Button kind="QUIET" aria-pressed={correcting} onClick={correct}>
          {words.correctStep}
        </Button>
      )}
      {record.problem && <ProblemNote problem={record.problem} />}
    </form>
  );
}
