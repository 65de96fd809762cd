import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSchema } from "graphql";
import type { GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema } from "graphql";
import { sql } from "kysely";
import pg from "pg";
import { openPool } from "../../db/database.ts";
import { startEmbedded } from "../../db/embedded.ts";
import type { TenantContext } from "../../db/tenancy.ts";
import { readField, readPayload, readRecord } from "./execute.ts";
import {
  asc,
  byId,
  column,
  computed,
  connection,
  desc,
  embedded,
  globalId,
  json,
  many,
  mapType,
  node,
  one,
  oneOf,
  resolved,
  storedJson,
} from "./map.ts";
import type { ConnectionOptions, TypeMap } from "./map.ts";
import { attachReads } from "./registry.ts";
import type { Reads } from "./registry.ts";

/** A small schema of plans and tasks, for the tests of the read engine, with everything that a mapping can say. */
const tables = `
  create role reader login password 'reader';
  create table person (company_id uuid, id uuid, name text not null, hidden boolean not null default false, primary key (company_id, id));
  create table plan (company_id uuid, id uuid, name text not null, launch_date date, tags text[] not null default '{}',
    states text[] not null default '{OPEN,DONE}', leaps int[], calm boolean, mood text, reasons jsonb not null default '[]', steps json not null default '[]', extra jsonb, owner_id uuid, starts_on date, ends_on date,
    updated_at timestamptz not null default '2026-01-02T03:04:05.678901Z', primary key (company_id, id));
  create table task (company_id uuid, id uuid, plan_id uuid not null, code text not null, status text not null default 'OPEN',
    due_on date, weight numeric, rank int not null, helper_ids uuid[] not null default '{}', primary key (company_id, id));
  create table note (company_id uuid, id uuid, body text not null, author_id uuid not null, subject_type text, subject_id uuid,
    primary key (company_id, id));
  create table idempotency (company_id uuid, person_id uuid, key text, action text, input_hash text not null, answer jsonb,
    created_at timestamptz not null default now(), primary key (company_id, person_id, key));
  do $$ declare t text; begin
    foreach t in array array['person','plan','task','note','idempotency'] loop
      execute format('alter table %I enable row level security', t);
      execute format('create policy tenant on %I using (company_id = (select nullif(current_setting(''app.company_id'', true), '''')::uuid))', t);
    end loop;
  end $$;
  create policy shown on person as restrictive using (not hidden);
  grant select, insert, update, delete on all tables in schema public to reader;`;

export const uuid = (kind: number, at: number) =>
  `00000000-0000-7000-8000-${String(kind).padStart(4, "0")}${String(at).padStart(8, "0")}`;
export const company = uuid(0, 1);
export const stranger = uuid(0, 2);

