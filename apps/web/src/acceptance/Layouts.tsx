import type { Day } from "@threshold/domain/calendar/day";
import {
  designValues,
  itemsFor,
  rangeOnly,
  type Room,
  type StandardContent,
} from "@threshold/domain/unit-acceptance/standard";
import { roomKinds } from "@threshold/domain/unit-acceptance/vocabulary";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Input, Select } from "@threshold/ui/Input";
import { Menu } from "@threshold/ui/Menu";
import { useState } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useAnnounce } from "../shell/announce.tsx";
import type { Batch } from "./batch-document.ts";
import "./standards.css";

const SaveLayout = graphql(/* GraphQL */ `
  mutation SaveAcceptanceLayout($input: SaveAcceptanceLayoutInput!) {
    saveAcceptanceLayout(input: $input) {
      batch {
        id
        version
        layouts {
          layoutType
          units
          rooms {
            code
            name
            kind
            height
            bay
            depth
          }
        }
      }
    }
  }
`);

type Layout = Batch["layouts"][number];
const kinds = roomKinds.filter((kind) => kind !== "WHOLE_UNIT");

/** 户型房间: which rooms the homes of each layout have, with the design values that deviations are counted from. */
export function Layouts({ batch, may }: { batch: Batch; may: boolean }) {
  const { t } = useWords();
  const words = t.acceptanceStandard.layouts;
  const [editing, setEditing] = useState<string>();
  if (batch.layouts.length === 0) return <Empty title={words.none} />;
  return (
    <div className="layout-rooms">
      <p className="acceptance-quiet">{words.lead}</p>
      {batch.layouts.map((layout) => {
        const { layoutType, units } = layout;
        const isOpen = editing === layoutType;
        return (
          <section key={layoutType} aria-label={layoutType}>
            <header>
              <h2>{layoutType}</h2>
              <Badge>{words.units(units)}</Badge>
              {may && !isOpen && (
                <Button small icon="edit" onClick={() => setEditing(layoutType)}>
                  {words.edit}
                </Button>
              )}
            </header>
            {isOpen ? (
              <RoomsForm batch={batch} layout={layout} onDone={() => setEditing(undefined)} />
            ) : (
              <Rooms rooms={layout.rooms} />
            )}
            {!isOpen && <RangeOnly batch={batch} rooms={layout.rooms} />}
          </section>
        );
      })}
    </div>
  );
}

/** What is judged by its range alone, for want of a design value. */
function RangeOnly({ batch, rooms }: { batch: Batch; rooms: readonly Room[] }) {
  const { t, language } = useWords();
  const words = t.acceptanceStandard.layouts;
  const place = { province: batch.province ?? null, city: batch.city ?? null };
  const items = itemsFor(batch.standard.content as StandardContent, place, batch.approvedOn as Day);
  const lines = rangeOnly(items, rooms);
  if (rooms.length > 0 && lines.length === 0)
    return (
      <p>
        <Badge tone="OK">{words.complete}</Badge>
      </p>
    );
  const names = lines.map(({ item, room }) =>
    [room?.name, item.label[language]].filter(Boolean).join(" "),
  );
  return <p className="layout-missing">{words.missing(names.join("、"))}</p>;
}

