import { useEffect, useState } from "react";

/** Addresses of blobs, by their id, given back when they are shown no more. */
export function useObjectUrls(
  blobs: readonly { id: string; blob: Blob }[],
): ReadonlyMap<string, string> {
  const [urls, setUrls] = useState<ReadonlyMap<string, string>>(new Map());
  const ids = blobs.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a blob does not change under its id
  useEffect(() => {
    const made = new Map(blobs.map(({ id, blob }) => [id, URL.createObjectURL(blob)]));
    setUrls(made);
    return () => {
      for (const url of made.values()) URL.revokeObjectURL(url);
    };
  }, [ids]);
  return urls;
}
