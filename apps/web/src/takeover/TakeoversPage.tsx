import { takeoverStatuses } from "@threshold/domain/takeover/vocabulary";
import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Input } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { useRested } from "../form/PersonField.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { TakeoverStatus } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import { CreateDialog } from "./CreateDialog.tsx";
import "./takeover.css";
import { useTakeoverWords } from "./words.ts";

const Takeovers = graphql(/* GraphQL */ `
  query Takeovers($search: String, $after: String) {
    takeoverProjects(first: 50, search: $search, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        status
        deliveryOn
        serviceCenter {
          id
          name
        }
        areas {
          id
          unsafe
          transfer {
            id
          }
        }
        defectSums {
          severity
          state
          contractor
          count
        }
      }
    }
  }
`);

export const takeoverTone = (status: TakeoverStatus): Tone =>
  status === "TRIGGERED"
    ? "NEUTRAL"
    : ["TRANSFERRED", "REGISTER_DONE", "CLOSED"].includes(status)
      ? "OK"
      : "ACCENT";

/** 承接查验: every takeover with how far it is, what is unsafe and what is overdue. */
export function TakeoversPage() {
  const { t, language, format } = useWords();
  const words = useTakeoverWords();
  const may = useMay();
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const [typed, setTyped] = useState(address.get("q") ?? "");
  const search = useRested(typed.trim());
  const after = address.get("after");
  const [{ data, error }] = useQuery({
    query: Takeovers,
    variables: { search: search || null, after },
  });
  const [registering, setRegistering] = useState(false);
  const list = data?.takeoverProjects;
  return (
    <Page
      title={words.title}
      subtitle={words.lead}
      actions={
        <>
          {may("takeover.create") && (
            <Button icon="plus" kind="PRIMARY" onClick={() => setRegistering(true)}>
              {words.register}
            </Button>
          )}
          <ExportMenu list="takeovers" args={{ search: search || null }} />
        </>
      }
    >
      <Input
        label={words.search}
        type="search"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {error && <ProblemNote problem={problemOf(error)} />}
      {!data && !error && <Skeleton lines={6} />}
      {list?.nodes.length === 0 && (
        <Empty title={search ? words.noMatch : words.none}>{search ? "" : words.noneText}</Empty>
      )}
      {list && list.nodes.length > 0 && (
        <ul className="takeover-list">
          {list.nodes.map(({ id, name, status, deliveryOn, serviceCenter, areas, defectSums }) => {
            const unsafe = areas.reduce((sum, one) => sum + one.unsafe, 0);
            const overdue = defectSums
              .filter(({ state }) => state === "OVERDUE" || state === "URGED")
              .reduce((sum, { count }) => sum + count, 0);
            const gone = areas.filter(({ transfer }) => transfer).length;
            return (
              <li key={id}>
                <Link to={`/takeovers/${id}`}>
                  <span className="takeover-name">
                    <strong>{name}</strong>
                    <Badge tone={takeoverTone(status)}>{takeoverStatuses[status][language]}</Badge>
                    {unsafe > 0 && <Badge tone="BAD">{words.unsafe(unsafe)}</Badge>}
                    {overdue > 0 && <Badge tone="WARN">{words.overdue(overdue)}</Badge>}
                  </span>
                  <small>
                    {[
                      serviceCenter.name,
                      words.areasGone(gone, areas.length),
                      deliveryOn && words.delivery(format.day(deliveryOn)),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </small>
                </Link>
              </li>
            );
          })}
        </ul>
      )}
      {list?.pageInfo.hasNextPage && (
        <Button onClick={() => setAddress({ after: list.pageInfo.endCursor ?? "" })}>
          {t.shell.table.next}
        </Button>
      )}
      {registering && (
        <CreateDialog
          onClose={() => setRegistering(false)}
          onDone={(id) => void navigate(`/takeovers/${id}`)}
        />
      )}
    </Page>
  );
}
