import { noAnswer } from "@threshold/domain/checklist/answer";
import type { GivenAnswer } from "@threshold/domain/checklist/answer-item";
import { type ChecklistContent, withSettings } from "@threshold/domain/checklist/template";
import { Button } from "@threshold/ui/Button";
import { FileDrop } from "@threshold/ui/FileDrop";
import type { FileDropItem } from "@threshold/ui/FileDrop";
import type { ReactNode } from "react";
import { useRef } from "react";
import { useClient } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useUploads } from "../launch/task/use-evidence.ts";
import type { Problem } from "../problem.ts";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { asAnswer, asAnswers, checklistState, type StoredAnswer } from "./answer-state.ts";
import { ChecklistBody } from "./ChecklistBody.tsx";
import { ContentChanges } from "./ChangeList.tsx";

export const ChecklistForm_result = graphql(/* GraphQL */ `
  fragment ChecklistForm_result on ChecklistResult {
    id
    status
    settings
    itemCount
    doneCount
    openCount
    notOkCount
    score
    template {
      id
      versionNumber
      content
    }
    newerTemplate {
      id
      versionNumber
      note
      content
    }
    answers {
      id
      itemCode
      position
      kind
      ticked
      choice
      numbers {
        code
        value
      }
      text
      signedBy {
        id
        name
      }
      signedAt
      signatureVoid
      files {
        id
        name
        mediaType
        sizeBytes
        url
        thumbnailUrl
        createdAt
        createdBy {
          id
          name
        }
      }
      notApplicableReason
      remark
      shown
      required
      open
      verdict
      waivedReason
      version
    }
  }
`);

const AnswerChecklistItem = graphql(/* GraphQL */ `
  mutation AnswerChecklistItem($input: AnswerChecklistItemInput!) {
    answerChecklistItem(input: $input) {
      answer {
        id
        version
      }
      result {
        ...ChecklistForm_result
      }
    }
  }
`);

const MoveChecklist = graphql(/* GraphQL */ `
  mutation MoveChecklist($input: MoveChecklistInput!) {
    moveChecklist(input: $input) {
      lost
      result {
        ...ChecklistForm_result
      }
    }
  }
`);

const RemoveItemFile = graphql(/* GraphQL */ `
  mutation RemoveItemFile($input: RemoveAttachmentInput!) {
    removeAttachment(input: $input) {
      removedId
    }
  }
`);

export interface ChecklistFormProps {
  result: FragmentType<typeof ChecklistForm_result>;
  /** Asks for the result again: files came or went, or somebody else was faster. */
  onStale: () => void;
  /** Leads to where what comes from the record is kept. */
  register?: ReactNode;
  /** Shown when nothing required is open any more. */
  end?: ReactNode;
}

/** A checklist to fill, on a phone first: one item after the other, each judged as it is answered. */
export function ChecklistForm({ result: masked, onStale, register, end }: ChecklistFormProps) {
  const { t, format } = useWords();
  const result = readFragment(ChecklistForm_result, masked);
  const content = withSettings(
    result.template.content as ChecklistContent,
    result.settings as Record<string, string>,
  );
  const stored = new Map(result.answers.map((answer) => [answer.itemCode, answer]));
  const state = checklistState(content, asAnswers(result.answers));
  const onAnswer = useAnswers(stored, onStale);
  return (
    <>
      {result.newerTemplate && <NewerVersion result={result} />}
      <ChecklistBody
        state={state}
        answerOf={(code) => (stored.has(code) ? asAnswer(stored.get(code)!) : noAnswer)}
        onAnswer={onAnswer}
        renderFiles={(code) => {
          const answer = stored.get(code);
          return answer && <ItemFiles answer={answer} onChanged={onStale} />;
        }}
        renderSignature={(code) => {
          const answer = stored.get(code);
          if (!answer?.signedBy || !answer.signedAt) return null;
          const by = t.checklist.signedBy(answer.signedBy.name, format.instant(answer.signedAt));
          return (
            <p className={answer.signatureVoid ? "checklist-void" : undefined}>
              {by}
              {answer.signatureVoid && ` ${t.checklist.signatureVoid}`}
            </p>
          );
        }}
        register={register}
        end={end}
      />
    </>
  );
}

