import {
  kindOfTest,
  numbersText,
  readNumbers,
  requiredTools,
  type ToolCode,
  toolCodes,
  toolFacts,
  toolName,
  tools,
} from "@threshold/domain/unit-acceptance/tool-kit";
import {
  type GroupKind,
  type Organization,
  organizationNames,
  organizations,
  toolTests,
} from "@threshold/domain/unit-acceptance/vocabulary";
import { Button } from "@threshold/ui/Button";
import { ChoiceField } from "@threshold/ui/ChoiceField";
import { Input, Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { DayInput } from "../form/DayInput.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useToday } from "../form/today.ts";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { AcceptanceTeamQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import "./acceptance.css";

const AcceptanceTeam = graphql(/* GraphQL */ `
  query AcceptanceTeam($id: ID!) {
    acceptanceBatch(id: $id) {
      id
      name
      groups {
        id
        kind
        name
        version
        leader {
          id
        }
        members {
          id
          name
          personId
          organization
          duty
          trainedOn
        }
        tools {
          id
          code
          spec
          quantity
          ballNumbers
          netDiameter
          checkedOn
          usable
          serialNumber
          calibratedUntil
        }
      }
    }
    people(first: 100) {
      nodes {
        id
        name
        badgeNumber
      }
    }
  }
`);

const SaveGroup = graphql(/* GraphQL */ `
  mutation SaveAcceptanceGroup($input: SaveAcceptanceGroupInput!) {
    saveAcceptanceGroup(input: $input) {
      batch {
        id
      }
    }
  }
`);

type Data = AcceptanceTeamQuery;
type Group = NonNullable<Data["acceptanceBatch"]>["groups"][number];
type Member = Group["members"][number];
type Tool = Group["tools"][number];

/** Setting a group up: who, of which organization, with which duty and training; and the kit, each tool checked. */
export function GroupPage() {
  const { id = "", groupId = "new" } = useParams();
  const [address] = useSearchParams();
  const { t } = useWords();
  const [{ data, error }] = useQuery({ query: AcceptanceTeam, variables: { id } });
  const batch = data?.acceptanceBatch;
  const group = batch?.groups.find((one) => one.id === groupId);
  const kind: GroupKind =
    group?.kind ?? (address.get("kind") === "special" ? "SPECIAL" : "GENERAL");
  return (
    <Page
      title={group?.name ?? t.acceptance.kinds[kind]}
      trail={[
        { label: t.acceptance.title, href: "/acceptances" },
        { label: batch?.name ?? "…", href: `/acceptances/${id}?view=team` },
      ]}
    >
      {error && <ProblemNote problem={problemOf(error)} />}
      {!data && !error && <Skeleton lines={10} />}
      {batch && <GroupForm batchId={id} kind={kind} group={group} people={data.people.nodes} />}
    </Page>
  );
}

const emptyTool = (code: ToolCode): Tool => ({
  id: crypto.randomUUID(),
  code,
  spec: toolFacts(code).spec ?? null,
  quantity: code === "BALLS" ? 40 : 1,
  ballNumbers: code === "BALLS" ? Array.from({ length: 40 }, (_, at) => at + 1) : null,
  netDiameter: code === "NET" ? 250 : null,
  checkedOn: null,
  usable: true,
  serialNumber: null,
  calibratedUntil: null,
});
const emptyMember = (organization: Organization): Member => ({
  id: crypto.randomUUID(),
  name: "",
  personId: null,
  organization,
  duty: "",
  trainedOn: null,
});

function GroupForm({
  batchId,
  kind,
  group,
  people,
}: {
  batchId: string;
  kind: GroupKind;
  group: Group | undefined;
  people: Data["people"]["nodes"];
}) {
  const { t } = useWords();
  const words = t.acceptance;
  const navigate = useNavigate();
  const today = useToday();
  const [id] = useState(() => group?.id ?? crypto.randomUUID());
  const [name, setName] = useState(group?.name ?? words.kinds[kind]);
  const [leaderId, setLeaderId] = useState(group?.leader?.id);
  const [members, setMembers] = useState<readonly Member[]>(
    group?.members ?? organizationNames.map(emptyMember),
  );
  const [kit, setKit] = useState<readonly Tool[]>(
    group?.tools ?? requiredTools(kind).map(emptyTool),
  );
  const { run, busy, problem } = useAct(SaveGroup);
  const options = people.map((person) => ({
    value: person.id,
    label: `${person.name} ${person.badgeNumber ?? ""}`.trim(),
  }));
  const others = toolCodes.filter(
    (code) =>
      !kit.some((tool) => tool.code === code) &&
      (kindOfTest(tools[code].test) === kind || toolFacts(code).calibrated),
  );
  const changeTool = (changed: Tool) =>
    setKit(kit.map((tool) => (tool.id === changed.id ? changed : tool)));
  const save = async () => {
    if (!leaderId) return;
    const saved = await run({
      id: batchId,
      groupId: id.replace("AcceptanceGroup_", ""),
      version: group?.version ?? null,
      kind,
      name,
      leaderId,
      members: members.map((member) => ({
        id: member.id,
        personId: member.personId,
        name: member.personId ? null : member.name,
        organization: member.organization,
        duty: member.duty,
        trainedOn: member.trainedOn,
      })),
      tools: kit.map((tool) => ({
        id: tool.id,
        code: tool.code,
        spec: tool.spec,
        quantity: tool.quantity,
        ballNumbers: tool.ballNumbers,
        netDiameter: tool.netDiameter,
        checkedOn: tool.checkedOn,
        usable: tool.usable,
        serialNumber: tool.serialNumber,
        calibratedUntil: tool.calibratedUntil,
      })),
    });
    if (saved.ok) void navigate(`/acceptances/${batchId}?view=team`);
  };
  return (
    <form
      className="acceptance-setup"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Input
        label={words.groupName}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <ChoiceField
        label={words.leader}
        hint={words.leaderHint}
        required
        value={leaderId}
        onChange={setLeaderId}
        options={options}
        placeholder={t.shell.choose}
        noneText={t.shell.noMatch}
      />
      <section aria-labelledby="acceptance-members">
        <h2 id="acceptance-members">{words.members}</h2>
        <p>{words.membersHint}</p>
        <ul>
          {members.map((member, at) => (
            <MemberRow
              key={member.id}
              member={member}
              options={options}
              onChange={(changed) =>
                setMembers(members.map((one, index) => (index === at ? changed : one)))
              }
              onRemove={() => setMembers(members.filter((one) => one.id !== member.id))}
            />
          ))}
        </ul>
        <Button
          icon="plus"
          onClick={() => setMembers([...members, emptyMember("REGION_PROPERTY")])}
        >
          {words.addMember}
        </Button>
      </section>
      <section aria-labelledby="acceptance-tools">
        <h2 id="acceptance-tools">{words.tools}</h2>
        <p>{words.toolsHint}</p>
        <Button
          icon="check"
          onClick={() => setKit(kit.map((tool) => ({ ...tool, checkedOn: today, usable: true })))}
        >
          {words.checkAll}
        </Button>
        {toolTests
          .map((test) => ({ test, ofTest: kit.filter(({ code }) => tools[code].test === test) }))
          .filter(({ ofTest }) => ofTest.length > 0)
          .map(({ test, ofTest }) => (
            <section key={test} aria-label={words.toolTests[test]}>
              <h3>{words.toolTests[test]}</h3>
              <ul>
                {ofTest.map((tool) => (
                  <ToolRow
                    key={tool.id}
                    tool={tool}
                    onChange={changeTool}
                    onRemove={
                      tools[tool.code].required
                        ? undefined
                        : () => setKit(kit.filter((one) => one.id !== tool.id))
                    }
                  />
                ))}
              </ul>
            </section>
          ))}
        {others.length > 0 && (
          <AddTool codes={others} onAdd={(code) => setKit([...kit, emptyTool(code)])} />
        )}
      </section>
      {problem && <ProblemNote problem={problem} />}
      <Button submit kind="PRIMARY" busy={busy} disabled={!leaderId}>
        {t.shell.save}
      </Button>
    </form>
  );
}

function AddTool({
  codes,
  onAdd,
}: {
  codes: readonly ToolCode[];
  onAdd: (code: ToolCode) => void;
}) {
  const { t, language } = useWords();
  return (
    <Select
      label={t.acceptance.addTool}
      value=""
      options={[
        { value: "", label: t.shell.choose },
        ...codes.map((code) => ({
          value: code,
          label: toolName(code, language),
        })),
      ]}
      onChange={({ target }) => target.value && onAdd(target.value as ToolCode)}
    />
  );
}

function MemberRow({
  member,
  options,
  onChange,
  onRemove,
}: {
  member: Member;
  options: readonly { value: string; label: string }[];
  onChange: (member: Member) => void;
  onRemove: () => void;
}) {
  const { t, language } = useWords();
  const words = t.acceptance;
  return (
    <li className="acceptance-row">
      <Select
        label={words.organization}
        value={member.organization}
        options={organizationNames.map((value) => ({
          value,
          label: organizations[value][language],
        }))}
        onChange={({ target }) =>
          onChange({ ...member, organization: target.value as Organization })
        }
      />
      <Select
        label={words.member}
        value={member.personId ?? ""}
        options={[{ value: "", label: words.outside }, ...options]}
        onChange={({ target }) => onChange({ ...member, personId: target.value || null })}
      />
      {!member.personId && (
        <Input
          label={words.name}
          value={member.name}
          onChange={({ target }) => onChange({ ...member, name: target.value })}
        />
      )}
      <Input
        label={words.duty}
        value={member.duty ?? ""}
        onChange={({ target }) => onChange({ ...member, duty: target.value })}
      />
      <DayInput
        label={words.trainedOn}
        value={member.trainedOn ?? ""}
        onChange={(day) => onChange({ ...member, trainedOn: day || null })}
      />
      <Button kind="QUIET" icon="trash" onClick={onRemove}>
        {words.remove}
      </Button>
    </li>
  );
}

function ToolRow({
  tool,
  onChange,
  onRemove,
}: {
  tool: Tool;
  onChange: (tool: Tool) => void;
  onRemove: (() => void) | undefined;
}) {
  const { t, language } = useWords();
  const words = t.acceptance;
  const facts = toolFacts(tool.code);
  const [numbers, setNumbers] = useState(numbersText(tool.ballNumbers ?? []));
  return (
    <li className="acceptance-row">
      <strong>{tools[tool.code][language]}</strong>
      <Input
        label={words.spec}
        maxLength={40}
        value={tool.spec ?? ""}
        onChange={({ target }) => onChange({ ...tool, spec: target.value || null })}
      />
      <Input
        label={words.quantity}
        required
        inputMode="numeric"
        value={tool.quantity > 0 ? String(tool.quantity) : ""}
        onChange={({ target }) =>
          onChange({ ...tool, quantity: Number(target.value.replaceAll(/\D/g, "")) })
        }
      />
      {tool.code === "BALLS" && (
        <Input
          label={words.ballNumbers}
          hint={words.ballNumbersHint}
          required
          value={numbers}
          onChange={({ target }) => {
            setNumbers(target.value);
            onChange({ ...tool, ballNumbers: readNumbers(target.value) });
          }}
        />
      )}
      {tool.code === "NET" && (
        <Input
          label={words.netDiameter}
          inputMode="numeric"
          value={tool.netDiameter === null ? "" : String(tool.netDiameter)}
          onChange={({ target }) =>
            onChange({ ...tool, netDiameter: Number(target.value) || null })
          }
        />
      )}
      {facts.calibrated && (
        <>
          <Input
            label={words.serialNumber}
            value={tool.serialNumber ?? ""}
            onChange={({ target }) => onChange({ ...tool, serialNumber: target.value || null })}
          />
          <DayInput
            label={words.calibratedUntil}
            value={tool.calibratedUntil ?? ""}
            onChange={(day) => onChange({ ...tool, calibratedUntil: day || null })}
          />
        </>
      )}
      <DayInput
        label={words.checkedOn}
        value={tool.checkedOn ?? ""}
        onChange={(day) => onChange({ ...tool, checkedOn: day || null })}
      />
      <label className="acceptance-tick">
        <input
          type="checkbox"
          checked={tool.usable}
          onChange={({ target }) => onChange({ ...tool, usable: target.checked })}
        />
        {words.usable}
      </label>
      {onRemove && (
        <Button kind="QUIET" icon="trash" onClick={onRemove}>
          {words.remove}
        </Button>
      )}
    </li>
  );
}
