import type { TenderEvent } from "@threshold/domain/tender/lifecycle";
import { isCommittee } from "@threshold/domain/tender/draw";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { Empty } from "@threshold/ui/Empty";
import { Note } from "@threshold/ui/ErrorNote";
import { Input } from "@threshold/ui/Input";
import { useMemo, useState } from "react";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useAct } from "../../form/use-act.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { PhoneNumber } from "../../personal-data/PhoneNumber.tsx";
import { graphql } from "../../gql/gql.ts";
import type { CommitteeView_TenderFragment } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { LinkDialog } from "../LinkDialog.tsx";
import { Part, useAsking } from "../parts.tsx";
import { allowed, eventOf, type PartProps } from "../tender-query.ts";
import {
  DrawTenderExperts,
  ListTenderExperts,
  RemoveTenderExpert,
  ReplaceTenderExpert,
  SaveTenderExpert,
} from "./acts.ts";
import { askable } from "./askable.ts";
import { DrawShown } from "./DrawShown.tsx";
import type { ToldDraw } from "./draw-proof.ts";
import { PasteExperts } from "./PasteExperts.tsx";
import { StepLaw } from "./StepLaw.tsx";
import "./evaluation.css";

export const CommitteeView_tender = graphql(/* GraphQL */ `
  fragment CommitteeView_tender on Tender {
    id
    expertsWanted
    experts {
      id
      reference
      kind
      name
      organization
      phone
      conflict
      listed
      member
      drawOrder
      reserveOrder
      scoredAt
      mine
      person {
        id
        name
      }
    }
  }
`);

type Expert = CommitteeView_TenderFragment["experts"][number];
type Replaced = Extract<TenderEvent, { kind: "EXPERT_REPLACED" }>;

/** The evaluation committee (评标委员会): who may be drawn, the draw that anybody can do again, who sits on it. */
export function CommitteeView({ tender, onChanged }: PartProps) {
  const { t } = useWords();
  const words = t.tenderEval;
  const { experts, expertsWanted } = readFragment(CommitteeView_tender, tender);
  const isDrawn = eventOf(tender, "EXPERTS_DRAWN") !== undefined;
  const isListed = expertsWanted !== null && expertsWanted !== undefined;
  // Whoever is on the committee himself reads of it no more than others do, before the award.
  if (experts.every(({ mine }) => mine) && !allowed(tender, "saveTenderExpert"))
    return (
      <Part id="tender-committee" title={words.committee}>
        <Empty title={words.committeeSecret}>{words.committeeSecretWhy}</Empty>
      </Part>
    );
  return (
    <div className="eval-stack">
      {isDrawn && <Members tender={tender} experts={experts} onChanged={onChanged} />}
      {isDrawn && <Drawn tender={tender} experts={experts} />}
      {isListed && !isDrawn && <DrawNow tender={tender} onChanged={onChanged} />}
      {!isDrawn && (
        <Pool tender={tender} experts={experts} isListed={isListed} onChanged={onChanged} />
      )}
    </div>
  );
}

interface WithExperts extends PartProps {
  experts: readonly Expert[];
}

