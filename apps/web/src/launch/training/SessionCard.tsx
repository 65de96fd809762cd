import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { useState } from "react";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { ReasonForm } from "./ReasonForm.tsx";
import { PrintLink, RecordFiles, RecordHistory } from "../record/record-parts.tsx";
import { useRecordAct } from "../record/use-record-act.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import { PlanForm } from "./PlanForm.tsx";
import { SignInForm } from "./SignInForm.tsx";
import {
  RemoveTraining,
  TakeBackTraining,
  type TrainingPlan,
  type TrainingSession,
} from "./training-documents.ts";

/** One session: planned for a day, then held with who signed in. */
export function SessionCard({
  plan,
  session,
  may,
  onChanged,
}: {
  plan: TrainingPlan;
  session: TrainingSession;
  may: boolean;
  onChanged: () => void;
}) {
  const { t, format } = useRecordWords();
  const words = t.records.training;
  const [open, setOpen] = useState<"CHANGE" | "SIGN_IN" | "TAKE_BACK">();
  const remove = useRecordAct(RemoveTraining, words.calledOff);
  const takeBack = useRecordAct(TakeBackTraining, words.takenBack);
  const isHeld = Boolean(session.heldOn);
  const present = session.attendees.filter((one) => one.present).length;
  const close = () => setOpen(undefined);
  const target = { planId: plan.id, id: session.id };
  return (
    <article className="training-session">
      <header className="training-item">
        <Badge tone={isHeld ? "OK" : "ACCENT"}>
          {session.heldOn
            ? words.heldOn(format.day(session.heldOn))
            : words.plannedFor(format.day(session.plannedOn))}
        </Badge>
        <span>{[session.trainer, session.place].filter(Boolean).join(" · ")}</span>
        <span className="record-quiet">
          {isHeld
            ? words.presentOf(present, session.attendees.length)
            : words.count(session.attendees.length)}
        </span>
      </header>
      {session.remark && <p className="record-quiet">{session.remark}</p>}
      {isHeld && <Attendance session={session} />}
      <RecordFiles
        recordId={session.id}
        files={session.attachments}
        may={may && !isHeld}
        label={words.signInSheet}
        hint={words.signInHint}
        onChanged={onChanged}
      />
      {open === "SIGN_IN" && (
        <SignInForm plan={plan} session={session} onDone={close} onCancel={close} />
      )}
      {open === "CHANGE" && (
        <PlanForm
          plan={plan}
          item={{ id: session.item.id, title: session.trainer }}
          session={session}
          onDone={close}
          onCancel={close}
        />
      )}
      {open === "TAKE_BACK" && (
        <ReasonForm
          label={words.reason}
          submitText={words.takeBack}
          busy={takeBack.busy}
          problem={takeBack.problem}
          onSubmit={async (reason) => {
            if ((await takeBack.run({ ...target, reason })).ok) close();
          }}
          onCancel={close}
        />
      )}
      {remove.problem && <ProblemNote problem={remove.problem} />}
      <div className="record-buttons">
        {may && !open && !isHeld && (
          <>
            <Button small kind="PRIMARY" onClick={() => setOpen("SIGN_IN")}>
              {words.signIn}
            </Button>
            <Button small onClick={() => setOpen("CHANGE")}>
              {words.change}
            </Button>
            <ConfirmButton
              small
              kind="QUIET"
              question={words.sure}
              confirmText={words.callOff}
              cancelText={t.records.cancel}
              onConfirm={async () => void (await remove.run(target))}
            >
              {words.callOff}
            </ConfirmButton>
          </>
        )}
        {may && !open && isHeld && (
          <Button small kind="QUIET" onClick={() => setOpen("TAKE_BACK")}>
            {words.takeBack}
          </Button>
        )}
        <PrintLink form="TRAINING_RECORD" recordId={session.id} />
        <RecordHistory recordId={session.id} />
      </div>
    </article>
  );
}

function Attendance({ session }: { session: TrainingSession }) {
  const { t } = useRecordWords();
  const words = t.records.training;
  return (
    <ul className="training-attendance">
      {session.attendees.map(({ id, person, present, result }) => (
        <li key={id}>
          {person.name}{" "}
          <span className="record-quiet">
            {present ? (result ? words.results[result] : words.noResult) : words.absent}
          </span>
        </li>
      ))}
    </ul>
  );
}
