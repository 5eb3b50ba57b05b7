/** Forms on react-hook-form and zod; import it only from lazily loaded pages. */
export * from "./Form";
export * from "./fields";
export * from "./useZodForm";
