import { lazy, Suspense, useState } from "react";
import type { WorkList_PageFragment, WorkQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { Pager } from "../list/Pager.tsx";
import { usePages } from "../list/use-list.ts";
import { ObligationRow } from "./ObligationRow.tsx";
import { useWorkKeys } from "./use-work-keys.ts";
import { groupsOf } from "./work-state.ts";
import type { Arrangement, WorkGroup } from "./work-state.ts";

const OfficeName = lazy(async () => ({
  default: (await import("./OfficeName.tsx")).OfficeName,
}));

export type Records = NonNullable<WorkQuery["mine"]>["nodes"];

type Node = WorkList_PageFragment["nodes"][number];

/** A page of work in its groups, with the keys that go through it. */
export function WorkList({
  list,
  records,
  own,
  arrangement,
  today,
  onChange,
  turn,
}: {
  list: WorkList_PageFragment;
  records: Records;
  own: boolean;
  arrangement: Arrangement;
  today: string;
  onChange: () => void;
  turn: Parameters<typeof usePages>[1];
}) {
  const { t } = useWords();
  const [said, setSaid] = useState("");
  const pages = usePages(list.pageInfo, turn);
  const root = useWorkKeys();
  const done = (sentence: string) => {
    setSaid(sentence);
    onChange();
  };
  const recordOf = (id: string) => records.find((one) => one.id === id)?.record ?? undefined;
  return (
    <div ref={root}>
      <p className={said ? "work-said" : "visually-hidden"} role="status">
        {said}
      </p>
      {groupsOf(list.nodes, arrangement).map((group) => (
        <section
          key={group.key}
          className={`work-group work-group-${group.key.toLowerCase()}`}
          aria-labelledby={`work-${group.key}`}
        >
          <h2 id={`work-${group.key}`}>
            <GroupTitle group={group} own={own} />{" "}
            <small>{t.launch.work.count(group.rows.length)}</small>
          </h2>
          <ul>
            {group.rows.map((node) => (
              <ObligationRow
                key={node.id}
                obligation={node}
                record={recordOf(node.id)}
                own={own}
                today={today}
                onDone={done}
                onChange={onChange}
              />
            ))}
          </ul>
        </section>
      ))}
      <footer className="work-foot">
        <p className="work-keys" aria-hidden="true">
          {t.obligation.keys}
        </p>
        <Pager pages={pages} />
      </footer>
    </div>
  );
}

function GroupTitle({ group, own }: { group: WorkGroup<Node>; own: boolean }) {
  const { t, format } = useWords();
  const [first] = group.rows;
  if (group.kind === "WAITING") return own ? t.obligation.waiting : t.obligation.waitingInTeam;
  if (group.kind === "URGENCY" || !first)
    return t.obligation.urgencies[group.key as keyof typeof t.obligation.urgencies];
  const people = first.assignee ? [first.assignee] : first.responsiblePeople;
  const names = people.map(({ name }) => name);
  return (
    <>
      {names.length > 0 ? format.list(names) : t.obligation.nobody}
      {" · "}
      <Suspense fallback="…">
        <OfficeName role={first.responsibleRole} />
      </Suspense>
    </>
  );
}
