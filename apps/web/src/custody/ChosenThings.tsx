import { numbersIn } from "@threshold/domain/custody/numbers";
import type { CustodyDirection, DocumentForm } from "@threshold/domain/custody/vocabulary";
import { Button } from "@threshold/ui/Button";
import { ChoiceField } from "@threshold/ui/ChoiceField";
import { Input } from "@threshold/ui/Input";
import { type KeyboardEvent, useRef, useState } from "react";
import { useClient, useQuery } from "urql";
import { useRested } from "../form/PersonField.tsx";
import { readFragment } from "../gql/fragment-masking.ts";
import type { CustodyLoan_LoanFragment, CustodyThing_ItemFragment } from "../gql/graphql.ts";
import { asRefusal } from "../problem.ts";
import { explain } from "../refusals.ts";
import {
  CustodyLoan_loan,
  CustodyThing_item,
  LoansToReturn,
  ThingsByNumber,
} from "./custody-documents.ts";
import type { HolderValue } from "./HolderFields.tsx";
import { holderName, placeOf, useCustodyWords, useThingName } from "./words.ts";

/** A thing, or a loan of it, that is chosen for a handover. */
export interface ChosenLine {
  /** Of the thing; of a return the loan. */
  readonly id: string;
  readonly name: string;
  readonly number: string | null;
  readonly form: DocumentForm | null;
  readonly place: string;
  /** At most so many: in store, or held. */
  readonly most: number;
  readonly quantity: number;
  readonly damaged: number;
  /** By the list that came along; nobody counted it yet where none did. */
  readonly listed?: number | null;
  /** Of a return: whose loan it is. */
  readonly holder?: HolderValue & { readonly holderId: string };
}

/** A page of a list holds as many. */
const CHUNK = 100;

/**
 * Which things go over: typed or scanned numbers and ranges, or found by name. What cannot go is said and not taken. In a
 * return the first thing says whose loans they are.
 */