const rows = `
  insert into person select '${company}', ('00000000-0000-7000-8000-0001' || lpad(i::text, 8, '0'))::uuid,
    'person ' || i || ' "quoted" \\ 张', i = 3 from generate_series(1, 4) i;
  insert into plan (company_id, id, name, launch_date, tags, reasons, steps, extra, owner_id, starts_on, ends_on, leaps, calm, mood)
    select '${company}', ('00000000-0000-7000-8000-0002' || lpad(i::text, 8, '0'))::uuid, 'plan ' || i,
    case when i % 3 > 0 then date '2026-03-01' + i end, case when i % 2 = 0 then '{a,"b c"}'::text[] else '{}' end,
    case when i % 2 = 0 then '[{"code":"LATE","details":{"n":1},"parts":[{"n":1},{"n":null}]},{"code":"X"}]'::jsonb else '[]' end,
    case when i % 2 = 0 then '[{"name":"张 \\"q\\"","n":1,"more":{"b":1.50,"a":[null]}}, {"name":"" , "n" : -2,"more":"m"}]'::json else '[]' end,
    case when i % 3 = 0 then '{"label":"x","inner":{"n":2}}'::jsonb end,
    case when i % 4 > 0 then ('00000000-0000-7000-8000-0001' || lpad((i % 4)::text, 8, '0'))::uuid end,
    date '2026-01-01', case when i % 2 = 0 then date '2026-02-01' end,
    case when i % 2 = 0 then array[i, null, 2] end, case when i % 3 > 0 then i % 2 = 0 end, case when i % 2 = 1 then 'OPEN' end
    from generate_series(1, 7) i;
  insert into task select '${company}', ('00000000-0000-7000-8000-0003' || lpad((p * 100 + i)::text, 8, '0'))::uuid,
    ('00000000-0000-7000-8000-0002' || lpad(p::text, 8, '0'))::uuid, 'T' || p || '-' || i, case when i % 3 = 0 then 'DONE' else 'OPEN' end,
    case when i % 4 > 0 then date '2026-02-20' + (i % 5) end, case when i % 2 = 0 then 1.50 + i end, i % 3,
    case when i % 2 = 0 then array['00000000-0000-7000-8000-000100000001'::uuid, '00000000-0000-7000-8000-000100000002'] else '{}' end
    from generate_series(1, 5) p, generate_series(1, 9) i;
  insert into note values
    ('${company}', '${uuid(4, 1)}', 'on a task', '${uuid(1, 1)}', 'TASK', '${uuid(3, 101)}'),
    ('${company}', '${uuid(4, 2)}', 'on a plan', '${uuid(1, 2)}', 'PLAN', '${uuid(2, 2)}'),
    ('${company}', '${uuid(4, 3)}', 'on nothing', '${uuid(1, 1)}', null, null),
    ('${company}', '${uuid(4, 4)}', 'by someone hidden', '${uuid(1, 3)}', 'TASK', '${uuid(3, 999)}');
  insert into plan (company_id, id, name) values ('${stranger}', '${uuid(2, 900)}', 'theirs');`;

const typeDefs = /* GraphQL */ `
  scalar Date
  scalar DateTime
  scalar JSON
  interface Node {
    id: ID!
  }
  union Subject = Plan | Task
  enum Status {
    OPEN
    DONE
  }
  enum TaskOrder {
    CODE
    CODE_DESC
    DUE
    RANK
  }
  input TaskFilter {
    statuses: [Status!]
    search: String
    planIds: [ID!]
    overdue: Boolean
  }
  type PageInfo {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }
  type Person implements Node {
    id: ID!
    name: String!
  }
  type Part {
    n: Int
  }
  type Action {
    name: String!
    on: String!
  }
  type Lax {
    sure: Int!
    kind: Int
    items: [Part!]
  }
  type Reason {
    code: String!
    details: JSON
    parts: [Part!]
  }
  type Step {
    name: String!
    n: Int!
    more: JSON!
    hint: String
  }
  type Extra {
    label: String
    inner: Part
  }
  type Period {
    start: Date
    end: Date
  }
  type Plan implements Node {
    id: ID!
    name: String!
    launchDate: Date
    tags: [String!]!
    states: [Status!]!
    leaps: [Int]
    calm: Boolean
    mood: Status
    reasons: [Reason!]!
    steps: [Step!]!
    extra: Extra
    period: Period!
    pause: Period
    tasks(
      first: Int = 3
      after: String
      last: Int
      before: String
      filter: TaskFilter
      orderBy: TaskOrder = CODE
    ): TaskConnection!
    allTasks(done: Boolean): [Task!]!
    taskCount: Int!
    owner: Person
    ownerId: ID
    updatedAt: DateTime!
    greeting(word: String = "hi"): String!
    maybe: Int
    actions: [Action!]!
    lax: Lax
  }
  type Task implements Node {
    id: ID!
    code: String!
    status: Status!
    dueOn: Date
    isOverdue: Boolean!
    weight: Float
    plan: Plan!
    helpers: [Person!]!
  }
  type TaskEdge {
    cursor: String!
    node: Task!
  }
  type TaskConnection {
    edges: [TaskEdge!]!
    nodes: [Task!]!
    pageInfo: PageInfo!
    totalCount: Int!
    openCount: Int!
  }
  type PlanEdge {
    cursor: String!
    node: Plan!
  }
  type PlanConnection {
    edges: [PlanEdge!]!
    nodes: [Plan!]!
    pageInfo: PageInfo!
    totalCount: Int!
  }
  type Note implements Node {
    id: ID!
    body: String!
    subject: Subject
    author: Person!
  }
  type Viewer {
    person: Person
    today: Date!
    plans: [Plan!]!
  }
  type Query {
    plan(id: ID!): Plan
    mustPlan(id: ID!): Plan!
    note(id: ID!): Note
    plans(first: Int, after: String, last: Int, before: String): PlanConnection!
    tasks(
      first: Int
      after: String
      last: Int
      before: String
      filter: TaskFilter
      orderBy: TaskOrder
    ): TaskConnection!
    notes: [Note!]!
    node(id: ID!): Node
    viewer: Viewer!
    plain: String!
    loose: [Reason!]!
  }
  input TouchInput {
    clientMutationId: String!
    taskId: ID!
  }
  type TouchPayload {
    task: Task
    plans: [Plan!]!
    message: String!
  }
  type Mutation {
    touch(input: TouchInput!): TouchPayload!
  }
  type Subscription {
    taskChanged(id: ID!): Task
  }
`;

