import { connectionOf } from "../graphql/connection.ts";
import { LaunchPlan, LaunchTask } from "./types.ts";

export const LaunchPlanConnection = connectionOf(() => LaunchPlan, "LaunchPlan", "开盘筹备计划");
export type LaunchPlanConnection = InstanceType<typeof LaunchPlanConnection>;

export const LaunchTaskConnection = connectionOf(() => LaunchTask, "LaunchTask", "筹备任务");
export type LaunchTaskConnection = InstanceType<typeof LaunchTaskConnection>;
