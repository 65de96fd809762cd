import { useSyncExternalStore } from "react";

const subscribe = (changed: () => void) => {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
};

/** Whether the device has a connection, as far as it knows: one that leads nowhere counts until something is asked over it. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);
