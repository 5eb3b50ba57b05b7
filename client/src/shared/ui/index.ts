/** The design system's light part. What stands on react-aria-components or on forms is imported by
 * its own path (`@/shared/ui/Menu`, `@/shared/ui/form`), so that the home page stays small. */
export * from "./Avatar";
export * from "./Badge";
export * from "./Button";
export * from "./Card";
export * from "./Choice";
export * from "./CopyButton";
export * from "./Dialog";
export * from "./ErrorBoundary";
export * from "./Field";
export * from "./Link";
export * from "./ListStates";
export * from "./LoadMore";
export * from "./Page";
export * from "./PageSkeleton";
export * from "./Panes";
export * from "./Preferences";
export * from "./ProblemState";
export * from "./Progress";
export * from "./Skeleton";
export * from "./States";
export * from "./TabLinks";
export * from "./Table";
export * from "./TextField";
export * from "./Time";
export * from "./theme";
export { type ToastOptions, toast } from "./toasts";
