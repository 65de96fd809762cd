import {
  isImageShow,
  type ShowcaseEventType,
  showcaseEventTypes,
} from "@threshold/domain/showcase/vocabulary";
import type { Tone } from "@threshold/ui/Badge";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Input, Select, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { type KnownPerson, PersonField } from "../form/PersonField.tsx";
import { DayInput } from "../form/DayInput.tsx";
import { useToday } from "../form/today.ts";
import { useAct } from "../form/use-act.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { Events_ShowcaseFragment, ShowcaseEventStatus } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { PrintLink, RecordFiles } from "../launch/record/record-parts.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { useViewer } from "../shell/viewer.ts";
import { FormDialog } from "../form/FormDialog.tsx";
import { mayIn } from "./People.tsx";

export const Events_showcase = graphql(/* GraphQL */ `
  fragment Events_showcase on ShowcasePlan {
    id
    actions {
      action
      allowed
    }
    events {
      id
      type
      status
      title
      place
      plannedOn
      heldOn
      participantCount
      result
      cancelledReason
      organizer {
        id
        name
      }
      participants {
        id
        name
      }
      attachments {
        id
        ...RecordFiles_file
      }
    }
  }
`);

const PlanShowcaseEvent = graphql(/* GraphQL */ `
  mutation PlanShowcaseEvent($input: PlanShowcaseEventInput!) {
    planShowcaseEvent(input: $input) {
      event {
        id
      }
    }
  }
`);

const HoldShowcaseEvent = graphql(/* GraphQL */ `
  mutation HoldShowcaseEvent($input: HoldShowcaseEventInput!) {
    holdShowcaseEvent(input: $input) {
      event {
        id
        status
      }
    }
  }
`);

const CancelShowcaseEvent = graphql(/* GraphQL */ `
  mutation CancelShowcaseEvent($input: CancelShowcaseEventInput!) {
    cancelShowcaseEvent(input: $input) {
      event {
        id
        status
      }
    }
  }
`);

type Event = Events_ShowcaseFragment["events"][number];

const tones: Record<ShowcaseEventStatus, Tone> = {
  PLANNED: "ACCENT",
  HELD: "OK",
  CANCELLED: "NEUTRAL",
};

/** Image shows at their interval, and the support of marketing's promotions. */
export function Events({
  showcase: masked,
  onChanged,
}: {
  showcase: FragmentType<typeof Events_showcase>;
  onChanged: () => void;
}) {
  const { t } = useWords();
  const words = t.showcase;
  const showcase = readFragment(Events_showcase, masked);
  const [planning, setPlanning] = useState(false);
  const may = mayIn(showcase, "planImageShow");
  return (
    <section className="showcase-part" aria-labelledby="showcase-events">
      <header>
        <div>
          <h2 id="showcase-events">{words.eventsTitle}</h2>
          <p className="showcase-quiet">{words.eventsLead}</p>
        </div>
        <span className="showcase-buttons">
          {showcase.events.length > 0 && (
            <ExportMenu list="showcase-events" of={showcase.id} iconOnly />
          )}
          {may && (
            <Button icon="plus" kind="PRIMARY" onClick={() => setPlanning(true)}>
              {words.addEvent}
            </Button>
          )}
        </span>
      </header>
      {showcase.events.length === 0 && <Empty title={words.noEvents} />}
      <div className="showcase-contents">
        {showcase.events.map((event) => (
          <OneEvent key={event.id} event={event} may={may} onChanged={onChanged} />
        ))}
      </div>
      {planning && (
        <PlanDialog
          showcaseId={showcase.id}
          onClose={() => setPlanning(false)}
          onDone={() => {
            setPlanning(false);
            onChanged();
          }}
        />
      )}
    </section>
  );
}

function OneEvent({
  event,
  may,
  onChanged,
}: {
  event: Event;
  may: boolean;
  onChanged: () => void;
}) {
  const { t, format } = useWords();
  const words = t.showcase;
  const [ending, setEnding] = useState<"HOLD" | "CANCEL">();
  const open = event.status === "PLANNED";
  const facts = [
    event.heldOn
      ? words.heldOnIs(format.day(event.heldOn))
      : words.plannedFor(format.day(event.plannedOn)),
    event.place,
    event.organizer && words.organizedBy(event.organizer.name),
    words.takePart(format.number(event.participantCount)),
  ];
  return (
    <article className="showcase-content">
      <header>
        <h3>{[words.events[event.type], event.title].filter(Boolean).join("：")}</h3>
        <Badge tone={tones[event.status]}>{words.eventStates[event.status]}</Badge>
        {event.status === "HELD" && <PrintLink form="SHOWCASE_EVENT" recordId={event.id} />}
      </header>
      <p className="showcase-quiet">{facts.filter(Boolean).join(" · ")}</p>
      <p className="showcase-quiet">{event.participants.map(({ name }) => name).join("、")}</p>
      {(event.result ?? event.cancelledReason) && <p>{event.result ?? event.cancelledReason}</p>}
      <RecordFiles
        recordId={event.id}
        files={event.attachments}
        may={may && event.status !== "CANCELLED"}
        label={words.eventPhotos}
        onChanged={onChanged}
      />
      {may && open && (
        <div className="showcase-buttons">
          <Button small kind="PRIMARY" onClick={() => setEnding("HOLD")}>
            {words.hold}
          </Button>
          <Button small kind="QUIET" onClick={() => setEnding("CANCEL")}>
            {words.cancelEvent}
          </Button>
        </div>
      )}
      {ending && (
        <EndDialog
          event={event}
          how={ending}
          onClose={() => setEnding(undefined)}
          onDone={() => {
            setEnding(undefined);
            onChanged();
          }}
        />
      )}
    </article>
  );
}

