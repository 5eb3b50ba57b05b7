import type { Translate } from "@/shared/i18n";

/** The part of a zod issue that decides about its words. */
export interface Issue {
  code?: string;
  input?: unknown;
  origin?: string;
  format?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
}

/** What is wrong, in words, unless the schema has words of its own. */
export function wordsForIssue(issue: Issue, t: Translate<"form">): string {
  if (issue.input === undefined || issue.input === null || issue.input === "") return t("required");
  switch (issue.code) {
    case "too_small":
      return issue.origin === "string"
        ? t("short", { count: Number(issue.minimum) })
        : t("small", { limit: Number(issue.minimum) });
    case "too_big":
      return issue.origin === "string"
        ? t("long", { count: Number(issue.maximum) })
        : t("large", { limit: Number(issue.maximum) });
    case "invalid_format":
      if (issue.format === "email") return t("email");
      return issue.format === "url" ? t("url") : t("invalid");
    case "invalid_type":
      return Number.isNaN(issue.input) ? t("number") : t("invalid");
    default:
      return t("invalid");
  }
}