/**
 * Sends answers, those of one item one after the other: leaving one field and then the next must not
 * make the second answer look like somebody else's.
 */
function useAnswers(stored: ReadonlyMap<string, StoredAnswer>, onStale: () => void) {
  const client = useClient();
  const last = useRef(new Map<string, Promise<Problem | undefined>>());
  const versions = useRef(new Map<string, number>());
  const send = async (code: string, given: GivenAnswer): Promise<Problem | undefined> => {
    const answer = stored.get(code);
    if (!answer) return undefined;
    const input = {
      ...given,
      numbers: given.numbers ? [...given.numbers] : null,
      id: answer.id,
      version: Math.max(answer.version, versions.current.get(code) ?? 0),
      clientMutationId: crypto.randomUUID(),
    };
    const { data, error } = await client.mutation(AnswerChecklistItem, { input }).toPromise();
    if (data) versions.current.set(code, data.answerChecklistItem.answer.version);
    const problem = error && problemOf(error);
    if (problem?.kind === "REFUSED" && problem.code === "STALE_VERSION") onStale();
    return problem;
  };
  return (code: string, given: GivenAnswer): Promise<Problem | undefined> => {
    const sent = (last.current.get(code) ?? Promise.resolve()).then(() => send(code, given));
    last.current.set(code, sent);
    return sent;
  };
}

/** A newer version says what it changes, and takes the checklist over when told. */
function NewerVersion({
  result,
}: {
  result: {
    id: string;
    template: { content: unknown };
    newerTemplate?: { versionNumber: number; note?: string | null; content: unknown } | null;
  };
}) {
  const { t, format } = useWords();
  const announce = useAnnounce();
  const { run, busy, problem } = useAct(MoveChecklist);
  const newer = result.newerTemplate!;
  const [from, to] = [result.template.content, newer.content] as ChecklistContent[];
  const move = async () => {
    const { ok, ...moved } = await run({ id: result.id });
    if (!ok || !("data" in moved)) return;
    const lost = moved.data.moveChecklist.lost.length;
    announce(lost > 0 ? t.checklist.movedLosing(lost) : t.checklist.moved);
  };
  return (
    <details className="checklist-newer">
      <summary>{t.checklist.newer(newer.versionNumber)}</summary>
      {newer.note && <p>{newer.note}</p>}
      <ContentChanges from={from!} to={to!} />
      <Button kind="PRIMARY" busy={busy} onClick={() => void move()}>
        {t.checklist.move(format.number(newer.versionNumber))}
      </Button>
      {problem && <ProblemNote problem={problem} />}
    </details>
  );
}

function ItemFiles({ answer, onChanged }: { answer: StoredAnswer; onChanged: () => void }) {
  const { t, format } = useWords();
  const uploads = useUploads(answer.id, onChanged);
  const { run, problem } = useAct(RemoveItemFile);
  const stored = answer.files.map((file): FileDropItem => ({
    key: file.id,
    name: file.name,
    bytes: file.sizeBytes,
    state: "STORED",
    href: file.url,
    ...(file.thumbnailUrl ? { thumbnailHref: file.thumbnailUrl } : {}),
    note: t.launch.files.by(
      file.createdBy?.name ?? t.launch.history.system,
      format.instant(file.createdAt),
    ),
  }));
  const remove = async (key: string) => {
    if (!answer.files.some(({ id }) => id === key)) return uploads.dismiss(key);
    const { ok } = await run({ id: key });
    if (ok) onChanged();
  };
  return (
    <>
      <FileDrop
        label={answer.kind === "PHOTO" ? t.checklist.photos : t.checklist.files}
        items={[...stored, ...uploads.items]}
        accept={
          answer.kind === "PHOTO" ? "image/*" : "image/*,application/pdf,.doc,.docx,.xls,.xlsx"
        }
        camera
        onAdd={(files) => void uploads.add(files)}
        onRetry={uploads.retry}
        onRemove={(key) => void remove(key)}
        texts={t.launch.files}
      />
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}
