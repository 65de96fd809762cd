import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Input, Select } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import {
  type DutyShift,
  dutyShifts,
  type SalesSite,
  salesSites,
} from "@threshold/domain/showcase/vocabulary";
import { useState } from "react";
import { DayInput } from "../form/DayInput.tsx";
import { PersonField } from "../form/PersonField.tsx";
import type { PersonFilter } from "../gql/graphql.ts";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useToday } from "../form/today.ts";
import { useAct } from "../form/use-act.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { People_ShowcaseFragment } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { PrintLink } from "../launch/record/record-parts.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { FormDialog } from "../form/FormDialog.tsx";

export const People_showcase = graphql(/* GraphQL */ `
  fragment People_showcase on ShowcasePlan {
    id
    actions {
      action
      allowed
    }
    contents {
      id
      type
      edition
      status
    }
    exams {
      id
      trainedOn
      examOn
      score
      passed
      remark
      person {
        id
        name
      }
      examiner {
        id
        name
      }
      lecture {
        id
        edition
      }
    }
    duties {
      id
      onDay
      site
      shift
      qualified
      person {
        id
        name
      }
    }
  }
`);

const RecordReceptionistExam = graphql(/* GraphQL */ `
  mutation RecordReceptionistExam($input: RecordReceptionistExamInput!) {
    recordReceptionistExam(input: $input) {
      exam {
        id
      }
    }
  }
`);

const RosterReceptionist = graphql(/* GraphQL */ `
  mutation RosterReceptionist($input: RosterReceptionistInput!) {
    rosterReceptionist(input: $input) {
      showcase {
        id
      }
    }
  }
`);

const RemoveReceptionDuty = graphql(/* GraphQL */ `
  mutation RemoveReceptionDuty($input: RemoveReceptionDutyInput!) {
    removeReceptionDuty(input: $input) {
      showcase {
        id
      }
    }
  }
`);

/** Receptionists are chosen from. */
const receptionists = {
  roles: ["SHOW_FLAT_RECEPTIONIST", "SALES_CENTER_RECEPTIONIST"],
} satisfies PersonFilter;

/** Whether the viewer may do something with what hangs on the showcase. */
export const mayIn = (
  { actions }: { readonly actions: readonly { action: string; allowed: boolean }[] },
  name: string,
): boolean => actions.some(({ action, allowed }) => action === name && allowed);

type Showcase = People_ShowcaseFragment;

/** Who may receive visitors: exams on the lecture notes, and who is on duty when. */
export function People({
  showcase: masked,
  onChanged,
}: {
  showcase: FragmentType<typeof People_showcase>;
  onChanged: () => void;
}) {
  const { t } = useWords();
  const words = t.showcase;
  const showcase = readFragment(People_showcase, masked);
  const [open, setOpen] = useState<"EXAM" | "DUTY">();
  const lectures = showcase.contents.filter(
    ({ type, status }) => type === "LECTURE" && status !== "DRAFT",
  );
  const done = () => {
    setOpen(undefined);
    onChanged();
  };
  return (
    <div className="showcase-page">
      <section className="showcase-part" aria-labelledby="showcase-roster">
        <header>
          <div>
            <h2 id="showcase-roster">{words.roster}</h2>
            <p className="showcase-quiet">{words.peopleLead}</p>
          </div>
          {mayIn(showcase, "rosterReceptionist") && (
            <Button icon="plus" kind="PRIMARY" onClick={() => setOpen("DUTY")}>
              {words.addDuty}
            </Button>
          )}
        </header>
        <Roster showcase={showcase} onChanged={onChanged} />
      </section>
      <section className="showcase-part" aria-labelledby="showcase-exams">
        <header>
          <h2 id="showcase-exams">{words.exams}</h2>
          <span className="showcase-buttons">
            {showcase.exams.length > 0 && (
              <>
                <PrintLink form="RECEPTIONIST_EXAMS" recordId={showcase.id} />
                <ExportMenu
                  list="receptionist-exams"
                  of={showcase.id}
                  iconOnly
                  mayImport={mayIn(showcase, "recordReceptionistExam")}
                />
              </>
            )}
            {mayIn(showcase, "recordReceptionistExam") && lectures.length > 0 && (
              <Button icon="plus" onClick={() => setOpen("EXAM")}>
                {words.recordExam}
              </Button>
            )}
          </span>
        </header>
        {lectures.length === 0 && <p className="showcase-quiet">{words.noLecture}</p>}
        <Exams showcase={showcase} />
      </section>
      {open === "EXAM" && (
        <ExamDialog
          showcase={showcase}
          lectures={lectures}
          onClose={() => setOpen(undefined)}
          onDone={done}
        />
      )}
      {open === "DUTY" && (
        <DutyDialog showcaseId={showcase.id} onClose={() => setOpen(undefined)} onDone={done} />
      )}
    </div>
  );
}

