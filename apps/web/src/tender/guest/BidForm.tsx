import { serviceLineNames, serviceLines } from "@threshold/domain/bidding/estimate";
import { type Bid, bidOf, servicesTotal } from "@threshold/domain/tender/bid";
import { leavesOf, type Scoring } from "@threshold/domain/tender/score";
import type { BidPlace } from "@threshold/domain/tender/seal";
import { readDecimal } from "@threshold/domain/decimal";
import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { FileDrop } from "@threshold/ui/FileDrop";
import { Checkbox, Input, Textarea } from "@threshold/ui/Input";
import { useEffect, useState } from "react";
import { useWords } from "../../i18n/Words.tsx";
import { explain } from "../../refusals.ts";
import { useBidFiles } from "./use-bid-files.ts";

const services = serviceLineNames.map((key) => serviceLines[key]);

/** The bid as it is written (投标文件): nothing of it leaves this browser but sealed, its files first. `onSeal` is given the whole bid. */
export function BidForm({
  scoring,
  token,
  place,
  replaces,
  busy,
  onSeal,
  onLate,
}: {
  scoring: Scoring;
  token: string;
  place: BidPlace;
  /** Whether an earlier one counts now. */
  replaces: boolean;
  busy: boolean;
  onSeal: (bid: Bid) => void;
  /** A file came after the deadline. */
  onLate: (at: string) => void;
}) {
  const { t, language, format } = useWords();
  const words = t.tender.bid;
  const [letter, setLetter] = useState(words.letterText);
  const [price, setPrice] = useState("");
  const [priced, setPriced] = useState<Record<string, string>>({});
  const [plan, setPlan] = useState("");
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const files = useBidFiles(token, place, onLate);
  const [others, setOthers] = useState("");
  const [sure, setSure] = useState(false);
  const [refused, setRefused] = useState<string>();
  const typed = price + plan + others + Object.values(priced).join("");
  useLeaveWarning((typed !== "" || files.count > 0) && !busy);

  const named = services.filter(({ zh }) => priced[zh]?.trim());
  const total = servicesTotal(named.map(({ zh }) => ({ price: priced[zh] ?? "" })));
  const stillComing = explain(t, { kind: "REFUSED", code: "BID_FILE_NOT_THERE", details: {} });
  const isStale = refused === stillComing && files.ready !== undefined;
  const press = () => {
    if (!files.ready) return setRefused(stillComing);
    const bid = bidOf(
      {
        letter,
        price,
        services: services.map(({ zh }) => ({ name: zh, price: priced[zh] ?? "" })),
        plan,
        answers,
        files: files.ready,
        others,
      },
      scoring,
    );
    if (!bid.ok) return setRefused(explain(t, { kind: "REFUSED", details: {}, ...bid.refusal }));
    if (!sure) return setRefused(words.sureMissing);
    setRefused(undefined);
    onSeal(bid.value);
  };
  return (
    <form className="tender-form" noValidate onSubmit={(event) => event.preventDefault()}>
      <p className="tender-quiet">{words.lead}</p>
      <Textarea
        label={words.letter}
        required
        rows={3}
        maxLength={5000}
        value={letter}
        onChange={({ target }) => setLetter(target.value)}
      />
      <Input
        label={words.price}
        hint={words.priceHint}
        required
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
        value={price}
        onChange={({ target }) => setPrice(target.value)}
      />
      <fieldset className="tender-services">
        <legend>{words.services}</legend>
        <p className="tender-quiet">{words.servicesHint}</p>
        <div className="tender-service-grid">
          {services.map((service) => (
            <Input
              key={service.zh}
              label={service[language]}
              inputMode="decimal"
              autoComplete="off"
              maxLength={20}
              value={priced[service.zh] ?? ""}
              onChange={({ target }) =>
                setPriced((before) => ({ ...before, [service.zh]: target.value }))
              }
            />
          ))}
        </div>
        {named.length > 0 && (
          <p role="status" className={total === readDecimal(price) ? "tender-good" : "tender-bad"}>
            {total === undefined ? words.noNumber : words.servicesSum(total)}
          </p>
        )}
      </fieldset>
      <Textarea
        label={words.plan}
        hint={words.planHint}
        required
        rows={6}
        maxLength={50_000}
        value={plan}
        onChange={({ target }) => setPlan(target.value)}
      />
      <details className="tender-section">
        <summary>
          <span>{words.answers}</span>
        </summary>
        <div className="tender-form">
          {leavesOf(scoring.criteria).map(({ id, name, max }) => (
            <Textarea
              key={id}
              label={`${name} ${words.points(max ?? "")}`}
              optionalText={t.shell.optional}
              rows={2}
              maxLength={10_000}
              value={answers[id] ?? ""}
              onChange={({ target }) => setAnswers((before) => ({ ...before, [id]: target.value }))}
            />
          ))}
        </div>
      </details>
      <FileDrop
        label={words.files}
        hint={words.filesHint}
        items={files.items}
        onAdd={files.add}
        onRemove={files.remove}
        onRetry={files.retry}
        texts={{ ...t.launch.files, list: words.files, retry: words.fileGoOn }}
      />
      <Textarea
        label={words.others}
        hint={words.othersHint}
        optionalText={t.shell.optional}
        rows={3}
        maxLength={20_000}
        value={others}
        onChange={({ target }) => setOthers(target.value)}
      />
      <div className="tender-sum">
        <strong>{words.summary(readDecimal(price) ?? "–", format.number(files.count))}</strong>
        <span>{replaces ? words.replaceText : words.sealText}</span>
      </div>
      <Checkbox
        label={words.sure}
        checked={sure}
        onChange={({ target }) => setSure(target.checked)}
      />
      {refused && !isStale && <ErrorNote>{refused}</ErrorNote>}
      <div className="tender-buttons">
        <Button kind="PRIMARY" icon="lock" busy={busy} onClick={press}>
          {replaces ? words.replace : words.seal}
        </Button>
      </div>
    </form>
  );
}

/** What is typed stands nowhere else: leaving loses it. */
function useLeaveWarning(isTyped: boolean): void {
  useEffect(() => {
    if (!isTyped) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isTyped]);
}
