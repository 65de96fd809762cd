import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import { PlanPicture_plan } from "./defect-documents.ts";
import { PlanUpload } from "./PlanUpload.tsx";
import { useDefectWords } from "./words.ts";
import "./defect.css";

const PlansDocument = graphql(/* GraphQL */ `
  query LayoutPlansPage($estateId: ID!) {
    estate(id: $estateId) {
      id
      layouts {
        layoutType
        count
      }
    }
    layoutPlans(first: 100, estateIds: [$estateId], inUse: true) {
      nodes {
        id
        layoutType
        edition
        unitCount
        openCount
        ...PlanPicture_plan
      }
    }
  }
`);

const EstatesOfPlans = graphql(/* GraphQL */ `
  query EstatesOfPlans {
    estates(first: 100) {
      nodes {
        id
        name
      }
    }
    layoutPlans(first: 1, inUse: true) {
      nodes {
        id
        estate {
          id
        }
      }
    }
  }
`);

/** 户型图 of an estate: what is there, and layouts that still lack one. */
export function PlansPage() {
  const { words } = useDefectWords();
  const may = useMay();
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const [uploading, setUploading] = useState<string>();
  const [{ data: estates }] = useQuery({ query: EstatesOfPlans });
  const estateId =
    address.get("estate") ??
    estates?.layoutPlans.nodes[0]?.estate.id ??
    estates?.estates.nodes[0]?.id ??
    "";
  const [{ data }] = useQuery({
    query: PlansDocument,
    variables: { estateId },
    pause: !estateId,
  });
  const plans = data?.layoutPlans.nodes ?? [];
  const missing = (data?.estate?.layouts ?? []).filter(
    ({ layoutType }) => layoutType && !plans.some((plan) => plan.layoutType === layoutType),
  );
  return (
    <Page
      title={words.planPage.title}
      subtitle={words.planPage.lead}
      trail={[{ label: words.back, href: "/defects" }]}
    >
      {(estates?.estates.nodes.length ?? 0) > 1 && (
        <div className="plan-estate">
          <Select
            label={words.planPage.estate}
            value={estateId}
            options={(estates?.estates.nodes ?? []).map(({ id, name }) => ({
              value: id,
              label: name,
            }))}
            onChange={({ target }) => setAddress({ estate: target.value }, { replace: true })}
          />
        </div>
      )}
      {!data && <Skeleton lines={6} />}
      {data && plans.length === 0 && missing.length === 0 && <Empty title={words.planPage.none} />}
      <ul className="plan-cards">
        {plans.map((plan) => {
          const picture = readFragment(PlanPicture_plan, plan).attachments[0];
          return (
            <li key={plan.id}>
              <Link to={`/defects/plans/${plan.id}`}>
                {picture && <img src={picture.url} alt="" loading="lazy" />}
                <strong>{plan.layoutType}</strong>
                <small>
                  {[
                    words.planPage.homes(plan.unitCount),
                    words.planPage.edition(plan.edition),
                    plan.openCount > 0 && words.planPage.open(plan.openCount),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
              </Link>
            </li>
          );
        })}
      </ul>
      {missing.length > 0 && (
        <section className="defect-card" aria-label={words.planPage.missing}>
          <h2>{words.planPage.missing}</h2>
          <ul className="defect-relations">
            {missing.map(({ layoutType, count }) => (
              <li key={layoutType}>
                <strong>{layoutType}</strong> <Badge>{words.planPage.homes(count)}</Badge>{" "}
                {may("defect.plan") && (
                  <Button small icon="upload" onClick={() => setUploading(layoutType ?? undefined)}>
                    {words.planPage.upload}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {uploading !== undefined && (
        <PlanUpload
          estateId={estateId}
          layoutType={uploading}
          replaces={false}
          onClose={() => setUploading(undefined)}
          onDone={(id) => void navigate(`/defects/plans/${id}`)}
        />
      )}
    </Page>
  );
}
