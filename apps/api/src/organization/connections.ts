import { connectionOf } from "../graphql/connection.ts";
import { Estate, Person, Unit } from "./types.ts";

export const EstateConnection = connectionOf(() => Estate, "Estate", "小区");
export type EstateConnection = InstanceType<typeof EstateConnection>;

export const UnitConnection = connectionOf(() => Unit, "Unit", "房屋");
export type UnitConnection = InstanceType<typeof UnitConnection>;

export const PersonConnection = connectionOf(() => Person, "Person", "员工");
export type PersonConnection = InstanceType<typeof PersonConnection>;
