import { isMadeByTraining, pointsOf } from "@threshold/domain/showcase/content";
import {
  type ContentPoint,
  showcaseContentTypeNames,
  showcaseContentTypes,
  type ShowcaseContentType,
} from "@threshold/domain/showcase/vocabulary";
import type { Tone } from "@threshold/ui/Badge";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { Note } from "@threshold/ui/ErrorNote";
import { Input, Select } from "@threshold/ui/Input";
import { useState } from "react";
import { ApprovalPanel } from "../approval/ApprovalPanel.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { Contents_ShowcaseFragment, ShowcaseContentStatus } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { PrintLink, RecordFiles } from "../launch/record/record-parts.tsx";
import { useAnnounce } from "../shell/announce.tsx";
import { FormDialog } from "../form/FormDialog.tsx";
import { useMay } from "../shell/viewer.ts";

export const Contents_showcase = graphql(/* GraphQL */ `
  fragment Contents_showcase on ShowcasePlan {
    id
    missingContent
    actions {
      action
      allowed
    }
    contents {
      id
      type
      edition
      status
      madeBy
      playsInLoop
      copies
      points
      remark
      submittedOn
      reviewedOn
      reviewedBy {
        id
        name
      }
      shownOn
      returnedReason
      version
      approval {
        id
        ...ApprovalPanel_approval
      }
      attachments {
        id
        name
        url
        ...RecordFiles_file
      }
    }
  }
`);

const DraftShowcaseContent = graphql(/* GraphQL */ `
  mutation DraftShowcaseContent($input: DraftShowcaseContentInput!) {
    draftShowcaseContent(input: $input) {
      content {
        id
      }
    }
  }
`);

const ChangeShowcaseContent = graphql(/* GraphQL */ `
  mutation ChangeShowcaseContent($input: ChangeShowcaseContentInput!) {
    changeShowcaseContent(input: $input) {
      content {
        id
      }
    }
  }
`);

const steps = {
  submitShowcaseContent: graphql(/* GraphQL */ `
    mutation SubmitShowcaseContent($input: SubmitShowcaseContentInput!) {
      submitShowcaseContent(input: $input) {
        content {
          id
        }
      }
    }
  `),
  showShowcaseContent: graphql(/* GraphQL */ `
    mutation ShowShowcaseContent($input: ShowShowcaseContentInput!) {
      showShowcaseContent(input: $input) {
        content {
          id
        }
      }
    }
  `),
  retireShowcaseContent: graphql(/* GraphQL */ `
    mutation RetireShowcaseContent($input: RetireShowcaseContentInput!) {
      retireShowcaseContent(input: $input) {
        content {
          id
        }
      }
    }
  `),
};
type Step = keyof typeof steps;

type Content = Contents_ShowcaseFragment["contents"][number];

const tones: Record<ShowcaseContentStatus, Tone> = {
  DRAFT: "ACCENT",
  REVIEWED: "WARN",
  SHOWN: "OK",
  RETIRED: "NEUTRAL",
};

interface PartProps {
  showcase: FragmentType<typeof Contents_showcase>;
  onChanged: () => void;
}

/** What is shown: on top the texts that receptionists speak by, then each kind with its editions. */
export function Contents({ showcase: masked, onChanged }: PartProps) {
  const { t } = useWords();
  const words = t.showcase;
  const may = useMay();
  const showcase = readFragment(Contents_showcase, masked);
  const [editing, setEditing] = useState<Content | "NEW">();
  const makes = showcase.actions.some(
    ({ action, allowed }) => action === "draftShowcaseContent" && allowed,
  );
  const mayMake = (type: ShowcaseContentType) =>
    makes && (!isMadeByTraining(type) || may("showcase.review"));
  const current = showcase.contents.filter(({ status }) => status !== "RETIRED");
  const retired = showcase.contents.filter(({ status }) => status === "RETIRED");
  return (
    <section className="showcase-part" aria-labelledby="showcase-contents">
      <header>
        <div>
          <h2 id="showcase-contents">{words.views.CONTENTS}</h2>
          <p className="showcase-quiet">{words.contentsLead}</p>
        </div>
        <span className="showcase-buttons">
          <PrintLink form="SHOWCASE_TEXTS" recordId={showcase.id} />
          {makes && (
            <Button icon="plus" kind="PRIMARY" onClick={() => setEditing("NEW")}>
              {words.addContent}
            </Button>
          )}
        </span>
      </header>
      <CurrentTexts contents={showcase.contents} />
      <Note>
        {showcase.missingContent.length > 0
          ? words.missing(
              showcase.missingContent.map((type) => words.contentTypes[type]).join("、"),
            )
          : words.complete}
      </Note>
      <div className="showcase-contents">
        {current.map((content) => (
          <OneContent
            key={`${content.id} ${content.version}`}
            content={content}
            may={mayMake(content.type)}
            onEdit={() => setEditing(content)}
            onChanged={onChanged}
          />
        ))}
      </div>
      {retired.length > 0 && (
        <details>
          <summary>{`${words.earlier} (${retired.length})`}</summary>
          <ul className="showcase-rows">
            {retired.map(({ id, type, edition, attachments }) => (
              <li key={id}>
                <div>
                  <strong>{words.contentTypes[type]}</strong>
                  <small>{words.editionIs(edition)}</small>
                </div>
                {attachments.map((file) => (
                  <a key={file.id} href={file.url} target="_blank" rel="noreferrer">
                    {file.name}
                  </a>
                ))}
              </li>
            ))}
          </ul>
        </details>
      )}
      {editing && (
        <ContentDialog
          showcaseId={showcase.id}
          content={editing === "NEW" ? undefined : editing}
          types={showcaseContentTypeNames.filter(mayMake)}
          onClose={() => setEditing(undefined)}
          onDone={() => {
            setEditing(undefined);
            onChanged();
          }}
        />
      )}
    </section>
  );
}

