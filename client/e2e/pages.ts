/** Every page of the app, and who sees it: for what has to hold of all of them. */
import type { Person, StaffRole } from "./support/people";

export type Viewer = "anybody" | "customer" | StaffRole;

export interface AppPage {
  name: string;
  viewer: Viewer;
  /** Its address; `{thing}` stands for one of the demo's (`addresses`). */
  path: string;
}

const page = (viewer: Viewer, name: string, path: string): AppPage => ({ name, viewer, path });

export const PAGES: AppPage[] = [
  page("anybody", "login", "/login"),
  page("anybody", "register", "/register"),
  page("anybody", "forgot-password", "/forgot-password"),
  page("anybody", "reset-password", "/reset-password#token=none"),
  page("anybody", "verify-email", "/verify-email"),
  page("anybody", "public-device", "/d/{device}"),
  page("anybody", "faq", "/faq"),
  page("anybody", "faq-category", "/faq/{category}"),
  page("anybody", "faq-article", "/faq/article/{article}"),
  page("anybody", "page", "/pages/{page}"),
  page("anybody", "news", "/news"),
  page("anybody", "not-found", "/no/such/address"),
  page("customer", "home", "/"),
  page("customer", "devices", "/devices"),
  page("customer", "new-device", "/devices/new"),
  page("customer", "device", "/devices/{device}"),
  page("customer", "device-label", "/devices/{device}/label"),
  page("customer", "tickets", "/tickets"),
  page("customer", "new-ticket", "/tickets/new"),
  page("customer", "ticket", "/tickets/{ticket}"),
  page("customer", "support", "/support"),
  page("customer", "new-support-case", "/support/new"),
  page("customer", "support-case", "/support/{case}"),
  page("customer", "notifications", "/notifications"),
  page("customer", "profile", "/profile"),
  page("customer", "sessions", "/profile/sessions"),
  page("customer", "security", "/profile/security"),
  page("customer", "my-data", "/profile/data"),
  page("technician", "staff-queue", "/staff"),
  page("technician", "staff-ticket", "/staff/tickets/{ticket}"),
  page("technician", "staff-calendar", "/staff/calendar"),
  page("technician", "staff-dashboard", "/staff/dashboard"),
  page("support", "staff-support", "/staff/support"),
  page("support", "staff-support-case", "/staff/support/{case}"),
  page("support", "staff-content-faq", "/staff/content/faq"),
  page("support", "staff-content-pages", "/staff/content/pages"),
  page("admin", "staff-users", "/staff/users"),
  page("admin", "staff-user", "/staff/users/{user}"),
  page("admin", "staff-audit", "/staff/audit"),
  page("customer", "gallery", "/gallery"),
];

/** Puts the demo customer's own things into the address. */
export async function addressOf({ path }: AppPage, owner: Person): Promise<string> {
  const thing = /\{(\w+)\}/.exec(path)?.[1];
  return thing ? path.replace(`{${thing}}`, await one(thing, owner)) : path;
}

async function one(thing: string, owner: Person): Promise<string> {
  switch (thing) {
    case "device":
      return (await owner.get("/devices"))[0].id;
    case "ticket":
      return (await longest(owner, "/tickets")).id;
    case "case":
      return (await owner.get("/support"))[0].id;
    case "category":
      return (await owner.get("/faq/categories"))[0].slug;
    case "article": {
      const { slug } = (await owner.get("/faq/categories"))[0];
      return (await owner.get(`/faq/categories/${slug}/articles`))[0].id;
    }
    case "page":
      return (await owner.get("/pages"))[0].slug;
    case "user":
      return (await owner.me()).id;
    default:
      throw new Error(`no such thing: ${thing}`);
  }
}

/** The one with the longest chat has the most to show. */
async function longest(owner: Person, list: string): Promise<{ id: string }> {
  const rows: { id: string }[] = await owner.get(list);
  const chats = await Promise.all(
    rows.map(async (row) => (await owner.get(`${list}/${row.id}/messages`)).length),
  );
  const found = rows[chats.indexOf(Math.max(...chats))];
  if (!found) throw new Error(`${list} is empty`);
  return found;
}
