/** What a browser complains of: a test during which it does has failed. */
import type { BrowserContext } from "@playwright/test";

const REFUSED = /^Failed to load resource: the server responded with a status of 4\d\d/;

export class Complaints {
  private readonly all: string[] = [];
  private readonly expected: RegExp[] = [];

  /** Listens to every page of the context: errors, warnings of the policy, failures of scripts. */
  watch(context: BrowserContext): void {
    context.on("console", (message) => {
      if (message.type() === "error")
        this.all.push(`${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => {
      this.all.push(error.error().stack ?? error.error().message);
    });
    context.on("response", (response) => {
      if (response.status() >= 500) this.all.push(`${response.status()} ${response.url()}`);
    });
  }

  /** Says that complaints like this are part of the test. */
  expect(...patterns: RegExp[]): void {
    this.expected.push(...patterns);
  }

  /** Says that the server refuses something, which Chromium notes as an error. */
  expectRefusals(): void {
    this.expect(REFUSED);
  }

  unexpected(): string[] {
    return this.all.filter((text) => !this.expected.some((pattern) => pattern.test(text)));
  }
}