export const PersonRead: TypeMap = mapType({ type: "Person", table: "person", columns: ["name"] });

const tasks: ConnectionOptions = {
  orders: {
    CODE: [asc("code")],
    CODE_DESC: [desc("code")],
    DUE: [asc((t) => sql`coalesce(${t("due_on")}, 'infinity'::date)`), desc("rank")],
    RANK: [desc("rank")],
  },
  filters: {
    filter: {
      statuses: (t, value) => sql`${t("status")} = any(${value.bind()})`,
      search: (t, value) => sql`${t("code")} ilike ${value.bind((text: string) => `%${text}%`)}`,
      planIds: (t, value) => sql`${t("plan_id")} = any(${value.ids("Plan")})`,
      overdue: (t, value, { today }) =>
        value.known() ? sql`${t("due_on")} < ${today}` : undefined,
    },
  },
  aggregates: { openCount: (t) => sql`count(*) filter (where ${t("status")} = 'OPEN')` },
};

export const PlanRead: TypeMap = mapType({
  type: "Plan",
  table: "plan",
  columns: ["name", "launch_date", "tags", "states", "leaps", "calm", "mood", "updated_at"],
  fields: {
    reasons: json("reasons"),
    steps: storedJson("steps", ["name", "n", "more"]),
    extra: json("extra"),
    period: embedded({ start: column("starts_on"), end: column("ends_on") }),
    pause: embedded(
      { start: column("starts_on"), end: column("ends_on") },
      (t) => sql`${t("ends_on")} is not null`,
    ),
    tasks: connection(() => TaskRead, { ...tasks, on: { id: "plan_id" } }),
    allTasks: many(() => TaskRead, { id: "plan_id" }, [desc("code")], {
      where: (t, { args }) => args.done && sql`(${t("status")} = 'DONE') = ${args.done.bind()}`,
    }),
    taskCount: computed(
      (t) =>
        sql`(select count(*) from task where task.company_id = ${t("company_id")} and task.plan_id = ${t("id")})`,
    ),
    owner: one(() => PersonRead, { owner_id: "id" }),
    ownerId: globalId("Person", "owner_id"),
    greeting: computed((t, { args }) =>
      args.word ? sql`${args.word.bind()}::text || ' ' || ${t("name")}` : sql`null::text`,
    ),
    maybe: computed(() => sql`null::int`),
    actions: resolved("name"),
    lax: json(
      (t) => sql`case ${t("name")} when 'plan 1' then '{"sure":1,"kind":null,"items":[{"n":1}]}'
      when 'plan 2' then '{"sure":null}' when 'plan 3' then '{}' when 'plan 4' then '{"sure":4,"items":[null]}' end::jsonb`,
    ),
  },
});

export const TaskRead: TypeMap = mapType({
  type: "Task",
  table: "task",
  columns: ["code", "status", "due_on", "weight"],
  fields: {
    isOverdue: computed((t, { today }) => sql`coalesce(${t("due_on")} < ${today}, false)`),
    plan: one(() => PlanRead, { plan_id: "id" }),
    helpers: many(() => PersonRead, {}, [asc("name")], {
      where: (t, _, parent) => sql`${t("id")} = any(${parent("helper_ids")})`,
    }),
  },
});

