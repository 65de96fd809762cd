import { commentedRecords } from "@threshold/domain/takeover/vocabulary";
import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { FieldsDialog } from "./FieldsDialog.tsx";
import { Part } from "./Part.tsx";
import type { ViewProps } from "./takeover-documents.ts";
import { useTakeoverWords } from "./words.ts";

const CommentOnTakeover = graphql(/* GraphQL */ `
  mutation CommentOnTakeover($input: CommentOnTakeoverInput!) {
    commentOnTakeover(input: $input) {
      comment {
        id
      }
    }
  }
`);

/** 提意见 on one record of a takeover, or on the takeover itself (TKO-R01). */
export function CommentButton({
  takeover,
  may,
  recordId,
  onChanged,
}: ViewProps & { recordId?: string }) {
  const words = useTakeoverWords();
  const [open, setOpen] = useState(false);
  if (!may("commentOnTakeover")) return null;
  return (
    <>
      <Button small kind="QUIET" icon="edit" onClick={() => setOpen(true)}>
        {words.comment}
      </Button>
      {open && (
        <FieldsDialog
          title={words.comment}
          document={CommentOnTakeover}
          fields={[
            {
              name: "text",
              label: words.commentText,
              kind: "LONG",
              required: true,
              maxLength: 1000,
            },
          ]}
          inputOf={({ text }) => ({
            id: takeover.id,
            recordId: recordId ?? null,
            text: String(text),
          })}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onChanged();
          }}
        />
      )}
    </>
  );
}

/** What was said of a takeover, or of one of its records, the latest first. */
export function CommentList({
  takeover,
  recordId,
}: Pick<ViewProps, "takeover"> & { recordId?: string }) {
  const { language, format } = useWords();
  const said = takeover.comments.filter((one) => !recordId || one.recordId === recordId);
  if (said.length === 0) return null;
  return (
    <ul className="takeover-comments">
      {said.map(({ id, recordType, about, text, createdAt, createdBy }) => (
        <li key={id}>
          <small>
            {[
              !recordId &&
                [commentedRecords[recordType][language], about].filter(Boolean).join(" "),
              createdBy?.name,
              format.instant(createdAt),
            ]
              .filter(Boolean)
              .join(" · ")}
          </small>
          <p>{text}</p>
        </li>
      ))}
    </ul>
  );
}

/** 督导与支持意见 of the whole takeover and of all its records, under every view. */
export function CommentsPart(props: ViewProps) {
  const words = useTakeoverWords();
  return (
    <Part title={words.parts.comments} actions={<CommentButton {...props} />}>
      {props.takeover.comments.length === 0 && <p className="takeover-quiet">{words.noComments}</p>}
      <CommentList takeover={props.takeover} />
    </Part>
  );
}