interface DialogProps {
  onDone: () => void;
  onClose: () => void;
}

function EndDialog({
  event,
  how,
  onDone,
  onClose,
}: DialogProps & { event: Event; how: "HOLD" | "CANCEL" }) {
  const { t } = useWords();
  const words = t.showcase;
  const today = useToday();
  const hold = useAct(HoldShowcaseEvent);
  const cancel = useAct(CancelShowcaseEvent);
  const [on, setOn] = useState(event.plannedOn <= today ? event.plannedOn : today);
  const [said, setSaid] = useState("");
  const holding = how === "HOLD";
  const submit = async () => {
    const { ok } = holding
      ? await hold.run({ id: event.id, heldOn: on, result: said.trim() || null })
      : await cancel.run({ id: event.id, reason: said });
    if (ok) onDone();
  };
  const problem = hold.problem ?? cancel.problem;
  return (
    <FormDialog
      title={holding ? words.hold : words.cancelEvent}
      submitText={holding ? words.hold : words.cancelEvent}
      busy={hold.busy || cancel.busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      {holding && (
        <DayInput label={words.eventFields.heldOn} max={today} value={on} onChange={setOn} />
      )}
      <Textarea
        label={holding ? words.eventFields.result : words.eventFields.reason}
        required={!holding}
        optionalText={holding ? t.shell.optional : undefined}
        maxLength={500}
        value={said}
        onChange={({ target }) => setSaid(target.value)}
      />
    </FormDialog>
  );
}

function PlanDialog({ showcaseId, onDone, onClose }: DialogProps & { showcaseId: string }) {
  const { t } = useWords();
  const words = t.showcase;
  const labels = words.eventFields;
  const today = useToday();
  const { person } = useViewer();
  const { run, busy, problem } = useAct(PlanShowcaseEvent);
  const [type, setType] = useState<ShowcaseEventType>("MORNING_PARADE");
  const [title, setTitle] = useState("");
  const [place, setPlace] = useState("");
  const [plannedOn, setPlannedOn] = useState(today);
  const [organizerId, setOrganizerId] = useState<string | undefined>(person.id);
  const [participants, setParticipants] = useState<readonly KnownPerson[]>([]);
  const promotion = !isImageShow(type);
  const submit = async () => {
    const { ok } = await run({
      showcaseId,
      type,
      title: title.trim() || null,
      place: place.trim() || null,
      plannedOn,
      organizerId: organizerId ?? null,
      participantIds: participants.map(({ id }) => id),
    });
    if (ok) onDone();
  };
  return (
    <FormDialog
      title={words.addEvent}
      busy={busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={labels.type}
        value={type}
        options={(Object.keys(showcaseEventTypes) as ShowcaseEventType[]).map((value) => ({
          value,
          label: words.events[value],
        }))}
        onChange={({ target }) => setType(target.value as ShowcaseEventType)}
      />
      <Input
        label={labels.title}
        required={promotion}
        optionalText={promotion ? undefined : t.shell.optional}
        maxLength={80}
        value={title}
        onChange={({ target }) => setTitle(target.value)}
      />
      <Input
        label={labels.place}
        required={promotion}
        optionalText={promotion ? undefined : t.shell.optional}
        maxLength={120}
        value={place}
        onChange={({ target }) => setPlace(target.value)}
      />
      <DayInput label={labels.plannedOn} min={today} value={plannedOn} onChange={setPlannedOn} />
      <PersonField
        label={labels.organizer}
        value={organizerId}
        known={[person]}
        onChange={(id) => setOrganizerId(id)}
      />
      <PersonField
        key={participants.length}
        label={labels.participants}
        required
        value={undefined}
        except={participants.map(({ id }) => id)}
        onChange={(id, name = "") => id && setParticipants([...participants, { id, name }])}
        placeholder={words.addPerson}
      />
      {participants.length > 0 && (
        <ul className="showcase-people">
          {participants.map(({ id, name }) => (
            <li key={id}>
              {name}
              <Button
                small
                kind="QUIET"
                icon="close"
                iconOnly
                onClick={() => setParticipants(participants.filter((one) => one.id !== id))}
              >
                {words.removePerson(name)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </FormDialog>
  );
}
