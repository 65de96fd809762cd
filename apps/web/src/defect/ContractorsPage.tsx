import type { DefectTrade } from "@threshold/domain/defect/vocabulary";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Checkbox, Input, Select } from "@threshold/ui/Input";
import { SidePanel } from "@threshold/ui/SidePanel";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { AccessLinks } from "../access-link/AccessLinks.tsx";
import { PersonField } from "../form/PersonField.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { ContractorListQuery } from "../gql/graphql.ts";
import { PhoneNumber } from "../personal-data/PhoneNumber.tsx";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { ListSearch } from "../list/ListSearch.tsx";
import { pageArguments } from "../list/list-params.ts";
import { Pager } from "../list/Pager.tsx";
import { useListParams, usePages } from "../list/use-list.ts";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import { KeepContractor } from "./defect-documents.ts";
import { useDefectWords } from "./words.ts";
import "./defect.css";

const CentersOfContractors = graphql(/* GraphQL */ `
  query CentersOfContractors {
    company {
      id
      regions {
        id
        serviceCenters {
          id
          name
        }
      }
    }
  }
`);

const ContractorList = graphql(/* GraphQL */ `
  query ContractorList($first: Int, $after: String, $last: Int, $before: String, $search: String) {
    contractors(first: $first, after: $after, last: $last, before: $before, search: $search) {
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        name
        trades
        contactName
        phone
        openCount
        version
        person {
          id
          name
        }
        serviceCenter {
          id
          name
        }
      }
    }
  }
`);

/** The links that were given out to a party, and the estates for which another may be. */
const ContractorLinks = graphql(/* GraphQL */ `
  query ContractorLinks($id: ID!, $serviceCenterIds: [ID!]) {
    node(id: $id) {
      __typename
      id
      ... on Contractor {
        links {
          id
          ...AccessLinks_links
        }
      }
    }
    estates(first: 100, filter: { serviceCenterIds: $serviceCenterIds }) {
      nodes {
        id
        name
      }
    }
  }
`);

const PAGE = 50;

type Contractor = ContractorListQuery["contractors"]["nodes"][number];

/** 责任单位: who mends what, whom to call, and the account by which they see what is theirs. */
export function ContractorsPage() {
  const { words, trades } = useDefectWords();
  const may = useMay();
  const announce = useAnnounce();
  const [open, setOpen] = useState<Contractor | "NEW">();
  const { t } = useWords();
  const { search, params, change } = useListParams();
  const q = params.get("q");
  const asked = q ? { search: q } : {};
  const [{ data }, refresh] = useQuery({
    query: ContractorList,
    variables: { ...pageArguments(search, PAGE), ...asked },
  });
  const all = data?.contractors.nodes;
  const [links, setLinks] = useState<string>();
  const linked = all?.find(({ id }) => id === links);
  return (
    <Page
      title={words.contractors}
      trail={[{ label: words.back, href: "/defects" }]}
      actions={
        <>
          {may("defect.plan") && (
            <Button kind="PRIMARY" icon="plus" onClick={() => setOpen("NEW")}>
              {words.newContractor}
            </Button>
          )}
          <ExportMenu
            list="contractors"
            args={asked}
            withNumbers={may("defect.assign") || may("takeover.defect.agree")}
          />
        </>
      }
    >
      <div className="toolbar">
        <ListSearch
          label={words.contractorPage.search}
          placeholder={words.contractorPage.search}
          value={q}
          onChange={(text) => change({ q: text }, { replace: true })}
        />
      </div>
      {!all && <Skeleton lines={6} />}
      {all?.length === 0 && (
        <Empty title={q ? t.organization.noneFound : words.contractorPage.none} />
      )}
      <ul className="contractor-list">
        {all?.map((one) => (
          <li key={one.id} className="defect-card">
            <div className="defect-buttons">
              <strong>{one.name}</strong>
              <Link to={`/defects?contractor=${one.id}`}>
                {words.contractorPage.open(one.openCount)}
              </Link>
              {may("defect.assign") && (
                <Button small kind="QUIET" icon="link" onClick={() => setLinks(one.id)}>
                  {words.contractorPage.links}
                </Button>
              )}
              {may("defect.plan") && (
                <Button small kind="QUIET" icon="edit" onClick={() => setOpen(one)}>
                  {words.contractorPage.edit}
                </Button>
              )}
            </div>
            <p className="defect-quiet">
              {[
                one.serviceCenter.name,
                one.trades.map((trade) => trades[trade]).join("、"),
                one.contactName,
                one.person?.name,
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
            <PhoneNumber
              of={one.id}
              whose={one.contactName ?? one.name}
              shown={one.phone}
              may={may("defect.assign") || may("takeover.defect.agree")}
            />
          </li>
        ))}
      </ul>
      <Pager pages={usePages(data?.contractors.pageInfo, change)} />
      {linked && <LinksPanel contractor={linked} onClose={() => setLinks(undefined)} />}
      {open && (
        <ContractorForm
          key={open === "NEW" ? "NEW" : open.id}
          contractor={open === "NEW" ? undefined : open}
          onClose={() => setOpen(undefined)}
          onDone={() => {
            setOpen(undefined);
            announce(words.contractorPage.saved);
            refresh({ requestPolicy: "network-only" });
          }}
        />
      )}
    </Page>
  );
}

/** 整改链接: by estate, for a party without an account. */
function LinksPanel({ contractor, onClose }: { contractor: Contractor; onClose: () => void }) {
  const { words } = useDefectWords();
  const [chosen, setChosen] = useState<string>();
  const [{ data, error }, refresh] = useQuery({
    query: ContractorLinks,
    variables: { id: contractor.id, serviceCenterIds: [contractor.serviceCenter.id] },
  });
  const links = data?.node?.__typename === "Contractor" ? data.node.links : [];
  const estates = data?.estates.nodes ?? [];
  const estateId = chosen ?? estates[0]?.id;
  return (
    <SidePanel
      open
      onClose={onClose}
      title={words.contractorPage.linksOf(contractor.name)}
      texts={{ close: words.close }}
    >
      <div className="form-stack">
        {error && <ProblemNote problem={problemOf(error)} />}
        {estates.length > 1 && (
          <Select
            label={words.fields.estate}
            value={estateId ?? ""}
            options={estates.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ target }) => setChosen(target.value)}
          />
        )}
        {estateId && (
          <AccessLinks
            key={estateId}
            purpose="RECTIFY"
            subjectId={contractor.id}
            part={estateId}
            links={links}
            mayIssue
            onIssued={() => refresh({ requestPolicy: "network-only" })}
          />
        )}
      </div>
    </SidePanel>
  );
}

