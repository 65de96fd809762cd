import { agreementHeads, formalGroups, transferModes } from "@threshold/domain/takeover/vocabulary";
import { Badge } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { useState } from "react";
import { Link } from "react-router";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useToday } from "../form/today.ts";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useMay } from "../shell/viewer.ts";
import { SignaturePanel } from "../signature/SignaturePanel.tsx";
import { CommentButton, CommentList } from "./Comments.tsx";
import { FieldsDialog } from "./FieldsDialog.tsx";
import { Part } from "./Part.tsx";
import { PapersDialog } from "./PapersDialog.tsx";
import { SheetPart } from "./SheetPart.tsx";
import type { Takeover, ViewProps } from "./takeover-documents.ts";
import { useTakeoverWords } from "./words.ts";

const ConfirmFormalGroup = graphql(/* GraphQL */ `
  mutation ConfirmFormalGroup($input: ConfirmFormalGroupInput!) {
    confirmFormalGroup(input: $input) {
      takeover {
        id
        version
      }
    }
  }
`);
const CancelTransfer = graphql(/* GraphQL */ `
  mutation CancelTakeoverTransfer($input: CancelTakeoverTransferInput!) {
    cancelTakeoverTransfer(input: $input) {
      transfer {
        id
        status
      }
    }
  }
`);
const Transfer = graphql(/* GraphQL */ `
  mutation TransferTakeover($input: TransferTakeoverInput!) {
    transferTakeover(input: $input) {
      transfer {
        id
        status
      }
    }
  }
`);

/** 移交: what the formal inspection still asks for, which areas are safe to go, and the papers of each part. */
export function TransferView(props: ViewProps) {
  const { takeover, may, onChanged } = props;
  const { language } = useWords();
  const words = useTakeoverWords();
  const [making, setMaking] = useState(false);
  const isFormal = may("confirmFormalGroup");
  return (
    <div className="takeover-parts">
      {(isFormal || takeover.formal.length > 0) && <FormalPart {...props} />}
      <SheetPart takeover={takeover} sheet="LISTS" onChanged={onChanged} />
      <Part
        title={words.parts.areas}
        actions={
          may("prepareTakeoverTransfer") && (
            <Button small kind="PRIMARY" onClick={() => setMaking(true)}>
              {words.makePapers}
            </Button>
          )
        }
      >
        <ul className="takeover-areas">
          {takeover.areas.map(({ id, name, unsafe, open, transfer }) => (
            <li key={id} data-state={transfer ? "GONE" : unsafe > 0 ? "UNSAFE" : "OPEN"}>
              <strong>{name}</strong>
              {transfer ? (
                <Badge tone="OK">{words.goneBy(transfer.number)}</Badge>
              ) : unsafe > 0 ? (
                <Badge tone="BAD">{words.unsafe(unsafe)}</Badge>
              ) : (
                <Badge>{words.toGo}</Badge>
              )}
              {open > 0 && <small>{words.openDefects(open)}</small>}
            </li>
          ))}
        </ul>
      </Part>
      {takeover.transfers
        .filter(({ status }) => status !== "CANCELLED")
        .map((transfer) => (
          <TransferPart key={transfer.id} {...props} transfer={transfer} />
        ))}
      {takeover.transfers.some(({ status }) => status === "CANCELLED") && (
        <p className="takeover-quiet">
          {takeover.transfers
            .filter(({ status }) => status === "CANCELLED")
            .map(({ number, mode }) => words.cancelled(number, transferModes[mode][language]))
            .join("；")}
        </p>
      )}
      {making && (
        <PapersDialog
          takeover={takeover}
          onClose={() => setMaking(false)}
          onDone={() => {
            setMaking(false);
            onChanged();
          }}
        />
      )}
    </div>
  );
}

/** 正式验收 (TKO-R15): four groups, of which linkage tests are read off the lines, lists and papers off their signatures. */
function FormalPart({ takeover, may, onChanged }: ViewProps) {
  const { language, format } = useWords();
  const words = useTakeoverWords();
  const confirm = useAct(ConfirmFormalGroup);
  const [checking, setChecking] = useState(false);
  const lists = takeover.signOffs.find(({ key }) => key === "LISTS");
  const checked = takeover.formal.find(({ group }) => group === "RECTIFICATION");
  const ask = async () => {
    if ((await confirm.run({ id: takeover.id, group: "LISTS" })).ok) onChanged();
  };
  return (
    <Part title={words.parts.formal}>
      {confirm.problem && <ProblemNote problem={confirm.problem} />}
      <ul className="takeover-rows">
        <li>
          <span>{formalGroups.RECTIFICATION[language]}</span>
          {checked ? (
            <Badge tone="OK">{words.checkedOn(format.day(checked.on))}</Badge>
          ) : (
            may("confirmFormalGroup") && (
              <Button small onClick={() => setChecking(true)}>
                {words.confirmChecked}
              </Button>
            )
          )}
        </li>
        <li>
          <span>{formalGroups.LINKAGE[language]}</span>
          <small>{words.linkageHint}</small>
        </li>
        <li>
          <span>{formalGroups.LISTS[language]}</span>
          {lists?.status === "SIGNED" ? (
            <Badge tone="OK">{words.signed}</Badge>
          ) : lists ? (
            <Badge tone="WARN">{words.toSign}</Badge>
          ) : (
            may("confirmFormalGroup") && (
              <Button small busy={confirm.busy} onClick={() => void ask()}>
                {words.askLists}
              </Button>
            )
          )}
        </li>
        <li>
          <span>{formalGroups.PAPERS[language]}</span>
          <small>{words.papersHint}</small>
        </li>
      </ul>
      {checking && (
        <FieldsDialog
          title={formalGroups.RECTIFICATION[language]}
          document={ConfirmFormalGroup}
          fields={[{ name: "note", label: words.note, kind: "LONG", maxLength: 500 }]}
          inputOf={({ note }) => ({
            id: takeover.id,
            group: "RECTIFICATION" as const,
            note: note as string | null,
          })}
          onClose={() => setChecking(false)}
          onDone={() => {
            setChecking(false);
            onChanged();
          }}
        />
      )}
    </Part>
  );
}