export function ChosenThings({
  direction,
  estateId,
  lines,
  holder,
  onChange,
  onHolder,
  checked,
}: {
  direction: CustodyDirection;
  estateId: string;
  lines: readonly ChosenLine[];
  holder: HolderValue;
  onChange: (lines: readonly ChosenLine[]) => void;
  onHolder: (holder: HolderValue) => void;
  checked: boolean;
}) {
  const { t, words, format } = useCustodyWords();
  const w = words.handover;
  const nameOf = useThingName();
  const client = useClient();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<readonly string[]>([]);
  const isReturn = direction === "RETURN";
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);

  const find = async (numbers: readonly string[]) => {
    const chunks = Array.from({ length: Math.ceil(numbers.length / CHUNK) }, (_, at) =>
      numbers.slice(at * CHUNK, (at + 1) * CHUNK),
    );
    const ask = (chunk: readonly string[]) => ({
      filter: { estateIds: [estateId], numbers: [...chunk] },
    });
    const way = { requestPolicy: "network-only" } as const;
    const found = isReturn
      ? await Promise.all(
          chunks.map(async (chunk) => {
            const { data } = await client.query(LoansToReturn, ask(chunk), way).toPromise();
            return (data?.custodyLoans.nodes ?? []).map((node) =>
              lineOfLoan(readFragment(CustodyLoan_loan, node)),
            );
          }),
        )
      : await Promise.all(
          chunks.map(async (chunk) => {
            const { data } = await client.query(ThingsByNumber, ask(chunk), way).toPromise();
            return (data?.custodyItems.nodes ?? []).map((node) =>
              lineOfThing(readFragment(CustodyThing_item, node), direction),
            );
          }),
        );
    return found.flat();
  };

  const add = async () => {
    const read = numbersIn(typed);
    if (!read.ok) {
      const problem = asRefusal(read.refusal.code, read.refusal.details);
      return setSaid(problem ? [explain(t, problem)] : []);
    }
    if (read.value.length === 0) return undefined;
    setBusy(true);
    const found = await find(read.value);
    setBusy(false);
    const next = new Map(lines.map((line) => [line.id, line]));
    const whose = holder.holderId ?? lines[0]?.holder?.holderId;
    const first = found.find(({ holder: of }) => of)?.holder;
    const wanted = whose ?? first?.holderId;
    const other = isReturn ? found.filter((line) => line.holder?.holderId !== wanted) : [];
    const empty = found.filter(({ most }) => most === 0);
    for (const line of found)
      if (line.most > 0 && !other.includes(line) && !next.has(line.id)) next.set(line.id, line);
    const seen = new Set(found.map(({ number }) => number));
    const unknown = read.value.filter((number) => !seen.has(number));
    const list = (numbers: readonly (string | null)[]) =>
      numbers.length > 12
        ? `${numbers.slice(0, 12).join(t.approval.comma)} … (${numbers.length})`
        : numbers.join(t.approval.comma);
    setSaid([
      ...(unknown.length > 0
        ? [isReturn ? w.notOut(list(unknown)) : w.unknown(list(unknown))]
        : []),
      ...(empty.length > 0 ? [w.notThere(list(empty.map(({ number }) => number)))] : []),
      ...(other.length > 0 ? [w.otherHolder(list(other.map(({ number }) => number)))] : []),
    ]);
    setTyped("");
    onChange([...next.values()]);
    if (isReturn && !holder.holderId && first) onHolder(first);
    field.current?.focus();
    return undefined;
  };
  const byEnter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void add();
  };
  const set = (id: string, more: Partial<ChosenLine>) =>
    onChange(lines.map((line) => (line.id === id ? { ...line, ...more } : line)));
  return (
    <section className="custody-card" aria-label={w.things}>
      <div className="custody-head">
        <h2>{w.things}</h2>
        <span role="status">{w.chosen(format.number(pieces))}</span>
      </div>
      <div className="custody-add">
        <Input
          ref={field}
          label={w.numbers}
          value={typed}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={byEnter}
        />
        <Button icon="plus" busy={busy} onClick={() => void add()}>
          {w.add}
        </Button>
      </div>
      <p className="custody-quiet">{w.numbersHint}</p>
      {said.map((one) => (
        <p key={one} role="alert" className="custody-late">
          {one}
        </p>
      ))}
      {isReturn
        ? holder.holderId && (
            <AllOfHolder
              holder={{ ...holder, holderId: holder.holderId }}
              onChoose={(all) => onChange(all)}
            />
          )
        : direction !== "RECEIVE" && (
            <FoundByName
              estateId={estateId}
              known={lines}
              onChoose={(line) => onChange([...lines, line])}
            />
          )}
      {lines.length === 0 ? (
        <p className={checked ? "custody-late" : "custody-quiet"}>
          {checked ? w.chooseThings : w.nothingChosen}
        </p>
      ) : (
        <>
          <ul className="custody-lines" aria-label={w.things}>
            {lines.map((line) => (
              <li key={line.id}>
                <span className="custody-cell">
                  <span>{nameOf(line)}</span>
                  <small>{line.place}</small>
                </span>
                <span className="custody-cell">
                  {line.most > 1 || line.quantity !== 1 ? (
                    <Count
                      label={w.quantity(nameOf(line))}
                      value={line.quantity}
                      most={line.most}
                      onChange={(quantity) => set(line.id, { quantity })}
                    />
                  ) : (
                    <small>{isReturn ? w.isHeld("1") : w.inStore("1")}</small>
                  )}
                </span>
                <Button
                  small
                  kind="QUIET"
                  icon="close"
                  aria-label={w.remove(nameOf(line))}
                  onClick={() => onChange(lines.filter(({ id }) => id !== line.id))}
                />
              </li>
            ))}
          </ul>
          <div>
            <Button small kind="QUIET" onClick={() => onChange([])}>
              {w.removeAll}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function Count({
  label,
  value,
  most,
  onChange,
}: {
  label: string;
  value: number;
  most: number;
  onChange: (count: number) => void;
}) {
  return (
    <input
      className="ui-input custody-count"
      type="number"
      inputMode="numeric"
      min={1}
      max={most}
      aria-label={label}
      value={value}
      onChange={({ target }) =>
        onChange(Math.max(1, Math.min(most, Math.floor(Number(target.value)))))
      }
    />
  );
}

/** A thing that is not found by a number: by name, pinyin, place. */
function FoundByName({
  estateId,
  known,
  onChoose,
}: {
  estateId: string;
  known: readonly ChosenLine[];
  onChoose: (line: ChosenLine) => void;
}) {
  const { t, words, format } = useCustodyWords();
  const w = words.handover;
  const nameOf = useThingName();
  const [typed, setTyped] = useState("");
  const search = useRested(typed.trim());
  const [{ data, fetching }] = useQuery({
    query: ThingsByNumber,
    variables: {
      filter: { estateIds: [estateId], standing: "IN_STORE", ...(search && { search }) },
    },
    pause: !estateId,
  });
  const chosen = new Set(known.map(({ id }) => id));
  const found = (data?.custodyItems.nodes ?? [])
    .map((node) => readFragment(CustodyThing_item, node))
    .filter(({ id }) => !chosen.has(id))
    .slice(0, 30);
  return (
    <ChoiceField
      label={w.find}
      hint={w.findHint}
      optionalText={t.shell.optional}
      value={undefined}
      options={found.map((item) => ({
        value: item.id,
        label: [nameOf(item), placeOf(item), w.inStore(format.number(item.inStore))]
          .filter(Boolean)
          .join(" · "),
      }))}
      onSearch={setTyped}
      loading={fetching}
      placeholder={t.shell.choose}
      noneText={t.shell.noMatch}
      onChange={(id) => {
        const item = found.find((one) => one.id === id);
        if (item) onChoose(lineOfThing(item, "ISSUE"));
      }}
    />
  );
}

/** All that a holder has, at once: what a holder who brings everything back wants. */
function AllOfHolder({
  holder,
  onChoose,
}: {
  holder: HolderValue & { readonly holderId: string };
  onChoose: (lines: readonly ChosenLine[]) => void;
}) {
  const { words, format } = useCustodyWords();
  const w = words.handover;
  const [{ data }] = useQuery({
    query: LoansToReturn,
    variables: { filter: { holderIds: [holder.holderId] } },
    requestPolicy: "network-only",
  });
  const loans = (data?.custodyLoans.nodes ?? []).map((node) =>
    lineOfLoan(readFragment(CustodyLoan_loan, node)),
  );
  if (!data) return null;
  if (loans.length === 0) return <p className="custody-quiet">{w.holdsNothing}</p>;
  const count = loans.reduce((sum, { most }) => sum + most, 0);
  return (
    <div>
      <Button onClick={() => onChoose(loans)}>
        {`${w.allOf(holderName(holder))} (${format.number(count)})`}
      </Button>
    </div>
  );
}

/** Of what comes in more may come than lie in the store. */
const MORE = 1_000;

/** A thing as it is chosen: one of those in the store. */
const lineOfThing = (item: CustodyThing_ItemFragment, direction: CustodyDirection): ChosenLine => ({
  id: item.id,
  name: item.name,
  number: item.number ?? null,
  form: item.form ?? null,
  place: placeOf(item),
  most: direction === "RECEIVE" ? MORE : item.inStore,
  quantity: 1,
  damaged: 0,
});

/** All that is held of a loan. */
const lineOfLoan = (loan: CustodyLoan_LoanFragment): ChosenLine => ({
  id: loan.id,
  name: loan.item.name,
  number: loan.item.number ?? null,
  form: loan.item.form ?? null,
  place: placeOf(loan.item),
  most: loan.held,
  quantity: loan.held,
  damaged: 0,
  holder: {
    holderId: loan.holder.id,
    party: loan.holder.party,
    name: loan.holder.name,
    organization: loan.holder.organization ?? "",
    phone: loan.holder.phone ?? "",
  },
});
