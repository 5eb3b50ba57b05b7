/** The parts of the running stack, stopped and started in the middle of things. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const PRIVET = fileURLToPath(new URL("../../../.venv/bin/privet", import.meta.url));
const run = promisify(execFile);

export class Part {
  constructor(
    private readonly name: string,
    private readonly readyUrl: string,
  ) {}

  /** Ends it and keeps it down: connections are refused. */
  async stop(): Promise<void> {
    await run(PRIVET, ["stop", this.name]);
    while (await this.answers()) await sleep(50);
  }

  /** Starts it again and waits until it is ready. */
  async start(): Promise<void> {
    await run(PRIVET, ["start", this.name]);
    while (!(await this.answers())) await sleep(50);
  }

  /** Has it hang: connections are accepted and nothing is answered. */
  async freeze(): Promise<void> {
    process.kill(await this.pid(), "SIGSTOP");
  }

  /** Lets it go on where it hung. */
  async thaw(): Promise<void> {
    process.kill(await this.pid(), "SIGCONT");
  }

  /** Does `act` while it is stopped; it runs again whatever happens. */
  async whileStopped(act: () => Promise<void>): Promise<void> {
    await this.stop();
    try {
      await act();
    } finally {
      await this.start();
    }
  }

  /** Does `act` while it hangs; it goes on whatever happens. */
  async whileFrozen(act: () => Promise<void>): Promise<void> {
    await this.freeze();
    try {
      await act();
    } finally {
      await this.thaw();
    }
  }

  private async pid(): Promise<number> {
    const { stdout } = await run(PRIVET, ["status", "--json"]);
    return JSON.parse(stdout).parts[this.name].pid;
  }

  private async answers(): Promise<boolean> {
    try {
      return (await fetch(this.readyUrl, { signal: AbortSignal.timeout(2000) })).ok;
    } catch {
      return false;
    }
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