const tones = {
  PREPARED: "WARN",
  SIGNED: "ACCENT",
  TRANSFERRED: "OK",
  CANCELLED: "NEUTRAL",
} as const;

/** One set of papers: what it transfers, what it says, who signed, and the day on which the right passed. */
function TransferPart({
  takeover,
  transfer,
  may,
  onChanged,
}: ViewProps & { transfer: Takeover["transfers"][number] }) {
  const { t, language, format } = useWords();
  const words = useTakeoverWords();
  const today = useToday();
  const mayAnywhere = useMay();
  const cancel = useAct(CancelTransfer);
  const [passing, setPassing] = useState(false);
  const { id, number, mode, status, asIs, areas, items, agreement, signedOn, transferredOn, pack } =
    transfer;
  const isOpen = status === "PREPARED" || status === "SIGNED";
  const done = () => {
    setPassing(false);
    onChanged();
  };
  return (
    <Part
      title={words.transferTitle(number, transferModes[mode][language])}
      actions={
        <>
          <Badge tone={tones[status]}>{words.transferStatuses[status]}</Badge>
          <Link to={`/forms/TAKEOVER_TRANSFER/${id}`}>{t.shell.print}</Link>
          <CommentButton takeover={takeover} may={may} recordId={id} onChanged={onChanged} />
          {status === "SIGNED" && may("transferTakeover") && (
            <Button small kind="PRIMARY" onClick={() => setPassing(true)}>
              {words.pass}
            </Button>
          )}
          {isOpen && may("prepareTakeoverTransfer") && (
            <ConfirmButton
              small
              question={words.cancelQuestion}
              confirmText={words.cancelPapers}
              cancelText={t.shell.cancel}
              onConfirm={async () => {
                if ((await cancel.run({ id })).ok) onChanged();
              }}
            >
              {words.cancelPapers}
            </ConfirmButton>
          )}
        </>
      }
    >
      {cancel.problem && <ProblemNote problem={cancel.problem} />}
      <p>
        {[
          [...areas, ...items].map(({ name }) => name).join("、"),
          asIs && words.asIs,
          signedOn && words.signedOn(format.day(signedOn)),
          transferredOn && words.transferredOn(format.day(transferredOn)),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {pack && (
        <section className="takeover-pack" aria-label={words.pack}>
          <p>{words.packLead(pack.components)}</p>
          <p>
            <a className={buttonClass({ small: true, kind: "PRIMARY" })} href={pack.url} download>
              {words.packDownload}
            </a>
            <Link className={buttonClass({ small: true })} to={`/forms/TAKEOVER_PACK/${pack.id}`}>
              {words.packPrint}
            </Link>
          </p>
          <small>
            {words.packDigest} <code>{pack.digest}</code>
          </small>
        </section>
      )}
      <details>
        <summary>{words.agreementText}</summary>
        <dl className="takeover-heads">
          {agreement.map(({ head, text }) => (
            <div key={head}>
              <dt>{agreementHeads[head][language]}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </details>
      {transfer.signOffs.map((signOff) => (
        <SignaturePanel key={signOff.id} signOff={signOff} onChanged={done} />
      ))}
      <CommentList takeover={takeover} recordId={id} />
      {passing && (
        <FieldsDialog
          title={words.pass}
          document={Transfer}
          fields={[
            { name: "transferredOn", label: words.transferDay, kind: "DAY", required: true },
            ...(mayAnywhere("takeover.except")
              ? [
                  {
                    name: "reason",
                    label: words.lateReason,
                    kind: "LONG" as const,
                    maxLength: 500,
                  },
                ]
              : []),
          ]}
          values={{ transferredOn: today }}
          inputOf={(values) => ({
            id,
            transferredOn: String(values["transferredOn"]),
            reason: (values["reason"] ?? null) as string | null,
          })}
          onClose={() => setPassing(false)}
          onDone={done}
        />
      )}
    </Part>
  );
}
