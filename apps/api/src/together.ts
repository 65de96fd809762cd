/**
 * Answers what resolvers ask for record by record with one statement for all that the executor asks in one turn. Nothing
 * is remembered: what is asked later, after another mutation of the same request say, is read anew.
 */
export function together<Context extends object, Value>(
  load: (context: Context, keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): (context: Context, key: string) => Promise<Value | undefined> {
  const turns = new WeakMap<Context, Turn<Value>>();
  return async (context, key) => {
    let turn = turns.get(context);
    if (!turn) {
      const keys = new Set<string>();
      const loaded = Promise.resolve().then(() => {
        turns.delete(context);
        return load(context, [...keys]);
      });
      turns.set(context, (turn = { keys, loaded }));
    }
    turn.keys.add(key);
    return (await turn.loaded).get(key);
  };
}

interface Turn<Value> {
  readonly keys: Set<string>;
  readonly loaded: Promise<ReadonlyMap<string, Value>>;
}
