export * from "./format";
export * from "./language";
export * from "./Rich";
export { i18n } from "./translator";
export * from "./useFormat";
export * from "./useTranslation";
