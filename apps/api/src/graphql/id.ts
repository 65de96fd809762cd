/** A global id taken apart: `LaunchTask_0190…` is the LaunchTask with that uuid. */
export interface GlobalId {
  readonly type: string;
  readonly uuid: string;
}

const pattern = /^([A-Z][A-Za-z]*)_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** The parts of a global id; undefined for any other text. */
export function parseId(id: string): GlobalId | undefined {
  const match = pattern.exec(id);
  return match ? { type: match[1]!, uuid: match[2]! } : undefined;
}

export const globalIdOf = (type: string, uuid: string): string => `${type}_${uuid}`;
