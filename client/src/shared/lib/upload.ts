import { completeUpload, createUpload } from "../api/generated/endpoints/media/media";
import type { ContentType, MediaRead, Purpose, UploadRead } from "../api/generated/model";
import { Problem, toProblem } from "../api/problem";
import { putFile } from "./put-file";
import { semaphore } from "./semaphore";
import { backoff, sleep } from "./sleep";

const ATTEMPTS = 4;
/** Larger files are not hashed: the whole of one has to be in memory for that. */
const HASH_UP_TO = 20 * 1024 * 1024;
const MARGIN_MS = 10_000;
const inTurn = semaphore(3);

export interface UploadOptions {
  purpose: Purpose;
  /** The name that a download gets; a `File` has its own. */
  name?: string;
  signal?: AbortSignal;
  /** Called with the part that is sent, from 0 to 1. */
  onProgress?: (part: number) => void;
}

/**
 * Uploads a file straight to storage and returns its media object; three at once, the rest wait.
 *
 * Lost connections are taken up again, with another address when the first has expired. Throws a
 * `Problem`: `network.aborted` after `signal`, `media.*` when the file itself is not acceptable.
 */
export function uploadFile(file: Blob, options: UploadOptions): Promise<MediaRead> {
  return inTurn(async () => {
    const upload = new Upload(file, options);
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await upload.proceed();
      } catch (error) {
        const problem = options.signal?.aborted
          ? new Problem("network.aborted", { cause: error })
          : toProblem(error);
        const mayRetry = problem.isTransient || upload.isToBeginAgain(problem);
        if (problem.code === "network.aborted" || !mayRetry || attempt + 1 >= ATTEMPTS) {
          throw problem;
        }
        const wait = problem.retryAfter ?? backoff(attempt, 800);
        await sleep(wait, options.signal).catch(() => {
          throw new Problem("network.aborted");
        });
      }
    }
  });
}

/** One file on its way: what is done stays done when the next step has to be tried again. */
class Upload {
  private target: UploadRead | undefined;
  private isSent = false;
  private readonly file: Blob;
  private readonly options: UploadOptions;

  constructor(file: Blob, options: UploadOptions) {
    this.file = file;
    this.options = options;
  }

  async proceed(): Promise<MediaRead> {
    const { signal, onProgress } = this.options;
    const { size } = this.file;
    if (this.target && !this.isSent && hasExpired(this.target)) this.target = undefined;
    this.target ??= await this.begin();
    if (!this.isSent) {
      const { url, headers } = this.target.upload;
      await putFile(url, this.file, {
        headers,
        signal,
        onProgress: (sent) => onProgress?.(size ? Math.min(1, sent / size) : 1),
      });
      this.isSent = true;
    }
    const media = await completeUpload(this.target.id, signal ? { signal } : {});
    onProgress?.(1);
    return media;
  }

  /** Whether this refusal is one of the address or of what was stored, not of the file. */
  isToBeginAgain(problem: Problem): boolean {
    const isStale =
      (problem.code === "upload.refused" && problem.status === 403) ||
      ["media.not_uploaded", "media.not_found", "media.checksum_mismatch"].includes(problem.code);
    if (isStale) {
      this.target = undefined;
      this.isSent = false;
    }
    return isStale;
  }

  private async begin(): Promise<UploadRead> {
    const { name, purpose, signal } = this.options;
    const filename = name ?? (this.file instanceof File ? this.file.name : "");
    return createUpload(
      {
        filename: filename || "file",
        content_type: this.file.type as ContentType,
        size: this.file.size,
        purpose,
        sha256: await sha256(this.file),
      },
      signal ? { signal } : {},
    );
  }
}

function hasExpired(target: UploadRead): boolean {
  return Date.parse(target.upload.expires_at) - MARGIN_MS < Date.now();
}

/** The checksum in hexadecimal digits; null where it cannot be had (plain http, a large file). */
async function sha256(file: Blob): Promise<string | null> {
  if (!globalThis.crypto?.subtle || file.size > HASH_UP_TO) return null;
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
