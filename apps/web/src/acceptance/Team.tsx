import { groupKinds, organizations } from "@threshold/domain/unit-acceptance/vocabulary";
import { Badge } from "@threshold/ui/Badge";
import { buttonClass } from "@threshold/ui/Button";
import { Link } from "react-router";
import { useWords } from "../i18n/Words.tsx";
import type { Batch } from "./batch-document.ts";

/** The groups with who is of them and what they measure with; what is missing is said at the start. */
export function Team({ batch, may }: { batch: Batch; may: boolean }) {
  const { t, language, format } = useWords();
  const words = t.acceptance;
  return (
    <div className="acceptance-team">
      {batch.groups.map((group) => (
        <section key={group.id} aria-labelledby={`group-${group.id}`}>
          <header>
            <h2 id={`group-${group.id}`}>{group.name}</h2>
            <Badge>{words.kinds[group.kind]}</Badge>
            {may && (
              <Link className={buttonClass({ small: true })} to={`groups/${group.id}`}>
                {words.edit}
              </Link>
            )}
          </header>
          <p>
            {`${words.leader} ${group.leader?.name ?? "–"} · ${words.groupProgress(group.progress)}`}
          </p>
          <ul>
            {group.members.map(({ id, name, organization, duty, trainedOn }) => (
              <li key={id}>
                <strong>{name}</strong>
                <small>
                  {[
                    organizations[organization][language],
                    duty,
                    trainedOn && `${words.trainedOn} ${format.day(trainedOn)}`,
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {may &&
        groupKinds
          .filter((kind) => !batch.groups.some((group) => group.kind === kind))
          .map((kind) => (
            <p key={kind}>
              <Link
                className={buttonClass({ kind: "PRIMARY" })}
                to={`groups/new?kind=${kind.toLowerCase()}`}
              >
                {words.addGroup(words.kinds[kind])}
              </Link>
            </p>
          ))}
    </div>
  );
}
