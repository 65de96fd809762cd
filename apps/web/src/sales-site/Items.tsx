import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import { useAct } from "../form/use-act.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { Items_SiteFragment } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { FormDialog } from "../form/FormDialog.tsx";

export const Items_site = graphql(/* GraphQL */ `
  fragment Items_site on SalesSite {
    id
    items {
      id
      name
      place
      registered
      retired
      version
      followedLoss {
        id
        counted
        condition
      }
    }
  }
`);

const CreateSiteItem = graphql(/* GraphQL */ `
  mutation CreateSiteItem($input: CreateSiteItemInput!) {
    createSiteItem(input: $input) {
      item {
        id
      }
    }
  }
`);

const UpdateSiteItem = graphql(/* GraphQL */ `
  mutation UpdateSiteItem($input: UpdateSiteItemInput!) {
    updateSiteItem(input: $input) {
      item {
        id
        version
      }
    }
  }
`);

type Item = Items_SiteFragment["items"][number];

/** The register: what the counts go by. */
export function Items({
  site: masked,
  may,
  onChanged,
}: {
  site: FragmentType<typeof Items_site>;
  may: boolean;
  onChanged: () => void;
}) {
  const { t } = useWords();
  const words = t.site.items;
  const site = readFragment(Items_site, masked);
  const [editing, setEditing] = useState<Item | "NEW">();
  return (
    <section className="site-part" aria-label={t.site.views.items}>
      <div className="site-buttons">
        {may && (
          <Button icon="plus" kind="PRIMARY" onClick={() => setEditing("NEW")}>
            {words.add}
          </Button>
        )}
        <ExportMenu list="site-items" of={site.id} mayImport={may} />
      </div>
      {site.items.length === 0 && <Empty title={words.none} />}
      <ul className="site-rows">
        {site.items.map((item) => (
          <li key={item.id} className={item.retired ? "site-gone" : undefined}>
            <div>
              <strong>{item.name}</strong>
              {item.place && <small className="site-quiet">{item.place}</small>}
            </div>
            {item.followedLoss && (
              <Badge tone="BAD">
                {t.site.follow.loss(
                  item.name,
                  item.followedLoss.counted,
                  item.registered,
                  t.showcase.conditions[item.followedLoss.condition],
                )}
              </Badge>
            )}
            {item.retired && <Badge>{words.retired}</Badge>}
            <b>{item.registered}</b>
            {may && (
              <Button
                small
                kind="QUIET"
                icon="edit"
                aria-label={words.changeOf(item.name)}
                onClick={() => setEditing(item)}
              >
                {words.change}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {editing && (
        <ItemDialog
          siteId={site.id}
          item={editing === "NEW" ? undefined : editing}
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

function ItemDialog({
  siteId,
  item,
  onDone,
  onClose,
}: {
  siteId: string;
  item: Item | undefined;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.site.items;
  const create = useAct(CreateSiteItem);
  const update = useAct(UpdateSiteItem);
  const [name, setName] = useState(item?.name ?? "");
  const [place, setPlace] = useState(item?.place ?? "");
  const [registered, setRegistered] = useState(String(item?.registered ?? 1));
  const [retired, setRetired] = useState(item?.retired ?? false);
  const submit = async () => {
    // What is no number is the server's to refuse.
    const number = /^\d{1,6}$/.test(registered.trim()) ? Number(registered) : -1;
    const said = { name, place: place.trim() || null, registered: number };
    const { ok } = item
      ? await update.run({ ...said, id: item.id, version: item.version, retired })
      : await create.run({ ...said, siteId });
    if (ok) onDone();
  };
  const problem = create.problem ?? update.problem;
  return (
    <FormDialog
      title={item ? words.changeOf(item.name) : words.add}
      busy={create.busy || update.busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Input
        label={words.name}
        required
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Input
        label={words.place}
        optionalText={t.shell.optional}
        value={place}
        onChange={({ target }) => setPlace(target.value)}
      />
      <Input
        label={words.registered}
        required
        inputMode="numeric"
        value={registered}
        onChange={({ target }) => setRegistered(target.value)}
      />
      {item && (
        <label className="ui-checkbox">
          <input
            type="checkbox"
            checked={retired}
            onChange={({ target }) => setRetired(target.checked)}
          />
          <span>{words.retire}</span>
        </label>
      )}
    </FormDialog>
  );
}
