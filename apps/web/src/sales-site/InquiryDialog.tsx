import {
  inquiryAskers,
  inquiryChannels,
  inquiryKinds,
  type InquiryAsker,
  type InquiryChannel,
  type InquiryKind,
} from "@threshold/domain/showcase/vocabulary";
import { Textarea } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import { useState } from "react";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { FormDialog } from "../form/FormDialog.tsx";

const RecordInquiry = graphql(/* GraphQL */ `
  mutation RecordInquiry($input: RecordInquiryInput!) {
    recordInquiry(input: $input) {
      inquiry {
        id
      }
    }
  }
`);

const namesOf = <Word extends string>(words: Readonly<Record<Word, unknown>>) =>
  Object.keys(words) as Word[];

/** Somebody asked: at a site anything, at a front desk about a home to buy (SHW-R07, R14, R22). */
export function InquiryDialog({
  at,
  onDone,
  onClose,
}: {
  at: { siteId: string } | { serviceCenterId: string };
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.site.inquiry;
  const act = useAct(RecordInquiry);
  const atDesk = "serviceCenterId" in at;
  const [kind, setKind] = useState<InquiryKind>(atDesk ? "HOUSE_BUYING" : "PROPERTY");
  const [channel, setChannel] = useState<InquiryChannel>("VISIT");
  const [askedBy, setAskedBy] = useState<InquiryAsker>("CUSTOMER");
  const [question, setQuestion] = useState("");
  const [answer, setAnswer] = useState("");
  const [directed, setDirected] = useState(false);
  const [missing, setMissing] = useState(false);
  const submit = async () => {
    setMissing(question.trim() === "");
    if (question.trim() === "") return;
    const said = { kind, channel, askedBy, question, directed, answer: answer.trim() || null };
    const { ok } = await act.run({ ...at, ...said });
    if (ok) onDone();
  };
  return (
    <FormDialog
      title={words.add}
      busy={act.busy}
      problem={act.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      {!atDesk && (
        <Segmented
          label={words.kind}
          value={kind}
          options={namesOf(inquiryKinds).map((value) => ({
            value,
            label: t.showcase.inquiries[value],
          }))}
          onChange={setKind}
        />
      )}
      <div className="site-pair">
        <Segmented
          label={words.channel}
          value={channel}
          options={namesOf(inquiryChannels).map((value) => ({
            value,
            label: t.showcase.channels[value],
          }))}
          onChange={setChannel}
        />
        <Segmented
          label={words.askedBy}
          value={askedBy}
          options={namesOf(inquiryAskers).map((value) => ({
            value,
            label: t.showcase.askers[value],
          }))}
          onChange={setAskedBy}
        />
      </div>
      <Textarea
        label={words.question}
        required
        error={missing ? t.site.required : undefined}
        value={question}
        onChange={({ target }) => setQuestion(target.value)}
      />
      <Textarea
        label={words.answer}
        hint={words.answerHint}
        value={answer}
        onChange={({ target }) => setAnswer(target.value)}
      />
      {kind === "HOUSE_BUYING" && (
        <label className="ui-checkbox">
          <input
            type="checkbox"
            checked={directed}
            onChange={({ target }) => setDirected(target.checked)}
          />
          <span>{words.directed}</span>
        </label>
      )}
    </FormDialog>
  );
}
