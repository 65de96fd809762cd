import type { SalesSite } from "@threshold/domain/showcase/vocabulary";
import { Input, Select } from "@threshold/ui/Input";
import { useState } from "react";
import { useQuery } from "urql";
import { DayInput } from "../form/DayInput.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { FormDialog } from "../form/FormDialog.tsx";

const SiteEstates = graphql(/* GraphQL */ `
  query SiteEstates {
    estates(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

const CreateSalesSite = graphql(/* GraphQL */ `
  mutation CreateSalesSite($input: CreateSalesSiteInput!) {
    createSalesSite(input: $input) {
      site {
        id
      }
    }
  }
`);

const UpdateSalesSite = graphql(/* GraphQL */ `
  mutation UpdateSalesSite($input: UpdateSalesSiteInput!) {
    updateSalesSite(input: $input) {
      site {
        id
        name
        hours
        closedOn
        version
      }
    }
  }
`);

interface Site {
  readonly id: string;
  readonly kind: SalesSite;
  readonly name: string;
  readonly hours?: string | null;
  readonly closedOn?: string | null;
  readonly version: number;
}

/** Lays a sales site out, changes its name and hours, or closes it. */
export function SiteDialog({
  site,
  onDone,
  onClose,
}: {
  site: Site | undefined;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.site;
  const [{ data }] = useQuery({ query: SiteEstates, pause: site !== undefined });
  const estates = data?.estates.nodes ?? [];
  const create = useAct(CreateSalesSite);
  const update = useAct(UpdateSalesSite);
  const [estateId, setEstateId] = useState("");
  const [kind, setKind] = useState<SalesSite>("SHOW_FLAT");
  const [name, setName] = useState(site?.name ?? "");
  const [hours, setHours] = useState(site?.hours ?? "");
  const [closedOn, setClosedOn] = useState(site?.closedOn ?? "");
  const submit = async () => {
    const said = { name, hours: hours.trim() || null };
    const { ok } = site
      ? await update.run({
          ...said,
          id: site.id,
          version: site.version,
          closedOn: closedOn || null,
        })
      : await create.run({ ...said, kind, estateId: estateId || (estates[0]?.id ?? "") });
    if (ok) onDone();
  };
  const problem = create.problem ?? update.problem;
  return (
    <FormDialog
      title={site ? words.change : words.add}
      busy={create.busy || update.busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      {!site && (
        <>
          <Select
            label={words.estate}
            value={estateId || (estates[0]?.id ?? "")}
            options={estates.map((one) => ({ value: one.id, label: one.name }))}
            onChange={({ target }) => setEstateId(target.value)}
          />
          <Select
            label={words.kind}
            value={kind}
            options={(["SHOW_FLAT", "SALES_CENTER"] as const).map((value) => ({
              value,
              label: t.showcase.sites[value],
            }))}
            onChange={({ target }) => setKind(target.value as SalesSite)}
          />
        </>
      )}
      <Input
        label={words.name}
        required
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Input
        label={words.hours}
        hint={words.hoursHint}
        optionalText={t.shell.optional}
        value={hours}
        onChange={({ target }) => setHours(target.value)}
      />
      {site && <DayInput label={words.closedOn} value={closedOn} onChange={setClosedOn} />}
    </FormDialog>
  );
}
