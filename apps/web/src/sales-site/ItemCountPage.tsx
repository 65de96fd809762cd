import { Badge } from "@threshold/ui/Badge";
import { buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Skeleton } from "@threshold/ui/Spinner";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { ItemCountQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { LossResult } from "./SiteFollow.tsx";
import { allowed } from "./site-query.ts";
import "./sales-site.css";

const ItemCountDocument = graphql(/* GraphQL */ `
  query ItemCount($id: ID!) {
    itemCount(id: $id) {
      id
      moment
      reportedAt
      amissCount
      createdAt
      createdBy {
        id
        name
      }
      site {
        id
        name
        actions {
          action
          allowed
        }
      }
      lines {
        id
        item
        registered
        counted
        condition
        remark
        followed
        result
        resolvedAt
        resolvedBy {
          id
          name
        }
        attachments {
          id
          name
          url
          thumbnailUrl
        }
      }
    }
  }
`);

type Count = NonNullable<ItemCountQuery["itemCount"]>;
type Line = Count["lines"][number];

const isAmiss = ({ registered, counted, condition }: Line) =>
  registered !== counted || condition !== "INTACT";

/** A count as it was made: what is amiss first, each with its photos and its result. */
export function ItemCountPage() {
  const { id = "" } = useParams();
  const { t, format } = useWords();
  const words = t.site.count;
  const [{ data, error }, refresh] = useQuery({
    query: ItemCountDocument,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  const count = data?.itemCount;
  const trail = [{ label: t.site.title, href: "/sales-sites" }];
  if (!count)
    return (
      <Page title={words.sheet} trail={trail}>
        {error && <ProblemNote problem={problemOf(error)} />}
        {!data && !error && <Skeleton lines={8} />}
        {data && <Empty title={t.site.notFound} />}
      </Page>
    );
  const may = allowed(count.site, "follow");
  const lines = count.lines.toSorted((a, b) => Number(isAmiss(b)) - Number(isAmiss(a)));
  return (
    <Page
      title={words[count.moment]}
      trail={[...trail, { label: count.site.name, href: `/sales-sites/${count.site.id}` }]}
      mark={
        <Badge tone={count.amissCount > 0 ? "BAD" : "OK"}>
          {count.amissCount > 0 ? words.amiss(count.amissCount) : words.fine}
        </Badge>
      }
      subtitle={[
        format.instant(count.createdAt),
        count.createdBy?.name,
        count.reportedAt && words.reportedAt(format.instant(count.reportedAt)),
      ]
        .filter(Boolean)
        .join(" · ")}
      actions={
        <Link className={buttonClass()} to={`/forms/ITEM_COUNT/${count.id}`}>
          {words.sheet}
        </Link>
      }
    >
      <ul className="site-rows">
        {lines.map((line) => (
          <LineRow
            key={line.id}
            line={line}
            may={may}
            onDone={() => refresh({ requestPolicy: "network-only" })}
          />
        ))}
      </ul>
    </Page>
  );
}

function LineRow({ line, may, onDone }: { line: Line; may: boolean; onDone: () => void }) {
  const { t, format } = useWords();
  const words = t.site;
  const { item, registered, counted, condition, remark, result, resolvedAt, resolvedBy } = line;
  return (
    <li>
      <div>
        <strong>{item}</strong>
        {remark && <span>{remark}</span>}
        {result && (
          <small className="site-quiet">
            {[
              words.records.result(result),
              resolvedAt && words.follow.done(format.instant(resolvedAt), resolvedBy?.name ?? ""),
            ]
              .filter(Boolean)
              .join(" · ")}
          </small>
        )}
        {line.attachments.length > 0 && (
          <span className="site-photos">
            {line.attachments.map((file) => (
              <a key={file.id} href={file.url} target="_blank" rel="noreferrer">
                <img src={file.thumbnailUrl ?? file.url} alt={`${item}：${file.name}`} />
              </a>
            ))}
          </span>
        )}
        {may && line.followed && !result && <LossResult id={line.id} of={item} onDone={onDone} />}
      </div>
      <span className={isAmiss(line) ? "site-bad" : "site-ok"}>{`${counted} / ${registered}`}</span>
      <Badge tone={condition === "INTACT" ? "OK" : "BAD"}>{t.showcase.conditions[condition]}</Badge>
    </li>
  );
}