function Rooms({ rooms }: { rooms: Layout["rooms"] }) {
  const { t } = useWords();
  const words = t.acceptanceStandard;
  if (rooms.length === 0) return <p className="acceptance-quiet">{words.layouts.noRooms}</p>;
  return (
    <div
      className="acceptance-scroll"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
      tabIndex={0}
      role="region"
      aria-label={words.layouts.room}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{words.layouts.room}</th>
            <th scope="col">{words.layouts.kind}</th>
            {designValues.map((name) => (
              <th key={name} scope="col">
                {words.layouts[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rooms.map((room) => (
            <tr key={room.code}>
              <th scope="row">{room.name}</th>
              <td>{words.roomKinds[room.kind]}</td>
              {designValues.map((name) => (
                <td key={name}>{room[name] ?? "–"}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const newRoom = { name: "", kind: "BEDROOM", height: null, bay: null, depth: null } as const;

/** A code that none of the rooms has: what is recorded is known by it, so that it is never another room's. */
function nextCode(rooms: readonly Room[]): string {
  let number = rooms.length + 1;
  while (rooms.some(({ code }) => code === `R${number}`)) number += 1;
  return `R${number}`;
}

function RoomsForm({
  batch,
  layout,
  onDone,
}: {
  batch: Batch;
  layout: Layout;
  onDone: () => void;
}) {
  const { t } = useWords();
  const words = t.acceptanceStandard.layouts;
  const announce = useAnnounce();
  const [rooms, setRooms] = useState<readonly Layout["rooms"][number][]>(layout.rooms);
  const { run, busy, problem } = useAct(SaveLayout);
  const others = batch.layouts.filter(
    (one) => one.layoutType !== layout.layoutType && one.rooms.length > 0,
  );
  const put = (at: number, more: Partial<Room>) =>
    setRooms(rooms.map((room, index) => (index === at ? { ...room, ...more } : room)));
  const save = async () => {
    const { ok } = await run({
      id: batch.id,
      version: batch.version,
      layoutType: layout.layoutType,
      rooms: rooms.map(({ code, name, kind, height, bay, depth }) => ({
        code,
        name,
        kind,
        height,
        bay,
        depth,
      })),
    });
    if (!ok) return;
    announce(words.saved(layout.layoutType));
    onDone();
  };
  return (
    <form
      className="layout-rooms"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ol className="layout-rows">
        {rooms.map((room, at) => (
          <RoomRow
            key={room.code}
            room={room}
            onChange={(more) => put(at, more)}
            onRemove={() => setRooms(rooms.filter((_, index) => index !== at))}
          />
        ))}
      </ol>
      <div className="standard-views">
        <span>
          <Button
            icon="plus"
            onClick={() => setRooms([...rooms, { ...newRoom, code: nextCode(rooms) }])}
          >
            {words.add}
          </Button>
          {others.length > 0 && (
            <Menu
              label={words.copy}
              items={others.map((one) => ({
                key: one.layoutType,
                label: words.copyFrom(one.layoutType, one.rooms.length),
                onChoose: () => setRooms(one.rooms),
              }))}
            />
          )}
        </span>
        <span>
          <Button kind="QUIET" onClick={onDone}>
            {t.shell.cancel}
          </Button>
          <Button submit kind="PRIMARY" busy={busy}>
            {t.shell.save}
          </Button>
        </span>
      </div>
      {problem && <ProblemNote problem={problem} />}
    </form>
  );
}

function RoomRow({
  room,
  onChange,
  onRemove,
}: {
  room: Layout["rooms"][number];
  onChange: (more: Partial<Layout["rooms"][number]>) => void;
  onRemove: () => void;
}) {
  const { t } = useWords();
  const words = t.acceptanceStandard;
  return (
    <li>
      <Input
        label={words.layouts.name}
        value={room.name}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <Select
        label={words.layouts.kind}
        value={room.kind}
        options={kinds.map((value) => ({ value, label: words.roomKinds[value] }))}
        onChange={({ target }) =>
          onChange({ kind: kinds.find((one) => one === target.value) ?? room.kind })
        }
      />
      {designValues.map((name) => (
        <Input
          key={name}
          label={words.layouts[name]}
          inputMode="numeric"
          value={room[name] ?? ""}
          onChange={({ target }) => {
            const typed = Number(target.value.replaceAll(/\D/g, ""));
            onChange({ [name]: typed || null });
          }}
        />
      ))}
      <Button small kind="QUIET" icon="trash" iconOnly onClick={onRemove}>
        {words.layouts.remove(room.name)}
      </Button>
    </li>
  );
}
