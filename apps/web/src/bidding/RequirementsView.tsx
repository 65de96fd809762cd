import { clausesIn } from "@threshold/domain/bidding/bid-document";
import { Badge } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Textarea } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useAnnounce } from "../shell/announce.tsx";
import { Modal } from "../shell/Modal.tsx";
import { acts } from "./acts.ts";
import { allowed, type Bidding } from "./bidding-query.ts";
import { requirementFields } from "./fields.ts";
import { Part, type PartProps, RemoveButton, useAsking } from "./Parts.tsx";
import "./pack.css";

const BidPartChoices = graphql(/* GraphQL */ `
  query BidPartChoices($id: ID!) {
    biddingProject(id: $id) {
      id
      parts {
        id
        title
        attachments {
          id
        }
      }
    }
  }
`);

const shows = ["ALL", "OPEN", "DONE"] as const;
type Show = (typeof shows)[number];
type Requirement = Bidding["requirements"][number];

/** 招标文件响应表 (BID-R13): each clause, which part of the bid answers it, and who checked. */
export function RequirementsView({ project, onChanged }: PartProps) {
  const { t } = useWords();
  const words = t.bidding;
  const matrix = t.bidWork.matrix;
  const { ask, dialog } = useAsking(onChanged);
  const [show, setShow] = useState<Show>("ALL");
  const [pasting, setPasting] = useState(false);
  const [{ data }] = useQuery({ query: BidPartChoices, variables: { id: project.id } });
  const parts = data?.biddingProject?.parts ?? [];
  const empty = new Set(
    parts.filter(({ attachments }) => attachments.length === 0).map(({ id }) => id),
  );
  const { requirements, id: projectId } = project;
  const keeps = allowed(project, "keepTenderRequirement");
  const done = requirements.filter(({ responded }) => responded).length;
  const choices = parts.map(({ id, title }) => ({ value: id, label: title }));
  const askOne = (one?: Requirement) =>
    ask({
      act: "saveTenderRequirement",
      title: one ? words.respond : words.addRequirement,
      fields: requirementFields(t, choices),
      values: one && { ...one, partId: one.part?.id },
      inputOf: (values) => ({ projectId, id: one?.id ?? null, ...values }),
    });
  const shown = requirements.filter(({ responded }) =>
    show === "ALL" ? true : responded === (show === "DONE"),
  );
  return (
    <Part
      id="bidding-requirements"
      title={words.requirements}
      lead={
        requirements.length > 0
          ? words.respondedOf(done, requirements.length)
          : words.requirementsLead
      }
      action={
        <span className="bidding-buttons">
          {requirements.length > 0 && (
            <Link className={buttonClass()} to={`/forms/BID_MATRIX/${projectId}`}>
              {matrix.print}
            </Link>
          )}
          {keeps && <Button onClick={() => setPasting(true)}>{matrix.paste}</Button>}
          {keeps && (
            <Button icon="plus" kind="PRIMARY" onClick={() => askOne()}>
              {words.addRequirement}
            </Button>
          )}
        </span>
      }
    >
      {requirements.length === 0 && <Empty title={words.noRequirements} />}
      {requirements.length > 0 && (
        <>
          <progress
            className="bid-progress"
            max={requirements.length}
            value={done}
            aria-label={words.respondedOf(done, requirements.length)}
          />
          <div className="bidding-views">
            <Segmented<Show>
              label={matrix.show}
              value={show}
              options={shows.map((value) => ({ value, label: matrix.shown[value] }))}
              onChange={setShow}
            />
          </div>
        </>
      )}
      <ul className="bidding-rows">
        {shown.map((one) => (
          <li key={one.id}>
            <div>
              <strong>{`${one.clause} ${one.text}`}</strong>
              <small>
                {[
                  words.categories[one.category],
                  one.part?.title ?? one.sectionRef,
                  one.part && empty.has(one.part.id) && matrix.noFile,
                  one.checkedBy && words.checkedBy(one.checkedBy.name),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </div>
            <Badge
              tone={one.responded ? (one.part && empty.has(one.part.id) ? "BAD" : "OK") : "WARN"}
            >
              {one.responded ? words.verdicts.MET : words.verdicts.UNKNOWN}
            </Badge>
            {keeps && (
              <span className="bidding-buttons">
                <Button small kind="QUIET" icon="edit" onClick={() => askOne(one)}>
                  {one.responded ? words.edit : words.respond}
                </Button>
                <RemoveButton id={one.id} name={one.clause} onDone={onChanged} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {dialog}
      {pasting && (
        <PasteDialog
          projectId={projectId}
          known={new Set(requirements.map(({ clause }) => clause))}
          onClose={() => setPasting(false)}
          onDone={() => {
            setPasting(false);
            onChanged();
          }}
        />
      )}
    </Part>
  );
}

/** Clauses out of the tender document's text, looked at before they are taken down. */
function PasteDialog({
  projectId,
  known,
  onClose,
  onDone,
}: {
  projectId: string;
  known: ReadonlySet<string>;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useWords();
  const words = t.bidWork.matrix;
  const announce = useAnnounce();
  const [text, setText] = useState("");
  const { run, busy, problem } = useAct(acts.addTenderRequirements);
  const found = clausesIn(text).filter(({ clause }) => !known.has(clause));
  const add = async () => {
    const { ok } = await run({ projectId, requirements: found.map((one) => ({ ...one })) });
    if (!ok) return;
    announce(t.bidding.acted);
    onDone();
  };
  return (
    <Modal open onClose={onClose} title={words.pasteTitle}>
      <div className="bid-paste">
        <Textarea
          label={words.pasteLabel}
          hint={words.pasteHint}
          rows={8}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        {text.trim() !== "" && (
          <p aria-live="polite">{found.length > 0 ? words.found(found.length) : words.foundNone}</p>
        )}
        <ul className="bid-found">
          {found.slice(0, 50).map(({ clause, text: said, category }) => (
            <li key={clause}>
              <strong>{clause}</strong> {said} <Badge>{t.bidding.categories[category]}</Badge>
            </li>
          ))}
        </ul>
        {problem && <ProblemNote problem={problem} />}
        <div className="bidding-buttons">
          <Button
            kind="PRIMARY"
            busy={busy}
            onClick={() => void add()}
            {...(found.length === 0 && { unavailable: words.foundNone })}
          >
            {words.add}
          </Button>
          <Button onClick={onClose}>{t.shell.cancel}</Button>
        </div>
      </div>
    </Modal>
  );
}
