import { Button } from "@threshold/ui/Button";
import { Input, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { ApprovalPanel } from "../../approval/ApprovalPanel.tsx";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import { reasonAgainst } from "../reason-words.ts";
import {
  KeepScheme,
  type Records,
  type RecordViewProps,
  SignAgreement,
  SubmitScheme,
} from "./record-documents.ts";
import { mayRecord, recordAction } from "./record-kinds.ts";
import { RecordCard, RecordFiles, PrintLink, RecordHistory, Rows } from "./record-parts.tsx";
import { type Submit, useRecordAct } from "./use-record-act.ts";
import { useRecordWords } from "./use-record-words.ts";

const draftOf = ({ salesSupportScheme: scheme }: Records) => ({
  developerNeeds: scheme?.developerNeeds ?? "",
  services: scheme?.services ?? "",
  headcount: (scheme?.headcount ?? []).map(({ post, number, shift }) => ({ post, number, shift })),
});

/** The sales-support scheme (配合销售服务及人员配置方案) with its approvals and its agreement. */
export function SchemeView({ plan, onChanged }: RecordViewProps) {
  const { t } = useRecordWords();
  const submit = useRecordAct(SubmitScheme, t.records.submitted);
  const scheme = plan.salesSupportScheme;
  const may = mayRecord(plan, "keepSalesSupportScheme");
  return (
    <>
      <RecordCard title={t.records.names.scheme}>
        {may ? (
          <SchemeForm key={scheme?.version} plan={plan} submit={submit} />
        ) : (
          scheme && <SchemeRead plan={plan} />
        )}
        {!may && !scheme && <p className="record-quiet">{t.records.none}</p>}
        {scheme && (
          <RecordFiles
            recordId={scheme.id}
            files={scheme.attachments}
            may={may}
            onChanged={onChanged}
          />
        )}
      </RecordCard>
      {scheme?.approval && (
        <div className="record-card">
          <ApprovalPanel approval={scheme.approval} onChanged={onChanged} />
        </div>
      )}
      <Agreement plan={plan} onChanged={onChanged} />
      {scheme && (
        <div className="record-foot">
          <PrintLink form="SALES_SUPPORT_SCHEME" recordId={scheme.id} />
          <RecordHistory recordId={scheme.id} />
        </div>
      )}
    </>
  );
}

function SchemeRead({ plan }: { plan: Records }) {
  const { t } = useRecordWords();
  const { developerNeeds, services, headcount } = draftOf(plan);
  const { labels, fields } = t.records;
  return (
    <dl className="record-facts">
      <dt>{fields["developerNeeds"]}</dt>
      <dd>{developerNeeds}</dd>
      <dt>{fields["services"]}</dt>
      <dd>{services}</dd>
      <dt>{fields["headcount"]}</dt>
      <dd>
        <ul>
          {headcount.map(({ post, number, shift }) => (
            <li key={`${post} ${shift}`}>
              {post} · {t.records.people(number)} · {labels.shift} {shift}
            </li>
          ))}
        </ul>
      </dd>
    </dl>
  );
}

function SchemeForm({ plan, submit }: { plan: Records; submit: Submit }) {
  const { t } = useRecordWords();
  const words = t.records;
  const [draft, setDraft] = useState(() => draftOf(plan));
  const keep = useRecordAct(KeepScheme, words.saved);
  const put = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const save = () =>
    keep.run({ planId: plan.id, version: plan.salesSupportScheme?.version ?? null, ...draft });
  const saveAndSubmit = async () => {
    const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(plan));
    if (changed || !plan.salesSupportScheme) if (!(await save()).ok) return;
    await submit.run({ planId: plan.id });
  };
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {(["developerNeeds", "services"] as const).map((field) => (
        <Textarea
          key={field}
          label={words.fields[field]}
          required
          rows={4}
          maxLength={4000}
          value={draft[field]}
          onChange={({ target }) => put({ [field]: target.value })}
        />
      ))}
      <Rows
        legend={words.fields["headcount"]!}
        kind="scheme"
        rows={draft.headcount}
        blank={{ post: "", number: 1, shift: "" }}
        nameOf={(row) => row.post}
        onChange={(headcount) => put({ headcount })}
      >
        {(row, change) => (
          <>
            <Input
              label={words.labels.post}
              required
              maxLength={40}
              value={row.post}
              onChange={({ target }) => change({ post: target.value })}
            />
            <Input
              label={words.labels.number}
              type="number"
              min={1}
              max={1000}
              required
              value={row.number}
              onChange={({ target }) => change({ number: Math.max(1, Number(target.value)) })}
            />
            <Input
              label={words.labels.shift}
              required
              maxLength={40}
              value={row.shift}
              onChange={({ target }) => change({ shift: target.value })}
            />
          </>
        )}
      </Rows>
      {(keep.problem ?? submit.problem) && (
        <ProblemNote problem={(keep.problem ?? submit.problem)!} />
      )}
      <div className="record-buttons">
        <Button kind="PRIMARY" busy={submit.busy} onClick={() => void saveAndSubmit()}>
          {words.submit}
        </Button>
        <Button submit busy={keep.busy}>
          {words.saveDraft}
        </Button>
      </div>
    </form>
  );
}

function Agreement({ plan, onChanged }: RecordViewProps) {
  const { t, format } = useRecordWords();
  const words = t.records;
  const today = useToday();
  const [signedOn, setSignedOn] = useState(today);
  const sign = useRecordAct(SignAgreement, words.saved);
  const agreement = plan.salesSupportScheme?.agreement;
  const action = recordAction(plan, "signPreInterventionAgreement");
  return (
    <RecordCard title={words.agreement}>
      {!agreement && (
        <p className="record-quiet">{reasonAgainst(action, t) ?? words.agreementWaits}</p>
      )}
      {agreement?.signedOn && <p>{words.signedOnDay(format.day(agreement.signedOn))}</p>}
      {agreement && (
        <div className="record-foot">
          <PrintLink form="PRE_INTERVENTION_AGREEMENT" recordId={agreement.id} />
        </div>
      )}
      {agreement && (
        <RecordFiles
          recordId={agreement.id}
          files={agreement.attachments}
          may={action?.allowed ?? false}
          label={words.agreement}
          hint={words.agreementHint}
          onChanged={onChanged}
        />
      )}
      {action?.allowed && (
        <form
          className="record-inline"
          onSubmit={(event) => {
            event.preventDefault();
            void sign.run({ planId: plan.id, signedOn });
          }}
        >
          <DayInput
            label={words.labels.signedOn}
            max={today}
            value={signedOn}
            onChange={setSignedOn}
          />
          <Button submit kind="PRIMARY" busy={sign.busy}>
            {words.sign}
          </Button>
        </form>
      )}
      {sign.problem && <ProblemNote problem={sign.problem} />}
    </RecordCard>
  );
}
