import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import type { LinkPurpose } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { IssueForm } from "./IssueForm.tsx";
import { LinkRow } from "./LinkRow.tsx";
import { AccessLinks_links } from "./link-documents.ts";
import { offerOf } from "./offer.ts";
import "./access-link.css";

/** The links given out for one thing, and a way to give out another. `onIssued`: the list has one more. */
export function AccessLinks(props: {
  purpose: LinkPurpose;
  subjectId: string;
  /** The role as which it is decided, or the slot. */
  part: string;
  links: readonly FragmentType<typeof AccessLinks_links>[];
  /** Whether the viewer may give out another one. */
  mayIssue: boolean;
  onIssued: () => void;
}) {
  const { t } = useWords();
  const { purpose, subjectId, part, mayIssue, onIssued } = props;
  const links = readFragment(AccessLinks_links, props.links).filter((link) => link.part === part);
  const [open, setOpen] = useState(false);
  return (
    <div className="links">
      {links.length > 0 && (
        <ul className="link-list" aria-label={t.link.title}>
          {links.map((link) => (
            <LinkRow key={link.id} link={link} />
          ))}
        </ul>
      )}
      {open && mayIssue ? (
        <IssueForm
          {...{ purpose, subjectId, part }}
          onClose={() => {
            setOpen(false);
            onIssued();
          }}
        />
      ) : mayIssue ? (
        <div>
          <Button kind="QUIET" icon="link" onClick={() => setOpen(true)}>
            {offerOf(purpose, t.link).button}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
