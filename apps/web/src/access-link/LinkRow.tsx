import { termsOf } from "@threshold/domain/access-link/link";
import { Badge } from "@threshold/ui/Badge";
import type { Tone } from "@threshold/ui/Badge";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import type { ReactNode } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import type { AccessLinks_LinksFragment, LinkStatus } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { LinkUses, useSaid } from "./LinkUses.tsx";
import { LinkUses_uses, RevokeAccessLink } from "./link-documents.ts";

const TONES: Record<LinkStatus, Tone> = {
  ACTIVE: "ACCENT",
  USED_UP: "OK",
  EXPIRED: "NEUTRAL",
  REVOKED: "NEUTRAL",
};

/** One link: whom it is for, where it stands, what was done by it when and by whom. */
export function LinkRow({
  link,
  about,
}: {
  link: AccessLinks_LinksFragment;
  /** What it is about, where the page does not say so. */
  about?: ReactNode;
}) {
  const { t, format } = useWords();
  const { run, problem } = useAct(RevokeAccessLink);
  const said = useSaid();
  const { onDesk = false } = termsOf(link.purpose);
  const counted = onDesk ? t.link.answered : t.link.usedOf;
  const whom = [link.addresseeOrganization, link.addresseeName].filter(Boolean).join(" ");
  const facts = [
    t.link.by(link.createdBy?.name ?? "", format.instant(link.createdAt)),
    ...(link.status === "ACTIVE"
      ? [
          t.link.until(format.instant(link.expiresAt)),
          ...(onDesk
            ? []
            : [link.openedAt ? t.link.opened(format.instant(link.openedAt)) : t.link.notOpened]),
        ]
      : []),
    ...(onDesk || link.maxUses > 1
      ? [counted(format.number(link.useCount), format.number(link.maxUses))]
      : []),
    // Who answered on the desk need not say who he is.
    ...(onDesk ? [] : readFragment(LinkUses_uses, link.uses.nodes).map(said)),
    ...(link.revokedAt
      ? [t.link.revokedBy(link.revokedBy?.name ?? "", format.instant(link.revokedAt))]
      : []),
  ];
  return (
    <li className="link-row">
      <p className="link-head">
        {about}
        <strong>{whom}</strong>
        <Badge tone={TONES[link.status]}>{t.link.statuses[link.status]}</Badge>
      </p>
      <p className="link-quiet link-facts">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      {link.useCount > 1 && !onDesk && <LinkUses id={link.id} count={link.useCount} />}
      {link.status === "ACTIVE" && (
        <ConfirmButton
          small
          kind="QUIET"
          question={t.link.revokeSure}
          confirmText={t.link.revoke}
          cancelText={t.shell.cancel}
          onConfirm={async () => {
            await run({ id: link.id });
          }}
        >
          {t.link.revoke}
        </ConfirmButton>
      )}
      {problem && <ProblemNote problem={problem} />}
    </li>
  );
}
