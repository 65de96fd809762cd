import type { Tone } from "@threshold/ui/Badge";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { FilterBar } from "@threshold/ui/FilterBar";
import type { FilterField, FilterValues } from "@threshold/ui/FilterBar";
import { Skeleton } from "@threshold/ui/Spinner";
import type { ShowcasePlanStatus } from "@threshold/domain/showcase/vocabulary";
import { showcasePlanStatuses } from "@threshold/domain/showcase/vocabulary";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { ShowcasesQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { fromAddress, toAddress } from "../launch/filter-address.ts";
import { roleName } from "../launch/role-name.ts";
import { planTitle } from "../launch/titles.ts";
import { useSavedViews } from "../launch/use-saved-views.ts";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { usePlace } from "../shell/place.tsx";
import { useMay } from "../shell/viewer.ts";
import { nextOf, stagesOf } from "./course.ts";
import "./showcase.css";

const Showcases = graphql(/* GraphQL */ `
  query Showcases($filter: ShowcasePlanFilter) {
    showcasePlans(first: 200, filter: $filter) {
      nodes {
        id
        status
        agreedOn
        reviewedOn
        approvedOn
        implementedOn
        openedOn
        closedOn
        deadlines {
          rule
          dueOn
          kept
        }
        estate {
          id
          name
          launchDate
          serviceCenter {
            id
            name
          }
        }
      }
    }
  }
`);

const LaunchesToShow = graphql(/* GraphQL */ `
  query LaunchesToShow {
    launchPlans(first: 200, filter: { statuses: [ACTIVE, READY] }, orderBy: LAUNCH_DATE) {
      nodes {
        id
        name
        launchDate
        estate {
          id
          name
        }
        showcase {
          id
        }
      }
    }
  }
`);

const PlanShowcase = graphql(/* GraphQL */ `
  mutation PlanShowcase($input: PlanShowcaseInput!) {
    planShowcase(input: $input) {
      showcase {
        id
      }
    }
  }
`);

type Showcase = ShowcasesQuery["showcasePlans"]["nodes"][number];

export const statusTones: Record<ShowcasePlanStatus, Tone> = {
  DRAFT: "ACCENT",
  AGREED: "WARN",
  REVIEWED: "WARN",
  APPROVED: "ACCENT",
  IMPLEMENTED: "ACCENT",
  IN_USE: "OK",
  CLOSED: "NEUTRAL",
};

const FIELDS = ["search", "status"];
const CHOICES = ["status"];

/** Every estate's showcase (服务展示): how far it is, and who takes the next step by when. */
export function ShowcasesPage() {
  const { t } = useWords();
  const may = useMay();
  const { filter: place } = usePlace();
  const [address, setAddress] = useSearchParams();
  const values = fromAddress(address, FIELDS, CHOICES);
  const filter = { ...place, ...filterOf(values) };
  const [{ data, error }, refresh] = useQuery({ query: Showcases, variables: { filter } });
  const showcases = data?.showcasePlans.nodes;
  const narrowed = Object.keys(values).length > 0;
  return (
    <Page
      title={t.showcase.title}
      subtitle={t.showcase.lead}
      actions={<ExportMenu list="showcases" args={{ filter }} />}
    >
      <Filters
        values={values}
        view={address.get("view") ?? undefined}
        onChange={(next, view) =>
          setAddress({ ...toAddress(next), ...(view ? { view } : {}) }, { replace: true })
        }
      />
      {error && <ProblemNote problem={problemOf(error)} onRetry={() => refresh()} />}
      {!showcases && !error && <Skeleton lines={8} />}
      {may("showcase.plan") && may("launch.read") && !narrowed && <ToPlan />}
      {showcases?.length === 0 && (
        <Empty title={narrowed ? t.showcase.noneFound : t.showcase.none}>
          {!narrowed && t.showcase.noneText}
        </Empty>
      )}
      {showcases && showcases.length > 0 && <List showcases={showcases} />}
    </Page>
  );
}

const filterOf = (values: FilterValues) => ({
  ...(typeof values["search"] === "string" ? { search: values["search"] } : {}),
  ...(Array.isArray(values["status"])
    ? { statuses: values["status"] as ShowcasePlanStatus[] }
    : {}),
});

function Filters({
  values,
  view,
  onChange,
}: {
  values: FilterValues;
  view: string | undefined;
  onChange: (values: FilterValues, view?: string) => void;
}) {
  const { t } = useWords();
  const words = t.showcase;
  const saved = useSavedViews("SHOWCASES");
  const fields: FilterField[] = [
    { key: "search", kind: "TEXT", label: words.search, placeholder: words.searchHint },
    {
      key: "status",
      kind: "CHOICES",
      label: words.status,
      options: showcasePlanStatuses.map((value) => ({
        value,
        label: words.planStates[value] ?? value,
      })),
    },
  ];
  return (
    <>
      <FilterBar
        label={words.filters}
        fields={fields}
        values={values}
        onChange={(next) => onChange(next)}
        views={saved.views}
        {...(view ? { view } : {})}
        onView={(key) => onChange(key ? saved.valuesOf(key) : {}, key)}
        onSaveView={(name, shared) =>
          void saved.save(name, values, shared).then((key) => key && onChange(values, key))
        }
        onRemoveView={(key) => {
          onChange({});
          void saved.remove(key);
        }}
        texts={t.launch.views}
      />
      {saved.problem && <ProblemNote problem={saved.problem} />}
    </>
  );
}

function List({ showcases }: { showcases: readonly Showcase[] }) {
  const { t, format, language } = useWords();
  const words = t.showcase;
  return (
    <ul className="showcase-list">
      {showcases.map((showcase) => {
        const { id, status, estate } = showcase;
        const stages = stagesOf(showcase);
        const next = nextOf(stages);
        return (
          <li key={id}>
            <Link to={`/showcase/${id}`}>
              <span className="showcase-name">
                <strong>{estate.name}</strong>
                <Badge tone={statusTones[status]}>{words.planStates[status]}</Badge>
              </span>
              <span className="showcase-dots" aria-hidden="true">
                {stages.map((stage) => (
                  <i key={stage.status} className={stage.state.toLowerCase()} />
                ))}
              </span>
              <small>
                {next
                  ? [
                      words.next(words.stages[next.status]),
                      roleName(next.role, language),
                      next.dueOn && words.by(format.day(next.dueOn)),
                    ]
                      .filter(Boolean)
                      .join(" · ")
                  : showcase.openedOn && words.shownOn(format.day(showcase.openedOn))}
                {next?.late && <span className="showcase-late">{` · ${words.late}`}</span>}
                <br />
                {[
                  estate.serviceCenter.name,
                  estate.launchDate && words.launchOn(format.day(estate.launchDate)),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** Launches under way that have no showcase yet: planning one is a press. */
function ToPlan() {
  const { t, format } = useWords();
  const words = t.showcase;
  const navigate = useNavigate();
  const [{ data }] = useQuery({ query: LaunchesToShow });
  const { run, busy, problem } = useAct(PlanShowcase);
  const launches = data?.launchPlans.nodes.filter(({ showcase }) => !showcase) ?? [];
  if (launches.length === 0) return null;
  const begin = async (planId: string) => {
    const made = await run({ planId });
    if (made.ok) void navigate(`/showcase/${made.data.planShowcase.showcase.id}`);
  };
  return (
    <section className="showcase-part" aria-labelledby="showcase-to-plan">
      <header>
        <div>
          <h2 id="showcase-to-plan">{words.toPlan}</h2>
          <p className="showcase-quiet">{words.toPlanText}</p>
        </div>
      </header>
      {problem && <ProblemNote problem={problem} />}
      <ul className="showcase-rows">
        {launches.map((plan) => (
          <li key={plan.id}>
            <div>
              <strong>{planTitle(plan)}</strong>
              <small>{words.launchOn(format.day(plan.launchDate))}</small>
            </div>
            <Button small icon="plus" busy={busy} onClick={() => void begin(plan.id)}>
              {words.begin}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
