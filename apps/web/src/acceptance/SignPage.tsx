import { drawingSize } from "@threshold/domain/signature/drawing";
import { organizations } from "@threshold/domain/unit-acceptance/vocabulary";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { SignaturePad, type Stroke } from "@threshold/ui/SignaturePad";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { UnitsToSignQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { useViewer } from "../shell/viewer.ts";
import "./acceptance.css";

const UnitsToSign = graphql(/* GraphQL */ `
  query UnitsToSign($id: ID!, $ids: [ID!]) {
    acceptanceBatch(id: $id) {
      id
      name
      groups {
        id
        name
        members {
          id
          name
          personId
          organization
        }
      }
    }
    unitAcceptances(first: 200, batchIds: $ids, statuses: [INSPECTED, REINSPECTED]) {
      nodes {
        id
        status
        linesDone
        linesFailed
        building {
          id
          number
        }
        unit {
          id
          roomNumber
        }
        signOffs {
          id
          status
          contentHash
          slots {
            id
            key
            status
          }
        }
      }
    }
  }
`);

const SignUnits = graphql(/* GraphQL */ `
  mutation SignUnitAcceptances($input: SignUnitAcceptancesInput!) {
    signUnitAcceptances(input: $input) {
      records {
        id
        status
      }
    }
  }
`);

type Unit = UnitsToSignQuery["unitAcceptances"]["nodes"][number];

/** A member's slot on the sheets, as the server names it. */
const slotOf = (memberId: string) => `M${memberId.replaceAll("-", "").toUpperCase()}`;
const openSheet = (unit: Unit) => unit.signOffs.find(({ status }) => status === "OPEN");
const waitsFor = (unit: Unit, memberId: string) =>
  openSheet(unit)?.slots.some(({ key, status }) => key === slotOf(memberId) && status === "OPEN") ??
  false;

/** 签字确认 on the spot (UAC-R07): a member signs once for all the homes that wait for it. */
export function SignPage() {
  const { id = "" } = useParams();
  const { t, language } = useWords();
  const words = t.acceptance;
  const { person } = useViewer();
  const [{ data, error }, refresh] = useQuery({
    query: UnitsToSign,
    variables: { id, ids: [id] },
    requestPolicy: "cache-and-network",
  });
  const [chosen, setChosen] = useState<string>();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const { run, busy, problem } = useAct(SignUnits);
  const batch = data?.acceptanceBatch;
  const groups = (batch?.groups ?? []).filter(({ members }) =>
    members.some(({ personId }) => personId === person.id),
  );
  const units = data?.unitAcceptances.nodes ?? [];
  const signers = groups
    .flatMap((group) => group.members.map((member) => ({ ...member, group: group.name })))
    .filter(({ personId }) => !personId || personId === person.id)
    .map((member) => ({ ...member, waiting: units.filter((unit) => waitsFor(unit, member.id)) }))
    .filter(({ waiting }) => waiting.length > 0);
  const signer = signers.find((member) => member.id === chosen) ?? signers[0];
  const signed = signer?.waiting.filter((unit) => !left.has(unit.id)) ?? [];
  const sign = async () => {
    if (!signer) return;
    const done = await run({
      memberId: signer.id,
      signings: signed.map((unit) => ({
        recordId: unit.id,
        contentHash: openSheet(unit)!.contentHash,
      })),
      strokes: strokes.map((stroke) => [...stroke]),
    });
    if (!done.ok) return;
    setStrokes([]);
    setLeft(new Set());
    setChosen(undefined);
    refresh({ requestPolicy: "network-only" });
  };
  return (
    <Page
      title={words.sign}
      subtitle={words.signLead}
      trail={[
        { label: words.title, href: "/acceptances" },
        { label: batch?.name ?? "…", href: `/acceptances/${id}` },
      ]}
    >
      {error && <ProblemNote problem={problemOf(error)} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && groups.length === 0 && <Empty title={words.notMember} />}
      {data && groups.length > 0 && !signer && <Empty title={words.signNone} />}
      {signer && (
        <div className="acceptance-sign">
          <Select
            label={words.signer}
            hint={words.witness}
            value={signer.id}
            options={signers.map((member) => ({
              value: member.id,
              label: `${organizations[member.organization][language]} ${member.name} · ${member.group} · ${words.waiting(member.waiting.length)}`,
            }))}
            onChange={({ target }) => setChosen(target.value)}
          />
          <ul>
            {signer.waiting.map((unit) => (
              <li key={unit.id}>
                <label>
                  <input
                    type="checkbox"
                    checked={!left.has(unit.id)}
                    onChange={({ target }) =>
                      setLeft(
                        new Set(
                          target.checked
                            ? [...left].filter((one) => one !== unit.id)
                            : [...left, unit.id],
                        ),
                      )
                    }
                  />
                  <strong>{`${unit.building.number}-${unit.unit.roomNumber}`}</strong>
                </label>
                <small>{words.failedCount(unit.linesFailed)}</small>
                <Link to={`/acceptances/${id}/homes/${unit.id}`}>{words.look}</Link>
              </li>
            ))}
          </ul>
          <SignaturePad
            label={words.pad}
            {...drawingSize}
            strokes={strokes}
            onChange={setStrokes}
            texts={words.padTexts}
          />
          {problem && <ProblemNote problem={problem} />}
          <Button
            kind="PRIMARY"
            busy={busy}
            disabled={strokes.length === 0 || signed.length === 0}
            onClick={() => void sign()}
          >
            {words.confirmSign(signed.length)}
          </Button>
        </div>
      )}
    </Page>
  );
}
