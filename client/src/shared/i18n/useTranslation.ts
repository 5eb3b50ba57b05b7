import { use, useMemo, useSyncExternalStore } from "react";
import { i18n, type Params } from "./translator";
import type { KeyOf, Namespace } from "./words";

export interface Translate<Name extends Namespace> {
  (key: KeyOf<Name>, params?: Params): string;
  /** Keys that are known only at run time, best first: the first that has words. */
  (keys: readonly string[], params?: Params): string;
}

const pending = new Map<string, Promise<void>>();

function loaded(namespace: string): Promise<void> {
  const key = `${i18n.language}/${namespace}`;
  const promise = pending.get(key) ?? i18n.loadNamespaces([namespace]);
  pending.set(key, promise);
  return promise;
}

/** The words of one namespace; suspends while they load, which `page()` has begun already. */
export function useTranslation<Name extends Namespace = "common">(
  namespace: Name = "common" as Name,
): { t: Translate<Name>; i18n: typeof i18n } {
  const language = useSyncExternalStore(i18n.subscribe, () => i18n.language);
  if (!i18n.isLoaded(namespace)) use(loaded(namespace));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language, another `t`
  const t = useMemo(
    () => (keys: string | readonly string[], params?: Params) =>
      i18n.translate(namespace, keys, params),
    [namespace, language],
  );
  return { t, i18n };
}
