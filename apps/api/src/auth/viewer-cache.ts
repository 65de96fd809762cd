/** How long a viewer is remembered at most, in milliseconds; changes are also announced. */
const rememberedFor = 30_000;
/** How many bytes of viewers are kept, roughly: a head office's list of places is long. */
const roomFor = 16_000_000;

/** What a load brings: the value, whom it concerns and until when it can be true. */
export interface Loaded<T> {
  readonly value: T;
  readonly accountId: string;
  readonly companyId: string;
  readonly validUntil: Date;
}

type Entry<T> = Loaded<T> & { readonly until: number; readonly size: number };

/**
 * Remembers who is signed in, so that a page costs one round trip and not two. Oldest use goes
 * first when room is short; nobody (null) is never remembered, so that strangers take no room.
 */
export function createViewerCache<T>(clock: () => Date, room = roomFor) {
  const entries = new Map<string, Entry<T>>();
  const loading = new Map<string, Promise<T | null>>();
  let size = 0;
  let epoch = 0;

  function drop(key: string, entry: Entry<T>) {
    entries.delete(key);
    size -= entry.size;
  }

  function keep(key: string, loaded: Loaded<T>) {
    const entry = {
      ...loaded,
      until: performance.now() + rememberedFor,
      size: key.length + JSON.stringify(loaded.value).length,
    };
    const former = entries.get(key);
    if (former) drop(key, former);
    entries.set(key, entry);
    size += entry.size;
    for (const [oldest, old] of entries) {
      if (size <= room) break;
      drop(oldest, old);
    }
  }

  function find(key: string): Entry<T> | undefined {
    const entry = entries.get(key);
    if (!entry) return undefined;
    entries.delete(key);
    entries.set(key, entry); // now the youngest
    if (performance.now() < entry.until && clock() < entry.validUntil) return entry;
    drop(key, entry);
    return undefined;
  }

  async function load(key: string, read: () => Promise<Loaded<T> | null>): Promise<T | null> {
    const began = epoch;
    try {
      const loaded = await read();
      // What was read while somebody said "forget" may be what was to be forgotten.
      if (loaded && began === epoch) keep(key, loaded);
      return loaded && loaded.value;
    } finally {
      if (began === epoch) loading.delete(key);
    }
  }

  return {
    /** The remembered value, or what `read` brings; asked for twice at once it reads once. */
    get(key: string, read: () => Promise<Loaded<T> | null>): Promise<T | null> {
      const entry = find(key);
      if (entry) return Promise.resolve(entry.value);
      const running = loading.get(key) ?? load(key, read);
      if (!loading.has(key)) loading.set(key, running);
      return running;
    },
    forget(concerns: (entry: Loaded<T>) => boolean): void {
      epoch += 1;
      loading.clear();
      for (const [key, entry] of entries) if (concerns(entry)) drop(key, entry);
    },
    count: () => entries.size,
  };
}
