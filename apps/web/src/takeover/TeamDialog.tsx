import { subTeams, type SubTeam } from "@threshold/domain/takeover/vocabulary";
import { Button } from "@threshold/ui/Button";
import { Select } from "@threshold/ui/Input";
import { useState } from "react";
import { FormDialog } from "../form/FormDialog.tsx";
import { PersonField } from "../form/PersonField.tsx";
import { useAct } from "../form/use-act.ts";
import { useWords } from "../i18n/Words.tsx";
import { SaveTakeoverTeam, type Takeover } from "./takeover-documents.ts";
import { useTakeoverWords } from "./words.ts";

interface Row {
  readonly personId: string;
  readonly name: string;
  readonly subTeam: SubTeam | null;
}

/** 组建小组: the head of the center leads, members are found by name, each in a sub-team (TKO-R06). */
export function TeamDialog({
  takeover,
  onDone,
  onClose,
}: {
  takeover: Takeover;
  onDone: () => void;
  onClose: () => void;
}) {
  const { language } = useWords();
  const words = useTakeoverWords();
  const [leaderId, setLeader] = useState(takeover.leader?.id);
  const [rows, setRows] = useState<readonly Row[]>(takeover.team);
  const { run, busy, problem } = useAct(SaveTakeoverTeam);
  const add = (personId: string | undefined, name: string | undefined) => {
    if (personId && !rows.some((row) => row.personId === personId))
      setRows([...rows, { personId, name: name ?? "", subTeam: null }]);
  };
  const submit = async () => {
    if (!leaderId) return;
    const members = rows.map(({ personId, subTeam }) => ({ personId, subTeam }));
    if ((await run({ id: takeover.id, leaderId, members })).ok) onDone();
  };
  return (
    <FormDialog
      title={words.formTeam}
      busy={busy}
      disabled={!leaderId || rows.length === 0}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <PersonField
        label={words.leader}
        hint={words.leaderHint}
        required
        value={leaderId}
        known={takeover.leader ? [takeover.leader] : []}
        onChange={(id, name) => {
          setLeader(id);
          add(id, name);
        }}
      />
      <ul className="takeover-rows">
        {rows.map((row) => (
          <li key={row.personId}>
            <Select
              label={words.subTeamOf(row.name)}
              value={row.subTeam ?? ""}
              placeholder={words.noSubTeam}
              options={(Object.keys(subTeams) as SubTeam[]).map((value) => ({
                value,
                label: subTeams[value][language],
              }))}
              onChange={({ target }) =>
                setRows(
                  rows.map((one) =>
                    one.personId === row.personId
                      ? { ...one, subTeam: (target.value || null) as SubTeam | null }
                      : one,
                  ),
                )
              }
            />
            <Button
              small
              kind="QUIET"
              onClick={() => setRows(rows.filter((one) => one.personId !== row.personId))}
            >
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      <PersonField
        key={rows.length}
        label={words.addMember}
        value={undefined}
        except={rows.map(({ personId }) => personId)}
        onChange={add}
      />
    </FormDialog>
  );
}
