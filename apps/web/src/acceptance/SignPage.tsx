import type { Day } from "@threshold/domain/calendar/day";
import { drawingSize } from "@threshold/domain/signature/drawing";
import type { Sheet } from "@threshold/domain/unit-acceptance/sheet";
import { organizations } from "@threshold/domain/unit-acceptance/vocabulary";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Select } from "@threshold/ui/Input";
import { SignaturePad, type Stroke } from "@threshold/ui/SignaturePad";
import { Skeleton } from "@threshold/ui/Spinner";
import { useEffect, useEffectEvent, useState } from "react";
import { Link, useParams } from "react-router";
import { useClient, useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useToday } from "../form/today.ts";
import { graphql } from "../gql/gql.ts";
import type { UnitsToSignQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { RefusedHere } from "../outbox/RefusedHere.tsx";
import { isFull } from "../outbox/store.ts";
import { SyncState } from "../outbox/SyncState.tsx";
import { useOutbox } from "../outbox/use-outbox.ts";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Page } from "../shell/Page.tsx";
import { useViewer } from "../shell/viewer.ts";
import { signingsOf } from "./pending.ts";
import { UnitsToSign } from "./sign-document.ts";
import { shownOf, type Signable, slotOf, useSignable } from "./signable.ts";
import "./acceptance.css";

const SignUnits = graphql(/* GraphQL */ `
  mutation SignUnitAcceptances($input: SignUnitAcceptancesInput!) {
    signUnitAcceptances(input: $input) {
      clientMutationId
    }
  }
`);

/** A home that waits for a member's signature. */
interface Unit {
  readonly id: string;
  readonly room: string;
  readonly linesFailed: number;
  readonly contentHash: string;
  /** What is shown of it; undefined: as the server has it. */
  readonly content?: Sheet;
}

type Served = UnitsToSignQuery["unitAcceptances"]["nodes"][number];
const openSheet = (unit: Served) => unit.signOffs.find(({ status }) => status === "OPEN");

/** Homes that wait for a member: as the server has them, and instead of them those that this device did something on. */
function waitingFor(
  member: { readonly id: string; readonly groupId: string },
  served: readonly Served[],
  here: readonly Signable[],
  /** Signatures that wait on this device, by home, member and content. */
  given: ReadonlySet<string>,
): Unit[] {
  const known = new Set(here.map(({ home }) => home.id));
  const there = served.flatMap((unit): Unit[] => {
    const sheet = openSheet(unit);
    const isOpen = sheet?.slots.some(
      ({ key, status }) => key === slotOf(member.id) && status === "OPEN",
    );
    if (!sheet || !isOpen || known.has(unit.id)) return [];
    if (given.has(`${unit.id} ${member.id} ${sheet.contentHash}`)) return [];
    const room = `${unit.building.number}-${unit.unit.roomNumber}`;
    const { id, linesFailed } = unit;
    return [{ id, room, linesFailed, contentHash: sheet.contentHash }];
  });
  const onDevice = here
    .filter(
      ({ isWaiting, groupIds, signedBy }) =>
        isWaiting && groupIds.has(member.groupId) && !signedBy.has(member.id),
    )
    .map(({ home, linesFailed, content, contentHash }): Unit => ({
      id: home.id,
      room: `${home.building.number}-${home.unit.roomNumber}`,
      linesFailed,
      content,
      contentHash,
    }));
  return [...onDevice, ...there];
}

/** The sheets to sign open where there is no signal, too. */
const context = { kept: true };

/** 签字确认 on the spot (UAC-R07): a member signs once for all the homes that wait for it. */
export function SignPage() {
  const { id = "" } = useParams();
  const { t, language } = useWords();
  const words = t.acceptance;
  const { person } = useViewer();
  const client = useClient();
  const today = useToday() as Day;
  const announce = useAnnounce();
  const { outbox, commands } = useOutbox();
  const here = useSignable(id);
  const [{ data, error }, refresh] = useQuery({
    query: UnitsToSign,
    variables: { id, ids: [id] },
    requestPolicy: "cache-and-network",
    context,
  });
  const [chosen, setChosen] = useState<string>();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [busy, setBusy] = useState(false);
  const [full, setFull] = useState(false);
  const batch = data?.acceptanceBatch;
  const groups = (batch?.groups ?? []).filter(({ members }) =>
    members.some(({ personId }) => personId === person.id),
  );
  const given = commands.length;
  const askAgain = useEffectEvent(() => refresh({ requestPolicy: "network-only" }));
  useEffect(() => askAgain(), [given]);
  const served = data?.unitAcceptances.nodes ?? [];
  const signedHere = new Set(
    commands
      .filter(({ command, standing }) => standing !== "ASIDE" && command.refusal === null)
      .flatMap(({ command }) => signingsOf(command))
      .map(({ recordId, memberId, contentHash }) => `${recordId} ${memberId} ${contentHash}`),
  );
  const signers = groups
    .flatMap((group) =>
      group.members.map((member) => ({ ...member, groupId: group.id, group: group.name })),
    )
    .filter(({ personId }) => !personId || personId === person.id)
    .map((member) => ({ ...member, waiting: waitingFor(member, served, here, signedHere) }))
    .filter(({ waiting }) => waiting.length > 0);
  const signer = signers.find((member) => member.id === chosen) ?? signers[0];
  const signed = signer?.waiting.filter((unit) => !left.has(unit.id)) ?? [];
  const refused = commands.filter(
    ({ command, standing }) =>
      standing === "REFUSED" && command.content.href === `/acceptances/${id}/sign`,
  );
  /** One command per home, behind all that was done on it: refused for one, the others stand. */
  const sign = async () => {
    if (!signer) return;
    setBusy(true);
    setFull(false);
    const doneAt = new Date().toISOString();
    try {
      for (const unit of signed) {
        const shown =
          unit.content ??
          (navigator.onLine ? undefined : await shownOf(client, unit.id, { today, person }));
        const signing = { recordId: unit.id, contentHash: unit.contentHash, content: shown };
        await outbox.give(
          SignUnits,
          {
            memberId: signer.id,
            signings: [signing],
            strokes: strokes.map((stroke) => [...stroke]),
            doneAt,
          },
          {
            lane: unit.id,
            label: `${unit.room} ${words.sign} ${signer.name}`,
            href: `/acceptances/${id}/sign`,
          },
        );
      }
      announce(words.signedSaid(signed.length, signer.name));
      setStrokes([]);
      setLeft(new Set());
      setChosen(undefined);
    } catch (caught) {
      if (!isFull(caught)) throw caught;
      setFull(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page
      title={words.sign}
      subtitle={words.signLead}
      trail={[
        { label: words.title, href: "/acceptances" },
        { label: batch?.name ?? "…", href: `/acceptances/${id}` },
      ]}
      actions={<SyncState />}
    >
      {error && <ProblemNote problem={problemOf(error)} />}
      {!data && !error && <Skeleton lines={6} />}
      <RefusedHere commands={refused} />
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
                  <strong>{unit.room}</strong>
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
          {full && <ErrorNote>{t.outbox.full}</ErrorNote>}
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
