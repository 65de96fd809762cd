import { logisticsKindNames, logisticsKinds } from "@threshold/domain/launch/logistics";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import { Link } from "react-router";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import type { LogisticsKind } from "../../gql/graphql.ts";
import { KeepLogistics, type RecordViewProps } from "./record-documents.ts";
import { mayRecord, recordHref } from "./record-kinds.ts";
import { RecordCard, RecordFiles, RecordHistory } from "./record-parts.tsx";
import { useRecordAct } from "./use-record-act.ts";
import { useRecordWords } from "./use-record-words.ts";

/** Canteen and dormitory (食堂宿舍), matter by matter; the cook is in the recruitment plan. */
export function LogisticsView({ plan, onChanged }: RecordViewProps) {
  const { t } = useRecordWords();
  const words = t.records;
  const cook = plan.recruitment.find(({ post }) => post === "COOK");
  const cookTask = plan.tasks.find(({ code }) => code === "COOK_HIRED");
  return (
    <>
      {logisticsKindNames.map((kind) => {
        const task = plan.tasks.find(({ code }) => code === logisticsKinds[kind].task);
        const item = plan.logistics.find((one) => one.kind === kind);
        if (task?.status === "NOT_APPLICABLE" && !item) return null;
        return (
          <LogisticsCard
            key={`${kind} ${item?.version}`}
            plan={plan}
            kind={kind}
            onChanged={onChanged}
          />
        );
      })}
      {cookTask && cookTask.status !== "NOT_APPLICABLE" && (
        <RecordCard title={words.posts.COOK}>
          <p>
            {cook ? words.hiredOf(cook.hired, cook.needed) : words.none}{" "}
            <Link to={recordHref(plan.id, "recruitment")}>{words.names.recruitment}</Link>
          </p>
        </RecordCard>
      )}
    </>
  );
}

function LogisticsCard({ plan, kind, onChanged }: RecordViewProps & { kind: LogisticsKind }) {
  const { t, format } = useRecordWords();
  const words = t.records;
  const { rental } = logisticsKinds[kind];
  const item = plan.logistics.find((one) => one.kind === kind);
  const may = mayRecord(plan, "keepLogisticsItem", kind);
  return (
    <RecordCard
      title={words.kinds[kind]}
      mark={
        item?.finishedOn && <Badge tone="OK">{words.doneOn(format.day(item.finishedOn))}</Badge>
      }
    >
      {may ? (
        <LogisticsForm plan={plan} kind={kind} />
      ) : item ? (
        <dl className="record-facts">
          {rental && (
            <>
              <dt>{words.labels.address}</dt>
              <dd>{item.address ?? words.none}</dd>
              <dt>{words.labels.distance}</dt>
              <dd>{item.distanceKm ?? words.none}</dd>
            </>
          )}
          <dt>{words.labels.counterparty}</dt>
          <dd>{item.counterparty ?? words.none}</dd>
        </dl>
      ) : (
        <p className="record-quiet">{words.none}</p>
      )}
      {item && (
        <>
          <RecordFiles
            recordId={item.id}
            files={item.attachments}
            may={may}
            onChanged={onChanged}
          />
          <RecordHistory recordId={item.id} />
        </>
      )}
    </RecordCard>
  );
}

function LogisticsForm({ plan, kind }: Pick<RecordViewProps, "plan"> & { kind: LogisticsKind }) {
  const { t } = useRecordWords();
  const words = t.records;
  const today = useToday();
  const { rental } = logisticsKinds[kind];
  const item = plan.logistics.find((one) => one.kind === kind);
  const [values, setValues] = useState({
    address: item?.address ?? "",
    distance: item?.distanceKm == null ? "" : String(item.distanceKm),
    counterparty: item?.counterparty ?? "",
    finishedOn: item?.finishedOn ?? "",
    remark: item?.remark ?? "",
  });
  const keep = useRecordAct(KeepLogistics, words.saved);
  const put = (part: Partial<typeof values>) => setValues({ ...values, ...part });
  const save = () => {
    const { address, distance, counterparty, finishedOn, remark } = values;
    return keep.run({
      planId: plan.id,
      kind,
      version: item?.version ?? null,
      address: address || null,
      distanceKm: distance === "" ? null : Number(distance),
      counterparty: counterparty || null,
      finishedOn: finishedOn || null,
      remark: remark || null,
    });
  };
  return (
    <form
      className="record-grid"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {rental && (
        <>
          <Input
            label={words.labels.address}
            maxLength={120}
            value={values.address}
            onChange={({ target }) => put({ address: target.value })}
          />
          <Input
            label={words.labels.distance}
            type="number"
            min={0.01}
            max={1000}
            step="any"
            value={values.distance}
            onChange={({ target }) => put({ distance: target.value })}
          />
        </>
      )}
      <Input
        label={words.labels.counterparty}
        maxLength={80}
        value={values.counterparty}
        onChange={({ target }) => put({ counterparty: target.value })}
      />
      <DayInput
        label={words.labels.finishedOn}
        hint={words.finishHint}
        max={today}
        value={values.finishedOn}
        onChange={(finishedOn) => put({ finishedOn })}
      />
      <Input
        label={words.labels.remark}
        maxLength={500}
        value={values.remark}
        onChange={({ target }) => put({ remark: target.value })}
      />
      {keep.problem && <ProblemNote problem={keep.problem} />}
      <div className="record-buttons">
        <Button submit busy={keep.busy}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