/** The list before the draw: written until it is published, and then no more. */
function Pool({ tender, experts, isListed, onChanged }: WithExperts & { isListed: boolean }) {
  const { t } = useWords();
  const words = t.tenderEval;
  const { ask, dialog } = useAsking(onChanged);
  const [pasting, setPasting] = useState(false);
  const remove = useAct(RemoveTenderExpert);
  const may = allowed(tender, "saveTenderExpert");
  const edit = (expert?: Expert) =>
    ask({
      title: expert ? words.editExpert : words.addExpert,
      act: SaveTenderExpert,
      fields: [
        {
          kind: "CHOICE",
          name: "kind",
          label: words.kind,
          required: true,
          options: [
            { value: "EXPERT", label: words.kinds.EXPERT },
            { value: "REPRESENTATIVE", label: words.kinds.REPRESENTATIVE },
          ],
        },
        { kind: "TEXT", name: "name", label: words.name, required: true, maxLength: 40 },
        { kind: "TEXT", name: "organization", label: words.organization, maxLength: 80 },
        { kind: "PHONE", name: "phone", label: words.phone },
        {
          kind: "PERSON",
          name: "personId",
          label: words.account,
          hint: words.accountHint,
          options: expert?.person ? [{ value: expert.person.id, label: expert.person.name }] : [],
        },
        {
          kind: "LONG",
          name: "conflict",
          label: words.conflict,
          hint: words.conflictHint,
          maxLength: 200,
        },
      ],
      values: expert
        ? {
            kind: expert.kind,
            name: expert.name,
            organization: expert.organization,
            phone: expert.phone,
            personId: expert.person?.id,
            conflict: expert.conflict,
          }
        : { kind: "EXPERT" },
      inputOf: (values) => ({ id: tender.id, ...(expert && { expertId: expert.id }), ...values }),
    });
  const drop = async (expert: Expert) => {
    const done = await remove.run({ id: expert.id });
    if (done.ok) onChanged();
  };
  return (
    <Part
      id="tender-experts"
      title={words.pool}
      lead={isListed ? words.poolFixed : words.poolLead}
      action={
        may && (
          <>
            <Button icon="upload" onClick={() => setPasting(true)}>
              {words.paste}
            </Button>
            <Button icon="plus" onClick={() => edit()}>
              {words.addExpert}
            </Button>
          </>
        )
      }
    >
      {remove.problem && <ProblemNote problem={remove.problem} />}
      {experts.length === 0 && <Empty title={words.noExperts}>{words.noExpertsText}</Empty>}
      <ul className="eval-rows">
        {experts.map((expert) => (
          <li key={expert.id}>
            <div>
              <span>
                {expert.name}{" "}
                {expert.kind === "REPRESENTATIVE" && <Badge>{words.kinds.REPRESENTATIVE}</Badge>}{" "}
                {expert.conflict && <Badge tone="WARN">{words.excludedBadge}</Badge>}
              </span>
              <small>
                {[expert.organization, expert.person && words.hasAccount, expert.conflict]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
              <PhoneNumber of={expert.id} whose={expert.name} shown={expert.phone} may />
            </div>
            {may && (
              <span className="eval-row">
                <Button
                  small
                  kind="QUIET"
                  icon="edit"
                  aria-label={`${words.editExpert} ${expert.name}`}
                  onClick={() => edit(expert)}
                >
                  {words.editExpert}
                </Button>
                <Button
                  small
                  kind="QUIET"
                  icon="trash"
                  iconOnly
                  aria-label={words.removeExpert(expert.name)}
                  onClick={() => void drop(expert)}
                >
                  {words.removeExpert(expert.name)}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {!isListed && <Publish tender={tender} experts={experts} onChanged={onChanged} />}
      {pasting && (
        <PasteExperts
          tenderId={tender.id}
          known={experts.map(({ name }) => name)}
          onClose={() => setPasting(false)}
          onDone={() => {
            setPasting(false);
            onChanged();
          }}
        />
      )}
      {dialog}
    </Part>
  );
}

/** How many are drawn, what committee that makes, and the list is published. */
function Publish({ tender, experts, onChanged }: WithExperts) {
  const { t } = useWords();
  const words = t.tenderEval;
  const list = useAct(ListTenderExperts);
  const representatives = experts.filter(({ kind }) => kind === "REPRESENTATIVE").length;
  const free = experts.filter(({ kind, conflict }) => kind === "EXPERT" && !conflict).length;
  const [typed, setTyped] = useState<string>();
  const usual = representatives === 0 ? 5 : Math.max(4, representatives * 2);
  const fitting = [usual, usual + 1].find((wanted) =>
    isCommittee({ members: wanted + representatives, experts: wanted }),
  );
  const wanted = Number(typed ?? fitting ?? usual);
  const members = wanted + representatives;
  const fits = isCommittee({ members, experts: wanted });
  const state = askable(t, tender, "listTenderExperts");
  if (!state) return null;
  const unavailable = state.unavailable
    ? state.unavailable
    : !fits
      ? words.committeeWrong
      : free < wanted
        ? words.tooFew(free, wanted)
        : undefined;
  const publish = async () => {
    const done = await list.run({ id: tender.id, experts: wanted });
    if (done.ok) onChanged();
  };
  return (
    <div className="eval-hand-in">
      <Input
        label={words.howMany}
        hint={words.committeeIs(members, wanted, representatives, free)}
        inputMode="numeric"
        value={typed ?? String(wanted)}
        onChange={({ target }) => setTyped(target.value)}
      />
      {list.problem && <ProblemNote problem={list.problem} />}
      <div className="eval-row">
        <ConfirmButton
          kind="PRIMARY"
          question={words.publishQuestion}
          confirmText={words.publish}
          cancelText={t.shell.cancel}
          onConfirm={publish}
          unavailable={unavailable}
        >
          {words.publish}
        </ConfirmButton>
        {unavailable && <span className="eval-quiet">{unavailable}</span>}
      </div>
    </div>
  );
}

/** The public value is typed as it came out; the secret of the notice is told with the draw. */
function DrawNow({ tender, onChanged }: PartProps) {
  const { t } = useWords();
  const words = t.tenderEval;
  const { run, busy, problem } = useAct(DrawTenderExperts);
  const [publicValue, setPublicValue] = useState("");
  const [isTried, setTried] = useState(false);
  const may = allowed(tender, "drawTenderExperts");
  const press = async () => {
    setTried(true);
    if (publicValue.trim() === "") return;
    const done = await run({ id: tender.id, publicValue: publicValue.trim() });
    if (done.ok) onChanged();
  };
  return (
    <Part id="tender-draw" title={words.drawNow} lead={words.drawLead}>
      <dl className="eval-facts">
        <div>
          <dt>{words.commitment}</dt>
          <dd>
            <code>{eventOf(tender, "NOTICE_ISSUED")?.notice.seedCommitment}</code>
          </dd>
        </div>
        <div>
          <dt>{words.source}</dt>
          <dd>{tender.publicSource}</dd>
        </div>
      </dl>
      {may && (
        <form
          className="eval-hand-in"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void press();
          }}
        >
          <Input
            label={words.publicValue}
            hint={words.publicValueHint}
            required
            maxLength={200}
            value={publicValue}
            error={isTried && publicValue.trim() === "" ? words.publicValueMissing : undefined}
            onChange={({ target }) => setPublicValue(target.value)}
          />
          {problem && <ProblemNote problem={problem} />}
          <div>
            <Button kind="PRIMARY" submit busy={busy}>
              {words.draw}
            </Button>
          </div>
        </form>
      )}
      <StepLaw tender={tender} kinds={["EXPERTS_LISTED"]} />
    </Part>
  );
}

function Drawn({ tender, experts }: Omit<WithExperts, "onChanged">) {
  const { t } = useWords();
  const words = t.tenderEval;
  const listed = eventOf(tender, "EXPERTS_LISTED");
  const drawn = eventOf(tender, "EXPERTS_DRAWN");
  const issued = eventOf(tender, "NOTICE_ISSUED");
  const told = useMemo<ToldDraw | undefined>(
    () =>
      listed &&
      drawn &&
      issued && {
        tender: tender.reference,
        commitment: issued.notice.seedCommitment,
        secret: drawn.secret,
        publicValue: drawn.publicValue,
        pool: listed.pool,
        representatives: listed.representatives.length,
        experts: listed.experts,
        draw: drawn.draw,
      },
    [tender.reference, listed, drawn, issued],
  );
  if (!told) return null;
  const replacements = tender.log.nodes
    .toReversed()
    .filter(({ kind }) => kind === "EXPERT_REPLACED")
    .map(({ event }) => event as Replaced);
  const names = Object.fromEntries(experts.map(({ reference, name }) => [reference, name]));
  return (
    <Part id="tender-drawn" title={words.drawTitle} lead={words.drawnLead}>
      <DrawShown
        told={told}
        source={issued?.notice.publicSource ?? ""}
        replacements={replacements}
        names={{ ...Object.fromEntries(told.pool.map(({ id, name }) => [id, name])), ...names }}
      />
      <StepLaw tender={tender} kinds={["EXPERTS_LISTED", "EXPERTS_DRAWN", "EXPERT_REPLACED"]} />
    </Part>
  );
}

/** Who sits on the committee, their links, and who has scored. */
function Members({ tender, experts, onChanged }: WithExperts) {
  const { t, format } = useWords();
  const words = t.tenderEval;
  const { ask, dialog } = useAsking(onChanged);
  const [linking, setLinking] = useState<Expert>();
  const members = experts.filter(({ member }) => member);
  const scored = members.filter(({ scoredAt }) => scoredAt).length;
  const may = allowed(tender, "replaceTenderExpert");
  const replace = (expert: Expert) =>
    ask({
      title: words.replaceTitle(expert.name),
      lead: words.replaceLead,
      act: ReplaceTenderExpert,
      fields: [
        {
          kind: "LONG",
          name: "reason",
          label: words.replaceReason,
          required: true,
          maxLength: 200,
        },
      ],
      submitText: words.replace,
      inputOf: (values) => ({ id: expert.id, ...values }),
    });
  return (
    <Part
      id="tender-members"
      title={words.committee}
      mark={
        <Badge tone={scored === members.length ? "OK" : "ACCENT"}>
          {words.scoredOf(scored, members.length)}
        </Badge>
      }
      lead={may ? words.linksLead : words.membersLead}
    >
      <ul className="eval-rows">
        {members.map((expert) => (
          <li key={expert.id}>
            <div>
              <span>
                {expert.name}{" "}
                {expert.kind === "REPRESENTATIVE" && <Badge>{words.kinds.REPRESENTATIVE}</Badge>}
              </span>
              <small>
                {[expert.organization, expert.person && words.hasAccount]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
              <PhoneNumber of={expert.id} whose={expert.name} shown={expert.phone} may />
            </div>
            {expert.scoredAt ? (
              <Badge tone="OK">{words.scoredAt(format.instant(expert.scoredAt))}</Badge>
            ) : (
              <Badge>{words.notScored}</Badge>
            )}
            {may && !expert.person && (
              <Button
                small
                icon="link"
                aria-label={words.linkFor(expert.name)}
                onClick={() => setLinking(expert)}
              >
                {words.link}
              </Button>
            )}
            {may && expert.kind === "EXPERT" && !expert.scoredAt && (
              <Button
                small
                kind="QUIET"
                aria-label={words.replaceTitle(expert.name)}
                onClick={() => replace(expert)}
              >
                {words.replace}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {tender.status === "EVALUATING" && <Note>{words.keptFromYou}</Note>}
      {linking && (
        <LinkDialog
          id={linking.id}
          title={words.linkFor(linking.name)}
          lead={words.linkLead}
          onClose={() => {
            setLinking(undefined);
            onChanged();
          }}
        />
      )}
      {dialog}
    </Part>
  );
}