const dutiesOn = ({ duties }: Showcase, day: string) => duties.filter(({ onDay }) => onDay === day);

/** The days to come, and the last week: who is where. */
function Roster({ showcase, onChanged }: { showcase: Showcase; onChanged: () => void }) {
  const { t, format } = useWords();
  const words = t.showcase;
  const today = useToday();
  const { run, problem } = useAct(RemoveReceptionDuty);
  const may = mayIn(showcase, "rosterReceptionist");
  const days = [...new Set(showcase.duties.map(({ onDay }) => onDay))];
  if (days.length === 0) return <Empty title={words.noDuties} />;
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <ul className="showcase-rows">
        {days.map((onDay) => (
          <li key={onDay} className={onDay < today ? "showcase-past" : undefined}>
            <div className="showcase-day">
              <strong>{format.day(onDay)}</strong>
              <small>{format.weekday(onDay)}</small>
            </div>
            <ul className="showcase-people">
              {dutiesOn(showcase, onDay).map((duty) => {
                const name = duty.person?.name ?? words.someone;
                return (
                  <li key={duty.id}>
                    {[name, words.sites[duty.site], words.shifts[duty.shift]].join(" · ")}
                    {!duty.qualified && <Badge tone="BAD">{words.unqualified}</Badge>}
                    {may && onDay >= today && (
                      <Button
                        small
                        kind="QUIET"
                        icon="close"
                        iconOnly
                        onClick={() =>
                          void run({ id: duty.id }).then(({ ok }) => ok && onChanged())
                        }
                      >
                        {words.removeDuty(name)}
                      </Button>
                    )}
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

function Exams({ showcase }: { showcase: Showcase }) {
  const { t, format } = useWords();
  const words = t.showcase;
  if (showcase.exams.length === 0) return <Empty title={words.noExams} />;
  return (
    <ul className="showcase-rows">
      {showcase.exams.map((exam) => (
        <li key={exam.id}>
          <div>
            <strong>{exam.person?.name ?? words.someone}</strong>
            <small>
              {[
                format.day(exam.examOn),
                words.trainedOnIs(format.shortDay(exam.trainedOn)),
                words.editionIs(exam.lecture.edition),
                exam.examiner && words.examinedBy(exam.examiner.name),
                exam.remark,
              ]
                .filter(Boolean)
                .join(" · ")}
            </small>
          </div>
          {exam.score != null && <span>{words.pointsIs(format.number(exam.score))}</span>}
          <Badge tone={exam.passed ? "OK" : "BAD"} icon={exam.passed ? "check" : "close"}>
            {exam.passed ? words.passed : words.failed}
          </Badge>
        </li>
      ))}
    </ul>
  );
}

interface DialogProps {
  onDone: () => void;
  onClose: () => void;
}

type Word = "SCORE" | "PASSED" | "FAILED";

function ExamDialog({
  showcase,
  lectures,
  onDone,
  onClose,
}: DialogProps & { showcase: Showcase; lectures: readonly { id: string; edition: string }[] }) {
  const { t } = useWords();
  const words = t.showcase;
  const labels = words.examFields;
  const today = useToday();
  const { run, busy, problem } = useAct(RecordReceptionistExam);
  const [personId, setPersonId] = useState<string>();
  const [lectureId, setLectureId] = useState(lectures[0]!.id);
  const [trainedOn, setTrainedOn] = useState(today);
  const [examOn, setExamOn] = useState(today);
  const [score, setScore] = useState("");
  const [word, setWord] = useState<Word>("SCORE");
  const [remark, setRemark] = useState("");
  const [tried, setTried] = useState(false);
  const submit = async () => {
    setTried(true);
    if (!personId) return;
    const { ok } = await run({
      showcaseId: showcase.id,
      personId,
      lectureId,
      trainedOn,
      examOn,
      score: score.trim() === "" ? null : Number(score),
      passed: word === "SCORE" ? null : word === "PASSED",
      remark: remark.trim() || null,
    });
    if (ok) onDone();
  };
  return (
    <FormDialog
      title={words.recordExam}
      busy={busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <PersonField
        label={labels.person}
        required
        value={personId}
        filter={receptionists}
        onChange={(id) => setPersonId(id)}
        error={tried && !personId ? t.organization.requiredField(labels.person) : undefined}
      />
      <Select
        label={labels.lecture}
        value={lectureId}
        options={lectures.map(({ id, edition }) => ({ value: id, label: edition }))}
        onChange={({ target }) => setLectureId(target.value)}
      />
      <div className="showcase-grid">
        <DayInput label={labels.trainedOn} max={today} value={trainedOn} onChange={setTrainedOn} />
        <DayInput label={labels.examOn} max={today} value={examOn} onChange={setExamOn} />
      </div>
      <Input
        label={labels.score}
        hint={words.scoreHint}
        optionalText={t.shell.optional}
        inputMode="decimal"
        value={score}
        onChange={({ target }) => setScore(target.value)}
      />
      <Segmented<Word>
        label={labels.passed}
        value={word}
        options={[
          { value: "SCORE", label: words.byScore },
          { value: "PASSED", label: words.passed },
          { value: "FAILED", label: words.failed },
        ]}
        onChange={setWord}
      />
      <Input
        label={labels.remark}
        optionalText={t.shell.optional}
        maxLength={500}
        value={remark}
        onChange={({ target }) => setRemark(target.value)}
      />
    </FormDialog>
  );
}

function DutyDialog({ showcaseId, onDone, onClose }: DialogProps & { showcaseId: string }) {
  const { t } = useWords();
  const words = t.showcase;
  const labels = words.dutyFields;
  const today = useToday();
  const { run, busy, problem } = useAct(RosterReceptionist);
  const [personId, setPersonId] = useState<string>();
  const [site, setSite] = useState<SalesSite>("SHOW_FLAT");
  const [shift, setShift] = useState<DutyShift>("DAY");
  const [fromOn, setFromOn] = useState(today);
  const [toOn, setToOn] = useState("");
  const [tried, setTried] = useState(false);
  const submit = async () => {
    setTried(true);
    if (!personId) return;
    const { ok } = await run({ showcaseId, personId, site, shift, fromOn, toOn: toOn || null });
    if (ok) onDone();
  };
  return (
    <FormDialog
      title={words.addDuty}
      busy={busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <PersonField
        label={words.examFields.person}
        required
        value={personId}
        filter={receptionists}
        onChange={(id) => setPersonId(id)}
        error={
          tried && !personId ? t.organization.requiredField(words.examFields.person) : undefined
        }
      />
      <Select
        label={labels.site}
        value={site}
        options={(Object.keys(salesSites) as SalesSite[]).map((value) => ({
          value,
          label: words.sites[value],
        }))}
        onChange={({ target }) => setSite(target.value as SalesSite)}
      />
      <Select
        label={labels.shift}
        value={shift}
        options={(Object.keys(dutyShifts) as DutyShift[]).map((value) => ({
          value,
          label: words.shifts[value],
        }))}
        onChange={({ target }) => setShift(target.value as DutyShift)}
      />
      <div className="showcase-grid">
        <DayInput label={labels.fromOn} min={today} value={fromOn} onChange={setFromOn} />
        <DayInput
          label={labels.toOn}
          hint={words.toHint}
          min={fromOn}
          value={toOn}
          onChange={setToOn}
        />
      </div>
    </FormDialog>
  );
}
