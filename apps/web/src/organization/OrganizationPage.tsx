import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { EstateForm } from "../estate/EstateForm.tsx";
import { graphql } from "../gql/gql.ts";
import type { OrganizationQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { explainError } from "../refusals.ts";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import { CenterForm } from "./CenterForm.tsx";
import { RegionForm } from "./RegionForm.tsx";
import { StatusSwitch } from "./StatusSwitch.tsx";
import "./organization.css";

const Organization = graphql(/* GraphQL */ `
  query Organization {
    company {
      id
      name
      code
      regions {
        id
        name
        code
        status
        version
        ...RegionForm_region
        serviceCenters {
          id
          name
          code
          status
          version
          dutyPhone
          repairHotline
          ...CenterForm_center
          estates {
            id
            name
            status
            unitCount
            launchDate
          }
        }
      }
    }
  }
`);

type Region = OrganizationQuery["company"]["regions"][number];
type Center = Region["serviceCenters"][number];

/** What the page's side panel is for; one form at a time. */
type Form =
  | { kind: "REGION"; region?: Region }
  | { kind: "CENTER"; regionId: string; center?: Center }
  | { kind: "ESTATE"; centerId: string };

/** The company as a tree: regions, service centers, estates. */
export function OrganizationPage() {
  const { t } = useWords();
  const words = t.organization.tree;
  const may = useMay();
  const manages = may("org.manage");
  const [form, setForm] = useState<Form>();
  const [{ data, error }, refresh] = useQuery({ query: Organization });
  const close = () => setForm(undefined);
  const reload = () => refresh({ requestPolicy: "network-only" });
  const newRegion = manages && (
    <Button kind="PRIMARY" icon="plus" onClick={() => setForm({ kind: "REGION" })}>
      {words.newRegion}
    </Button>
  );
  return (
    <Page
      title={data?.company.name ?? words.title}
      subtitle={words.lead}
      actions={data?.company.regions.length !== 0 && newRegion}
    >
      {error && (
        <ErrorNote onRetry={reload} retryText={t.shell.retry}>
          {explainError(t, error)}
        </ErrorNote>
      )}
      {!data && !error && <Skeleton lines={8} />}
      {data?.company.regions.length === 0 && (
        <Empty title={words.noRegions} action={newRegion}>
          {words.noRegionsText}
        </Empty>
      )}
      <div className="tree">
        {data?.company.regions.map((region) => (
          <RegionBranch
            key={region.id}
            region={region}
            manages={manages}
            onForm={setForm}
            onChange={reload}
          />
        ))}
      </div>
      <RegionForm
        open={form?.kind === "REGION"}
        onClose={close}
        onSaved={reload}
        {...(form?.kind === "REGION" && form.region ? { region: form.region } : {})}
      />
      <CenterForm
        open={form?.kind === "CENTER"}
        onClose={close}
        onSaved={reload}
        regionId={form?.kind === "CENTER" ? form.regionId : ""}
        {...(form?.kind === "CENTER" && form.center ? { center: form.center } : {})}
      />
      <EstateForm
        open={form?.kind === "ESTATE"}
        onClose={close}
        onSaved={reload}
        {...(form?.kind === "ESTATE" ? { serviceCenterId: form.centerId } : {})}
      />
    </Page>
  );
}

interface BranchProps {
  manages: boolean;
  onForm: (form: Form) => void;
  onChange: () => void;
}

function RegionBranch({ region, manages, onForm, onChange }: BranchProps & { region: Region }) {
  const { t } = useWords();
  const words = t.organization.tree;
  const estates = region.serviceCenters.reduce((sum, center) => sum + center.estates.length, 0);
  return (
    <details className="panel tree-region" open>
      <summary>
        <h2>{region.name}</h2>
        <span className="quiet">{region.code}</span>
        {region.status === "SUSPENDED" && <Badge>{t.organization.statuses.place.SUSPENDED}</Badge>}
        <span className="tree-count">{words.counts(region.serviceCenters.length, estates)}</span>
      </summary>
      {manages && (
        <div className="page-actions">
          <Button small icon="plus" onClick={() => onForm({ kind: "CENTER", regionId: region.id })}>
            {words.newCenter}
          </Button>
          <Button small icon="edit" onClick={() => onForm({ kind: "REGION", region })}>
            {t.organization.edit}
          </Button>
          <StatusSwitch kind="REGION" place={region} onDone={onChange} />
        </div>
      )}
      {region.serviceCenters.length === 0 && <p className="quiet">{words.noCenters}</p>}
      <ul className="tree-centers">
        {region.serviceCenters.map((center) => (
          <CenterBranch
            key={center.id}
            center={center}
            regionId={region.id}
            {...{ manages, onForm, onChange }}
          />
        ))}
      </ul>
    </details>
  );
}

function CenterBranch({
  center,
  regionId,
  manages,
  onForm,
  onChange,
}: BranchProps & { center: Center; regionId: string }) {
  const { t, format } = useWords();
  const words = t.organization.tree;
  return (
    <li className="tree-center">
      <div className="tree-center-head">
        <h3>{center.name}</h3>
        <span className="quiet">{center.code}</span>
        {center.status === "SUSPENDED" && <Badge>{t.organization.statuses.place.SUSPENDED}</Badge>}
      </div>
      <p className="quiet tree-phones">
        <span>
          {words.dutyPhone} <a href={`tel:${center.dutyPhone}`}>{center.dutyPhone}</a>
        </span>
        <span>
          {words.repairHotline} <a href={`tel:${center.repairHotline}`}>{center.repairHotline}</a>
        </span>
      </p>
      <ul className="tree-estates">
        {center.estates.map((estate) => (
          <li key={estate.id}>
            <Link
              to={`/estates/${estate.id}`}
              data-suspended={estate.status === "SUSPENDED" || undefined}
            >
              <strong>{estate.name}</strong>
              <small>
                {t.organization.estate.unitsShort(estate.unitCount)}
                {estate.launchDate &&
                  ` · ${t.organization.estates.launch} ${format.day(estate.launchDate)}`}
              </small>
            </Link>
          </li>
        ))}
      </ul>
      {manages && (
        <div className="page-actions">
          <Button small icon="plus" onClick={() => onForm({ kind: "ESTATE", centerId: center.id })}>
            {words.newEstate}
          </Button>
          <Button small icon="edit" onClick={() => onForm({ kind: "CENTER", regionId, center })}>
            {t.organization.edit}
          </Button>
          <StatusSwitch kind="CENTER" place={center} onDone={onChange} />
        </div>
      )}
    </li>
  );
}
