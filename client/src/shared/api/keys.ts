/** Every query key, in one place: what the realtime handlers and the outbox update. */

type Filters = object;

export const keys = {
  user: {
    me: ["user", "me"],
    sessions: ["user", "sessions"],
    secondFactor: ["user", "totp"],
  },
  devices: {
    all: ["devices"],
    list: (filters: Filters = {}) => ["devices", "list", filters],
    search: (filters: Filters) => ["devices", "search", filters],
    detail: (id: string) => ["devices", "detail", id],
    history: (id: string) => ["devices", "history", id],
  },
  tickets: {
    all: ["tickets"],
    lists: ["tickets", "list"],
    list: (filters: Filters = {}) => ["tickets", "list", filters],
    detail: (id: string) => ["tickets", "detail", id],
    /** Infinite, `order=newest`: the first item of the first page is the newest message. */
    messages: (id: string) => ["tickets", "messages", id],
    statistics: (period: Filters = {}) => ["tickets", "statistics", period],
    assignees: ["tickets", "assignees"],
    views: ["tickets", "views"],
    viewCounts: ["tickets", "view-counts"],
  },
  support: {
    all: ["support"],
    lists: ["support", "list"],
    list: (filters: Filters = {}) => ["support", "list", filters],
    meta: ["support", "meta"],
    detail: (id: string) => ["support", "detail", id],
    /** Infinite, `order=newest`, like those of tickets. */
    messages: (id: string) => ["support", "messages", id],
  },
  notifications: {
    all: ["notifications"],
    list: ["notifications", "list"],
    unread: ["notifications", "unread"],
    preferences: ["notifications", "preferences"],
  },
  faq: {
    all: ["faq"],
    categories: (locale: string) => ["faq", "categories", locale],
    articles: (slug: string, locale: string) => ["faq", "articles", slug, locale],
    /** All languages of an article, for its editor. */
    source: (id: string) => ["faq", "source", id],
    article: (id: string, locale: string) => ["faq", "article", id, locale],
    search: (q: string, locale: string) => ["faq", "search", locale, q],
  },
  pages: {
    all: ["pages"],
    list: (filters: Filters = {}) => ["pages", "list", filters],
    detail: (slug: string, locale: string) => ["pages", "detail", slug, locale],
    /** All languages of a page, for its editor. */
    source: (slug: string) => ["pages", "source", slug],
    versions: (slug: string) => ["pages", "versions", slug],
  },
  content: { preview: (markdown: string) => ["content", "preview", markdown] },
  platform: { version: ["platform", "version"] },
  media: { detail: (id: string) => ["media", "detail", id] },
  admin: {
    users: (filters: Filters = {}) => ["admin", "users", filters],
    user: (id: string) => ["admin", "user", id],
    audit: (filters: Filters = {}) => ["admin", "audit", filters],
    statistics: ["admin", "statistics"],
  },
} as const;