function ContractorForm({
  contractor,
  onClose,
  onDone,
}: {
  contractor: Contractor | undefined;
  onClose: () => void;
  onDone: () => void;
}) {
  const { words, trades } = useDefectWords();
  const said = words.contractorPage;
  const [{ data }] = useQuery({ query: CentersOfContractors });
  const centers = data?.company.regions.flatMap((region) => region.serviceCenters) ?? [];
  const [values, setValues] = useState({
    center: contractor?.serviceCenter.id ?? "",
    name: contractor?.name ?? "",
    contactName: contractor?.contactName ?? "",
    phone: contractor?.phone ?? "",
    personId: contractor?.person?.id,
    trades: (contractor?.trades ?? []) as readonly DefectTrade[],
  });
  const [checked, setChecked] = useState(false);
  const { run, busy, problem } = useAct(KeepContractor);
  const set = (more: Partial<typeof values>) => setValues({ ...values, ...more });
  const serviceCenterId = values.center || (centers.length === 1 ? centers[0]!.id : "");
  const submit = async () => {
    setChecked(true);
    if (!values.name.trim() || !serviceCenterId) return;
    const kept = await run({
      serviceCenterId,
      name: values.name,
      contactName: values.contactName.trim() || null,
      phone: values.phone.trim() || null,
      personId: values.personId ?? null,
      trades: [...values.trades],
      ...(contractor && { contractorId: contractor.id, version: contractor.version }),
    });
    if (kept.ok) onDone();
  };
  const missing = (value: string) => (checked && !value.trim() ? words.required : undefined);
  return (
    <SidePanel
      open
      onClose={onClose}
      title={contractor?.name ?? words.newContractor}
      texts={{ close: words.close }}
      footer={
        <Button kind="PRIMARY" busy={busy} onClick={() => void submit()}>
          {said.save}
        </Button>
      }
    >
      <div className="form-stack">
        {problem && <ProblemNote problem={problem} />}
        {!contractor && centers.length > 1 && (
          <Select
            label={said.center}
            required
            placeholder={said.center}
            value={values.center}
            error={missing(serviceCenterId)}
            options={centers.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ target }) => set({ center: target.value })}
          />
        )}
        <Input
          label={said.name}
          required
          maxLength={80}
          value={values.name}
          error={missing(values.name)}
          onChange={({ target }) => set({ name: target.value })}
        />
        <fieldset className="contractor-trades">
          <legend>{said.trades}</legend>
          <div className="defect-homes">
            {(Object.keys(trades) as DefectTrade[]).map((trade) => (
              <Checkbox
                key={trade}
                label={trades[trade]}
                checked={values.trades.includes(trade)}
                onChange={({ target }) =>
                  set({
                    trades: target.checked
                      ? [...values.trades, trade]
                      : values.trades.filter((one) => one !== trade),
                  })
                }
              />
            ))}
          </div>
        </fieldset>
        <Input
          label={said.contact}
          maxLength={80}
          value={values.contactName}
          onChange={({ target }) => set({ contactName: target.value })}
        />
        <Input
          label={said.phone}
          type="tel"
          maxLength={40}
          value={values.phone}
          onChange={({ target }) => set({ phone: target.value })}
        />
        <PersonField
          label={said.person}
          hint={said.personHint}
          value={values.personId}
          known={contractor?.person ? [contractor.person] : []}
          onChange={(personId) => set({ personId })}
        />
      </div>
    </SidePanel>
  );
}
