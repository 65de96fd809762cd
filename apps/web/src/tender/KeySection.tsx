import type { HolderKey } from "@threshold/domain/tender/shares";
import { makeTenderKey } from "@threshold/domain/tender/shares";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { ErrorNote, Note } from "@threshold/ui/ErrorNote";
import { Select } from "@threshold/ui/Input";
import { useState } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { useWords } from "../i18n/Words.tsx";
import { explain } from "../refusals.ts";
import { Modal } from "../shell/Modal.tsx";
import { KeepTenderKey, RemoveTenderHolder, SaveTenderHolder, SealTender } from "./acts.ts";
import { HolderKeyForm } from "./HolderKeyForm.tsx";
import { LinkDialog } from "./LinkDialog.tsx";
import { Part, useAsking } from "./parts.tsx";
import { allowed, type PartProps, type Tender } from "./tender-query.ts";

type Holder = Tender["holders"][number];

/** The opening's key (开标密钥): who holds shares of it, whose own key is made, and the key split among them. */
export function KeySection({ tender, onChanged }: PartProps) {
  const { t } = useWords();
  const words = t.tender.key;
  const { ask, dialog } = useAsking(onChanged);
  const [linking, setLinking] = useState<Holder>();
  const [making, setMaking] = useState<Holder>();
  const { holders, id } = tender;
  const may = allowed(tender, "saveTenderHolder");
  const sealed = tender.publicKey !== null && tender.publicKey !== undefined;
  const askHolder = (holder?: Holder) =>
    ask({
      title: holder ? words.editHolder : words.addHolder,
      lead: words.holderLead,
      act: SaveTenderHolder,
      fields: [
        { kind: "TEXT", name: "name", label: words.name, required: true, maxLength: 40 },
        { kind: "TEXT", name: "organization", label: words.organization, maxLength: 80 },
        {
          kind: "PERSON",
          name: "personId",
          label: words.account,
          hint: words.accountHint,
          options: holder?.person ? [{ value: holder.person.id, label: holder.person.name }] : [],
        },
      ],
      values: holder && {
        name: holder.name,
        organization: holder.organization,
        personId: holder.person?.id,
      },
      inputOf: (values) => ({ id, holderId: holder?.id ?? null, ...values }),
    });
  return (
    <Part
      id="tender-key"
      title={words.title}
      lead={sealed ? words.sealedLead(tender.threshold ?? 0, holders.length) : words.lead}
      mark={
        <Badge tone={sealed ? "OK" : "WARN"} icon="lock">
          {sealed ? words.isSealed : words.isNotSealed}
        </Badge>
      }
      action={
        may && (
          <Button small icon="plus" onClick={() => askHolder()}>
            {words.addHolder}
          </Button>
        )
      }
    >
      <ul className="tender-rows">
        {holders.map((holder) => (
          <li key={holder.id}>
            <div>
              <strong>{holder.name}</strong>
              <small>
                {[holder.organization, holder.person && words.hasAccount]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </div>
            <Badge tone={holder.hasShare ? "OK" : holder.hasKey ? "ACCENT" : "WARN"}>
              {holder.hasShare ? words.hasShare : holder.hasKey ? words.hasKey : words.hasNoKey}
            </Badge>
            <span className="tender-buttons">
              {holder.mine && !holder.hasShare && (
                <Button small kind="PRIMARY" icon="lock" onClick={() => setMaking(holder)}>
                  {holder.hasKey ? words.makeAgain : words.make}
                </Button>
              )}
              {may && !holder.person && !holder.hasShare && (
                <Button small icon="link" onClick={() => setLinking(holder)}>
                  {words.sendLink}
                </Button>
              )}
              {may && !holder.hasShare && (
                <>
                  <Button small kind="QUIET" icon="edit" onClick={() => askHolder(holder)}>
                    {t.tender.edit}
                  </Button>
                  <RemoveHolder holder={holder} onChanged={onChanged} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {allowed(tender, "sealTender") && !sealed && holders.length > 0 && (
        <Sealing tender={tender} onChanged={onChanged} />
      )}
      {dialog}
      {linking && (
        <LinkDialog
          id={linking.id}
          title={words.linkTitle(linking.name)}
          lead={words.linkLead}
          onClose={() => {
            setLinking(undefined);
            onChanged();
          }}
        />
      )}
      {making && (
        <OwnKey
          holder={making}
          onClose={() => setMaking(undefined)}
          onDone={() => {
            setMaking(undefined);
            onChanged();
          }}
        />
      )}
    </Part>
  );
}

function RemoveHolder({ holder, onChanged }: { holder: Holder; onChanged: () => void }) {
  const { t } = useWords();
  const { run, problem } = useAct(RemoveTenderHolder);
  return (
    <>
      <ConfirmButton
        small
        kind="QUIET"
        question={t.tender.removeAsk(holder.name)}
        confirmText={t.tender.remove}
        cancelText={t.shell.cancel}
        onConfirm={async () => {
          const { ok } = await run({ id: holder.id });
          if (ok) onChanged();
        }}
      >
        {t.tender.remove}
      </ConfirmButton>
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}

function OwnKey({
  holder,
  onDone,
  onClose,
}: {
  holder: Holder;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const { run, busy, problem } = useAct(KeepTenderKey);
  const keep = async (key: HolderKey) => {
    const kept = await run({ id: holder.id, key });
    if (kept.ok) onDone();
  };
  return (
    <Modal open onClose={onClose} title={t.tender.key.make}>
      <HolderKeyForm busy={busy} onMade={(key) => void keep(key)} />
      {problem && <ProblemNote problem={problem} />}
    </Modal>
  );
}

/** The organiser's browser makes the tender's key, splits it and forgets it. */
function Sealing({ tender, onChanged }: PartProps) {
  const { t } = useWords();
  const words = t.tender.key;
  const { run, busy, problem } = useAct(SealTender);
  const [threshold, setThreshold] = useState(2);
  const [making, setMaking] = useState(false);
  const [fault, setFault] = useState<string>();
  const { holders, id, reference } = tender;
  const choices = Array.from({ length: Math.max(1, holders.length - 2) }, (_, at) => at + 2);
  const missing = holders.filter(({ hasKey }) => !hasKey);
  const make = async () => {
    setFault(undefined);
    setMaking(true);
    const made = await makeTenderKey(
      reference,
      holders.map((one) => ({ holder: one.reference, publicKey: one.publicKey ?? "" })),
      threshold,
    );
    if (!made.ok) {
      setMaking(false);
      return setFault(explain(t, { kind: "REFUSED", details: {}, ...made.refusal }));
    }
    const { publicKey, shares } = made.value;
    const sealed = await run({
      id,
      threshold,
      publicKey,
      shares: shares.map(({ holder, box, check }) => ({
        holderId: holders.find((one) => one.reference === holder)?.id ?? "",
        box: { ...box },
        check,
      })),
    });
    setMaking(false);
    if (sealed.ok) onChanged();
  };
  const against =
    holders.length < 3
      ? words.threeAtLeast
      : missing.length > 0
        ? words.keysMissing(missing.map(({ name }) => name).join("、"))
        : undefined;
  return (
    <div className="tender-sealing">
      <Note>{words.sealing}</Note>
      <div className="tender-buttons">
        <Select
          label={words.threshold}
          value={String(threshold)}
          options={choices.map((value) => ({
            value: String(value),
            label: words.ofHolders(value, holders.length),
          }))}
          onChange={({ target }) => setThreshold(Number(target.value))}
        />
        <Button
          kind="PRIMARY"
          icon="lock"
          busy={busy || making}
          onClick={() => void make()}
          {...(against && { unavailable: against })}
        >
          {words.seal}
        </Button>
      </div>
      {against && <p className="tender-quiet">{against}</p>}
      {fault && <ErrorNote>{fault}</ErrorNote>}
      {problem && <ProblemNote problem={problem} />}
    </div>
  );
}
