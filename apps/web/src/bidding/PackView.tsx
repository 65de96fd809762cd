import {
  type BidPart,
  isPageChecked,
  packingKindNames,
  pageCheck,
} from "@threshold/domain/bidding/bid-document";
import { Badge } from "@threshold/ui/Badge";
import { Button, buttonClass, ButtonLink } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Checkbox } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useEffect } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import type { FieldSpec } from "../form/field-spec.ts";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { BidPackPageQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { RecordFiles } from "../launch/record/record-parts.tsx";
import { asRefusal, problemOf } from "../problem.ts";
import { explain } from "../refusals.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { acts } from "./acts.ts";
import { allowed, type Bidding } from "./bidding-query.ts";
import { Part, type PartProps, RemoveButton, useAsking, teamOf } from "./Parts.tsx";
import "./estimate.css";
import "./pack.css";

const BidPackPage = graphql(/* GraphQL */ `
  query BidPackPage($id: ID!) {
    biddingProject(id: $id) {
      id
      parts {
        id
        title
        required
        needsSeal
        sealedOn
        owner {
          id
          name
        }
        sealedBy {
          id
          name
        }
        attachments {
          id
          ...RecordFiles_file
        }
      }
      packs {
        id
        status
        total
        done
        pages
        isCurrent
        url
        failure
        createdAt
        createdBy {
          id
          name
        }
        contents {
          title
          page
          pages
          blank
        }
      }
      packingItems {
        id
        kind
        text
        quantity
        remark
        checkedAt
        checkedBy {
          id
          name
        }
      }
    }
  }
`);

type Paged = NonNullable<BidPackPageQuery["biddingProject"]>;
type Pack = Paged["packs"][number];

/** How often an assembly under way is asked for, in ms. */
const pace = 1_000;

/** 标书组卷: the parts of the bid, their assembly and its page check, and the binding and packaging list. */
export function PackView({ project, onChanged }: PartProps) {
  const { t } = useWords();
  const [{ data, error }, refresh] = useQuery({
    query: BidPackPage,
    variables: { id: project.id },
  });
  const reload = () => {
    refresh({ requestPolicy: "network-only" });
    onChanged();
  };
  const of = data?.biddingProject;
  const isOpen = of?.packs.some(({ status }) => status === "WAITING" || status === "RUNNING");
  useEffect(() => {
    if (!isOpen) return undefined;
    const timer = setInterval(() => refresh({ requestPolicy: "network-only" }), pace);
    return () => clearInterval(timer);
  }, [isOpen, refresh]);
  if (error) return <ProblemNote problem={problemOf(error)} onRetry={reload} />;
  if (!of) return <Skeleton lines={8} />;
  const keeps = allowed(project, "keepBidPack");
  if (!keeps && of.parts.length === 0 && of.packingItems.length === 0)
    return <Empty title={t.bidWork.pack.none}>{t.bidWork.pack.noneKept}</Empty>;
  return (
    <div className="pack">
      <PartsList project={project} of={of} keeps={keeps} onChanged={reload} />
      <div className="pack-side">
        <Assembly project={project} of={of} keeps={keeps} onChanged={reload} />
      </div>
      <Packing project={project} of={of} keeps={keeps} onChanged={reload} />
    </div>
  );
}

interface ViewProps {
  project: Bidding;
  of: Paged;
  keeps: boolean;
  onChanged: () => void;
}

function PartsList({ project, of, keeps, onChanged }: ViewProps) {
  const { t, format } = useWords();
  const words = t.bidWork.pack;
  const people = teamOf(project);
  const { ask, dialog } = useAsking(onChanged);
  const standard = useAct(acts.addStandardBidParts);
  const order = useAct(acts.orderBidParts);
  const seal = useAct(acts.sealBidPart);
  const projectId = project.id;
  const { parts } = of;
  const fields: FieldSpec[] = [
    { kind: "TEXT", name: "title", label: words.name, required: true, maxLength: 80 },
    { kind: "TICK", name: "required", label: words.required },
    { kind: "TICK", name: "needsSeal", label: words.needsSeal },
    { kind: "PERSON", name: "ownerId", label: words.owner, options: people },
  ];
  const askOne = (one?: Paged["parts"][number]) =>
    ask({
      act: "saveBidPart",
      title: one ? words.edit : words.add,
      fields,
      values: one ? { ...one, ownerId: one.owner?.id } : { required: true },
      inputOf: (values) => ({ projectId, id: one?.id ?? null, ...values }),
    });
  const move = async (at: number, by: -1 | 1) => {
    const ids = parts.map(({ id }) => id);
    const [moved] = ids.splice(at, 1);
    ids.splice(at + by, 0, moved!);
    const { ok } = await order.run({ projectId, partIds: ids });
    if (ok) onChanged();
  };
  const problem = standard.problem ?? order.problem ?? seal.problem;
  return (
    <Part
      id="pack-parts"
      title={words.title}
      lead={words.lead}
      action={
        keeps && (
          <Button icon="plus" onClick={() => askOne()}>
            {words.add}
          </Button>
        )
      }
    >
      {parts.length === 0 && (
        <Empty
          title={words.none}
          action={
            keeps && (
              <Button
                kind="PRIMARY"
                busy={standard.busy}
                onClick={async () => {
                  if ((await standard.run({ projectId })).ok) onChanged();
                }}
              >
                {words.standard}
              </Button>
            )
          }
        >
          {words.noneText}
        </Empty>
      )}
      {problem && <ProblemNote problem={problem} />}
      <ol className="bidding-rows pack-parts">
        {parts.map((one, at) => (
          <li key={one.id}>
            <div>
              <strong>{`${at + 1}. ${one.title}`}</strong>
              <small>
                {[
                  !one.required && words.optional,
                  one.owner?.name,
                  one.sealedOn &&
                    one.sealedBy &&
                    words.sealed(one.sealedBy.name, format.day(one.sealedOn)),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </div>
            {one.attachments.length === 0 && (
              <Badge tone={one.required ? "BAD" : "NEUTRAL"}>{words.noFile}</Badge>
            )}
            {one.needsSeal && !one.sealedOn && <Badge tone="WARN">{words.toSeal}</Badge>}
            {keeps && (
              <span className="bidding-buttons">
                {one.needsSeal && (
                  <Button
                    small
                    kind="QUIET"
                    onClick={async () => {
                      const sealed = !one.sealedOn;
                      if ((await seal.run({ projectId, partId: one.id, sealed })).ok) onChanged();
                    }}
                  >
                    {one.sealedOn ? words.unseal : words.seal}
                  </Button>
                )}
                <Button
                  small
                  kind="QUIET"
                  aria-label={words.up(one.title)}
                  {...(at === 0 && { disabled: true })}
                  onClick={() => void move(at, -1)}
                >
                  ↑
                </Button>
                <Button
                  small
                  kind="QUIET"
                  aria-label={words.down(one.title)}
                  {...(at === parts.length - 1 && { disabled: true })}
                  onClick={() => void move(at, 1)}
                >
                  ↓
                </Button>
                <Button small kind="QUIET" icon="edit" onClick={() => askOne(one)}>
                  {t.bidding.edit}
                </Button>
                <RemoveButton id={one.id} name={one.title} onDone={onChanged} />
              </span>
            )}
            <div className="pack-files">
              <RecordFiles
                recordId={one.id}
                files={one.attachments}
                may={keeps}
                label={one.title}
                onChanged={onChanged}
              />
            </div>
          </li>
        ))}
      </ol>
      {dialog}
    </Part>
  );
}

/** The last assembly: how far it is, where each part begins, and what the page check says. */
function Assembly({ project, of, keeps, onChanged }: ViewProps) {
  const { t, format } = useWords();
  const words = t.bidWork.pack;
  const announce = useAnnounce();
  const assemble = useAct(acts.assembleBid);
  const cancel = useAct(acts.cancelBidPack);
  const projectId = project.id;
  const last: Pack | undefined = of.packs[0];
  const done = of.packs.find(({ status }) => status === "DONE");
  const isOpen = last?.status === "WAITING" || last?.status === "RUNNING";
  const parts = of.parts.map((one): BidPart => ({
    title: one.title,
    required: one.required,
    files: one.attachments.length,
    needsSeal: one.needsSeal,
    sealed: Boolean(one.sealedOn),
  }));
  const filesOf = new Map(of.parts.map((one) => [one.id, one.attachments.length]));
  const check = pageCheck({
    parts,
    requirements: project.requirements.map(({ clause, responded, part }) => ({
      clause,
      responded,
      partFiles: part ? (filesOf.get(part.id) ?? 0) : null,
    })),
    packIsCurrent: done?.isCurrent ?? false,
  });
  const blank = done?.contents.flatMap((one) => one.blank) ?? [];
  const join = (names: readonly (number | string)[]) => names.join("、");
  const failure = last?.failure as { code: string; details: Record<string, string[]> } | null;
  const refusal = failure ? asRefusal(failure.code, failure.details) : undefined;
  const problem = assemble.problem ?? cancel.problem;
  return (
    <>
      <section className="estimate-card" aria-labelledby="pack-result">
        <h2 id="pack-result">{words.result}</h2>
        {!last && <p className="bidding-quiet">{words.notYet}</p>}
        {last && isOpen && (
          <>
            <label className="pack-progress">
              <progress max={last.total} value={last.done} />
              {words.progress(last.done, last.total)}
            </label>
            {keeps && (
              <Button
                small
                icon="stop"
                busy={cancel.busy}
                onClick={async () => {
                  if ((await cancel.run({ projectId, packId: last.id })).ok)
                    announce(words.cancelled);
                  onChanged();
                }}
              >
                {words.cancel}
              </Button>
            )}
          </>
        )}
        {last && !isOpen && last.status !== "DONE" && (
          <p className="bidding-note">
            {last.status === "CANCELLED"
              ? words.cancelled
              : refusal
                ? explain(t, refusal)
                : words.unexpected}
          </p>
        )}
        {done && done.pages && (
          <>
            <p>
              <strong>{words.pages(done.pages)}</strong>
              <br />
              <span className="bidding-quiet">
                {words.madeBy(done.createdBy?.name ?? "", format.instant(done.createdAt))}
              </span>
            </p>
            <ol className="pack-contents">
              {done.contents.map((entry) => (
                <li key={`${entry.page}`}>
                  <span>{entry.title}</span>
                  <span className="bidding-quiet">{words.page(entry.page, entry.pages)}</span>
                  {entry.blank.length > 0 && (
                    <span className="bidding-bad">{words.blank(join(entry.blank))}</span>
                  )}
                </li>
              ))}
            </ol>
            {done.url && (
              <span className="bidding-buttons">
                <ButtonLink small icon="file" href={done.url} target="_blank" rel="noreferrer">
                  {words.open}
                </ButtonLink>
                <ButtonLink small icon="download" href={`${done.url}?download`} download>
                  {words.download}
                </ButtonLink>
              </span>
            )}
          </>
        )}
        {keeps && !isOpen && (
          <Button
            kind="PRIMARY"
            busy={assemble.busy}
            onClick={async () => {
              if ((await assemble.run({ projectId })).ok) onChanged();
            }}
          >
            {done ? words.again : words.assemble}
          </Button>
        )}
        {problem && <ProblemNote problem={problem} />}
      </section>
      {of.parts.length > 0 && (
        <section className="estimate-card" aria-labelledby="pack-check">
          <h2 id="pack-check">{words.check}</h2>
          {isPageChecked(check) && <Badge tone="OK">{words.checkOk}</Badge>}
          <ul className="pack-findings">
            {check.missing.length > 0 && <li>{words.missing(join(check.missing))}</li>}
            {check.unsealed.length > 0 && <li>{words.unsealed(join(check.unsealed))}</li>}
            {check.unanswered.length > 0 && <li>{words.unanswered(join(check.unanswered))}</li>}
            {check.stale && <li>{words.stale}</li>}
            {blank.length > 0 && <li className="bidding-quiet">{words.blanks(join(blank))}</li>}
          </ul>
        </section>
      )}
    </>
  );
}

/** 装订与封装清单 (BID-R14), beside what the tender document asks of it. */
function Packing({ project, of, keeps, onChanged }: ViewProps) {
  const { t, format } = useWords();
  const words = t.bidWork.packing;
  const { ask, dialog } = useAsking(onChanged);
  const check = useAct(acts.checkBidPackingItem);
  const projectId = project.id;
  const { packingItems } = of;
  const asked = project.requirements.filter(
    ({ category }) => category === "BINDING" || category === "PACKAGING",
  );
  const done = packingItems.filter(({ checkedAt }) => checkedAt).length;
  const askOne = (one?: Paged["packingItems"][number]) =>
    ask({
      act: "saveBidPackingItem",
      title: one ? words.edit : words.add,
      fields: [
        {
          kind: "CHOICE",
          name: "kind",
          label: words.kind,
          required: true,
          options: packingKindNames.map((value) => ({ value, label: words.kinds[value] })),
        },
        { kind: "LONG", name: "text", label: words.text, required: true, maxLength: 200 },
        { kind: "WHOLE", name: "quantity", label: words.quantity, min: 1, max: 1000 },
      ],
      values: one,
      inputOf: (values) => ({ projectId, id: one?.id ?? null, ...values }),
    });
  return (
    <Part
      id="pack-packing"
      title={words.title}
      lead={packingItems.length > 0 ? words.progress(done, packingItems.length) : words.none}
      action={
        <span className="bidding-buttons">
          {packingItems.length > 0 && (
            <Link className={buttonClass()} to={`/forms/BID_PACKING/${projectId}`}>
              {words.print}
            </Link>
          )}
          {keeps && (
            <Button icon="plus" onClick={() => askOne()}>
              {words.add}
            </Button>
          )}
        </span>
      }
    >
      {packingItems.length > 0 && <p className="bidding-quiet">{words.lead}</p>}
      {asked.length > 0 && (
        <div className="bidding-note">
          <strong>{words.asked}</strong>
          {asked.map(({ id, clause, text }) => (
            <p key={id}>{`${clause} ${text}`}</p>
          ))}
        </div>
      )}
      {check.problem && <ProblemNote problem={check.problem} />}
      <ul className="bidding-rows">
        {packingItems.map((one) => (
          <li key={one.id}>
            <Checkbox
              checked={Boolean(one.checkedAt)}
              disabled={!keeps || check.busy}
              aria-label={words.check(one.text)}
              label={
                <>
                  {one.text}
                  {one.quantity != null && ` ${words.count(one.quantity)}`}
                </>
              }
              hint={
                one.checkedBy && one.checkedAt
                  ? words.checkedBy(one.checkedBy.name, format.instant(one.checkedAt))
                  : undefined
              }
              onChange={async ({ target }) => {
                const { checked } = target;
                const given = { projectId, packingItemId: one.id, checked, remark: one.remark };
                if ((await check.run(given)).ok) onChanged();
              }}
            />
            <Badge>{words.kinds[one.kind]}</Badge>
            {keeps && (
              <span className="bidding-buttons">
                <Button small kind="QUIET" icon="edit" onClick={() => askOne(one)}>
                  {t.bidding.edit}
                </Button>
                <RemoveButton id={one.id} name={one.text} onDone={onChanged} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {dialog}
    </Part>
  );
}
