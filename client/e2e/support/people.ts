/** People of the tests: new customers by the API, and the demo's staff. */
import { randomInt } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";

export const API = "/api/v1";
export const PASSWORD = "correct-horse-42";
export const STAFF = ["technician", "support", "admin"] as const;
export type StaffRole = (typeof STAFF)[number];

interface TokenPair {
  access_token: string;
  refresh_token: string;
  expires_in: number;
}

// biome-ignore lint/suspicious/noExplicitAny: what the API gives is read by tests alone
type Json = any;

/** Somebody who is signed in; what they do here goes past the app, by the API. */
export class Person {
  constructor(
    private readonly http: APIRequestContext,
    private readonly tokens: TokenPair,
    readonly login: { phone?: string; email?: string; password: string },
  ) {}

  async get(path: string): Promise<Json> {
    return this.call("GET", path);
  }

  async post(path: string, data: object = {}): Promise<Json> {
    return this.call("POST", path, data);
  }

  async patch(path: string, data: object): Promise<Json> {
    return this.call("PATCH", path, data);
  }

  async me(): Promise<Json> {
    return this.get("/user/me");
  }

  /** Registers a washing machine. */
  async device(fields: object = {}): Promise<Json> {
    return this.post("/devices", {
      user_id: (await this.me()).id,
      title: "Стиральная машина",
      brand: "Bosch",
      model: "WAN 24260",
      serial_number: `E2E-${unique()}`,
      ...fields,
    });
  }

  async ticket(fields: object = {}): Promise<Json> {
    return this.post("/tickets", { title: `Течёт ${unique()}`, ...fields });
  }

  /** What the app keeps in a browser of theirs (`shared/api/tokens.ts`). */
  storageState(origin: string) {
    const values = {
      access_token: this.tokens.access_token,
      refresh_token: this.tokens.refresh_token,
      access_token_expires_at: String(Date.now() + this.tokens.expires_in * 1000),
    };
    const localStorage = Object.entries(values).map(([name, value]) => ({ name, value }));
    return { cookies: [], origins: [{ origin, localStorage }] };
  }

  private async call(method: string, path: string, data?: object): Promise<Json> {
    const headers = { Authorization: `Bearer ${this.tokens.access_token}` };
    const answer = await this.http.fetch(API + path, { method, data, headers });
    if (!answer.ok())
      throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer.status() === 204 ? undefined : answer.json();
  }
}

/** Signs a new customer up, under a number of their own. */
export async function signUp(http: APIRequestContext, fields: object = {}): Promise<Person> {
  const login = { phone: uniquePhone(), password: PASSWORD };
  return new Person(http, await tokens(http, "register", { ...login, ...fields }), login);
}

/** The people of the demo, each signed in once by the part that they play. */
export class Logins {
  private readonly known = new Map<string, { person: Promise<Person>; until: number }>();

  constructor(private readonly http: APIRequestContext) {}

  async of(role: StaffRole | "customer"): Promise<Person> {
    const known = this.known.get(role);
    if (known && Date.now() < known.until) return known.person;
    const login = { email: `${role}@example.com`, password: `demo-${role}` };
    const pair = tokens(this.http, "login", login);
    const person = pair.then((each) => new Person(this.http, each, login));
    this.known.set(role, { person, until: Number.POSITIVE_INFINITY });
    // No browser may have to refresh: the others would then hold a token that was used before.
    const until = Date.now() + ((await pair).expires_in * 1000) / 2;
    this.known.set(role, { person, until });
    return person;
  }
}

export function uniquePhone(): string {
  return `+7999${String(randomInt(10 ** 7)).padStart(7, "0")}`;
}

export function unique(): string {
  return randomInt(36 ** 6).toString(36);
}

async function tokens(http: APIRequestContext, how: string, data: object): Promise<TokenPair> {
  const answer = await http.post(`${API}/auth/${how}`, { data });
  if (!answer.ok()) throw new Error(`${how}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}
