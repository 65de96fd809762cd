import type { Point, Region } from "@threshold/domain/defect/geometry";
import { Button, buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Checkbox, Input } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { type PointerEvent, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { LayoutPlanPageQuery } from "../gql/graphql.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import { PlanPicture_plan } from "./defect-documents.ts";
import { arrows, moved, PlanSheet, Regions } from "./PinMap.tsx";
import { PlanUpload } from "./PlanUpload.tsx";
import { useDefectWords } from "./words.ts";
import "./defect.css";

const PlanDocument = graphql(/* GraphQL */ `
  query LayoutPlanPage($id: ID!) {
    layoutPlan(id: $id) {
      id
      layoutType
      edition
      inUse
      unitCount
      estate {
        id
        name
      }
      ...PlanPicture_plan
    }
  }
`);

const HomesOfPlan = graphql(/* GraphQL */ `
  query HomesOfPlan($estateId: ID!, $layoutTypes: [String!]!) {
    estate(id: $estateId) {
      id
      units(first: 100, filter: { layoutTypes: $layoutTypes }) {
        nodes {
          id
          roomNumber
          mirrored
          building {
            id
            number
          }
        }
      }
    }
  }
`);

const KeepPlanRegions = graphql(/* GraphQL */ `
  mutation KeepPlanRegions($input: KeepPlanRegionsInput!) {
    keepPlanRegions(input: $input) {
      plan {
        id
        regions {
          id
          name
          corners
        }
      }
    }
  }
`);

const SetUnitsMirrored = graphql(/* GraphQL */ `
  mutation SetUnitsMirrored($input: SetUnitsMirroredInput!) {
    setUnitsMirrored(input: $input) {
      count
    }
  }
`);

type Plan = NonNullable<LayoutPlanPageQuery["layoutPlan"]>;

/** 户型图 with its regions, named once for all homes of the layout; and which homes are mirrored. */
export function PlanPage() {
  const { id = "" } = useParams();
  const { words } = useDefectWords();
  const may = useMay();
  const navigate = useNavigate();
  const [replacing, setReplacing] = useState(false);
  const [{ data }] = useQuery({ query: PlanDocument, variables: { id } });
  const plan = data?.layoutPlan;
  const trail = [
    { label: words.back, href: "/defects" },
    { label: words.planPage.title, href: "/defects/plans" },
  ];
  if (!plan)
    return (
      <Page title={words.planPage.title} trail={trail}>
        {!data ? <Skeleton lines={8} /> : <Empty title={words.planPage.none} />}
      </Page>
    );
  const keeps = may("defect.plan") && plan.inUse;
  return (
    <Page
      title={`${plan.estate.name} ${plan.layoutType}`}
      trail={trail}
      subtitle={[words.planPage.edition(plan.edition), words.planPage.homes(plan.unitCount)].join(
        " · ",
      )}
      actions={
        <>
          <Link className={buttonClass()} to={`/defects/map?plan=${plan.id}`}>
            {words.map}
          </Link>
          {keeps && <Button onClick={() => setReplacing(true)}>{words.planPage.replace}</Button>}
        </>
      }
    >
      {keeps ? (
        <RegionEditor key={plan.id} plan={plan} />
      ) : (
        <PlanSheet plan={plan}>
          <Regions
            regions={readFragment(PlanPicture_plan, plan).regions as readonly Region[]}
            mirror={false}
          />
        </PlanSheet>
      )}
      {keeps && <MirroredHomes plan={plan} />}
      {replacing && (
        <PlanUpload
          estateId={plan.estate.id}
          layoutType={plan.layoutType}
          replaces
          onClose={() => setReplacing(false)}
          onDone={(next) => {
            setReplacing(false);
            void navigate(`/defects/plans/${next}`);
          }}
        />
      )}
    </Page>
  );
}

type Drawn = { name: string; corners: Point[] };

/** Regions are drawn by clicking their corners, or begun as a box whose corners the arrow keys move. */
function RegionEditor({ plan }: { plan: Plan }) {
  const { words } = useDefectWords();
  const announce = useAnnounce();
  const [regions, setRegions] = useState<Drawn[]>(() =>
    (readFragment(PlanPicture_plan, plan).regions as readonly Region[]).map(
      ({ name, corners }) => ({ name, corners: [...corners] }),
    ),
  );
  const [drawing, setDrawing] = useState<Point[]>();
  const { run, busy, problem } = useAct(KeepPlanRegions);
  const change = (at: number, more: Partial<Drawn>) =>
    setRegions(regions.map((one, index) => (index === at ? { ...one, ...more } : one)));
  const add = (corners: Point[]) =>
    setRegions([...regions, { name: words.planPage.newRegion(regions.length + 1), corners }]);
  const save = async () => {
    const drawn = regions.map(({ name, corners }) => ({
      name,
      corners: corners.map(({ x, y }) => ({ x, y })),
    }));
    if ((await run({ id: plan.id, regions: drawn })).ok) announce(words.planPage.saved);
  };
  const shown = regions.map((one, at) => ({ id: String(at), ...one }));
  return (
    <div className="defect-columns">
      <div>
        <PlanSheet
          plan={plan}
          {...(drawing && { onTap: (point: Point) => setDrawing([...drawing, point]) })}
        >
          <Regions
            regions={[...shown, ...(drawing ? [{ id: "new", name: "", corners: drawing }] : [])]}
            mirror={false}
          />
          {!drawing &&
            regions.flatMap((region, at) =>
              region.corners.map((corner, index) => (
                <Corner
                  key={`${at} ${index}`}
                  label={words.planPage.corner(region.name, index + 1)}
                  at={corner}
                  onMove={(point) =>
                    change(at, {
                      corners: region.corners.map((one, own) => (own === index ? point : one)),
                    })
                  }
                />
              )),
            )}
        </PlanSheet>
        <p className="defect-quiet" aria-live="polite">
          {drawing
            ? `${words.planPage.draw} · ${words.planPage.drawing(drawing.length)}`
            : words.planPage.cornerHint}
        </p>
      </div>
      <section className="defect-card" aria-label={words.planPage.regions}>
        <h2>{words.planPage.regions}</h2>
        {problem && <ProblemNote problem={problem} />}
        <ul className="plan-regions">
          {regions.map(({ name }, at) => (
            <li key={at}>
              <Input
                label={words.planPage.regionName}
                value={name}
                maxLength={40}
                onChange={({ target }) => change(at, { name: target.value })}
              />
              <Button
                small
                kind="QUIET"
                icon="trash"
                iconOnly
                onClick={() => setRegions(regions.filter((_, own) => own !== at))}
              >
                {words.planPage.remove(name)}
              </Button>
            </li>
          ))}
        </ul>
        <div className="defect-buttons">
          {drawing ? (
            <>
              <Button
                small
                {...(drawing.length < 3 && { unavailable: words.planPage.draw })}
                onClick={() => {
                  add(drawing);
                  setDrawing(undefined);
                }}
              >
                {words.planPage.finish}
              </Button>
              <Button small kind="QUIET" onClick={() => setDrawing(undefined)}>
                {words.cancel}
              </Button>
            </>
          ) : (
            <>
              <Button small icon="edit" onClick={() => setDrawing([])}>
                {words.planPage.draw}
              </Button>
              <Button
                small
                icon="plus"
                onClick={() =>
                  add([
                    { x: 0.4, y: 0.4 },
                    { x: 0.6, y: 0.4 },
                    { x: 0.6, y: 0.6 },
                    { x: 0.4, y: 0.6 },
                  ])
                }
              >
                {words.planPage.addBox}
              </Button>
            </>
          )}
        </div>
        <Button kind="PRIMARY" busy={busy} onClick={() => void save()}>
          {words.planPage.save}
        </Button>
      </section>
    </div>
  );
}

/** A corner that is dragged, or moved by the arrow keys. */
function Corner({
  label,
  at,
  onMove,
}: {
  label: string;
  at: Point;
  onMove: (point: Point) => void;
}) {
  const drag = (event: PointerEvent<HTMLButtonElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.parentElement!.getBoundingClientRect();
    const share = (value: number) => Math.min(1, Math.max(0, value));
    onMove({
      x: share((event.clientX - box.left) / box.width),
      y: share((event.clientY - box.top) / box.height),
    });
  };
  return (
    <button
      type="button"
      className="plan-corner"
      aria-label={label}
      style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%` }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={(event) => {
        const by = arrows[event.key];
        if (!by) return;
        event.preventDefault();
        onMove(moved(at, by, false));
      }}
    />
  );
}

function MirroredHomes({ plan }: { plan: Plan }) {
  const { words } = useDefectWords();
  const announce = useAnnounce();
  const { run, busy, problem } = useAct(SetUnitsMirrored);
  const [{ data }, refresh] = useQuery({
    query: HomesOfPlan,
    variables: { estateId: plan.estate.id, layoutTypes: [plan.layoutType] },
  });
  const homes = data?.estate?.units.nodes ?? [];
  if (homes.length === 0) return null;
  const set = async (id: string, mirrored: boolean) => {
    const done = await run({ estateId: plan.estate.id, unitIds: [id], mirrored });
    if (!done.ok) return;
    announce(words.planPage.mirrorSaved(done.data.setUnitsMirrored.count));
    refresh({ requestPolicy: "network-only" });
  };
  return (
    <section className="defect-card" aria-label={words.planPage.mirror}>
      <h2>{words.planPage.mirror}</h2>
      <p className="defect-quiet">{words.planPage.mirrorText}</p>
      {problem && <ProblemNote problem={problem} />}
      <div className="defect-homes">
        {homes.map(({ id, roomNumber, mirrored, building }) => (
          <Checkbox
            key={id}
            label={`${building.number}${roomNumber}`}
            checked={mirrored}
            disabled={busy}
            onChange={({ target }) => void set(id, target.checked)}
          />
        ))}
      </div>
    </section>
  );
}