/** What a receptionist looks for: the lecture notes and the script in use, a press away. */
function CurrentTexts({ contents }: { contents: readonly Content[] }) {
  const { t } = useWords();
  const words = t.showcase;
  return (
    <section className="record-card" aria-labelledby="showcase-texts">
      <header>
        <h3 id="showcase-texts">{words.currentTexts}</h3>
      </header>
      <ul className="record-tasks">
        {(["SCRIPT", "LECTURE"] as const).map((type) => {
          const shown = contents.find((one) => one.type === type && one.status === "SHOWN");
          return (
            <li key={type}>
              <strong>{words.contentTypes[type]}</strong>
              {shown ? (
                <>
                  <span className="showcase-quiet">{words.editionIs(shown.edition)}</span>
                  {shown.attachments.map((file) => (
                    <a key={file.id} href={file.url} target="_blank" rel="noreferrer">
                      {file.name}
                    </a>
                  ))}
                </>
              ) : (
                <span className="showcase-quiet">{words.noCurrentText}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function OneContent({
  content,
  may,
  onEdit,
  onChanged,
}: {
  content: Content;
  may: boolean;
  onEdit: () => void;
  onChanged: () => void;
}) {
  const { t, format } = useWords();
  const words = t.showcase;
  const { type, status, submittedOn, approval } = content;
  const underReview = status === "DRAFT" && submittedOn != null;
  const drafting = may && status === "DRAFT" && !underReview;
  const facts = [
    words.editionIs(content.edition),
    words.madeBy[content.madeBy],
    content.playsInLoop && words.loopLabel,
    content.copies && words.copiesIs(format.number(content.copies)),
    content.reviewedBy &&
      content.reviewedOn &&
      words.reviewedBy(content.reviewedBy.name, format.shortDay(content.reviewedOn)),
    content.shownOn && words.shownOn(format.shortDay(content.shownOn)),
    content.remark,
  ];
  return (
    <article className="showcase-content">
      <header>
        <h3>{words.contentTypes[type]}</h3>
        <Badge tone={underReview ? "WARN" : tones[status]}>
          {underReview ? words.underReview : words.contentStates[status]}
        </Badge>
        {showcaseContentTypes[type].required && (
          <span className="showcase-quiet">{words.required}</span>
        )}
      </header>
      <p className="showcase-quiet">{facts.filter(Boolean).join(" · ")}</p>
      {status === "DRAFT" && content.returnedReason && (
        <Note>{words.returned(content.returnedReason)}</Note>
      )}
      {pointsOf(type).length > 0 && (
        <ul className="showcase-points">
          {pointsOf(type).map((point) => (
            <li key={point}>
              <Badge
                tone={content.points.includes(point) ? "OK" : "NEUTRAL"}
                icon={content.points.includes(point) ? "check" : "dash"}
              >
                {words.points[point]}
              </Badge>
            </li>
          ))}
        </ul>
      )}
      <RecordFiles
        recordId={content.id}
        files={content.attachments}
        may={drafting}
        label={words.contentFiles}
        hint={words.contentFilesHint}
        onChanged={onChanged}
      />
      {may && <ContentSteps content={content} onEdit={onEdit} onChanged={onChanged} />}
      {underReview && approval && (
        <ApprovalPanel approval={approval} onChanged={onChanged} withoutTitle />
      )}
    </article>
  );
}

function ContentSteps({
  content,
  onEdit,
  onChanged,
}: {
  content: Content;
  onEdit: () => void;
  onChanged: () => void;
}) {
  const { t } = useWords();
  const words = t.showcase;
  const announce = useAnnounce();
  const submit = useAct(steps.submitShowcaseContent);
  const show = useAct(steps.showShowcaseContent);
  const retire = useAct(steps.retireShowcaseContent);
  const acts = {
    submitShowcaseContent: submit,
    showShowcaseContent: show,
    retireShowcaseContent: retire,
  };
  const { status, submittedOn, type } = content;
  const take = async (step: Step) => {
    const { ok } = await acts[step].run({ id: content.id });
    if (!ok) return;
    announce(words.contentDone[step]);
    onChanged();
  };
  const problem = submit.problem ?? show.problem ?? retire.problem;
  const drafting = status === "DRAFT" && submittedOn == null;
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <div className="showcase-buttons">
        {drafting && (
          <>
            <Button
              small
              kind="PRIMARY"
              busy={submit.busy}
              onClick={() => void take("submitShowcaseContent")}
            >
              {isMadeByTraining(type) ? words.finishContent : words.submitContent}
            </Button>
            <Button small icon="edit" onClick={onEdit}>
              {words.changeContent}
            </Button>
          </>
        )}
        {status === "REVIEWED" && (
          <Button
            small
            kind="PRIMARY"
            busy={show.busy}
            onClick={() => void take("showShowcaseContent")}
          >
            {words.showContent}
          </Button>
        )}
        {(drafting || status === "REVIEWED" || status === "SHOWN") && (
          <ConfirmButton
            small
            kind="QUIET"
            question={words.retireSure}
            confirmText={words.retireContent}
            cancelText={words.cancel}
            onConfirm={() => take("retireShowcaseContent")}
          >
            {words.retireContent}
          </ConfirmButton>
        )}
      </div>
    </>
  );
}

function ContentDialog({
  showcaseId,
  content,
  types,
  onDone,
  onClose,
}: {
  showcaseId: string;
  content: Content | undefined;
  types: readonly ShowcaseContentType[];
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.showcase;
  const draft = useAct(DraftShowcaseContent);
  const change = useAct(ChangeShowcaseContent);
  const [type, setType] = useState<ShowcaseContentType>(content?.type ?? types[0]!);
  const [edition, setEdition] = useState(content?.edition ?? "");
  const [loop, setLoop] = useState(content?.playsInLoop ?? true);
  const [copies, setCopies] = useState(content?.copies == null ? "" : String(content.copies));
  const [points, setPoints] = useState<readonly ContentPoint[]>(content?.points ?? []);
  const [remark, setRemark] = useState(content?.remark ?? "");
  const submit = async () => {
    const said = {
      edition,
      playsInLoop: type === "VIDEO" && loop,
      copies: type === "BROCHURE" && copies.trim() ? Number(copies) : null,
      points: pointsOf(type).filter((point) => points.includes(point)),
      remark: remark.trim() || null,
    };
    const { ok } = content
      ? await change.run({ id: content.id, version: content.version, ...said })
      : await draft.run({ showcaseId, type, ...said });
    if (ok) onDone();
  };
  const problem = draft.problem ?? change.problem;
  return (
    <FormDialog
      title={content ? words.contentTypes[type] : words.addContent}
      busy={draft.busy || change.busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      {!content && (
        <Select
          label={words.fields["type"]}
          value={type}
          options={types.map((value) => ({ value, label: words.contentTypes[value] }))}
          onChange={({ target }) => setType(target.value as ShowcaseContentType)}
        />
      )}
      <Input
        label={words.fields["edition"]}
        hint={words.editionHint}
        required
        maxLength={40}
        value={edition}
        onChange={({ target }) => setEdition(target.value)}
      />
      {type === "VIDEO" && (
        <Tick label={words.loopLabel} checked={loop} onChange={() => setLoop(!loop)} />
      )}
      {type === "BROCHURE" && (
        <Input
          label={words.fields["copies"]}
          inputMode="numeric"
          value={copies}
          onChange={({ target }) => setCopies(target.value)}
        />
      )}
      {pointsOf(type).length > 0 && (
        <fieldset className="showcase-points">
          <legend>{words.pointsLabel}</legend>
          {pointsOf(type).map((point) => (
            <Tick
              key={point}
              label={words.points[point] ?? point}
              checked={points.includes(point)}
              onChange={() =>
                setPoints(
                  points.includes(point)
                    ? points.filter((one) => one !== point)
                    : [...points, point],
                )
              }
            />
          ))}
        </fieldset>
      )}
      <Input
        label={words.fields["remark"]}
        optionalText={t.shell.optional}
        maxLength={500}
        value={remark}
        onChange={({ target }) => setRemark(target.value)}
      />
    </FormDialog>
  );
}

function Tick({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: () => void;
}) {
  return (
    <label className="ui-checkbox">
      <input type="checkbox" checked={checked} onChange={onChange} />
      <span>{label}</span>
    </label>
  );
}