export const NoteRead: TypeMap = mapType({
  type: "Note",
  table: "note",
  columns: ["body"],
  fields: () => ({
    author: one(() => PersonRead, { author_id: "id" }),
    subject: oneOf("subject_type", {
      TASK: one(() => TaskRead, { subject_id: "id" }),
      PLAN: one(() => PlanRead, { subject_id: "id" }),
    }),
  }),
});

export const reads: Reads = {
  types: [PersonRead, PlanRead, TaskRead, NoteRead],
  query: {
    plan: byId(() => PlanRead),
    mustPlan: byId(() => PlanRead),
    note: byId(() => NoteRead),
    plans: connection(() => PlanRead, { maxPage: 200 }),
    tasks: connection(() => TaskRead, tasks),
    notes: many(() => NoteRead, {}, []),
    node: node(() => [PersonRead, PlanRead, TaskRead, NoteRead]),
    viewer: embedded({
      person: one(
        () => PersonRead,
        {},
        (t, { value }) => sql`${t("id")} = ${value((run) => run.scope.personId)}`,
      ),
      today: computed((_, { today }) => today),
      plans: many(() => PlanRead, {}, [asc("name")], { limit: 2 }),
    }),
  },
};

/** The schema with resolvers as the modules write them: one line per mapped root field. */
export function makeSchema(): GraphQLSchema {
  const schema = buildSchema(typeDefs);
  const query = schema.getQueryType()!.getFields();
  for (const name of Object.keys(reads.query)) {
    query[name]!.resolve = (_source, _args, context, info) => readField(context, info);
  }
  query.plain!.resolve = () => "plain";
  query.loose!.resolve = () => [{ code: "MADE", details: { by: "a resolver" }, parts: null }];
  const plan = schema.getType("Plan") as GraphQLObjectType;
  plan.getFields().actions!.resolve = ({ id, name }) => [{ name, on: id }];
  schema.getMutationType()!.getFields().touch!.resolve = (
    _source,
    { input },
    context,
    info: GraphQLResolveInfo,
  ) =>
    readPayload(
      context,
      info,
      { task: input.taskId.split("_")[1], plans: [uuid(2, 3), uuid(2, 1)] },
      { message: "touched" },
    );
  const { taskChanged } = schema.getSubscriptionType()!.getFields();
  taskChanged!.resolve = (event, _args, context, info) => readRecord(context, info, event.ids[0]);
  return attachReads(schema, reads);
}

export interface Fixture {
  readonly pool: pg.Pool;
  /** The context of somebody of the company. */
  readonly context: TenantContext;
  contextOf(companyId: string): TenantContext;
  readonly ownerUrl: string;
  /** As the owner, whom row-level security does not hold. */
  owner: pg.Pool;
  stop(): Promise<void>;
}

/** A database of its own with the tables above and a few rows. */
export async function startFixture(): Promise<Fixture> {
  const dataDir = mkdtempSync(join(tmpdir(), "threshold-read-"));
  const server = await startEmbedded({ dataDir, say() {} });
  const owner = new pg.Pool({ connectionString: server.url, max: 2 });
  owner.on("error", () => {}); // the server's stop
  await owner.query(tables);
  await owner.query(rows);
  const url = new URL(server.url);
  url.username = "reader";
  url.password = "reader";
  const pool = openPool(url.href, { max: 4 });
  const contextOf = (companyId: string): TenantContext => ({
    pool,
    scope: {
      companyId,
      accountId: uuid(9, 1),
      personId: uuid(1, 1),
      placeIds: [],
      reachIds: [],
      permissions: [],
      centerIds: [],
      readable: "",
      requestId: "request",
      origin: "test",
    },
    now: "2026-02-22T02:00:00Z",
    today: "2026-02-22",
  });
  const stop = async () => {
    await pool.end();
    await owner.end();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { pool, owner, ownerUrl: server.url, context: contextOf(company), contextOf, stop };
}
