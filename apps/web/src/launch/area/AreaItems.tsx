import { pastedItems } from "@threshold/domain/launch/sales-area";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Input, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { Link } from "react-router";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { PrintLink, RecordCard, RecordTable, Rows } from "../record/record-parts.tsx";
import { useRecordAct } from "../record/use-record-act.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import { SignaturePanel } from "../../signature/SignaturePanel.tsx";
import {
  AskItemSignatures,
  type AreasPlan,
  type Handover,
  KeepSalesAreaItems,
} from "./area-documents.ts";
import { mayOnArea } from "./may-area.ts";

/** The things of the area (移交物品, LCH-R26), signed by both sides. */
export function AreaItems({
  plan,
  handover,
  onChanged,
}: {
  plan: AreasPlan;
  handover: Handover;
  onChanged: () => void;
}) {
  const { t, format } = useRecordWords();
  const words = t.records.area;
  const may = mayOnArea(plan, "keepSalesAreaItems");
  const { items, itemsSignedOn, signOffs } = handover;
  const [editing, setEditing] = useState(false);
  const ask = useRecordAct(AskItemSignatures, words.asked);
  const signOff = signOffs[0];
  return (
    <RecordCard
      title={words.items}
      mark={itemsSignedOn && <Badge tone="OK">{words.signedOn(format.day(itemsSignedOn))}</Badge>}
    >
      <p className="record-quiet">{words.itemsLead}</p>
      {may && (editing || items.length === 0) ? (
        <ItemsForm
          planId={plan.id}
          handover={handover}
          onCancel={items.length > 0 ? () => setEditing(false) : undefined}
        />
      ) : (
        <ItemsRead items={items} />
      )}
      {ask.problem && <ProblemNote problem={ask.problem} />}
      {!editing && items.length > 0 && (
        <div className="record-buttons">
          {may && !signOff && (
            <Button
              kind="PRIMARY"
              busy={ask.busy}
              onClick={() => void ask.run({ planId: plan.id, handoverId: handover.id })}
            >
              {words.askSignatures}
            </Button>
          )}
          {may && (
            <Button small onClick={() => setEditing(true)}>
              {words.editItems}
            </Button>
          )}
          <PrintLink form="SALES_AREA_ITEMS" recordId={handover.id} />
        </div>
      )}
      <p className="record-quiet">
        {words.keysLead}{" "}
        <Link to={`/custody/hand-over?direction=RECEIVE&estate=${plan.estate.id}`}>
          {words.keys}
        </Link>
      </p>
      {signOff && <SignaturePanel signOff={signOff} onChanged={onChanged} />}
    </RecordCard>
  );
}

function ItemsRead({ items }: { items: Handover["items"] }) {
  const { t } = useRecordWords();
  const words = t.records.area;
  if (items.length === 0) return <p className="record-quiet">{words.noItems}</p>;
  return (
    <RecordTable
      label={words.items}
      head={[words.name, words.quantity, words.condition]}
      rows={items.map(({ name, quantity, unit, condition }, at) => ({
        key: `${at} ${name}`,
        cells: [name, `${quantity} ${unit ?? ""}`, condition],
      }))}
    />
  );
}

const blank = { name: "", quantity: "1", unit: "", condition: "完好" };
type Row = typeof blank;

function ItemsForm({
  planId,
  handover,
  onCancel,
}: {
  planId: string;
  handover: Handover;
  onCancel: (() => void) | undefined;
}) {
  const { t } = useRecordWords();
  const words = t.records.area;
  const isSheet = handover.signOffs.length > 0;
  const [rows, setRows] = useState<Row[]>(() =>
    handover.items.length > 0 ? handover.items.map(rowOf) : [blank],
  );
  const { run, busy, problem } = useRecordAct(
    KeepSalesAreaItems,
    isSheet ? words.itemsVoided : words.itemsSaved,
  );
  const save = async () => {
    const items = rows
      .filter(({ name }) => name.trim() !== "")
      .map(({ name, quantity, unit, condition }) => ({
        name,
        quantity: Number(quantity),
        unit: unit || null,
        condition,
      }));
    const { id: handoverId, version } = handover;
    await run({ planId, handoverId, version, items });
  };
  return (
    <form
      className="record-form"
      aria-label={words.editItems}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {isSheet && <p className="record-late">{words.voidWarning}</p>}
      <Rows
        legend={words.items}
        rows={rows}
        blank={blank}
        kind="area-item"
        nameOf={({ name }) => name}
        onChange={setRows}
        beside={
          <Paste
            onRead={(read) =>
              setRows([...rows.filter(({ name }) => name.trim() !== ""), ...read.map(rowOf)])
            }
          />
        }
      >
        {(row, put) => (
          <>
            <Input
              label={words.name}
              maxLength={80}
              value={row.name}
              onChange={({ target }) => put({ name: target.value })}
            />
            <Input
              label={words.quantity}
              type="number"
              min={0.01}
              step="any"
              value={row.quantity}
              onChange={({ target }) => put({ quantity: target.value })}
            />
            <Input
              label={words.unit}
              maxLength={10}
              value={row.unit}
              onChange={({ target }) => put({ unit: target.value })}
            />
            <Input
              label={words.condition}
              maxLength={200}
              value={row.condition}
              onChange={({ target }) => put({ condition: target.value })}
            />
          </>
        )}
      </Rows>
      {problem && <ProblemNote problem={problem} />}
      <div className="record-buttons">
        <Button submit kind="PRIMARY" busy={busy}>
          {words.saveItems}
        </Button>
        {onCancel && (
          <Button kind="QUIET" onClick={onCancel}>
            {t.records.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}

const rowOf = ({ name, quantity, unit, condition }: Handover["items"][number]): Row => ({
  name,
  quantity: String(quantity),
  unit: unit ?? "",
  condition,
});

/** Rows copied out of a sheet, in place of a file: whoever has the list has it open. */
function Paste({ onRead }: { onRead: (items: ReturnType<typeof pastedItems>["items"]) => void }) {
  const { t } = useRecordWords();
  const words = t.records.area;
  const [text, setText] = useState<string>();
  const [wrong, setWrong] = useState<readonly number[]>([]);
  if (text === undefined)
    return (
      <Button small kind="QUIET" onClick={() => setText("")}>
        {words.paste}
      </Button>
    );
  const read = () => {
    const { items, wrong: lines } = pastedItems(text);
    if (items.length > 0) onRead(items);
    setWrong(lines);
    if (lines.length === 0) setText(undefined);
  };
  return (
    <div className="area-paste">
      <Textarea
        autoFocus
        label={words.paste}
        hint={words.pasteHint}
        rows={4}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {wrong.length > 0 && <ErrorNote>{words.pasteWrong(wrong.join("、"))}</ErrorNote>}
      <div className="record-buttons">
        <Button small onClick={read}>
          {words.pasteRead}
        </Button>
        <Button small kind="QUIET" onClick={() => setText(undefined)}>
          {t.records.cancel}
        </Button>
      </div>
    </div>
  );
}
