import { perSquareMeter, type Price, yuan } from "@threshold/domain/bidding/estimate";
import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { useWords } from "../i18n/Words.tsx";
import { type Draft, type DraftLine, termNames } from "./estimate-draft.ts";

interface Editing {
  draft: Draft;
  /** Left out where it is only looked at. */
  onChange?: (draft: Draft) => void;
  wrong: Readonly<Record<string, unknown>> | undefined;
}

export function EstimateTerms({ draft, onChange, wrong }: Editing) {
  const { t } = useWords();
  const words = t.bidOffer;
  return (
    <fieldset className="estimate-terms">
      <legend className="visually-hidden">{words.terms}</legend>
      {termNames.map((name) => (
        <Input
          key={name}
          label={words.fields[name]}
          inputMode="decimal"
          value={draft[name]}
          readOnly={!onChange}
          aria-invalid={(wrong?.["line"] === undefined && wrong?.["field"] === name) || undefined}
          onChange={({ target }) => onChange?.({ ...draft, [name]: target.value })}
        />
      ))}
    </fieldset>
  );
}

const numbers = ["quantity", "shifts", "unitPrice"] as const;

/** The lines as a sheet: a row of fields each, with what it comes to. */
export function EstimateLines({
  draft,
  price,
  onChange,
  wrong,
}: Editing & { price: Price | undefined }) {
  const { t } = useWords();
  const words = t.bidOffer;
  const setLine = (key: number, changes: Partial<DraftLine>) =>
    onChange?.({
      ...draft,
      lines: draft.lines.map((line) => (line.key === key ? { ...line, ...changes } : line)),
    });
  const add = () => {
    const key = Math.max(-1, ...draft.lines.map((line) => line.key)) + 1;
    const service = draft.lines.at(-1)?.service ?? "MANAGEMENT";
    const line = { key, service, kind: "LABOUR", name: "", quantity: "1", shifts: "1" } as const;
    onChange?.({ ...draft, lines: [...draft.lines, { ...line, unitPrice: "0" }] });
  };
  const head = ["service", "kind", "name", ...numbers].map((name) => words.fields[name]);
  return (
    <div className="estimate-scroll">
      <table className="estimate-lines">
        <caption className="visually-hidden">{words.lines}</caption>
        <thead>
          <tr>
            {[...head, words.amount, words.standard].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
            {onChange && (
              <th scope="col">
                <span className="visually-hidden">{words.remove}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {draft.lines.map((line, at) => (
            <Line
              key={line.key}
              line={line}
              at={at}
              price={price}
              wrong={wrong?.["line"] === at + 1 ? String(wrong["field"]) : undefined}
              {...(onChange && {
                onChange: (changes) => setLine(line.key, changes),
                onRemove: () =>
                  onChange({ ...draft, lines: draft.lines.filter((one) => one !== line) }),
              })}
            />
          ))}
        </tbody>
      </table>
      {onChange && (
        <Button small kind="QUIET" icon="plus" onClick={add}>
          {words.add}
        </Button>
      )}
    </div>
  );
}

interface LineProps {
  line: DraftLine;
  at: number;
  price: Price | undefined;
  wrong: string | undefined;
  onChange?: (changes: Partial<DraftLine>) => void;
  onRemove?: () => void;
}

function Line({ line, at, price, wrong, onChange, onRemove }: LineProps) {
  const { t } = useWords();
  const words = t.bidOffer;
  const label = (name: string) => words.row(at + 1, words.fields[name] ?? "");
  const priced = price?.lines[at];
  const choice = (name: "service" | "kind", options: Readonly<Record<string, string>>) =>
    onChange ? (
      <select
        className="ui-input ui-select"
        aria-label={label(name)}
        value={line[name]}
        onChange={({ target }) => onChange({ [name]: target.value })}
      >
        {Object.entries(options).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    ) : (
      options[line[name]]
    );
  const field = (name: "name" | (typeof numbers)[number]) =>
    onChange ? (
      <input
        className="ui-input"
        aria-label={label(name)}
        aria-invalid={wrong === name || undefined}
        inputMode={name === "name" ? "text" : "decimal"}
        value={line[name]}
        onChange={({ target }) => onChange({ [name]: target.value })}
      />
    ) : (
      line[name]
    );
  return (
    <tr>
      <td data-label={words.fields["service"]}>{choice("service", words.services)}</td>
      <td data-label={words.fields["kind"]}>{choice("kind", words.kinds)}</td>
      <td data-label={words.fields["name"]}>{field("name")}</td>
      {numbers.map((name) => (
        <td key={name} className="estimate-number" data-label={words.fields[name]}>
          {name === "shifts" && line.kind !== "LABOUR" ? "—" : field(name)}
        </td>
      ))}
      <td className="estimate-number" data-label={words.amount}>
        {priced ? yuan(priced.amount + priced.social) : "—"}
      </td>
      <td className="estimate-number" data-label={words.standard}>
        {priced && price ? perSquareMeter(priced.amount + priced.social, price) : "—"}
      </td>
      {onRemove && (
        <td>
          <Button
            small
            iconOnly
            kind="QUIET"
            icon="trash"
            aria-label={words.row(at + 1, words.remove)}
            onClick={onRemove}
          >
            {words.remove}
          </Button>
        </td>
      )}
    </tr>
  );
}
