import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import { reasonAgainst } from "../reason-words.ts";
import {
  KeepUniforms,
  PlaceUniforms,
  ReceiveUniforms,
  type Records,
  type RecordViewProps,
} from "./record-documents.ts";
import { mayRecord, recordAction } from "./record-kinds.ts";
import {
  RecordCard,
  RecordFiles,
  PrintLink,
  RecordHistory,
  RecordTable,
  Rows,
} from "./record-parts.tsx";
import { useRecordAct } from "./use-record-act.ts";
import { useRecordWords } from "./use-record-words.ts";

/** The uniforms (工装申购): gathered by size, ordered, there. */
export function UniformView({ plan, onChanged }: RecordViewProps) {
  const { t, format } = useRecordWords();
  const words = t.records;
  const order = plan.uniformOrder;
  const keep = recordAction(plan, "keepUniformOrder");
  const waits = keep?.code === "STAFFING_NOT_APPROVED";
  return (
    <>
      <RecordCard
        title={words.names.uniforms}
        mark={order && <span>{words.uniformTotal(order.total)}</span>}
      >
        {waits && <p className="record-quiet">{reasonAgainst(keep, t)}</p>}
        {!waits && !order && !keep?.allowed && <p className="record-quiet">{words.none}</p>}
        {keep?.allowed && <SizesForm key={order?.version} plan={plan} />}
        {order && !keep?.allowed && (
          <RecordTable
            label={words.names.uniforms}
            head={[words.labels.size, words.labels.quantity]}
            rows={order.sizes.map(({ size, number }) => ({ key: size, cells: [size, number] }))}
          />
        )}
        {order && (
          <dl className="record-facts">
            {order.supplier && (
              <>
                <dt>{words.labels.supplier}</dt>
                <dd>{order.supplier}</dd>
              </>
            )}
            {order.orderedOn && (
              <>
                <dt>{words.labels.orderedOn}</dt>
                <dd>{format.day(order.orderedOn)}</dd>
              </>
            )}
            {order.arrivedOn && (
              <>
                <dt>{words.labels.arrivedOn}</dt>
                <dd>{format.day(order.arrivedOn)}</dd>
              </>
            )}
          </dl>
        )}
        {mayRecord(plan, "placeUniformOrder") && <PlaceForm plan={plan} />}
        {mayRecord(plan, "receiveUniforms") && <ReceiveForm plan={plan} />}
        {order && (
          <RecordFiles
            recordId={order.id}
            files={order.attachments}
            may={keep?.allowed ?? false}
            onChanged={onChanged}
          />
        )}
      </RecordCard>
      {order && (
        <div className="record-foot">
          <PrintLink form="UNIFORM_ORDER" recordId={order.id} />
          <RecordHistory recordId={order.id} />
        </div>
      )}
    </>
  );
}

function SizesForm({ plan }: { plan: Records }) {
  const { t } = useRecordWords();
  const words = t.records;
  const order = plan.uniformOrder;
  const [sizes, setSizes] = useState(() =>
    (order?.sizes ?? []).map(({ size, number }) => ({ size, number })),
  );
  const [supplier, setSupplier] = useState(order?.supplier ?? "");
  const keep = useRecordAct(KeepUniforms, words.saved);
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        void keep.run({ planId: plan.id, version: order?.version ?? null, sizes, supplier });
      }}
    >
      <Rows
        legend={words.fields["sizes"]!}
        kind="sizes"
        rows={sizes}
        blank={{ size: "", number: 1 }}
        nameOf={(row) => row.size}
        onChange={setSizes}
      >
        {(row, change) => (
          <>
            <Input
              label={words.labels.size}
              required
              maxLength={20}
              placeholder="175/92"
              value={row.size}
              onChange={({ target }) => change({ size: target.value })}
            />
            <Input
              label={words.labels.quantity}
              type="number"
              min={1}
              max={10000}
              required
              value={row.number}
              onChange={({ target }) => change({ number: Math.max(1, Number(target.value)) })}
            />
          </>
        )}
      </Rows>
      <Input
        label={words.labels.supplier}
        maxLength={80}
        value={supplier}
        onChange={({ target }) => setSupplier(target.value)}
      />
      {keep.problem && <ProblemNote problem={keep.problem} />}
      <div className="record-buttons">
        <Button submit kind={order ? "PLAIN" : "PRIMARY"} busy={keep.busy}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}

function PlaceForm({ plan }: { plan: Records }) {
  const { t } = useRecordWords();
  const today = useToday();
  const [orderedOn, setOrderedOn] = useState(today);
  const place = useRecordAct(PlaceUniforms, t.records.ordered);
  return (
    <form
      className="record-inline"
      onSubmit={(event) => {
        event.preventDefault();
        void place.run({ planId: plan.id, orderedOn });
      }}
    >
      <DayInput
        label={t.records.labels.orderedOn}
        max={today}
        value={orderedOn}
        onChange={setOrderedOn}
      />
      <Button submit kind="PRIMARY" busy={place.busy}>
        {t.records.order}
      </Button>
      {place.problem && <ProblemNote problem={place.problem} />}
    </form>
  );
}

function ReceiveForm({ plan }: { plan: Records }) {
  const { t } = useRecordWords();
  const today = useToday();
  const [arrivedOn, setArrivedOn] = useState(today);
  const receive = useRecordAct(ReceiveUniforms, t.records.received);
  return (
    <form
      className="record-inline"
      onSubmit={(event) => {
        event.preventDefault();
        void receive.run({ planId: plan.id, arrivedOn });
      }}
    >
      <DayInput
        label={t.records.labels.arrivedOn}
        max={today}
        value={arrivedOn}
        onChange={setArrivedOn}
      />
      <Button submit kind="PRIMARY" busy={receive.busy}>
        {t.records.receive}
      </Button>
      {receive.problem && <ProblemNote problem={receive.problem} />}
    </form>
  );
}
