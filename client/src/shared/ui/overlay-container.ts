import { createContext, type RefObject } from "react";

/** The modal dialog around, into which popovers have to go: outside of it nothing can be reached. */
export const OverlayContainer = createContext<RefObject<HTMLElement | null> | null>(null);
