import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { DeskCards_SetupFragment } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { PersonField } from "../form/PersonField.tsx";
import { FormDialog } from "../form/FormDialog.tsx";
import type { PartProps } from "./Devices.tsx";

export const DeskCards_setup = graphql(/* GraphQL */ `
  fragment DeskCards_setup on ReceptionSetup {
    id
    serviceCenter {
      id
      name
    }
    deskCards {
      id
      name
      title
      place
      person {
        id
        badgeNumber
      }
    }
  }
`);

const SaveDeskCard = graphql(/* GraphQL */ `
  mutation SaveDeskCard($input: SaveDeskCardInput!) {
    saveDeskCard(input: $input) {
      card {
        id
      }
    }
  }
`);

const RemoveDeskCard = graphql(/* GraphQL */ `
  mutation RemoveDeskCard($input: RemoveDeskCardInput!) {
    removeDeskCard(input: $input) {
      removedId
    }
  }
`);

type Card = DeskCards_SetupFragment["deskCards"][number];

/** Cards of the people on duty: printed in their size, 25 × 11 cm, on coated paper. */
export function DeskCards({
  setup: masked,
  may,
  onChanged,
}: PartProps & { setup: FragmentType<typeof DeskCards_setup> }) {
  const { t } = useWords();
  const setup = readFragment(DeskCards_setup, masked);
  const [editing, setEditing] = useState<Card | "NEW">();
  const remove = useAct(RemoveDeskCard);
  return (
    <section className="reception-part" aria-labelledby="reception-cards">
      <header>
        <div>
          <h2 id="reception-cards">{t.reception.views.CARDS}</h2>
          <p className="checklist-quiet">{t.reception.cardsLead}</p>
        </div>
        <span className="reception-buttons">
          {setup.deskCards.length > 0 && (
            <Button icon="file" onClick={() => window.print()}>
              {t.reception.print}
            </Button>
          )}
          {may && (
            <Button icon="plus" kind="PRIMARY" onClick={() => setEditing("NEW")}>
              {t.reception.addCard}
            </Button>
          )}
        </span>
      </header>
      {setup.deskCards.length === 0 && <Empty title={t.reception.noCards} />}
      {remove.problem && <ProblemNote problem={remove.problem} />}
      <ul className="reception-cards">
        {setup.deskCards.map((card) => (
          <li key={card.id}>
            <div className="desk-card">
              <small>{setup.serviceCenter.name}</small>
              <strong>{card.name}</strong>
              <span>{card.title}</span>
              <small>{card.person?.badgeNumber}</small>
            </div>
            <span className="reception-card-foot">
              <small>{card.place && t.reception.placeIs(card.place)}</small>
              {may && (
                <>
                  <Button small kind="QUIET" icon="edit" onClick={() => setEditing(card)}>
                    {t.reception.change}
                  </Button>
                  <Button
                    small
                    kind="QUIET"
                    icon="trash"
                    onClick={() =>
                      void remove.run({ id: card.id }).then(({ ok }) => ok && onChanged())
                    }
                  >
                    {t.reception.remove}
                  </Button>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {editing && (
        <CardDialog
          card={editing === "NEW" ? undefined : editing}
          centerId={setup.serviceCenter.id}
          onClose={() => setEditing(undefined)}
          onDone={() => {
            setEditing(undefined);
            onChanged();
          }}
        />
      )}
    </section>
  );
}

function CardDialog({
  card,
  centerId,
  onDone,
  onClose,
}: {
  card: Card | undefined;
  centerId: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const { run, busy, problem } = useAct(SaveDeskCard);
  const [personId, setPersonId] = useState(card?.person?.id);
  const [title, setTitle] = useState(card?.title ?? "");
  const [place, setPlace] = useState(card?.place ?? "");
  const submit = async () => {
    if (!personId) return;
    const said = { serviceCenterId: centerId, personId, title, place: place.trim() || null };
    const { ok } = await run(said);
    if (ok) onDone();
  };
  return (
    <FormDialog
      title={card ? t.reception.changeCard : t.reception.addCard}
      busy={busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      {card ? (
        <p>{card.name}</p>
      ) : (
        <PersonField label={t.reception.person} required value={personId} onChange={setPersonId} />
      )}
      <Input
        label={t.reception.cardTitle}
        required
        value={title}
        onChange={({ target }) => setTitle(target.value)}
      />
      <Input
        label={t.reception.place}
        optionalText={t.checklist.optional}
        value={place}
        onChange={({ target }) => setPlace(target.value)}
      />
    </FormDialog>
  );
}
