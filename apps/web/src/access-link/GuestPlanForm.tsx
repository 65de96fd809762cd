import { writtenSectionNames } from "@threshold/domain/launch/initial-cleaning";
import { Button } from "@threshold/ui/Button";
import { ErrorNote, Note } from "@threshold/ui/ErrorNote";
import { Input, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { DayInput } from "../form/DayInput.tsx";
import { Rows } from "../launch/record/record-parts.tsx";
import { useRecordWords } from "../launch/record/use-record-words.ts";
import { asRefusal } from "../problem.ts";
import { explain } from "../refusals.ts";
import type { OneAct, OpenPlan, PlanNode, PlanOpenLink } from "./link-api.ts";
import {
  beginDraft,
  contested,
  draftOn,
  type Field,
  keepPlanDraft,
  keptPlanDraft,
  type PlanDraft,
  textOf,
} from "./plan-draft.ts";
import { useDeed } from "./use-deed.ts";
import "../launch/record/records.css";

/** The field that names the contractor, and the texts that are written, by the plan's form. */
const FORMS = {
  INITIAL_CLEANING: { contractor: "vendor", texts: writtenSectionNames },
  LAUNCH_DAY_CLEANING: { contractor: "submittedBy", texts: ["staffing", "supplies", "emergency"] },
} as const satisfies Record<OpenPlan["form"], { contractor: Field; texts: readonly Field[] }>;

/** A contractor writes his plan section by section and hands it in for the approval that follows. */
export function GuestPlanForm({
  link,
  token,
  onDone,
  onStale,
}: {
  link: PlanOpenLink;
  token: string;
  onDone: (act: OneAct) => void;
  onStale: () => void;
}) {
  const { t, format } = useRecordWords();
  const { guest } = t.link;
  const { plan } = link;
  const form = FORMS[plan.form];
  const wordsOf = useFieldWords(plan.form);
  const now = { version: plan.version, values: begun(link) };
  const [kept, setKept] = useState(() => keptPlanDraft(token) ?? beginDraft(link.name, now));
  const [tried, setTried] = useState(false);
  const { send, busy, problem } = useDeed(token, onDone, onStale);
  const draft = draftOn(kept, now);
  const { name, values } = draft;
  const put = (part: Partial<PlanDraft>) => {
    const next = { ...draft, ...part };
    setKept(next);
    keepPlanDraft(token, next);
  };
  const write = (part: OpenPlan["values"]) => put({ values: { ...values, ...part } });
  const over = asRefusal(link.problem, undefined);
  if (over) return <p>{explain(t, over)}</p>;
  const organization = values[form.contractor]?.trim() ?? "";
  const nodes = (values.timeNodes ?? []).filter(isBegun);
  const both = contested(draft);
  const wasChanged = problem?.kind === "REFUSED" && problem.code === "STALE_VERSION";
  const press = () => {
    setTried(true);
    if (!name.trim() || !organization || nodes.some(isHalf)) return;
    void send({
      act: "SUBMIT",
      name,
      organization,
      version: plan.version,
      plan: { ...values, timeNodes: nodes },
    });
  };
  /** A field's words; where the company wrote something else meanwhile, that. */
  const field = (of: Field) => {
    const { label, hint } = wordsOf(of);
    if (!both.includes(of)) return { label, hint };
    const theirs = t.records.guest.theirs(textOf(draft.theirs, of));
    return { label, hint: <strong className="guest-theirs">{theirs}</strong> };
  };
  return (
    <form className="guest-form" onSubmit={(event) => event.preventDefault()} noValidate>
      {plan.returnedReason && <ErrorNote>{t.records.returned(plan.returnedReason)}</ErrorNote>}
      <fieldset>
        <legend>{guest.who}</legend>
        <Input
          {...field(form.contractor)}
          required
          autoComplete="organization"
          maxLength={80}
          value={values[form.contractor] ?? ""}
          error={tried && !organization ? t.records.guest.contractorMissing : undefined}
          onChange={({ target }) => write({ [form.contractor]: target.value })}
        />
        <Input
          label={guest.name}
          hint={t.records.guest.whoHint}
          required
          autoComplete="name"
          maxLength={80}
          value={name}
          error={tried && !name.trim() ? guest.nameMissing : undefined}
          onChange={({ target }) => put({ name: target.value })}
        />
      </fieldset>
      {form.texts.map((text) => (
        <Textarea
          key={text}
          {...field(text)}
          required
          rows={3}
          maxLength={4000}
          value={values[text] ?? ""}
          onChange={({ target }) => write({ [text]: target.value })}
        />
      ))}
      {plan.form === "INITIAL_CLEANING" && (
        <PlanNodes
          nodes={values.timeNodes ?? []}
          tried={tried}
          onChange={(timeNodes) => write({ timeNodes })}
        />
      )}
      {both.includes("timeNodes") && <p>{field("timeNodes").hint}</p>}
      {problem && !wasChanged && <ErrorNote>{explain(t, problem)}</ErrorNote>}
      {(wasChanged || both.length > 0) && (
        <div role="status">
          <Note tone="WARN">
            {both.length > 0
              ? t.records.guest.both(format.list(both.map((of) => wordsOf(of).label)))
              : t.records.guest.merged}
          </Note>
        </div>
      )}
      <div className="link-buttons">
        <Button kind="PRIMARY" busy={busy} onClick={press}>
          {t.records.guest.submit}
        </Button>
      </div>
      <p className="link-quiet">{t.records.guest.kept}</p>
    </form>
  );
}

/** What is kept of the plan so far, with whom the link was given to where nobody is named yet. */
const begun = ({ plan: { form, values }, organization }: PlanOpenLink): OpenPlan["values"] => {
  const { contractor } = FORMS[form];
  return { ...values, [contractor]: values[contractor] || organization || "" };
};

/** What the fields of a form are called. */
function useFieldWords(form: OpenPlan["form"]) {
  const { t } = useRecordWords();
  const { cleaning, day, sections } = t.records;
  return (field: Field): { label: string; hint?: string } => {
    if (field === "vendor" || field === "submittedBy") return { label: t.link.guest.organization };
    if (field === "timeNodes") return { label: cleaning.areas };
    if (form === "INITIAL_CLEANING" && field !== "staffing")
      return { label: sections[field], hint: cleaning.sectionHints[field] };
    return { label: day[field as (typeof FORMS)["LAUNCH_DAY_CLEANING"]["texts"][number]] };
  };
}

/** A row that nothing was written in yet counts for nothing. */
const isBegun = ({ area, from, to }: PlanNode) => area.trim() !== "" || from !== "" || to !== "";
const isHalf = ({ area, from, to }: PlanNode) => area.trim() === "" || from === "" || to === "";

/** The areas with their times (时间节点). `tried`: says what a row lacks. */
function PlanNodes({
  nodes,
  tried,
  onChange,
}: {
  nodes: readonly PlanNode[];
  tried: boolean;
  onChange: (nodes: PlanNode[]) => void;
}) {
  const { t } = useRecordWords();
  const words = t.records.cleaning;
  const last = nodes.at(-1)?.to ?? "";
  const lacks = (row: PlanNode, value: string) =>
    tried && isBegun(row) && value.trim() === "" ? t.records.guest.nodeMissing : undefined;
  return (
    <Rows
      legend={words.areas}
      kind="guest"
      rows={nodes}
      blank={{ area: "", from: last, to: last }}
      nameOf={(row) => row.area}
      onChange={onChange}
    >
      {(row, change) => (
        <>
          <Input
            label={words.area}
            required
            maxLength={40}
            value={row.area}
            error={lacks(row, row.area)}
            onChange={({ target }) => change({ area: target.value })}
          />
          <DayInput
            label={words.from}
            required
            value={row.from}
            error={lacks(row, row.from)}
            onChange={(from) => change({ from })}
          />
          <DayInput
            label={words.to}
            required
            min={row.from}
            value={row.to}
            error={lacks(row, row.to)}
            onChange={(to) => change({ to })}
          />
        </>
      )}
    </Rows>
  );
}
