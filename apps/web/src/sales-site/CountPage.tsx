import { itemConditions, type ItemCondition } from "@threshold/domain/showcase/vocabulary";
import { Button, buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Input } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { uploadFile } from "../form/upload.ts";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { SiteCountQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { type Problem, problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Page } from "../shell/Page.tsx";
import { PhotoPick } from "./PhotoPick.tsx";
import { useKept } from "./use-kept.ts";
import "./sales-site.css";

const SiteCount = graphql(/* GraphQL */ `
  query SiteCount($id: ID!) {
    salesSite(id: $id) {
      id
      name
      items {
        id
        name
        place
        registered
        retired
        followedLoss {
          id
          counted
          condition
          remark
        }
      }
    }
  }
`);

const RecordItemCount = graphql(/* GraphQL */ `
  mutation RecordItemCount($input: RecordItemCountInput!) {
    recordItemCount(input: $input) {
      count {
        id
        reportedAt
        lines {
          id
          siteItem {
            id
          }
        }
      }
    }
  }
`);

type Item = NonNullable<SiteCountQuery["salesSite"]>["items"][number];

/** How an item differs from its registration. */
interface Difference {
  readonly counted: number;
  readonly condition: ItemCondition;
  readonly remark: string;
  readonly photos: readonly File[];
}

const conditions = Object.keys(itemConditions) as ItemCondition[];

/** What is known and followed already is counted as it was told, so that nobody types it twice a day. */
const known = ({ followedLoss }: Item): Difference | undefined =>
  followedLoss
    ? {
        counted: followedLoss.counted,
        condition: followedLoss.condition,
        remark: followedLoss.remark ?? "",
        photos: [],
      }
    : undefined;

/** It stands as it was reported before. */
const isKnown = ({ registered, followedLoss }: Item, { counted, condition }: Difference): boolean =>
  followedLoss != null &&
  followedLoss.condition === condition &&
  counted >= followedLoss.counted &&
  counted <= registered;

const isStale = (problem: Problem) =>
  problem.kind === "REFUSED" && problem.code === "STALE_VERSION";

/** A count (物品清点, SHW-R19): everything is as registered until somebody says otherwise. */
export function CountPage() {
  const { id = "", moment: asked } = useParams();
  const moment = asked === "closing" ? "CLOSING" : "OPENING";
  const { t } = useWords();
  const words = t.site.count;
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [{ data, error }, refresh] = useQuery({
    query: SiteCount,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  const act = useAct(RecordItemCount);
  const [told, setTold] = useState<Readonly<Record<string, Difference | null>>>({});
  const [unsent, setUnsent] = useState<ReadonlyMap<string, readonly File[]>>();
  const [sending, setSending] = useState(false);
  const site = useKept(id, data?.salesSite);
  const items = site?.items.filter(({ retired }) => !retired) ?? [];
  const differenceOf = (item: Item) =>
    told[item.id] === undefined ? known(item) : (told[item.id] ?? undefined);
  const amiss = items.filter((item) => differenceOf(item) !== undefined);
  const fresh = amiss.filter((item) => !isKnown(item, differenceOf(item)!)).length;

  const done = (reported: boolean) => {
    announce(reported ? words.reported : words.saved);
    void navigate(`/sales-sites/${id}`);
  };
  const sendPhotos = async (photos: ReadonlyMap<string, readonly File[]>) => {
    setSending(true);
    const left = new Map<string, readonly File[]>();
    for (const [lineId, files] of photos) {
      const failed: File[] = [];
      for (const file of files)
        if (!(await uploadFile(lineId, file, () => {})).ok) failed.push(file);
      if (failed.length > 0) left.set(lineId, failed);
    }
    setSending(false);
    if (left.size > 0) setUnsent(left);
    else done(true);
  };
  const submit = async () => {
    const lines = items.map((item) => {
      const difference = differenceOf(item);
      return difference
        ? {
            itemId: item.id,
            counted: difference.counted,
            condition: difference.condition,
            remark: difference.remark.trim() || null,
          }
        : { itemId: item.id, counted: item.registered, condition: "INTACT" as const };
    });
    const outcome = await act.run({ siteId: id, moment, lines });
    if (!outcome.ok) {
      // Somebody changed the register meanwhile: what was told stays, and is looked at again.
      if (isStale(outcome.problem)) refresh({ requestPolicy: "network-only" });
      return;
    }
    const { count } = outcome.data.recordItemCount;
    const photos = new Map(
      count.lines.flatMap((line) => {
        const files = told[line.siteItem.id]?.photos ?? [];
        return files.length > 0 ? [[line.id, files] as const] : [];
      }),
    );
    if (photos.size > 0) await sendPhotos(photos);
    else done(count.reportedAt !== null);
  };

  const places = new Map<string, Item[]>();
  for (const item of items)
    places.set(item.place ?? "", [...(places.get(item.place ?? "") ?? []), item]);
  const stale = act.problem !== undefined && isStale(act.problem);
  return (
    <Page
      title={words[moment]}
      trail={[
        { label: t.site.title, href: "/sales-sites" },
        { label: site?.name ?? "", href: `/sales-sites/${id}` },
      ]}
      subtitle={words.lead}
    >
      {error && <ProblemNote problem={problemOf(error)} onRetry={() => refresh()} />}
      {!site && !data && !error && <Skeleton lines={8} />}
      {data && !site && <Empty title={t.site.notFound} />}
      {site && items.length === 0 && (
        <Empty
          title={words.empty}
          action={
            <Link className={buttonClass()} to={`/sales-sites/${id}?view=items`}>
              {words.toRegister}
            </Link>
          }
        >
          {words.emptyText}
        </Empty>
      )}
      {[...places].map(([place, here]) => (
        <section key={place} className="count-place" aria-label={place || words.place}>
          {(place || places.size > 1) && <h2>{place || words.place}</h2>}
          <ul>
            {here.map((item) => (
              <CountRow
                key={item.id}
                item={item}
                difference={differenceOf(item)}
                onChange={(difference) => setTold({ ...told, [item.id]: difference })}
              />
            ))}
          </ul>
        </section>
      ))}
      {items.length > 0 && (
        <div className="count-bar">
          {stale && <ErrorNote>{words.changedText}</ErrorNote>}
          {act.problem && !stale && <ProblemNote problem={act.problem} />}
          {unsent ? (
            <>
              <ErrorNote>
                {words.photoFailed(
                  items
                    .filter((item) => (told[item.id]?.photos.length ?? 0) > 0)
                    .map(({ name }) => name)
                    .join("、"),
                )}
              </ErrorNote>
              <Button kind="PRIMARY" busy={sending} onClick={() => void sendPhotos(unsent)}>
                {words.uploadAgain}
              </Button>
              <Link to={`/sales-sites/${id}`}>{words.toDay}</Link>
            </>
          ) : (
            <Button
              kind={fresh > 0 ? "DANGER" : "PRIMARY"}
              busy={act.busy || sending}
              onClick={() => void submit()}
            >
              {fresh > 0
                ? words.submitAmiss(fresh)
                : amiss.length > 0
                  ? words.submitKnown(amiss.length)
                  : words.submitFine(items.length)}
            </Button>
          )}
        </div>
      )}
    </Page>
  );
}

/** One item: closed while it is as registered. */
function CountRow({
  item,
  difference,
  onChange,
}: {
  item: Item;
  difference: Difference | undefined;
  onChange: (difference: Difference | null) => void;
}) {
  const { t } = useWords();
  const words = t.site.count;
  if (!difference)
    return (
      <li>
        <button
          type="button"
          className="count-row"
          aria-expanded={false}
          onClick={() =>
            onChange({
              counted: Math.max(0, item.registered - 1),
              condition: "LOST",
              remark: "",
              photos: [],
            })
          }
        >
          <span>{item.name}</span>
          <span className="site-ok">{`${words.asRegistered} × ${item.registered}`}</span>
        </button>
      </li>
    );
  const set = (change: Partial<Difference>) => onChange({ ...difference, ...change });
  const step = (by: number) => {
    const counted = Math.max(0, difference.counted + by);
    // As many as there should be: they are there, whole or not.
    const there = counted >= item.registered && difference.condition === "LOST";
    set({ counted, ...(there && { condition: "INTACT" as const }) });
  };
  const unexplained = difference.counted !== item.registered && difference.remark.trim() === "";
  return (
    <li className="count-open">
      <div className="count-head">
        <strong>{item.name}</strong>
        <span className="site-quiet">{words.registered(item.registered)}</span>
        <Button small kind="QUIET" onClick={() => onChange(null)}>
          {words.back}
        </Button>
      </div>
      {item.followedLoss && (
        <small className="site-quiet">{words.known(item.followedLoss.remark ?? "")}</small>
      )}
      <div className="count-step">
        <Button icon="dash" iconOnly onClick={() => step(-1)}>
          {`${item.name}：${words.fewer}`}
        </Button>
        <output aria-label={`${item.name}：${words.counted}`}>{difference.counted}</output>
        <Button icon="plus" iconOnly onClick={() => step(1)}>
          {`${item.name}：${words.more}`}
        </Button>
        <Segmented
          label={`${item.name}：${words.condition}`}
          value={difference.condition}
          options={conditions.map((value) => ({ value, label: t.showcase.conditions[value] }))}
          onChange={(condition) => set({ condition })}
        />
      </div>
      <Input
        label={words.remark}
        required={difference.counted !== item.registered}
        hint={unexplained ? words.remarkNeeded : undefined}
        value={difference.remark}
        onChange={({ target }) => set({ remark: target.value })}
      />
      <PhotoPick photos={difference.photos} onChange={(photos) => set({ photos })} />
    </li>
  );
}
