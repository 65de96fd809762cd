import { Badge } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Icon } from "@threshold/ui/Icon";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { EstateHistory } from "../history/EstateHistory.tsx";
import { explainError } from "../refusals.ts";
import { NotFoundPage } from "../shell/NotFoundPage.tsx";
import { importAddress } from "../list/import-address.ts";
import { Page } from "../shell/Page.tsx";
import { PageWait } from "../shell/PageWait.tsx";
import { useMay } from "../shell/viewer.ts";
import { Buildings } from "./Buildings.tsx";
import { EstateFacts } from "./EstateFacts.tsx";
import { EstateForm } from "./EstateForm.tsx";
import { EstateImports } from "./EstateImports.tsx";
import { EstateLaunch } from "./EstateLaunch.tsx";
import { Layouts } from "./Layouts.tsx";
import { Units } from "./Units.tsx";
import "./estate.css";

const EstateHome = graphql(/* GraphQL */ `
  query EstateHome($id: ID!) {
    estate(id: $id) {
      id
      code
      name
      status
      serviceCenter {
        id
        name
        region {
          id
          name
        }
      }
      ...EstateForm_estate
      ...EstateFacts_estate
      ...Buildings_estate
      ...Layouts_estate
      ...EstateLaunch_estate
      ...EstateImports_estate
      ...Units_estate
    }
  }
`);

/** One estate: what it is, what stands on it, how its launch is doing, what became of it. */
export function EstatePage() {
  const { id = "" } = useParams();
  const { t } = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const [editing, setEditing] = useState(false);
  const [{ data, error }, refresh] = useQuery({ query: EstateHome, variables: { id } });
  const estate = data?.estate;
  if (error && !estate)
    return (
      <Page title={t.organization.estates.title}>
        <ErrorNote onRetry={() => refresh()} retryText={t.shell.retry}>
          {explainError(t, error)}
        </ErrorNote>
      </Page>
    );
  if (!data) return <PageWait />;
  if (!estate) return <NotFoundPage />;
  const manages = may("org.manage");
  return (
    <Page
      title={estate.name}
      trail={[{ label: t.organization.estates.title, href: "/estates" }]}
      mark={
        estate.status === "SUSPENDED" && <Badge>{t.organization.statuses.place.SUSPENDED}</Badge>
      }
      subtitle={`${estate.code} · ${estate.serviceCenter.region.name} · ${estate.serviceCenter.name}`}
      actions={
        <>
          <Link className={buttonClass()} to={`/forms/UNIT_LIST/${id}`}>
            <Icon name="file" />
            {t.shell.print}
          </Link>
          {may("import.run") && (
            <Link className={buttonClass()} to={importAddress("units", id)}>
              <Icon name="upload" />
              {t.organization.estate.import}
            </Link>
          )}
          {manages && (
            <Button icon="edit" onClick={() => setEditing(true)}>
              {t.organization.edit}
            </Button>
          )}
        </>
      }
    >
      <div className="estate-top">
        <EstateLaunch estate={estate} />
        <EstateFacts estate={estate} />
      </div>
      <div className="estate-drawn">
        <Buildings
          estate={estate}
          manages={manages}
          onChange={() => refresh({ requestPolicy: "network-only" })}
        />
        <Layouts estate={estate} />
      </div>
      <Units estate={estate} manages={manages} />
      <div className="estate-foot">
        <EstateImports estate={estate} />
        <section className="panel">
          <h2>{t.organization.estate.history}</h2>
          <EstateHistory id={id} />
        </section>
      </div>
      <EstateForm
        open={editing}
        onClose={() => setEditing(false)}
        onSaved={() => refresh({ requestPolicy: "network-only" })}
        onRemoved={() => void navigate("/estates", { replace: true })}
        estate={estate}
      />
    </Page>
  );
}
