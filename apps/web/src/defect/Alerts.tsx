import { Badge } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { useDefectWords } from "./words.ts";

const DefectAlerts = graphql(/* GraphQL */ `
  query DefectAlerts {
    defectAlerts(first: 20, handled: false) {
      nodes {
        id
        category
        found
        further
        estate {
          id
          name
        }
        layoutType
        part
        region {
          id
          name
        }
      }
    }
  }
`);

const HandleDefectAlert = graphql(/* GraphQL */ `
  mutation HandleDefectAlert($input: HandleDefectAlertInput!) {
    handleDefectAlert(input: $input) {
      alert {
        id
        handledAt
        note
      }
    }
  }
`);

/** The same defect in many homes of one layout: told above the list until somebody looked into it. */
export function Alerts({ mayHandle }: { mayHandle: boolean }) {
  const { words, categories } = useDefectWords();
  const announce = useAnnounce();
  const [{ data }] = useQuery({ query: DefectAlerts });
  const [open, setOpen] = useState<string>();
  const [note, setNote] = useState("");
  const { run, busy, problem } = useAct(HandleDefectAlert);
  const alerts = data?.defectAlerts.nodes ?? [];
  if (alerts.length === 0) return null;
  const handle = async (id: string) => {
    if (!note.trim() || !(await run({ id, note })).ok) return;
    announce(words.alertDone);
    setOpen(undefined);
    setNote("");
  };
  return (
    <details className="defect-alerts">
      <summary>
        {words.alerts} <Badge tone="WARN">{alerts.length}</Badge>
      </summary>
      <ul>
        {alerts.map(({ id, category, found, further, estate, layoutType, part, region }) => (
          <li key={id}>
            <p>
              {words.alert(
                categories[category],
                `${estate.name} ${layoutType} ${region?.name ?? part}`,
                found,
                further,
              )}
            </p>
            <div className="defect-buttons">
              <Link
                className={buttonClass({ small: true })}
                to={`/defects?${new URLSearchParams({
                  stage: "ALL",
                  category,
                  ...(region ? { region: region.id } : { layout: layoutType, part: part ?? "" }),
                }).toString()}`}
              >
                {words.alertShow}
              </Link>
              {mayHandle && open !== id && (
                <Button small onClick={() => setOpen(id)}>
                  {words.alertHandle}
                </Button>
              )}
            </div>
            {open === id && (
              <div className="form-stack">
                {problem && <ProblemNote problem={problem} />}
                <Textarea
                  label={words.alertNote}
                  required
                  maxLength={1000}
                  value={note}
                  onChange={({ target }) => setNote(target.value)}
                />
                <div className="defect-buttons">
                  <Button kind="PRIMARY" small busy={busy} onClick={() => void handle(id)}>
                    {words.alertHandle}
                  </Button>
                  <Button small kind="QUIET" onClick={() => setOpen(undefined)}>
                    {words.cancel}
                  </Button>
                </div>
              </div>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
