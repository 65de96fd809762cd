import { useEffect, useRef, useState } from "react";

/**
 * Brings a heavy component when something first shows it. Until it is there (and for good where it
 * cannot be fetched) the caller shows a plain control, which takes `plain` as its ref: the focus goes
 * over from that one to the component.
 */
export function loadable<Component extends object, Plain extends HTMLElement = HTMLElement>(
  fetchIt: () => Promise<Component>,
) {
  let ready: Component | undefined;
  return function useLoaded() {
    const plain = useRef<Plain>(null);
    const [shown, setShown] = useState(ready && { component: ready, hadFocus: false });
    useEffect(() => {
      if (shown) return undefined;
      let here = true;
      fetchIt().then(
        (component) => {
          ready = component;
          const hadFocus = plain.current !== null && plain.current === document.activeElement;
          if (here) setShown({ component, hadFocus });
        },
        () => undefined, // offline or a new release: the plain control does the work
      );
      return () => {
        here = false;
      };
    }, [shown]);
    return { plain, component: shown?.component, hadFocus: shown?.hadFocus ?? false };
  };
}

/** Where a pop-up belongs: inside its dialog, or the browser and the focus trap would shut it out. */
export const popupPlace = (trigger: HTMLElement): HTMLElement =>
  trigger.closest<HTMLElement>("dialog, [role=dialog]") ?? document.body;
