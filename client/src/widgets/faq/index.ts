/** Answers that are found while one writes or searches. */
export { ArticleBody } from "./ArticleBody";
export { FoundAnswers } from "./FoundAnswers";
export { Marked } from "./Marked";
export { articleQuery, SHORTEST_SEARCH, searchQuery } from "./queries";
export { useDebounced } from "./useDebounced";
